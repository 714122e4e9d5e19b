"""Official registers of contact: where US presidents and secretaries of state travelled, which foreign leaders came.

HistoryAtState travels and visits (public domain). Presidents 1906-2024, secretaries 1866-2025, visits 1874-2024: a
contact that they do not list is no proof of secrecy, only a sign, and only within these years.
"""

import re
from dataclasses import dataclass
from functools import cache

from backchannel.reference import _data, countries
from backchannel.reference.names import canonical, fold, parse

COVERS = {"president": ("1906", "2024"), "secretary": ("1866", "2025"), "visits": ("1874", "2024")}
"""First and last year that each register covers."""


@dataclass(frozen=True, slots=True)
class Trip:
    """A leg of a journey abroad: who (office `president` or `secretary`), from day to day, where, and what was done."""

    who: str
    office: str
    start: str
    end: str
    country: str
    code: str | None
    locale: str
    remarks: str
    source: str


@dataclass(frozen=True, slots=True)
class Visit:
    """A foreign leader in the United States: as titled then, from day to day, on behalf of which countries."""

    visitor: str
    start: str
    end: str
    countries: tuple[str, ...]
    codes: tuple[str, ...]
    description: str
    source: str


def travels(person: str | None = None, start: str | None = None, end: str | None = None) -> tuple[Trip, ...]:
    """Trips on record of a president or secretary of state ("John Kerry", "Kerry"; None for all).

    Only those that touch the days from `start` to `end` (ISO dates, months or years; either may be left out).
    """
    wanted = _Name(person) if person else None
    return tuple(t for t in _trips() if _touches(t.start, t.end, start, end) and (wanted is None or wanted.fits(t.who)))


def visits(
    visitor: str | None = None, start: str | None = None, end: str | None = None, country: str | None = None
) -> tuple[Visit, ...]:
    """Visits on record that touch the days from `start` to `end`, of a leader and of a country where given."""
    wanted = _Name(visitor) if visitor else None
    found = countries.find(country, start) if country else None
    code = found.country.code if found else country
    return tuple(
        v
        for v in _visits()
        if _touches(v.start, v.end, start, end)
        and (wanted is None or wanted.fits(v.visitor))
        and (code is None or code in v.codes)
    )


def covers(register: str, date: str) -> bool:
    """Whether the register ("president", "secretary", "visits") would list something of this date."""
    first, last = COVERS[register]
    return first <= date[:4] <= last


class _Name:
    def __init__(self, name: str) -> None:
        self.name = parse(name)
        self.surname = self.name.surname.split()[-1] if self.name.surname else ""

    def fits(self, other: str) -> bool:
        if not self.surname or self.surname not in fold(other):
            return False
        theirs = parse(other)
        if self.surname not in re.split(r"\W+", fold(other)):
            return False
        if not self.name.given or not theirs.given or theirs.surname.split()[-1:] != [self.surname]:
            return True
        a, b = self.name.given[0], theirs.given[0]
        if len(a) == 1 or len(b) == 1:
            return a[0] == b[0]
        if a == b or canonical(a) & canonical(b):
            return all(x[0] == y[0] for x, y in zip(self.name.given[1:], theirs.given[1:], strict=False))
        return a in theirs.given


def _touches(first: str, last: str, start: str | None, end: str | None) -> bool:
    if not first:
        return start is None and end is None
    after = start is None or last[: len(start)] >= start[: len(last)]
    before = end is None or first[: len(end)] <= end[: len(first)]
    return after and before


@cache
def _trips() -> tuple[Trip, ...]:
    out = []
    for row in _data.lines("travels.jsonl.gz"):
        start = row["start"] or ""
        found = countries.find(row["country"] or "", start or None)
        out.append(
            Trip(
                row["name"] or "",
                row["role"],
                start,
                row["end"] or start,
                row["country"] or "",
                found.country.code if found else None,
                row["locale"] or "",
                row["remarks"] or "",
                f"travels:{row['id']}",
            )
        )
    return tuple(sorted(out, key=lambda t: (t.start, t.who)))


@cache
def _visits() -> tuple[Visit, ...]:
    out = []
    for row in _data.lines("visits.jsonl.gz"):
        start = row["start"] or ""
        found = [countries.find(c, start or None) for c in row["country"] if c]
        out.append(
            Visit(
                row["visitor"] or "",
                start,
                row["end"] or start,
                tuple(c for c in row["country"] if c),
                tuple(f.country.code for f in found if f),
                row["description"] or "",
                f"visits:{row['id']}",
            )
        )
    return tuple(sorted(out, key=lambda v: (v.start, v.visitor)))
