"""Dates of publication as mastheads write them; dates in running text are read by `reading.time`."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"

_PATTERNS = tuple(
    re.compile(rf"(?<![\w-]){_WEEKDAY}{pattern}(?![\w-])", re.IGNORECASE)
    for pattern in (
        r"(?P<year>(?:1[5-9]|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:T[\d:.+-]+Z?)?",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
    )
)
_COARSE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A full date in a line: characters `start` to `end`, as `YYYY-MM-DD`."""

    start: int
    end: int
    iso: str


def find_date(line: str) -> DateFound | None:
    """The first full date (day, month and year) in a line, with a weekday that goes before it."""
    found: DateFound | None = None
    for pattern in _PATTERNS:
        for match in pattern.finditer(line):
            iso = _iso(match)
            if iso and (found is None or match.start() < found.start):
                found = DateFound(match.start(), match.end(), iso)
    return found


def _iso(match: re.Match[str]) -> str | None:
    word = match["month"].lower()
    month = int(word) if word.isdigit() else next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(word[:3]))
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return None


def edtf_date(value: str) -> str | None:
    """A date of publication as EDTF: `2021-02-23`, `2021-02` or `2021`.

    Time of day is dropped; dates in English words are understood; None for what is no date.
    """
    value = value.strip()
    coarse = _COARSE.fullmatch(value)
    if coarse:
        return value if 1 <= int(coarse["month"] or 1) <= 12 else None
    # A marker of uncertainty or approximation is part of EDTF and kept.
    if value and value[-1] in "?~%":
        inner = edtf_date(value[:-1])
        return inner + value[-1] if inner else None
    found = find_date(value.replace(" ", "T", 1) if re.match(r"\d{4}-\d\d-\d\d \d", value) else value)
    return found.iso if found and found.start == 0 and found.end == len(value) else None
