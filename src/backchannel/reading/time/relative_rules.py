"""Dates told from another one: "yesterday", "last week", "the following day", "that summer", "the year before last"."""

import re
from collections.abc import Iterator

from backchannel.reading.time import words
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.distance_rules import stretch_of
from backchannel.reading.time.points import Grain, Point, of_date, shift
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import FULL_MONTH, PARTS, SEASON

PART = r"(?:morning|afternoon|evening|night|noon|midday|midnight|lunchtime|dawn)"
_DAYS = {"today": 0, "tonight": 0, "tonite": 0, "yesterday": -1, "tomorrow": 1, "tmrw": 1}
STEP = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "next": 1,
    "coming": 1,
    "upcoming": 1,
    "following": 1,
    "subsequent": 1,
    "ensuing": 1,
    "this": 0,
    "current": 0,
    "that": 0,
    "same": 0,
    "that same": 0,
    "that very": 0,
    "this same": 0,
    "very same": 0,
}
FROM_STORY = (
    "previous",
    "preceding",
    "prior",
    "following",
    "subsequent",
    "ensuing",
    "that",
    "same",
    "that same",
    "that very",
    "this same",
    "very same",
)
REL = (
    r"(?P<rel>that same|that very|this same|very same|last|past|previous|preceding|prior|next|coming"
    r"|upcoming|following|subsequent|ensuing|this|current|that|same)"
)


@rule(
    "day-word",
    "today tonight tonite yesterday tomorrow tmrw",
    rf"(?P<word>today|tonight|tonite|yesterday|tomorrow|tmrw)(?:['’]s)?(?:[ ](?P<part>{PART}))?\b",
)
def day_word(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Today, yesterday morning, tomorrow night."""
    word = match.group("word").lower()
    if word == "today" and context.narrative:
        # in history "today" is nowadays, not the day of publication
        yield Found(match.start(), match.end(), "date", "PRESENT_REF", None, "vague")
        return
    now = context.deictic(Grain.DAY)
    point = shift(now, _DAYS[word]) if now is not None else None
    part = match.group("part") or ("night" if word.startswith("toni") else None)
    if point is not None and part:
        point = point.at(PARTS[part.lower()])
    end = match.end()
    if context.text[match.start() : end].endswith(("'s", "’s")):
        end -= 2
    yield dated(match.start(), end, point, "day-word", deictic=True)


@rule("day-word", "the day", r"(?:the )?day (?P<rel>before yesterday|after tomorrow|after tmrw)\b")
def two_days(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The day before yesterday; the day after tomorrow."""
    now = context.deictic(Grain.DAY)
    step = -2 if match.group("rel").lower().startswith("before") else 2
    yield dated(match.start(), match.end(), shift(now, step) if now is not None else None, "day-word", deictic=True)


@rule(
    "relative-unit",
    "the last past previous preceding prior next coming upcoming following subsequent ensuing this cu"
    "rrent that same very",
    rf"(?:the )?{REL} (?P<unit>day|night|week|weekend|month|quarter|year|decade|century|(?:(?:"
    rf"(?:calendar|fiscal|financial|school|academic|business|trading) )?(?:year|quarter|day)))\b(?!-"
    rf"(?:old|long|end)|['’]s time)",
)
def relative_unit(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Last week, the previous year, that day, next month, this decade."""
    rel, unit = match.group("rel").lower(), match.group("unit").lower().split()[-1]
    text = match.group().lower()
    grain = words.UNITS[unit]
    step = STEP[rel]
    if rel == "past" or (
        rel == "last" and text.startswith("the ") and unit not in ("day", "night", "weekend", "quarter")
    ):
        # "the past year", "the last decade" are the stretch up to now
        yield from stretch_of(match, context, step, 1.0, unit)
        return
    if rel in ("coming", "ensuing") and text.startswith("the ") and unit in ("year", "decade", "century"):
        yield from stretch_of(match, context, 1, 1.0, unit)
        return
    from_story = rel in FROM_STORY or (rel == "next" and text.startswith("the "))
    base = context.story(match.start(), grain) if from_story else context.deictic(grain)
    if base is None and from_story and context.reference is not None and grain is Grain.DAY:
        # a day of a story that only names months stays open
        yield dated(match.start(), match.end(), None, "relative-unit")
        return
    if not from_story and context.narrative and (rel == "this" or context.age(match.start()) <= 1):
        base = context.story(match.start(), grain) or base
    point = shift(base, step) if base is not None else None
    if point is not None and unit == "night":
        point = point.at("TNI")
    open_timex = {Grain.DAY: "XXXX-XX-XX", Grain.WEEK: "XXXX-WXX", Grain.MONTH: "XXXX-XX"}.get(grain, "XXXX")
    yield dated(match.start(), match.end(), point, "relative-unit", deictic=not from_story, open_timex=open_timex)


@rule(
    "relative-month",
    "the last past previous preceding prior next coming upcoming following this that same",
    rf"(?:the )?{REL} (?P<month>{FULL_MONTH}|sept|oct|nov|dec|jan|feb|aug)\b(?:,? (?P<day>\d\d?)\b)?",
)
def relative_month(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Last September: the one before this month; this June: of this year."""
    if match.group("month")[0].islower() and match.group("month").lower() in ("may", "march"):
        return
    number = words.MONTHS[match.group("month").lower()]
    rel = match.group("rel").lower()
    from_story = rel in FROM_STORY
    base = (
        (context.story(match.start(), Grain.MONTH) or context.story(match.start(), Grain.YEAR))
        if from_story
        else context.deictic(Grain.MONTH) or context.deictic(Grain.YEAR)
    )
    point = None
    if base is not None:
        here = base.part if base.grain is Grain.MONTH else 1
        step = STEP[rel]
        year = base.year
        if step < 0:
            year -= number >= here
        elif step > 0:
            year += number <= here
        if match.group("day"):
            point = of_date(year, number, int(match.group("day")))
        else:
            point = Point(Grain.MONTH, year, number)
    yield dated(
        match.start(), match.end(), point, "relative-month", open_timex=f"XXXX-{number:02d}", deictic=not from_story
    )


@rule(
    "relative-season",
    "the last past previous preceding prior next coming upcoming following this that same",
    rf"(?:the )?{REL} (?P<season>{SEASON})\b(?! (?:of|apart|back|from|to|in line|short))",
)
def relative_season(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Last winter: the one that is over; next spring; that summer; this autumn."""
    part, rel = words.SEASONS[match.group("season").lower()], match.group("rel").lower()
    from_story = rel in FROM_STORY or (rel == "next" and match.group().lower().startswith("the "))
    month = context.story(match.start(), Grain.MONTH) if from_story else context.deictic(Grain.MONTH)
    base = context.story(match.start(), Grain.YEAR) if from_story else context.deictic(Grain.YEAR)
    point = None
    if month is not None:
        year = month.year
        first = (part - 20) * 3  # winter of a year begins in its December
        here = month.part
        step = STEP[rel]
        if step < 0:
            year -= here <= first + 2 if first + 2 <= 12 else 1
            if first == 12 and here < 3:
                year -= 1
        elif step > 0:
            year += here >= first
        elif first == 12 and here < 3:
            year -= 1
        point = Point(Grain.SEASON, year, part)
    elif base is not None:
        point = Point(Grain.SEASON, base.year + STEP[rel], part)
    yield dated(
        match.start(),
        match.end(),
        point,
        "relative-season",
        open_timex="XXXX-" + {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[part],
        deictic=not from_story,
    )


@rule(
    "relative-part",
    "the this that last same next following previous early late",
    r"(?:the )?(?P<rel>this|that same|that|same|last|next|following|previous) (?P<part>morning"
    r"|afternoon|evening|night)\b(?!['’]s \w+ (?:show|edition))",
)
def relative_part(match: re.Match[str], context: Context) -> Iterator[Found]:
    """This morning, that afternoon, last night, the next morning."""
    rel, part = match.group("rel").lower(), match.group("part").lower()
    from_story = rel in FROM_STORY or rel == "next"
    base = context.story(match.start(), Grain.DAY) if from_story else context.deictic(Grain.DAY)
    step = STEP[rel]
    point = shift(base, step) if base is not None else None
    if point is not None:
        point = point.at(PARTS[part])
    yield dated(
        match.start(),
        match.end(),
        point,
        "relative-part",
        open_timex="XXXX-XX-XX" + PARTS[part],
        deictic=not from_story,
    )


@rule(
    "day-before",
    "the day week month year night morning",
    r"(?:the )?(?P<unit>day|week|month|year|night|morning|evening) (?P<rel>before|after|earlier|later"
    r"|following|prior|previously)\b(?! (?:yesterday|tomorrow|last|next|that|tmrw))",
)
def day_before(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The day before, the night after: counted from the story."""
    unit, rel = match.group("unit").lower(), match.group("rel").lower()
    if not match.group().lower().startswith("the "):
        return
    grain = words.UNITS.get(unit, Grain.DAY)
    step = 1 if rel in ("after", "later", "following") else -1
    base = context.story(match.start(), grain)
    point = shift(base, step) if base is not None else None
    if point is not None and unit in PARTS:
        point = point.at(PARTS[unit])
    yield dated(match.start(), match.end(), point, "day-before")


@rule(
    "after-next",
    "the week weekend month year day",
    r"(?:the )?(?P<unit>week|weekend|month|year) (?P<rel>after (?:the )?next|before last)\b",
)
def after_next(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The week after next; the year before last."""
    base = context.deictic(words.UNITS[match.group("unit").lower()])
    step = 2 if match.group("rel").lower().startswith("after") else -2
    yield dated(
        match.start(),
        match.end(),
        shift(base, step) if base is not None else None,
        "after-next",
        deictic=True,
        open_timex="XXXX",
    )
