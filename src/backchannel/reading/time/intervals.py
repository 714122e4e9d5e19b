"""Arithmetic on times that are only known to lie somewhere: what surely, what possibly came first.

An EDTF expression says that something held or happened within bounds. `bounds` gives the first and the last day that
it allows, with None for an open or unknown end. Relations come in pairs: *surely* holds for every choice of days within
the bounds, *could* for at least one. Approximate and uncertain dates (`2011~`, `2019?`) are widened first by `parse`: a
year by a year, a month by a month, a day by three days on either side.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_DATE = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?"
    r"(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?(?P<mark>[~?%]?)"
)
# months of EDTF's divisions of a year: seasons 21-24, quarters 33-36, halves 40-41 (level 2, read but never written)
_DIVISIONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both ends included; None where an end is open or unknown.

    Raises:
        ValueError: if it ends before it starts.
    """

    first: date | None
    last: date | None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"ends before it starts: {self.first}/{self.last}")

    @property
    def low(self) -> date:
        """First day, or the first that the calendar has."""
        return self.first or date.min

    @property
    def high(self) -> date:
        """Last day, or the last that the calendar has."""
        return self.last or date.max


def parse(edtf: str) -> Interval:
    """Read EDTF level 1 (and the quarters of level 2) as a stretch of days, marks of doubt widening it.

    Args:
        edtf: `2019-07`, `2017-01-20/2021-01-20`, `2011~`, `../2019`, `199X`, `2019-22`.

    Returns:
        Its outer bounds. Years before 1 are not days of Python's calendar: such an end counts as open.

    Raises:
        ValueError: if it is not EDTF that this package writes, names a day that does not exist, or ends before it
            starts.
    """
    first, slash, last = edtf.strip().partition("/")
    if not slash:
        return Interval(*_span(first, edtf))
    left = None if first in ("", "..") else _span(first, edtf)
    right = None if last in ("", "..") else _span(last, edtf)
    return Interval(left[0] if left else None, right[1] if right else None)


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """First and last day of an EDTF expression as written, marks of doubt left out of account.

    Raises:
        ValueError: as `parse`.
    """
    plain = parse(re.sub(r"[~?%]", "", edtf))
    return plain.first, plain.last


def _span(text: str, whole: str) -> tuple[date | None, date | None]:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {whole!r}")
    year, month, day, mark = match.group("year", "month", "day", "mark")
    if year.startswith("-") or year == "0000":
        return None, None
    if "X" in year:
        first = date(max(int(year.replace("X", "0")), 1), 1, 1)
        last = date(int(year.replace("X", "9")), 12, 31)
        return _widen(first, last, 366 * 5) if mark else (first, last)
    try:
        if month in (None, "XX"):
            span = date(int(year), 1, 1), date(int(year), 12, 31)
            return _widen(*span, 366) if mark else span
        number = int(month)
        if number in _DIVISIONS:
            opening, closing = _DIVISIONS[number]
            span = date(int(year), opening, 1), _month_end(int(year) + closing // 13, (closing - 1) % 12 + 1)
            return _widen(*span, 31) if mark else span
        if day in (None, "XX"):
            span = date(int(year), number, 1), _month_end(int(year), number)
            return _widen(*span, 31) if mark else span
        exact = date(int(year), number, int(day))
    except (ValueError, calendar.IllegalMonthError) as error:
        raise ValueError(f"no such date: {whole!r}") from error
    return _widen(exact, exact, 3) if mark else (exact, exact)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _widen(first: date, last: date, days: int) -> tuple[date, date]:
    room_before, room_after = (first - date.min).days, (date.max - last).days
    return first - timedelta(days=min(days, room_before)), last + timedelta(days=min(days, room_after))


def surely_before(one: Interval, two: Interval) -> bool:
    """Every day of `one` is earlier than every day of `two`."""
    return one.last is not None and two.first is not None and one.last < two.first


def could_be_before(one: Interval, two: Interval) -> bool:
    """Some day of `one` is earlier than some day of `two`."""
    return one.low < two.high


def could_overlap(one: Interval, two: Interval) -> bool:
    """The two may have a day in common: as stretches they do."""
    return one.low <= two.high and two.low <= one.high


def surely_within(one: Interval, two: Interval) -> bool:
    """Every day of `one` is a day of `two`; an open end only lies within an open end."""
    starts = two.first is None or (one.first is not None and two.first <= one.first)
    ends = two.last is None or (one.last is not None and one.last <= two.last)
    return starts and ends


def could_be_same(one: Interval, two: Interval) -> bool:
    """Both may speak of one time: neither excludes the other."""
    return could_overlap(one, two)


def common(one: Interval, two: Interval) -> Interval | None:
    """The days that both allow; None if there are none."""
    if not could_overlap(one, two):
        return None
    firsts = [day for day in (one.first, two.first) if day is not None]
    lasts = [day for day in (one.last, two.last) if day is not None]
    return Interval(max(firsts, default=None), min(lasts, default=None))


def cover(one: Interval, two: Interval) -> Interval:
    """The shortest stretch that holds both."""
    first = None if one.first is None or two.first is None else min(one.first, two.first)
    last = None if one.last is None or two.last is None else max(one.last, two.last)
    return Interval(first, last)


def gap_days(one: Interval, two: Interval) -> tuple[int, int | None]:
    """Least and most days that may lie between a day of `one` and a day of `two`; most is None if it is unbounded."""
    least = max(0, (two.low - one.high).days, (one.low - two.high).days)
    if None in (one.first, one.last, two.first, two.last):
        return least, None
    return least, max(abs((two.high - one.low).days), abs((one.high - two.low).days))
