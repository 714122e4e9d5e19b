"""Days of the week: "Tuesday", "last Friday", "Tuesday next week", "Thursday the 21st", "the first Friday of July"."""

import re
from collections.abc import Iterator

from backchannel.reading.time import words
from backchannel.reading.time.choose import choose_month, choose_weekday
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.named_years import weekday_number, year_number
from backchannel.reading.time.points import Grain, Point, of_date, shift
from backchannel.reading.time.relative_rules import FROM_STORY, PART, REL, STEP
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import (
    ANY_WEEKDAY,
    MONTH,
    ORDINAL_DAY,
    PARTS,
    WEEKDAY,
    WORD_DAY,
    YEAR,
    day_number,
    month_number,
)


@rule(
    "weekday-day",
    "WEEKDAY",
    rf"(?P<weekday>{ANY_WEEKDAY}),? the (?P<day>{ORDINAL_DAY}|{WORD_DAY}(?=\s*(?:[.,;!?]|\Z)|\s+(?:and"
    rf"|at|in|to|until)\b))",
)
def weekday_day(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Thursday the 21st: the nearest month where that day of the month is that day of the week."""
    day, weekday = day_number(match.group("day")), weekday_number(match.group("weekday"))
    base = context.story(match.start(), Grain.MONTH)
    if day is None or weekday is None or base is None:
        return
    for step in (0, -1, 1, -2, 2, -3, 3):
        index = base.year * 12 + base.part - 1 + step
        point = of_date(index // 12, index % 12 + 1, day)
        if point and point.days()[0].isoweekday() == weekday:
            yield dated(match.start(), match.end(), point, "weekday-day")
            return


@rule(
    "nth-weekday",
    "the ORDINAL last",
    rf"(?:the )?(?P<nth>first|second|third|fourth|fifth|last|1st|2nd|3rd|4th) "
    rf"(?P<weekday>{ANY_WEEKDAY}) (?:of|in) (?:(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?|(?P<which>"
    rf"(?:this|next|last|that|the same|previous|the following|each|every) (?:month)))",
)
def nth_weekday(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The first Friday of July; the second Monday of next month."""
    weekday = weekday_number(match.group("weekday"))
    which = (match.group("which") or "").lower()
    if weekday is None or which.startswith(("each", "every")):
        return
    if match.group("month"):
        number = month_number(match.group("month"))
        given = year_number(match.group("year"))
        base = Point(Grain.MONTH, given, number) if given else choose_month(context, number, match.start())[0]
    else:
        base = (
            context.deictic(Grain.MONTH)
            if which.startswith(("this", "next", "last", "previous"))
            else context.story(match.start(), Grain.MONTH)
        )
        if base is not None:
            step = 1 if "next" in which or "following" in which else -1 if "last" in which or "previous" in which else 0
            index = base.year * 12 + base.part - 1 + step
            base = Point(Grain.MONTH, index // 12, index % 12 + 1)
    if base is None or base.year < 1:
        return
    days = [
        day for day in range(1, 32) if (p := of_date(base.year, base.part, day)) and p.days()[0].isoweekday() == weekday
    ]
    nth = {
        "first": 0,
        "second": 1,
        "third": 2,
        "fourth": 3,
        "fifth": 4,
        "last": -1,
        "1st": 0,
        "2nd": 1,
        "3rd": 2,
        "4th": 3,
    }[match.group("nth").lower()]
    if nth < len(days):
        yield dated(match.start(), match.end(), of_date(base.year, base.part, days[nth]), "nth-weekday")


@rule("weekday", "WEEKDAY", rf"(?P<weekday>{words.WEEKDAY}|(?-i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.)(?!s\b|\w)")
def weekday(match: re.Match[str], context: Context) -> Iterator[Found]:
    """A weekday alone: the nearest in the direction of the tense, the day of publication included."""
    number = weekday_number(match.group("weekday"))
    if number is None:
        return
    before = context.text[max(0, match.start() - 20) : match.start()]
    if re.search(
        r"\b(?:Black|Good|Ash|Bloody|Holy|Palm|Super|Cyber|Giving|Fat|Shrove|Maundy|Freaky|Fridays?) $", before
    ):
        return
    point, also = choose_weekday(context, number, match.start())
    yield dated(match.start(), match.end(), point, "weekday+choose", also=also, open_timex=f"XXXX-WXX-{number}")


@rule(
    "relative-weekday",
    "the last past previous preceding prior next coming upcoming following this that same",
    rf"(?:the )?{REL} (?:week[ ])?(?P<weekday>{WEEKDAY})(?!s)(?:,? (?P<part>{PART}))?\b",
)
def relative_weekday(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Last Friday is the one before today; next Friday that of the next week; this Friday that of this week."""
    rel, weekday = match.group("rel").lower(), words.WEEKDAYS[match.group("weekday").lower()]
    from_story = rel in FROM_STORY or (rel == "next" and match.group().lower().startswith("the "))
    base = context.story(match.start(), Grain.DAY) if from_story else context.deictic(Grain.DAY)
    point, also = None, []
    if base is not None:
        here = base.days()[0].isoweekday()
        within_week = shift(base, weekday - here)
        back = shift(base, -((here - weekday - 1) % 7 + 1))
        ahead = shift(base, (weekday - here - 1) % 7 + 1)
        if rel in ("last", "past", "previous", "preceding", "prior"):
            point = back
        elif rel == "next" and within_week is not None and not from_story:
            point = shift(within_week, 7)
            also = [(ahead, 0.4)]
        elif rel in ("following", "coming", "upcoming", "next", "subsequent"):
            point = ahead
        elif rel == "this":
            point = within_week
        else:
            point = base if here == weekday else ahead
        if match.group("week") if "week" in match.groupdict() else False:
            point = within_week
        if point is not None and match.group("part"):
            point = point.at(PARTS[match.group("part").lower()])
    yield dated(
        match.start(),
        match.end(),
        point,
        "relative-weekday",
        also=also,
        open_timex=f"XXXX-WXX-{weekday}",
        deictic=not from_story,
    )


@rule(
    "weekday-week",
    "WEEKDAY",
    rf"(?P<weekday>{WEEKDAY}),? (?:of )?(?P<rel>this|next|last|the following|the previous) week\b|"
    rf"(?P<weekday2>{WEEKDAY}) (?P<rel2>next|last)\b",
)
def weekday_week(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Tuesday next week."""
    weekday = words.WEEKDAYS[(match.group("weekday") or match.group("weekday2")).lower()]
    rel = (match.group("rel") or match.group("rel2")).lower().removeprefix("the ")
    base = context.story(match.start(), Grain.DAY) if rel in FROM_STORY else context.deictic(Grain.DAY)
    point = None
    if base is not None:
        point = shift(base, weekday - base.days()[0].isoweekday() + 7 * STEP[rel])
    yield dated(match.start(), match.end(), point, "weekday-week", deictic=True)


@rule("week-weekday", "this next last", rf"(?P<rel>this|next|last) week(?: on| ['’]s)? (?P<weekday>{WEEKDAY})\b(?!s)")
def week_weekday(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Next week on Friday."""
    base = context.deictic(Grain.DAY)
    weekday = words.WEEKDAYS[match.group("weekday").lower()]
    point = None
    if base is not None:
        point = shift(base, weekday - base.days()[0].isoweekday() + 7 * STEP[match.group("rel").lower()])
    yield dated(match.start(), match.end(), point, "weekday-week", deictic=True)
