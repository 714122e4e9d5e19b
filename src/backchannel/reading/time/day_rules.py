"""Days and months by name or number: "14 July 2015", "Nov. 3", "September", "02/22/2016", "the 21st", "Tuesday"."""

import re
from collections.abc import Iterator

from backchannel.reading.time.choose import choose_day, choose_month
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.named_years import (
    WHICH_YEAR,
    YEAR_OR_SHORT,
    plausible_month,
    weekday_number,
    which_year,
    year_number,
)
from backchannel.reading.time.points import Grain, Point, of_date
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import (
    ANY_WEEKDAY,
    DAY,
    FULL_MONTH,
    MONTH,
    ORDINAL_DAY,
    WORD_DAY,
    YEAR,
    day_number,
    month_number,
)

_ANY_DAY = rf"(?:{DAY}|{WORD_DAY})"
_SPOKEN_DAY = r"(?:(?:twenty|thirty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?\b)"
_JOIN = r"(?:\s*[-–—/]\s*|\s*,?\s+(?:and|to|or|until|till|through|thru)\s+(?:the\s+)?|\s*,\s*)"


def _days(
    match: re.Match[str], context: Context, month: int, days: list[tuple[str, int, int]], name: str
) -> Iterator[Found]:
    """One expression for each day of "6-7 January 1916", all of one month and year."""
    groups = match.groupdict()
    year, which = year_number(groups.get("year")), groups.get("which")
    if year is None and which:
        year = which_year(which, context, match.start())
    last = len(days) - 1
    for index, (text, start, end) in enumerate(days):
        day = day_number(text)
        if day is None:
            return
        span = (match.start() if index == 0 else start, match.end() if index == last else end)
        if year is not None:
            point = of_date(year, month, day)
            if point is None:
                return
            yield dated(*span, point, name, full=groups.get("year") is not None)
        else:
            point, also = choose_day(context, month, day, match.start(), weekday_number(groups.get("weekday")))
            if of_date(2000, month, day) is None:
                return
            yield dated(*span, point, name + "+choose", also=also, open_timex=f"XXXX-{month:02d}-{day:02d}")


@rule(
    "day-month",
    "NUMBER ORDINAL WEEKDAY the",
    rf"(?:(?P<weekday>{ANY_WEEKDAY})(?:,\s*|\s+))?(?:on )?(?:the )?(?P<a>{_ANY_DAY})"
    rf"(?:{_JOIN}(?P<b>{_ANY_DAY}))?(?:{_JOIN}(?P<c>{_ANY_DAY}))?"
    rf"(?:\s+(?:day\s+)?(?:of\s+)?|(?P<dot>\.\s?)|-)(?P<month>{MONTH})(?!\w)(?:(?:\s*,?\s*(?:of )?"
    rf"|-){YEAR_OR_SHORT}|,? {WHICH_YEAR})?",
)
def day_month(match: re.Match[str], context: Context) -> Iterator[Found]:
    """14 July 2015; the 25th of August; 6-7 January 1916; Tuesday, 8 May."""
    if match.group("dot") and match.group("year") is None:
        return  # "Figure 1. January ..."
    if not plausible_month(context.text, match.start("month"), match.end("month"), alone=False):
        return
    days = [(match.group(key), match.start(key), match.end(key)) for key in "abc" if match.group(key)]
    yield from _days(match, context, month_number(match.group("month")), days, "day-month")


@rule(
    "month-day",
    "MONTH WEEKDAY",
    rf"(?:(?P<weekday>{ANY_WEEKDAY})(?:,\s*|\s+))?(?P<month>{MONTH})"
    rf"(?![a-z])\.?[\s-]*(?:the )?(?P<a>{_ANY_DAY}|{_SPOKEN_DAY})(?!(?:st|nd|rd|th)\b)(?: day)?"
    rf"(?:{_JOIN}(?!{YEAR})(?P<b>{_ANY_DAY})(?!\s+(?:[a-z]+s\b|percent|million|other))(?:{_JOIN}"
    rf"(?!{YEAR})(?P<c>{_ANY_DAY})(?!\s+[a-z]+s\b))?)?"
    rf"(?:(?:,?\s*(?:of |in )?){YEAR_OR_SHORT}|,? {WHICH_YEAR})?",
)
def month_day(match: re.Match[str], context: Context) -> Iterator[Found]:
    """July 14, 2015; Nov. 3; April 6 and 7; Wednesday, October 1."""
    if not plausible_month(context.text, match.start("month"), match.end("month"), alone=False):
        return
    days = [(match.group(key), match.start(key), match.end(key)) for key in "abc" if match.group(key)]
    month = month_number(match.group("month"))
    if match.group("year") is None and match.group("which") is None:
        # "from May 3 to June 7, 2015": the year behind the second date is that of the first
        ahead = re.match(
            rf"\s*(?:-|–|—|to|until|through|and|till)\s*({FULL_MONTH})\s+\d{{1,2}},?\s+({YEAR})",
            context.text[match.end() : match.end() + 40],
        )
        if ahead and len(days) == 1 and (day := day_number(days[0][0])):
            year = int(ahead.group(2)) - (month_number(ahead.group(1)) < month)
            point = of_date(year, month, day)
            if point:
                yield dated(match.start(), match.end(), point, "month-day")
                return
    yield from _days(match, context, month, days, "month-day")


@rule(
    "month-year",
    "MONTH",
    rf"(?P<a>{MONTH})(?!\w)(?:{_JOIN}(?P<b>{MONTH}))?(?:\s*,?\s+(?:of |in )?{YEAR_OR_SHORT}"
    rf"|\s?-\s?(?P<plain>{YEAR})|,? (?:of )?{WHICH_YEAR})",
)
def month_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """July 2019; February of 1940; August of that year; November and December 2019."""
    if not plausible_month(context.text, match.start("a"), match.end("a"), alone=False):
        return
    year = year_number(match.group("year") or match.group("plain"))
    full = year is not None
    if year is None:
        year = which_year(match.group("which"), context, match.start())
    if year is None:
        return
    keys = [key for key in "ab" if match.group(key)]
    for key in keys:
        start = match.start() if key == "a" else match.start(key)
        end = match.end() if key == keys[-1] else match.end(key)
        yield dated(start, end, Point(Grain.MONTH, year, month_number(match.group(key))), "month-year", full=full)


@rule("month", "MONTH", rf"(?P<month>{MONTH})(?!\w)")
def month(match: re.Match[str], context: Context) -> Iterator[Found]:
    """A month alone: of the year in play, else the nearest in the direction of the tense."""
    if not plausible_month(context.text, match.start(), match.end(), alone=True):
        return
    number = month_number(match.group())
    point, also = choose_month(context, number, match.start())
    yield dated(match.start(), match.end(), point, "month+choose", also=also, open_timex=f"XXXX-{number:02d}")


@rule(
    "ordinal-day",
    "the #",
    rf"(?:the )?(?P<day>{ORDINAL_DAY})(?! (?:(?-i:[A-Z])|century|centuries|anniversary|floor|edition"
    rf"|time|day|grade|round|and \d+\w\w [a-z]+|place|amendment|district|birthday|session|round"
    rf"|parallel|meridian|street|hour|week|month|year|congress|percentile|minute|inning|hole))(?!-)(?! "
    rf"(?:of (?!{MONTH}|this|next|last|that|the)))(?:(?:,)? (?:of )?(?P<which>(?:this|next|last|that"
    rf"|the same|the following|the previous) month))?",
)
def ordinal_day(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The 21st: of the month in play; only where nothing follows that it could count."""
    before = context.text[max(0, match.start() - 12) : match.start()]
    after = context.text[match.end() : match.end() + 20]
    which = (match.group("which") or "").lower()
    led = match.group().lower().startswith("the ") and re.search(
        r"\b(?:on|by|until|till|since|before|after|from|to|through|for)\s+$", before, re.IGNORECASE
    )
    if not which and (
        not led
        or re.match(
            r"\s+(?!and\b|to\b|that\b|the\b|in\b|at\b|he\b|she\b|they\b|it\b|we\b|when\b|with\b|by\b|for\b"
            r"|but\b|as\b|after\b|was\b|were\b|a\b|an\b)[a-z]",
            after,
        )
    ):
        return
    day = day_number(match.group("day"))
    base = (
        context.deictic(Grain.MONTH)
        if which.startswith(("this", "next", "last"))
        else context.story(match.start(), Grain.MONTH)
    )
    if base is None or day is None:
        return
    step = 1 if "next" in which or "following" in which else -1 if "last" in which or "previous" in which else 0
    if (
        not which
        and base == context.now(Grain.MONTH)
        and context.published is not None
        and context.published.grain >= Grain.DAY
    ):
        tense, _ = context.tense(match.start())
        step = (
            -1
            if tense == "past" and day > context.published.day
            else 1
            if tense == "future" and day < context.published.day
            else 0
        )
    index = base.year * 12 + base.part - 1 + step
    point = of_date(index // 12, index % 12 + 1, day)
    if point:
        yield dated(match.start(), match.end(), point, "ordinal-day")
