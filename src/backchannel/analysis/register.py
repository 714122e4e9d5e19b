"""Whether a dealing stands in an official register. Silence is a weak sign: registers list a few office holders only.

Covered: journeys abroad of American presidents and secretaries of state, and visits to the United States of foreign
heads of state and government. Everybody else's dealings are not covered, and nothing follows from their absence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from backchannel.analysis.accounts import Account
from backchannel.analysis.sides import Sides
from backchannel.analysis.standing import Knowledge, Standing, time_of
from backchannel.case import CaseEntity
from backchannel.reference import registers

_DAYS = 62  # a dealing dated less closely than this cannot be looked up
_HEADS = ("president", "prime minister", "chancellor", "king", "queen", "sultan", "emir", "emperor", "crown prince")


class Listed(StrEnum):
    """What the registers say."""

    LISTED = "listed"
    UNLISTED = "unlisted"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """The answer, the reason in words, and the entries found (`register:id`)."""

    listed: Listed
    why: str
    entries: tuple[str, ...] = ()


def check(account: Account, parties: Sequence[tuple[CaseEntity, Standing]], sides: Sides) -> RegisterCheck:
    """Look a contact up: the journey of an American party to the place abroad, or the visit of a foreign leader."""
    when = time_of(account.lead)
    if when is None or when.days > _DAYS:
        return RegisterCheck(Listed.UNCOVERED, "not dated closely enough to look it up")
    place = next((claim.place for claim in account.claims if claim.place), None)
    where = sides.of(place) if place else None
    start, end = when.first.isoformat(), when.last.isoformat()
    for party, standing in parties:
        if standing.knowledge is not Knowledge.HELD:
            continue
        title = standing.title.casefold()
        if standing.state == "US" and title in ("president", "secretary of state") and where and where.code != "US":
            register = "president" if title == "president" else "secretary"
            if registers.covers(register, start):
                trips = [t for t in registers.travels(party.name, start, end) if t.code == where.code]
                return _answer([t.source for t in trips], f"journeys of {party.name} to {where.name}")
        abroad = standing.state not in (None, "US")
        if abroad and title in _HEADS and where and where.code == "US" and registers.covers("visits", start):
            visits = registers.visits(party.name, start, end)
            return _answer([v.source for v in visits], f"visits of {party.name} to the United States")
    return RegisterCheck(Listed.UNCOVERED, "no register covers such a dealing")


def _answer(entries: list[str], what: str) -> RegisterCheck:
    if entries:
        return RegisterCheck(Listed.LISTED, f"the register of {what} lists it", tuple(entries))
    return RegisterCheck(Listed.UNLISTED, f"the register of {what} lists nothing on these days")
