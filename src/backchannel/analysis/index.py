"""Look-ups by entity over the accounts of a case, each made once."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from backchannel.analysis.accounts import Account
from backchannel.analysis.backchannels import Channel, Flag
from backchannel.analysis.contradictions import Contradiction
from backchannel.case import CaseClaim

if TYPE_CHECKING:
    from backchannel.analysis.analysis import Analysis

T = TypeVar("T")


class Index:
    """What an entity takes part in. Answers are in the order of the views themselves."""

    def __init__(self, analysis: "Analysis") -> None:
        self._analysis = analysis

    def contacts(self, entity: str) -> tuple[Account, ...]:
        """Dealings, by date."""
        return self._contacts.get(entity, ())

    def ties(self, entity: str) -> tuple[Account, ...]:
        """Lasting relations."""
        return self._ties.get(entity, ())

    def acts(self, entity: str) -> tuple[Account, ...]:
        """What was done about agreements."""
        return self._acts.get(entity, ())

    def channels(self, entity: str) -> tuple[Channel, ...]:
        """Back channels."""
        return self._channels.get(entity, ())

    def contradictions(self, entity: str) -> tuple[Contradiction, ...]:
        """Where claims with the entity disagree."""
        return self._contradictions.get(entity, ())

    def said_by(self, entity: str) -> tuple[CaseClaim, ...]:
        """Claims that are attributed to the entity."""
        return self._said.get(entity, ())

    def of_side(self, code: str) -> tuple[str, ...]:
        """Ids of the entities that belong to a state."""
        return self._sides.get(code, ())

    def account(self, claim: str) -> Account | None:
        """The account that a claim belongs to."""
        return self._by_claim.get(claim)

    def flag(self, account: str) -> Flag | None:
        """The signs of a back channel that a dealing bears, if it bears any."""
        return self._flags.get(account)

    @cached_property
    def _contacts(self) -> dict[str, tuple[Account, ...]]:
        return _by_entity(self._analysis.contacts)

    @cached_property
    def _ties(self) -> dict[str, tuple[Account, ...]]:
        return _by_entity(self._analysis.ties)

    @cached_property
    def _acts(self) -> dict[str, tuple[Account, ...]]:
        return _by_entity(self._analysis.acts)

    @cached_property
    def _channels(self) -> dict[str, tuple[Channel, ...]]:
        def members(channel: Channel) -> Iterable[str]:
            flags = (*channel.contacts, *channel.apart)
            return (p.entity.id for flag in flags for claim in flag.account.claims for p in claim.parties)

        return _grouped((id, channel) for channel in self._analysis.channels for id in dict.fromkeys(members(channel)))

    @cached_property
    def _contradictions(self) -> dict[str, tuple[Contradiction, ...]]:
        return _grouped(
            (id, found)
            for found in self._analysis.contradictions
            for id in dict.fromkeys(p.entity.id for claim in (*found.one, *found.other) for p in claim.parties)
        )

    @cached_property
    def _said(self) -> dict[str, tuple[CaseClaim, ...]]:
        return _grouped(
            (id, claim)
            for claim in self._analysis.case.claims
            for id in dict.fromkeys(link.entity.id for link in claim.sources if link.entity)
        )

    @cached_property
    def _sides(self) -> dict[str, tuple[str, ...]]:
        sides = self._analysis.sides
        entities = self._analysis.case.entities.values()
        return _grouped((side.code, entity.id) for entity in entities if (side := sides.of(entity)))

    @cached_property
    def _by_claim(self) -> dict[str, Account]:
        every = (*self._analysis.contacts, *self._analysis.acts, *self._analysis.ties, *self._analysis.roles)
        return {claim.key: account for account in every for claim in account.claims}

    @cached_property
    def _flags(self) -> dict[str, Flag]:
        return {flag.account.id: flag for flag in self._analysis.flags}


def _by_entity(accounts: Iterable[Account]) -> dict[str, tuple[Account, ...]]:
    return _grouped(
        (id, account)
        for account in accounts
        for id in dict.fromkeys(p.entity.id for claim in account.claims for p in claim.parties)
    )


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
