"""One entity, or two, as the claims of a case have them: dossiers and pairs. Every part leads back to its claims."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backchannel.analysis.accounts import Account
from backchannel.analysis.agreements import AgreementView
from backchannel.analysis.backchannels import Channel, Group, group_of, stands_for_state
from backchannel.analysis.contradictions import Contradiction
from backchannel.analysis.offices import Tenure
from backchannel.analysis.origins import Origin, origins
from backchannel.analysis.revolving import Turn, turns
from backchannel.case import CaseClaim, CaseEntity
from backchannel.model import EntityType, PartyRole

if TYPE_CHECKING:
    from backchannel.analysis.analysis import Analysis

_DEALS = (PartyRole.PARTY, PartyRole.INTERMEDIARY, PartyRole.HOST)


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is claimed of one entity.

    Attributes:
        entity: whom or what it is about.
        state: code of the state it belongs to; None where nothing tells.
        offices: statements about offices, the record's first.
        contacts: dealings told as done, by date; those that a party disputes among them.
        apart: dealings planned, tried, or only denied; never counted with the others.
        channels: back channels in which it takes part.
        counterparts: with whom, and in how many dealings told as done, the most first.
        ties: lasting relations.
        acts: what it did about agreements.
        spoken_of_by: origins of the claims about it.
        source_of: claims that are attributed to it.
        contradictions: where claims about it disagree.
        turns: offices left before and taken after its dealings.
        unknown: what is not told, in words.
    """

    entity: CaseEntity
    state: str | None
    offices: tuple[Tenure, ...]
    contacts: tuple[Account, ...]
    apart: tuple[Account, ...]
    channels: tuple[Channel, ...]
    counterparts: tuple[tuple[CaseEntity, int], ...]
    ties: tuple[Account, ...]
    acts: tuple[Account, ...]
    spoken_of_by: tuple[Origin, ...]
    source_of: tuple[CaseClaim, ...]
    contradictions: tuple[Contradiction, ...]
    turns: tuple[Turn, ...]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """All dealings between two entities.

    Attributes:
        one, other: the two; a state stands for whoever acts for it or belongs to it.
        contacts: dealings told as done in which both take part, by date.
        apart: those planned, tried, or only denied.
        channels: back channels with both.
        ties: lasting relations of one to the other.
        agreements: accords in which both take part.
        contradictions: where claims about their dealings disagree.
        shared: entities that both have dealt with, told as done, by how many dealings there were.
    """

    one: CaseEntity
    other: CaseEntity
    contacts: tuple[Account, ...]
    apart: tuple[Account, ...]
    channels: tuple[Channel, ...]
    ties: tuple[Account, ...]
    agreements: tuple[AgreementView, ...]
    contradictions: tuple[Contradiction, ...]
    shared: tuple[tuple[CaseEntity, int], ...]


def done(account: Account) -> bool:
    """Whether a dealing is told as having taken place, though a party may dispute it."""
    return group_of(account) in (Group.ACTUAL, Group.DISPUTED)


def dossier(analysis: "Analysis", entity: CaseEntity) -> Dossier:
    """All that is claimed of an entity of the case."""
    dealings = analysis.index.contacts(entity.id)
    made = [a for a in dealings if done(a)]
    side = analysis.sides.of(entity)
    claims = analysis.case.about(entity.id)
    return Dossier(
        entity=entity,
        state=side.code if side else None,
        offices=analysis.offices.of(entity) if entity.type is EntityType.PERSON else (),
        contacts=tuple(made),
        apart=tuple(a for a in dealings if not done(a)),
        channels=analysis.index.channels(entity.id),
        counterparts=_counterparts(made, {entity.id}),
        ties=analysis.index.ties(entity.id),
        acts=analysis.index.acts(entity.id),
        spoken_of_by=origins(analysis.case, claims),
        source_of=analysis.index.said_by(entity.id),
        contradictions=analysis.index.contradictions(entity.id),
        turns=turns(analysis, entity, made) if entity.type is EntityType.PERSON else (),
        unknown=tuple(_unknown(analysis, entity, dealings)),
    )


def pair(analysis: "Analysis", one: CaseEntity, other: CaseEntity) -> Pair:
    """All dealings between two people, bodies or states.

    Raises:
        ValueError: if both are the same.
    """
    if one.id == other.id:
        raise ValueError(f"{one.name!r} and {other.name!r} are the same; a pair needs two")
    a, b = _meant(analysis, one), _meant(analysis, other)
    ids = {id for id in a if id not in b}, {id for id in b if id not in a}
    mine = _union(analysis.index.contacts(id) for id in sorted(a))
    dealings = [x for x in mine if _both(x, *ids)]
    return Pair(
        one=one,
        other=other,
        contacts=tuple(x for x in dealings if done(x)),
        apart=tuple(x for x in dealings if not done(x)),
        channels=tuple(c for c in analysis.channels if any(_both(f.account, *ids) for f in (*c.contacts, *c.apart))),
        ties=tuple(t for t in _union(analysis.index.ties(id) for id in sorted(a)) if _both(t, *ids, tuple(PartyRole))),
        agreements=tuple(
            view
            for view in analysis.agreements
            if all(any(p.id in side for p in view.parties) or _acted(view, side) for side in (a, b))
        ),
        contradictions=tuple(c for c in analysis.contradictions if any(_with(x, *ids) for x in (*c.one, *c.other))),
        shared=_shared(analysis, one, other, a | b),
    )


def _meant(analysis: "Analysis", entity: CaseEntity) -> set[str]:
    """The entity, and of a state everybody who belongs to it."""
    if entity.type is not EntityType.COUNTRY:
        return {entity.id}
    side = analysis.sides.of(entity)
    return {entity.id} | (set(analysis.index.of_side(side.code)) if side else set())


def _both(account: Account, one: set[str], other: set[str], roles: Sequence[PartyRole] = _DEALS) -> bool:
    ids = {entity.id for entity in account.who(*roles)}
    return bool(ids & one) and bool(ids & other)


def _with(claim: CaseClaim, one: set[str], other: set[str]) -> bool:
    ids = {party.entity.id for party in claim.parties}
    return bool(ids & one) and bool(ids & other)


def _acted(view: AgreementView, side: set[str]) -> bool:
    return any(entity.id in side for act in view.acts for entity in act.who(PartyRole.PARTY))


def _union(many: Iterable[Iterable[Account]]) -> list[Account]:
    found = {account.id: account for accounts in many for account in accounts}
    return sorted(found.values(), key=lambda account: (account.start, account.id))


def _counterparts(accounts: Iterable[Account], own: set[str]) -> tuple[tuple[CaseEntity, int], ...]:
    count: dict[str, int] = {}
    entities: dict[str, CaseEntity] = {}
    for account in accounts:
        for entity in account.who(*_DEALS):
            if entity.id not in own:
                entities[entity.id] = entity
                count[entity.id] = count.get(entity.id, 0) + 1
    order = sorted(count, key=lambda id: (-count[id], entities[id].name, id))
    return tuple((entities[id], count[id]) for id in order)


def _shared(
    analysis: "Analysis", one: CaseEntity, other: CaseEntity, own: set[str]
) -> tuple[tuple[CaseEntity, int], ...]:
    sides = [dict(_counterparts((a for a in analysis.index.contacts(e.id) if done(a)), own)) for e in (one, other)]
    both = [(entity, count + sides[1][entity]) for entity, count in sides[0].items() if entity in sides[1]]
    return tuple(sorted(both, key=lambda found: (-found[1], found[0].name, found[0].id)))


def _unknown(analysis: "Analysis", entity: CaseEntity, dealings: Sequence[Account]) -> Iterable[str]:
    undated = sum(a.when is None for a in dealings)
    if undated:
        yield f"The date of {undated} of {len(dealings)} dealings is not told."
    if entity.type is EntityType.PERSON and not stands_for_state(entity):
        tenures = analysis.offices.of(entity)
        if not tenures:
            yield "No office is known to this case. That does not mean that none was held."
        elif all(t.held is None or t.held.point for t in tenures):
            yield "When the known offices began and ended is not known to this case."
        if analysis.sides.of(entity) is None:
            yield "Which state, if any, this person acts for is not told."
    hidden = sum(bool(a.asserting) and all(o.anonymous for o in a.asserting) for a in dealings)
    if hidden:
        rest = "dealing rests" if hidden == 1 else "dealings rest"
        yield f"{hidden} {rest} on unnamed sources only."
