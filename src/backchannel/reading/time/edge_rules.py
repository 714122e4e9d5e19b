"""Edges and remainders: "the end of the year", "earlier in the week", "the rest of the month", "the weekend"."""

import re
from collections.abc import Iterator

from backchannel.reading.time import words
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.points import Grain, Point, shift
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import PARTS


@rule(
    "edge-of-unit",
    "the end beginning start middle close turn rest early late year month",
    r"(?:the )?(?:very )?(?:(?P<edge>end|beginning|start|middle|close|turn|latter part|early part"
    r"|first part)(?: of) the (?P<unit>day|week|month|year|decade|century|quarter)|(?P<unit2>year"
    r"|month)(?:['’]s end|-end| end))\b(?! (?:of|\d))",
)
def edge_of_unit(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The end of the year, the start of the month: of the story's in the past, of the present one ahead."""
    unit = (match.group("unit") or match.group("unit2")).lower()
    grain = words.UNITS[unit]
    base = context.story(match.start(), grain, reach=2)
    yield dated(match.start(), match.end(), base, "edge-of-unit", open_timex="XXXX")


@rule(
    "the-day",
    "end ended ending ends finish finished finishing close closed closing for",
    r"(?:end|ended|ending|ends|finish|finished|finishing|close|closed|closing|for) (?P<day>the day)\b"
    r"(?! (?:of|when|that|after|before))",
)
def the_day(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Markets "closed the day lower": the day that the story is at."""
    base = context.story(match.start(), Grain.DAY)
    yield dated(match.start("day"), match.end("day"), base, "the-day")


@rule(
    "rest-of-unit",
    "the rest remainder",
    r"(?:the )?(?:rest|remainder) of (?:the|this|my|our|his|her|their) (?P<unit>week|month|year"
    r"|decade)\b",
)
def rest_of_unit(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The rest of the year: from the day of publication to its end."""
    base = context.story(match.start(), words.UNITS[match.group("unit").lower()], reach=2)
    yield dated(
        match.start(), match.end(), base, "rest-of-unit", edtf=around_now(context, base, True, False), open_timex="XXXX"
    )


@rule("weekend", "the weekend my our", r"(?:the|my|our) weekend\b(?! (?:of|before|after|edition|that))")
def weekend(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The weekend: the last one in the past tense (the present one from Friday on), else the coming one."""
    base = context.deictic(Grain.WEEKEND)
    day = context.deictic(Grain.DAY)
    if base is None or day is None or day.year < 1:
        return
    tense, sure = context.tense(match.start())
    step = -1 if tense == "past" and sure and day.days()[0].isoweekday() < 6 else 0
    yield dated(match.start(), match.end(), shift(base, step), "weekend", deictic=True)


@rule(
    "later-in-unit",
    "late later early earlier",
    r"(?:later|earlier|late|early) (?:in|on|on in|during) the (?P<unit>day|week|month|year|decade"
    r"|century|evening|morning|afternoon|summer|winter|spring|autumn|fall)\b(?! of)",
)
def later_in_unit(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Earlier in the week; later in the year."""
    unit = match.group("unit").lower()
    if unit in words.SEASONS:
        from backchannel.reading.time.choose import choose_part_of_year

        point, _ = choose_part_of_year(context, Grain.SEASON, words.SEASONS[unit], match.start())
    elif unit in PARTS:
        base = context.story(match.start(), Grain.DAY)
        point = base.at(PARTS[unit]) if base is not None else None
    else:
        point = context.story(match.start(), words.UNITS[unit], reach=2)
    edtf = around_now(
        context, point, match.group().lower().startswith("later"), match.group().lower().startswith("earlier")
    )
    yield dated(match.start(), match.end(), point, "later-in-unit", edtf=edtf, open_timex="XXXX")


def around_now(context: Context, point: Point | None, later: bool, earlier: bool) -> str | None:
    """The part of a unit that holds the day of publication before or after that day; None for other units."""
    now = context.now(Grain.DAY)
    if point is None or now is None or not (later or earlier) or point.grain >= Grain.DAY or point.year < 1:
        return None
    first, last = point.days()
    here = now.days()[0]
    if not first <= here <= last:
        return None
    left, right = (here, last) if later else (first, here)
    return left.isoformat() if left == right else f"{left.isoformat()}/{right.isoformat()}"
