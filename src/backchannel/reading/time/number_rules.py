"""Dates in figures: "2021-02-23", "02/22/2016", "11/2016"; and the date that a text gives itself."""

import re
from collections.abc import Iterator

from backchannel.reading.time.choose import choose_day
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.points import Grain, Point, of_date
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import (
    ANY_WEEKDAY,
    FULL_MONTH,
    MONTH,
    YEAR,
    month_number,
)


@rule(
    "iso",
    "#",
    rf"(?P<y>\d{{4}})[-/.](?P<m>\d\d?|{MONTH})[-/.](?P<d>\d\d?)(?!\d)(?:[T ](?P<clock>\d\d:\d\d"
    rf"(?::\d\d)?)\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?",
)
def iso(match: re.Match[str], context: Context) -> Iterator[Found]:
    """2021-02-23; 2021-02-23T14:30Z; 2019/sep/01."""
    text = match.group("m")
    point = of_date(int(match.group("y")), int(text) if text.isdigit() else month_number(text), int(match.group("d")))
    if point and match.group("clock"):
        zone = match.group("zone") or ""
        point = point.at("T" + match.group("clock") + (zone if len(zone) != 5 else zone[:3] + ":" + zone[3:]))
    if point:
        yield dated(match.start(), match.end(), point, "iso", full=True)


@rule("numeric", "#", r"(?P<a>\d\d?)(?P<sep>[/.-])(?P<b>\d\d?)(?:(?P=sep)|,\s?)(?P<y>\d{4}|\d\d)(?![\d/]|[.-]\d)")
def numeric(match: re.Match[str], context: Context) -> Iterator[Found]:
    """02/22/2016, month first as in American papers; day first where only that makes a date, and with full stops."""
    first, second, year = int(match.group("a")), int(match.group("b")), int(match.group("y"))
    if len(match.group("y")) == 2:
        if match.group("sep") == ".":
            return
        year += 1900 if year > 50 else 2000
    if not 1000 <= year <= 2199:
        return
    day_first = match.group("sep") == "."
    tried = ((second, first), (first, second)) if day_first else ((first, second), (second, first))
    for month_, day in tried:
        point = of_date(year, month_, day)
        if point:
            yield dated(match.start(), match.end(), point, "numeric", full=True)
            return


@rule(
    "numeric-day",
    "#",
    r"(?P<a>\d\d?)[/.-](?P<b>\d\d?)(?![\d/-]|[.,]\d|\s?%|\s+(?:percent|per cent|million|billion"
    r"|trillion|points?|of|to)\b)",
)
def numeric_day(match: re.Match[str], context: Context) -> Iterator[Found]:
    """On 4/22: month and day, only behind a preposition of time."""
    slash = "/" in match.group()
    led = r"\b(?:on|since|until|by|from|before|after|of|to)\s+$" if slash else r"\bon\s+$"
    if not re.search(led, context.text[max(0, match.start() - 8) : match.start()]):
        return
    first, second = int(match.group("a")), int(match.group("b"))
    for month_, day in ((first, second), (second, first)):
        if of_date(2000, month_, day):
            point, also = choose_day(context, month_, day, match.start(), None)
            yield dated(match.start(), match.end(), point, "numeric-day+choose", also=also)
            return


@rule("month-of-year", "#", rf"(?P<m>0?[1-9]|1[0-2])(?: ?[/-] ?)(?P<y>{YEAR})(?![/-]\d)")
def month_of_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """11/2016."""
    if re.search(r"[\d/.-]$", context.text[max(0, match.start() - 1) : match.start()]):
        return
    point = Point(Grain.MONTH, int(match.group("y")), int(match.group("m")))
    yield dated(match.start(), match.end(), point, "month-of-year", full=True)


@rule(
    "year-month",
    "#",
    rf"(?P<y>{YEAR})(?:\s*[-/]\s*(?P<m>0[1-9]|1[0-2]|(?<=/)[1-9])(?![\d/-])|\s*,?\s+(?P<name>{FULL_MONTH}|Nov\b))",
)
def year_month(match: re.Match[str], context: Context) -> Iterator[Found]:
    """2016-11; 2016, November."""
    text = match.group("m")
    dashed = context.text[match.end("y") : match.end()].lstrip().startswith("-")
    if text and dashed and int(text) == int(match.group("y")) % 100 + 1:
        return  # "1908-09" is a span of years, "1915-12" a month
    number = int(text) if text else month_number(match.group("name"))
    if not text and re.match(r"\s+\d{1,2}\b", context.text[match.end() : match.end() + 4]):
        return
    yield dated(match.start(), match.end(), Point(Grain.MONTH, int(match.group("y")), number), "year-month", full=True)


_HEAD = 500  # characters in which a masthead or dateline stands
_DATELINE = re.compile(
    rf"^[ \t]*(?:[A-Z][A-Z .'-]+(?:, [A-Z][\w .]+)?[,:—–-]+ ?)?(?:{ANY_WEEKDAY},? )?"
    rf"(?:(?P<m1>{FULL_MONTH}) (?P<d1>\d{{1,2}}),? (?P<y1>{YEAR})"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>{FULL_MONTH}),? (?P<y2>{YEAR})"
    rf"|(?P<y3>{YEAR})-(?P<m3>\d\d)-(?P<d3>\d\d))"
    r"[ \t]*(?:[.,:—–-]*[ \t]*$|[ ]?(?:—|–|--|- |\())",
    re.MULTILINE,
)


def dateline(text: str) -> Point | None:
    """The date that the text gives itself: a line of its own, or a dateline, near its beginning.

    Stands in for a date of publication that is not known.
    """
    match = _DATELINE.search(text[:_HEAD])
    if match is None:
        return None
    year = int(match.group("y1") or match.group("y2") or match.group("y3"))
    day = int(match.group("d1") or match.group("d2") or match.group("d3"))
    named = match.group("m1") or match.group("m2")
    return of_date(year, month_number(named) if named else int(match.group("m3")), day)
