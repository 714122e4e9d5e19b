"""Lengths of time, as numbers of units, and what lies so far from a place on the calendar."""

import re

from backchannel.reading.time import words
from backchannel.reading.time.context import Context
from backchannel.reading.time.points import Grain, Point, coarsen, shift, shift_day
from backchannel.reading.time.words import CARDINAL, HEDGE, UNIT_S, VAGUE, cardinal, unit_of

LENGTHS = (
    rf"(?P<hedge>{HEDGE}*)(?:(?P<half>half an?|a half)\s|(?P<amount>{CARDINAL}|{VAGUE}|an?|one|another)"
    rf"(?P<to>\s?(?:-|–|to|or)\s?(?P<amount2>{CARDINAL}))?(?P<and>\s+and\s+(?:a\s+)?half)?[\s-])"
    rf"(?:(?:full|whole|short|long|more|further|additional|consecutive|straight|successive|calendar"
    rf"|business|working|trading)\s)?(?P<unit>{UNIT_S})(?P<andhalf>\s+and\s+(?:a\s+)?half\b)?"
    rf"(?P<more>(?:,?\s+(?:and\s+)?{CARDINAL}\s+{UNIT_S})*)"
)


def amount_of(match: re.Match[str]) -> float | None:
    """The number that `LENGTHS` matched; None where it is vague ("several")."""
    if match.group("half"):
        return 0.5
    text = match.group("amount2") or match.group("amount")
    lowered = text.lower()
    if lowered in ("a", "an", "one", "another"):
        number: float | None = 1.0
    elif re.search("couple", lowered):
        number = 2.0
    else:
        number = cardinal(text)
    if number is not None and (match.group("and") or match.group("andhalf")):
        number += 0.5
    return number


def parts_of(match: re.Match[str], number: float | None) -> list[tuple[float, str]]:
    """All (number, unit) of "2 years 1 month 21 days"; empty where the number is vague."""
    if number is None:
        return []
    parts = [(number, unit_of(match.group("unit")))]
    for more in re.finditer(rf"({CARDINAL})\s+({UNIT_S})", match.group("more") or "", re.IGNORECASE):
        value = cardinal(more.group(1))
        if value is not None:
            parts.append((value, unit_of(more.group(2))))
    return parts


_FINER = {
    "century": ("decade", 10),
    "decade": ("year", 10),
    "year": ("month", 12),
    "quarter": ("month", 3),
    "month": ("day", 30),
    "week": ("day", 7),
    "fortnight": ("week", 2),
    "day": ("hour", 24),
}


def moved(context: Context, base: Point, parts: list[tuple[float, str]], sign: int) -> tuple[Point | None, str | None]:
    """The place that lies so far from `base`, named as finely as the finest unit; EDTF where it says more than that.

    Weeks keep a week as TIMEX3 value, and the day, approximate, as EDTF.
    """
    whole: list[tuple[int, str]] = []
    for number, unit in parts:
        while number != int(number) and unit in _FINER:
            unit, factor = _FINER[unit]
            number = (
                round(number * factor, 6)
                if unit in ("month", "week", "day", "decade", "year")
                else int(number * factor)
            )
        if unit == "fortnight":
            unit, number = "week", number * 2
        whole.append((int(number) * sign, unit))
    if any(unit in ("hour", "minute", "second") for _, unit in whole):
        return base.at("TXX") if base.grain >= Grain.DAY else None, None
    if any(unit == "millennium" for _, unit in whole):
        return None, None
    if len(whole) > 1:
        point: Point | None = base
        for count, unit in sorted(whole, key=lambda item: words.UNITS[item[1]]):
            point = (
                shift_day(point, words.UNITS[unit], count) if point is not None and point.grain >= Grain.DAY else None
            )
        return point, None
    count, unit = whole[0]
    grain = words.UNITS[unit]
    if grain is Grain.WEEK:
        week = coarsen(base, Grain.WEEK)
        day = coarsen(base, Grain.DAY)
        exact = shift(day, 7 * count) if day is not None else None
        return (shift(week, count) if week is not None else None), (exact.edtf() + "~" if exact is not None else None)
    unit_base = coarsen(base, grain)
    point = shift(unit_base, count) if unit_base is not None else None
    if grain in (Grain.DECADE, Grain.CENTURY) and point is not None:
        year = base.year + count * (10 if grain is Grain.DECADE else 100)
        return point, Point(Grain.YEAR, year).edtf() + "~"
    if grain is Grain.YEAR and abs(count) >= 100 and count % 100 == 0 and point is not None:
        return point, point.edtf() + "~"
    return point, None


_GRAINS = {
    "day": Grain.DAY,
    "night": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "year": Grain.YEAR,
    "decade": Grain.YEAR,
    "century": Grain.YEAR,
    "hour": Grain.DAY,
    "minute": Grain.DAY,
    "second": Grain.DAY,
    "millennium": Grain.YEAR,
    "weekend": Grain.WEEKEND,
}


def finest(context: Context, parts: list[tuple[float, str]], base: Point | None) -> Grain:
    """How fine a base these units need: fractions one size finer than whole ones."""
    grains = []
    for number, unit in parts:
        grain = _GRAINS[unit]
        if number != int(number) and unit in _FINER:
            grain = _GRAINS.get(_FINER[unit][0], Grain.DAY)
        grains.append(grain)
    return Grain.DAY if len(grains) > 1 else max(grains)


def timex_length(parts: list[tuple[float, str]]) -> str:
    """TIMEX3 value of a length: `P2Y1M21D`, `PT36H`, `P2.5Y`."""
    days, hours = "", ""
    for number, unit in parts:
        text = f"{number:g}" if number < 1e6 else f"{number:.0f}"
        if unit == "fortnight":
            text, unit = f"{number * 2:g}", "week"
        if unit in ("second", "minute", "hour"):
            hours += text + words.LETTERS[unit]
        else:
            days += text + words.LETTERS[unit]
    return "P" + days + ("T" + hours if hours else "")
