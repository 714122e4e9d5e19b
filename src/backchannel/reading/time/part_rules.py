"""Parts of a year: "the summer of 2013", "the third quarter", "the week of November 30"."""

import re
from collections.abc import Iterator
from datetime import date

from backchannel.reading.time import words
from backchannel.reading.time.choose import choose_day, choose_month, choose_part_of_year
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.named_years import WHICH_YEAR, which_year, year_number
from backchannel.reading.time.points import Grain, Point, of_date
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import DAY, ERA, MONTH, SEASON, SPOKEN_YEAR, YEAR, day_number, month_number


@rule(
    "season-year",
    "SEASON the #",
    rf"(?:the )?(?:(?P<first>{YEAR})\s+)?(?P<season>{SEASON})(?(first)\b(?! (?:offensive|campaign"
    rf"|Olympics|Games))|(?:(?:,? (?:of )?|-)(?P<year>{YEAR}(?:{ERA})?|\d{{3}}{ERA}|['’]\d\d"
    rf"|{SPOKEN_YEAR})(?:\s?[-–/]\s?\d\d(?!\d))?|,? (?:of )?{WHICH_YEAR}))",
)
def season_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The summer of 2013; winter 1776-77; spring of that year; 1982 summer."""
    number = year_number(match.group("first") or match.group("year"))
    full = number is not None
    if number is None:
        number = which_year(match.group("which"), context, match.start())
    if number is None:
        return
    part = words.SEASONS[match.group("season").lower()]
    yield dated(match.start(), match.end(), Point(Grain.SEASON, number, part), "season-year", full=full)


@rule("season", "SEASON the", rf"(?P<the>the (?:(?:early|late|mid)[\s-])?)?(?P<season>{SEASON})\b(?!-)")
def season(match: re.Match[str], context: Context) -> Iterator[Found]:
    """A season alone: of the year in play, else the nearest in the direction of the tense."""
    word = match.group("season")
    before = context.text[max(0, match.start() - 16) : match.start()]
    after = context.text[match.end() : match.end() + 12]
    led = re.search(
        r"\b(?:in|during|until|by|since|early|late|mid|of|that|for|through)[\s-]+(?:early |late |mid-)?$",
        before,
        re.IGNORECASE,
    )
    if not match.group("the") and not led:
        return
    if re.search(r"[A-Z][a-z]+\s+$", before) and word[0].isupper() and not led:
        return
    if word.lower() in ("fall", "spring") and (
        re.match(r"\s+(?:of|to|from|back|in|into|out|apart|water|short)\b", after)
        or (not match.group("the") and not re.search(r"\b(?:in|early|late|that|this|by|of|during)[\s-]+$", before))
    ):
        return
    if word[0].isupper() and re.match(r"\s+[A-Z]", after):
        return
    part = words.SEASONS[word.lower()]
    point, also = choose_part_of_year(context, Grain.SEASON, part, match.start())
    open_timex = "XXXX-" + {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[part]
    yield dated(match.start(), match.end(), point, "season+choose", also=also, open_timex=open_timex)


_PARTS_OF_YEAR = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "final": 4,
    "last": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}


@rule(
    "quarter",
    "# the first second third fourth final last q h",
    rf"(?:(?:the )?(?P<which_part>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[\s-](?:"
    rf"(?:fiscal|calendar)[\s-])?(?P<kind>quarter|half)\b|(?:"
    rf"(?P<before>{YEAR})[ ,-]?(?:the )?)?(?P<letter>[QH])(?P<digit>[1-4])\b|(?P<before2>{YEAR})(?: the"
    rf"|['’]s)? (?P<which_part2>first|second|third|fourth|final)[ -](?P<kind2>quarter|half)\b)(?:,? "
    rf"(?:of |in )?(?:the )?(?:year )?(?:(?P<year>(?:fiscal )?{YEAR})|(?P<which>(?:this|last|next|that"
    rf"|the same|the previous|the following|the) year|year|last|next)\b))?",
)
def quarter(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The third quarter of 2019; Q3; the first half of this year."""
    text = match.group("which_part") or match.group("which_part2")
    kind = match.group("kind") or match.group("kind2")
    half = (kind is not None and kind.lower() == "half") or (match.group("letter") or "").upper() == "H"
    number = _PARTS_OF_YEAR[text.lower()] if text else int(match.group("digit"))
    given, which = match.group("year") or match.group("before") or match.group("before2"), match.group("which")
    if half and text and text.lower() in ("final", "last", "second"):
        number = 2
    if half and (number > 2 or (given is None and which is None)):
        return
    if text and text.lower() in ("last", "final") and given is None and which is None:
        return  # "last quarter" counts from now; see relative rules
    if match.group("letter") and (
        match.group("letter").islower()
        or (
            given is None
            and not re.search(
                r"\b(?:in|for|the|of|since|until|by|during|from)\s+$",
                context.text[max(0, match.start() - 8) : match.start()],
            )
        )
    ):
        return
    grain = Grain.HALF if half else Grain.QUARTER
    if given is not None:
        point: Point | None = Point(grain, int(given[-4:]), number)
        yield dated(match.start(), match.end(), point, "quarter", full=True)
        return
    if which is not None and which.lower() not in ("the year", "year"):
        base = which_year(which if " " in which else which + " year", context, match.start())
        point = Point(grain, base, number) if base is not None else None
        yield dated(match.start(), match.end(), point, "quarter", open_timex=f"XXXX-Q{number}")
        return
    point, also = choose_part_of_year(context, grain, number, match.start())
    yield dated(
        match.start(),
        match.end(),
        point,
        "quarter+choose",
        also=also,
        open_timex=f"XXXX-{'H' if half else 'Q'}{number}",
    )


@rule(
    "week-of",
    "the week first second third fourth last final",
    rf"(?:the )?(?:(?P<nth>first|second|third|fourth|last|final) week (?:of|in)|week (?:of|beginning"
    rf"(?: on)?|starting(?: on)?|ending(?: on)?))\s+(?:the )?(?:(?P<month>{MONTH})(?:[ .]"
    rf"(?P<day>{DAY}))?(?:,? (?P<year>{YEAR}))?|(?P<which>(?:this|next|last|that) month))",
)
def week_of(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The week of November 30; the last week of August, as an interval of days."""
    nth = (match.group("nth") or "").lower()
    if match.group("month") and match.group("day") and not nth:
        day, number = day_number(match.group("day")), month_number(match.group("month"))
        given = year_number(match.group("year"))
        if day is None:
            return
        point = of_date(given, number, day) if given else choose_day(context, number, day, match.start(), None)[0]
        if point is not None and point.year > 0:
            date_ = point.days()[0]
            year_, week, _ = date_.isocalendar()
            yield dated(match.start(), match.end(), Point(Grain.WEEK, year_, week), "week-of")
        return
    if not nth:
        return
    if match.group("month"):
        number, given = month_number(match.group("month")), year_number(match.group("year"))
        base = Point(Grain.MONTH, given, number) if given else choose_month(context, number, match.start())[0]
    else:
        base = context.deictic(Grain.MONTH)
        which = match.group("which").lower()
        if base is not None and which.startswith(("next", "last")):
            index = base.year * 12 + base.part - 1 + (1 if which.startswith("next") else -1)
            base = Point(Grain.MONTH, index // 12, index % 12 + 1)
    if base is None or base.year < 1:
        return
    last = base.days()[1].day
    first = {"first": 1, "second": 8, "third": 15, "fourth": 22}.get(nth, last - 6)
    edtf = f"{base.edtf()}-{first:02d}/{base.edtf()}-{first + 6:02d}"
    # TIMEX2 practice: the week within a month has no value of its own but its length
    yield Found(match.start(), match.end(), "date", base.timex(), edtf, "week-of", base)


@rule(
    "week-of-year",
    "the week first second third fourth fifth last final",
    rf"(?:the )?(?P<nth>first|second|third|fourth|fifth|last|final) week (?:of |in )?(?:(?P<year>{YEAR}"
    rf"|{SPOKEN_YEAR})|(?P<which>(?:this|next|last|that) year))\b|week (?P<number>\d\d?) (?:of|in) "
    rf"(?P<year2>{YEAR})",
)
def week_of_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The third week of 2027, counted as ISO weeks."""
    number_text = match.group("number")
    given = (
        year_number(match.group("year") or match.group("year2"))
        if not match.group("which")
        else which_year(match.group("which"), context, match.start())
    )
    if given is None or given < 1:
        return
    nth = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}.get((match.group("nth") or "").lower())
    number = int(number_text) if number_text else nth or date(given, 12, 28).isocalendar().week
    if 1 <= number <= 52 or number == date(given, 12, 28).isocalendar().week:
        yield dated(match.start(), match.end(), Point(Grain.WEEK, given, number), "week-of-year", full=True)
