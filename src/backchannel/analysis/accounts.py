"""Accounts: claims that tell of the same dealing, office, accord or tie. A view; the claims stay as they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backchannel.analysis.blocking import Blocks
from backchannel.analysis.credibility import Credibility, credibility
from backchannel.analysis.matching import AGAINST, Matcher
from backchannel.analysis.origins import Origin, origins
from backchannel.analysis.period import Period
from backchannel.analysis.sides import Sides
from backchannel.analysis.standing import time_of
from backchannel.case import Case, CaseClaim, CaseEntity
from backchannel.model import ClaimType, Modality, PartyRole


@dataclass(frozen=True, slots=True)
class Account:
    """All claims about one dealing, office, accord or tie.

    Attributes:
        id: the key of its first claim.
        claims: in the order of the case.
        asserting: origins of claims that it was so (or was planned, tried, possible).
        denying: origins of claims that it was not.
        modality: the strongest that is told: `actual` if any claim tells it as done.
        credibility: computed grade.
        lead: the claim that tells most exactly: dated, placed, in its own words.
    """

    id: str
    claims: tuple[CaseClaim, ...]
    asserting: tuple[Origin, ...]
    denying: tuple[Origin, ...]
    modality: Modality
    credibility: Credibility
    lead: CaseClaim

    @property
    def type(self) -> ClaimType:
        """What its claims are about."""
        return self.lead.type

    @property
    def for_it(self) -> tuple[CaseClaim, ...]:
        """Claims that do not deny it."""
        return tuple(claim for claim in self.claims if claim.modality not in AGAINST)

    @property
    def against(self) -> tuple[CaseClaim, ...]:
        """Claims that deny it or say that it was not so."""
        return tuple(claim for claim in self.claims if claim.modality in AGAINST)

    @property
    def when(self) -> Period | None:
        """When it was, by the claim that tells most exactly; None if none tells."""
        return time_of(self.lead)

    @property
    def start(self) -> tuple[int, int]:
        """Where it stands in time, to sort by: the day it began as far as told, the closer dated first."""
        return _start(self.lead)

    @property
    def telling(self) -> tuple[CaseClaim, ...]:
        """Claims that tell it, or, of what is only denied, those that deny it."""
        return self.for_it or self.claims

    def who(self, *roles: PartyRole) -> tuple[CaseEntity, ...]:
        """Everyone in these roles in any claim that tells it, those of the lead first."""
        found: dict[str, CaseEntity] = {}
        for claim in (self.lead, *self.telling):
            for entity in claim.who(*roles):
                found.setdefault(entity.id, entity)
        return tuple(found.values())


class Accounts:
    """Groups the claims of a case; the same case gives the same accounts."""

    def __init__(self, case: Case, sides: Sides) -> None:
        self._case = case
        self._matcher = Matcher(case, sides)

    def of(self, type: ClaimType) -> tuple[Account, ...]:
        """The accounts of one type, by time as far as told (undated last), then in the order of the case."""
        claims = self._case.of_type(type)
        place = {claim.key: number for number, claim in enumerate(claims)}
        ordered = sorted(claims, key=lambda c: (_vagueness(c), place[c.key]))
        groups = self._dealings(ordered) if type is ClaimType.CONTACT else self._others(ordered)
        made = [self._made(sorted(group, key=lambda c: place[c.key])) for group in groups]
        return tuple(sorted(made, key=lambda account: (_start(account.lead), place[account.id])))

    def _dealings(self, claims: Sequence[CaseClaim]) -> list[list[CaseClaim]]:
        """Claims of contacts in groups, the closest dated first; each joins the group that it fits best."""
        groups: list[list[CaseClaim]] = []
        blocks = Blocks(self._matcher.words, len(claims))
        for claim in claims:
            about = (self._matcher.by_side(claim), time_of(claim), self._case.lineage[claim.document.id].origin)
            chosen = self._best(claim, groups, blocks.candidates(claim, *about))
            blocks.put(chosen, claim, *about)
        return groups

    def _others(self, claims: Sequence[CaseClaim]) -> list[list[CaseClaim]]:
        """Claims of offices, accords and ties in groups."""
        groups: list[list[CaseClaim]] = []
        index: dict[tuple[str, ...], dict[int, None]] = defaultdict(dict)
        for claim in claims:
            keys = self._matcher.keys(claim)
            chosen = self._best(claim, groups, sorted({number for key in keys for number in index[key]}))
            for key in keys:
                index[key][chosen] = None
        return groups

    def _best(self, claim: CaseClaim, groups: list[list[CaseClaim]], candidates: Iterable[int]) -> int:
        """Put a claim into the group that it fits best, or into one of its own; the number of the group."""
        best, chosen = 0.0, len(groups)
        for number in candidates:
            fit = self._fit(claim, groups[number])
            if fit > best:
                best, chosen = fit, number
        if chosen == len(groups):
            groups.append([])
        groups[chosen].append(claim)
        return chosen

    def _fit(self, claim: CaseClaim, group: Sequence[CaseClaim]) -> float:
        """How well a claim fits an account: as well as its best member, but 0 if any member rules it out."""
        best = 0.0
        for other in group:
            fit = self._matcher.pair(claim, other)
            if fit is None:
                return 0.0
            best = max(best, fit)
        return best

    def _made(self, claims: Sequence[CaseClaim]) -> Account:
        positive = [c for c in claims if c.modality not in AGAINST]
        negative = [c for c in claims if c.modality in AGAINST]
        ranks = [c.modality for c in positive or claims]
        modality = Modality.ACTUAL if Modality.ACTUAL in ranks else ranks[0]
        lead = min(
            positive or claims,
            key=lambda c: (_vagueness(c), c.place is None, -len(c.parties), c.modality is not modality),
        )
        a, b = origins(self._case, positive), origins(self._case, negative)
        told = any(c.modality in (Modality.ACTUAL, Modality.FAILED, Modality.ATTEMPTED) for c in positive)
        return Account(claims[0].key, tuple(claims), a, b, modality, credibility(a, b, told), lead)


def _vagueness(claim: CaseClaim) -> int:
    """Days within which a claim puts what it tells; the undated come last."""
    when = time_of(claim)
    return when.days if when else 10**7


def _start(claim: CaseClaim) -> tuple[int, int]:
    when = time_of(claim)
    if when is None:
        return 10**7, 0
    first = when.last if when.first.year == 1 else when.first
    return first.toordinal(), when.days


def by_entity(accounts: Iterable[Account], entity: str) -> tuple[Account, ...]:
    """Accounts in which the entity with this id takes part."""
    return tuple(a for a in accounts if any(p.entity.id == entity for c in a.claims for p in c.parties))
