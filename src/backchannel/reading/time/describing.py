"""EDTF as people say it."""

import calendar
import re

MONTH_NAMES = tuple(calendar.month_name)[1:]
_SEASON_NAMES = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUARTER_NAMES = {33: "first", 34: "second", 35: "third", 36: "fourth"}


def describe(edtf: str) -> str:
    """Say an EDTF expression in English.

    Args:
        edtf: `2019-07`, `2017/2021`, `2011~`, `../2019-05-03`, `199X`.

    Returns:
        "July 2019", "between 2017 and 2021", "about 2011", "until 3 May 2019", "the 1990s". Text that is not EDTF is
        returned as it is, so that a screen never fails on one.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _say(first) or edtf
    start, end = _say(first), _say(last)
    if first in ("", "..") and last in ("", ".."):
        return "at an unknown time"
    if first in ("", ".."):
        return f"until {end}" if end else edtf
    if last in ("", ".."):
        return f"since {start}" if start else edtf
    if not start or not end:
        return edtf
    return start if start == end else f"between {start} and {end}"


def _say(text: str) -> str | None:
    match = re.fullmatch(
        r"(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d:\d\d)(?::\d\d)?(Z"
        r"|[+-][\d:]+)?)?([~?%]?)",
        text,
    )
    if match is None:
        return None
    year, month, day, time, zone, mark = match.groups()
    said = _say_year(year)
    if month:
        number = int(month)
        if number in _SEASON_NAMES:
            said = f"{_SEASON_NAMES[number]} {said}"
        elif number in _QUARTER_NAMES:
            said = f"the {_QUARTER_NAMES[number]} quarter of {said}"
        elif 1 <= number <= 12:
            said = f"{MONTH_NAMES[number - 1]} {said}"
            if day:
                said = f"{int(day)} {said}"
        else:
            return None
    if time:
        said += f", {time}" + (" UTC" if zone == "Z" else f" (UTC{zone})" if zone else "")
    return {"~": "about ", "%": "perhaps about ", "?": "perhaps "}.get(mark, "") + said


def _say_year(year: str) -> str:
    if year.endswith("XX"):
        number = int(year[:2]) + 1
        suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"the {number}{suffix} century"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BC"
