"""The revolving door: offices left before a dealing and taken after it, as claims and the record date them.

That somebody went from one office to another is no charge: it is said so that a reader can ask.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from backchannel.analysis.accounts import Account
from backchannel.analysis.offices import Basis, Tenure
from backchannel.case import CaseEntity
from backchannel.model import EntityType, PartyRole

if TYPE_CHECKING:
    from backchannel.analysis.analysis import Analysis

WITHIN = 1461
"""Days before and after a dealing within which an office counts: four years."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A dealing of somebody who left an office before it, took one after it, or both.

    Attributes:
        person: who.
        contact: the dealing.
        left: offices that had surely ended by the dealing, the last to end last.
        held: offices held at that time.
        taken: offices that surely began after it, the first to begin first.
        counterparts: the others in the dealing.
    """

    person: CaseEntity
    contact: Account
    left: tuple[Tenure, ...]
    held: tuple[Tenure, ...]
    taken: tuple[Tenure, ...]
    counterparts: tuple[CaseEntity, ...]


def turns(
    analysis: "Analysis", person: CaseEntity, contacts: Iterable[Account], within: int = WITHIN
) -> tuple[Turn, ...]:
    """The dealings of a person before or after which it left or took an office, in the order given.

    Args:
        analysis: of the case.
        person: whose.
        contacts: its dealings; undated ones are left out.
        within: most days between the dealing and the end or the beginning of an office.
    """
    tenures = _distinct(t for t in analysis.offices.of(person) if t.held and not t.negated)
    return tuple(turn for account in contacts if (turn := _turn(person, account, tenures, within)) is not None)


def revolving(analysis: "Analysis", contacts: Iterable[Account], within: int = WITHIN) -> tuple[Turn, ...]:
    """All such turns of everybody in these dealings, by date of the dealing."""
    found: list[Turn] = []
    for account in contacts:
        for person in account.who(PartyRole.PARTY, PartyRole.INTERMEDIARY):
            if person.type is EntityType.PERSON:
                found += turns(analysis, person, (account,), within)
    return tuple(found)


def _turn(person: CaseEntity, account: Account, tenures: list[Tenure], within: int) -> Turn | None:
    when = account.when
    if when is None or when.first == date.min or when.last == date.max:
        return None
    left, held, taken = [], [], []
    for tenure in tenures:
        term = tenure.held
        if term is None:
            continue
        if not term.point and term.last <= when.first:
            if (when.first - term.last).days <= within:
                left.append(tenure)
        elif not term.point and term.first >= when.last:
            if (term.first - when.last).days <= within:
                taken.append(tenure)
        elif term.overlaps(when):
            held.append(tenure)
    if not left and not taken:
        return None
    others = tuple(e for e in account.who(PartyRole.PARTY, PartyRole.INTERMEDIARY) if e.id != person.id)
    left.sort(key=_end)
    taken.sort(key=_begin)
    return Turn(person, account, tuple(left), tuple(held), tuple(taken), others)


def _begin(tenure: Tenure) -> tuple[date, str]:
    return (tenure.held.first if tenure.held else date.max, tenure.title)


def _end(tenure: Tenure) -> tuple[date, str]:
    return (tenure.held.last if tenure.held else date.min, tenure.title)


def _distinct(tenures: Iterable[Tenure]) -> list[Tenure]:
    """One statement for each office and time: the record's where it has one that overlaps."""
    kept: list[Tenure] = []
    for tenure in sorted(tenures, key=lambda t: t.basis is not Basis.RECORD):
        held = tenure.held
        if not any(held and k.held and k.like(tenure) and k.held.overlaps(held) for k in kept):
            kept.append(tenure)
    return kept
