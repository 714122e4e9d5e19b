"""When something was, as far as a claim tells: EDTF read as bounds on days, and how two such times compare."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from backchannel.reading.time import intervals


@dataclass(frozen=True, slots=True)
class Period:
    """A time that is known within bounds; all four are days.

    Attributes:
        first: earliest day on which it can have begun; `date.min` if open.
        begun: latest day on which it can have begun.
        ended: earliest day on which it can have ended.
        last: latest day on which it can have ended; `date.max` if open.
        point: whether it is one date known so precisely (`2019-07`), and not a stretch of time (`2017/2018`).
    """

    first: date
    begun: date
    ended: date
    last: date
    point: bool

    @property
    def days(self) -> int:
        """Days from the earliest begin to the latest end; large where an end is open."""
        return (self.last - self.first).days + 1

    @property
    def core(self) -> tuple[date, date]:
        """Days that surely belong to a stretch of time; for a point all days on which it can have been."""
        if self.point or self.begun > self.ended:
            return self.first, self.last
        return self.begun, self.ended

    def overlaps(self, other: "Period") -> bool:
        """Whether both can have been at one time. Two stretches that share one day only, a handover, do not overlap."""
        if not (self.point or other.point):
            return self.first < other.last and other.first < self.last
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: "Period") -> bool:
        """Whether `other` lies inside, as far as the bounds tell."""
        first, last = other.core
        return self.first <= first and last <= self.last

    def until(self, day: date) -> "Period":
        """The same, ended by `day` at the latest: what a text tells as past was before its publication."""
        if self.last <= day or self.first > day:
            return self
        return Period(self.first, min(self.begun, day), min(self.ended, day), day, self.point)


@lru_cache(maxsize=65536)
def period(edtf: str | None) -> Period | None:
    """The bounds of an EDTF level 1 date or interval; None for None and for what is no such date."""
    if not edtf:
        return None
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        start, end = _bounds(left), _bounds(right)
        if (start is None and left not in ("", "..")) or (end is None and right not in ("", "..")):
            return None
        first, begun = start or (date.min, date.min)
        ended, last = end or (date.max, date.max)
        return Period(first, begun, ended, last, False) if first <= last else None
    bounds = _bounds(edtf)
    return Period(bounds[0], bounds[1], bounds[0], bounds[1], True) if bounds else None


def _bounds(text: str) -> tuple[date, date] | None:
    try:
        first, last = intervals.bounds(text)
    except ValueError:
        return None
    return (first, last) if first and last else None
