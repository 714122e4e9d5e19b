"""Places on the calendar, from centuries to minutes, written as EDTF and as TIMEX3 values.

A `Point` is what an expression names: "July 2019" is a month, "the third quarter" a quarter, "Friday night" a part of
a day. Years are astronomical: 1 BC is 0, 490 BC is -489, as EDTF counts them.
"""

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum


class Grain(IntEnum):
    """How finely a point is named; a larger number is finer."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    HALF = 4
    SEASON = 5
    QUARTER = 6
    MONTH = 7
    WEEK = 8
    WEEKEND = 9
    DAY = 10
    PART = 11
    TIME = 12


_FIRST_YEAR, _LAST_YEAR = -9900, 9900  # a century from here still has years of four digits
_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?[~?%]?\Z")


@dataclass(frozen=True, slots=True)
class Point:
    """One place on the calendar.

    Attributes:
        grain: how finely it is named.
        year: astronomical year; first year of a decade or century; ISO year of a week.
        part: half (1-2), season (21-24, EDTF), quarter (1-4), month (1-12) or ISO week (1-53), as `grain` tells.
            From `DAY` on, the month.
        day: day of the month, from `DAY` on.
        clock: what follows the day in TIMEX3: `TMO`, `T14:30`, `T14:30Z`.
    """

    grain: Grain
    year: int
    part: int = 0
    day: int = 0
    clock: str = ""

    @property
    def month(self) -> int | None:
        """Its month, where it lies in a single one that is named."""
        return self.part if self.grain is Grain.MONTH or self.grain >= Grain.DAY else None

    def timex(self) -> str:
        """Its TIMEX3 value, with years before Christ as TIMEX2 writes them (`BC0490`)."""
        if self.year <= 0:
            return "BC" + replace(self, year=1 - self.year).timex() if self.year < 0 else "BC0001"
        year = f"{self.year:04d}"
        match self.grain:
            case Grain.CENTURY:
                return year[:2]
            case Grain.DECADE:
                return year[:3]
            case Grain.YEAR:
                return year
            case Grain.HALF:
                return f"{year}-H{self.part}"
            case Grain.SEASON:
                return f"{year}-{_SEASONS[self.part]}"
            case Grain.QUARTER:
                return f"{year}-Q{self.part}"
            case Grain.MONTH:
                return f"{year}-{self.part:02d}"
            case Grain.WEEK:
                return f"{year}-W{self.part:02d}"
            case Grain.WEEKEND:
                return f"{year}-W{self.part:02d}-WE"
        return f"{year}-{self.part:02d}-{self.day:02d}{self.clock}"

    def edtf(self) -> str:
        """EDTF level 1: halves, quarters and weeks as intervals, a part of a day as its day."""
        year = f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"
        match self.grain:
            case Grain.CENTURY:
                return f"{year}/{self.year + 99}" if self.year < 0 else f"{year[:2]}XX"
            case Grain.DECADE:
                return f"{year}/-{-self.year - 9:04d}" if self.year < 0 else f"{year[:3]}X"
            case Grain.YEAR:
                return year
            case Grain.HALF:
                return f"{year}-01/{year}-06" if self.part == 1 else f"{year}-07/{year}-12"
            case Grain.SEASON | Grain.MONTH:
                return f"{year}-{self.part:02d}"
            case Grain.QUARTER:
                return f"{year}-{self.part * 3 - 2:02d}/{year}-{self.part * 3:02d}"
            case Grain.WEEK | Grain.WEEKEND:
                first, last = self.days()
                return f"{first.isoformat()}/{last.isoformat()}"
        day = f"{year}-{self.part:02d}-{self.day:02d}"
        clock = re.fullmatch(r"T(\d\d):(\d\d)(:\d\d)?(Z|[+-]\d\d(?::\d\d)?)?", self.clock)
        if self.grain is Grain.TIME and clock:
            hour, minute, second, zone = clock.groups()
            return f"{day}T{hour}:{minute}{second or ':00'}{zone or ''}"
        return day

    def days(self) -> tuple[date, date]:
        """First and last day.

        Raises:
            ValueError: if it lies outside of the years 1 to 9999.
        """
        match self.grain:
            case Grain.CENTURY:
                return date(self.year or 1, 1, 1), date(self.year + 99, 12, 31)
            case Grain.DECADE:
                return date(self.year or 1, 1, 1), date(self.year + 9, 12, 31)
            case Grain.YEAR:
                return date(self.year, 1, 1), date(self.year, 12, 31)
            case Grain.HALF:
                return date(self.year, self.part * 6 - 5, 1), _last_day(self.year, self.part * 6)
            case Grain.SEASON:
                first = (self.part - 20) * 3
                after = first + 2
                return date(self.year, first, 1), _last_day(self.year + (after > 12), (after - 1) % 12 + 1)
            case Grain.QUARTER:
                return date(self.year, self.part * 3 - 2, 1), _last_day(self.year, self.part * 3)
            case Grain.MONTH:
                return date(self.year, self.part, 1), _last_day(self.year, self.part)
            case Grain.WEEK:
                return date.fromisocalendar(self.year, self.part, 1), date.fromisocalendar(self.year, self.part, 7)
            case Grain.WEEKEND:
                return date.fromisocalendar(self.year, self.part, 6), date.fromisocalendar(self.year, self.part, 7)
        day = date(self.year, self.part, self.day)
        return day, day

    def at(self, clock: str) -> "Point":
        """The same day at a clock time (`T14:30`) or part of the day (`TMO`)."""
        return replace(self, grain=Grain.TIME if clock[1:2].isdigit() else Grain.PART, clock=clock)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def of_day(day: date) -> Point:
    """The point that is this day."""
    return Point(Grain.DAY, day.year, day.month, day.day)


def of_week(day: date) -> Point:
    """The ISO week that holds this day."""
    year, week, _ = day.isocalendar()
    return Point(Grain.WEEK, year, week)


def of_date(year: int, month: int, day: int) -> Point | None:
    """The point that is this day; None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if year > 0 and day > calendar.monthrange(year, month)[1]:
        return None
    return Point(Grain.DAY, year, month, day)


def published(edtf: str | None) -> Point | None:
    """The date of publication, day, month or year; None if there is none, or it is no single date of our millennia.

    Years from 1000 to 8999 only, so that nothing counted from it leaves the calendar.
    """
    match = _PUBLISHED.match(edtf.strip()) if edtf else None
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or not 1000 <= year <= 8999:
        return None
    if month is None:
        return Point(Grain.YEAR, year)
    if not 1 <= month <= 12:
        return None
    return Point(Grain.MONTH, year, month) if day is None else of_date(year, month, day)


def coarsen(point: Point, grain: Grain) -> Point | None:
    """The unit of size `grain` that holds the point; None where the point is named less finely than that.

    A season or quarter lies in its year; a week counts to the month and year of its Thursday.
    """
    if grain == point.grain:
        return point
    if grain > point.grain:
        return None
    if grain is Grain.CENTURY:
        return Point(grain, point.year // 100 * 100)
    if grain is Grain.DECADE:
        return Point(grain, point.year // 10 * 10)
    if grain is Grain.YEAR:
        return Point(grain, point.year)
    if point.grain in (Grain.WEEK, Grain.WEEKEND):
        if grain is Grain.WEEK:
            return replace(point, grain=Grain.WEEK)
        thursday = date.fromisocalendar(point.year, point.part, 4)
        return coarsen(of_day(thursday), grain)
    if grain >= Grain.DAY:
        return replace(point, grain=Grain.DAY, clock="") if grain is Grain.DAY else None
    month = point.month
    if month is None:
        if point.grain is Grain.QUARTER and grain is Grain.HALF:
            return Point(grain, point.year, (point.part + 1) // 2)
        return None
    match grain:
        case Grain.HALF:
            return Point(grain, point.year, (month + 5) // 6)
        case Grain.QUARTER:
            return Point(grain, point.year, (month + 2) // 3)
        case Grain.SEASON:
            return Point(grain, point.year - (month < 3), 21 + (month // 3 - 1) % 4)
        case Grain.MONTH:
            return Point(grain, point.year, month)
        case Grain.WEEK | Grain.WEEKEND:
            if point.year <= 0 or point.grain < Grain.DAY:
                return None
            year, week, _ = date(point.year, month, point.day).isocalendar()
            return Point(grain, year, week)
    return None


def shift(point: Point, count: int) -> Point | None:
    """The point `count` units of its own size later (earlier, if negative).

    None beyond the four-digit years of EDTF, and for days and weeks beyond the years 1 to 9999.
    """
    moved = _shift(point, count)
    return moved if moved is not None and _FIRST_YEAR <= moved.year <= _LAST_YEAR else None


def _shift(point: Point, count: int) -> Point | None:
    match point.grain:
        case Grain.CENTURY | Grain.DECADE | Grain.YEAR:
            size = {Grain.CENTURY: 100, Grain.DECADE: 10, Grain.YEAR: 1}[point.grain]
            return replace(point, year=point.year + count * size)
        case Grain.HALF | Grain.QUARTER | Grain.MONTH:
            size = {Grain.HALF: 2, Grain.QUARTER: 4, Grain.MONTH: 12}[point.grain]
            index = point.year * size + point.part - 1 + count
            return replace(point, year=index // size, part=index % size + 1)
        case Grain.SEASON:
            index = point.year * 4 + point.part - 21 + count
            return replace(point, year=index // 4, part=index % 4 + 21)
    try:
        if point.grain in (Grain.WEEK, Grain.WEEKEND):
            moved = date.fromisocalendar(point.year, point.part, 1) + timedelta(weeks=count)
            return replace(of_week(moved), grain=point.grain)
        moved = date(point.year, point.part, point.day) + timedelta(days=count)
    except (ValueError, OverflowError):
        return None
    return replace(point, year=moved.year, part=moved.month, day=moved.day)


def shift_day(point: Point, unit: Grain, count: int) -> Point | None:
    """A day moved by units of another size, kept a day: a month after 31 January is the last day of February."""
    if unit in (Grain.DAY, Grain.WEEK):
        return shift(point, count * (7 if unit is Grain.WEEK else 1))
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12, Grain.DECADE: 120, Grain.CENTURY: 1200}[unit] * count
    index = point.year * 12 + point.part - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= _LAST_YEAR:
        return None
    return Point(Grain.DAY, year, month, min(point.day, calendar.monthrange(year, month)[1]))
