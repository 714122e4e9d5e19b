"""Distances and stretches: "two months earlier", "in two weeks", "the past 10 years"."""

import re
from collections.abc import Iterator

from backchannel.reading.time import words
from backchannel.reading.time.context import FUTURE, Context, Found, dated
from backchannel.reading.time.lengths import LENGTHS, amount_of, finest, moved, parts_of, timex_length
from backchannel.reading.time.points import Grain, Point, of_day, shift, shift_day
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import UNIT_S, unit_of


def fine_base(context: Context, grain: Grain, start: int, *, story: bool) -> Point | None:
    """What to count from; a day where weeks are counted and a day is known."""
    pick = (lambda g: context.story(start, g)) if story else context.deictic
    return (pick(Grain.DAY) if grain is Grain.WEEK else None) or pick(grain)


@rule(
    "ago",
    "NUMBER HEDGE VAGUE half UNITS",
    rf"(?:{LENGTHS}|(?P<bare>{UNIT_S})) (?P<rel>ago|earlier|before(?: that| then)?|later|after"
    rf"(?: that)?|afterwards?|from (?:now|today|tomorrow|yesterday)|hence|prior|previously|beforehand"
    rf"|back|(?:ahead|in advance) of|after|since)\b",
)
def ago(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Two weeks ago; two months earlier; a year later; five days after; months before."""
    rel = match.group("rel").lower()
    if rel in ("since", "ahead of", "in advance of") or (
        match.group("bare") and rel in ("back", "after", "since", "prior")
    ):
        return
    if rel == "back" and not re.match(
        r"\s?(?:[.,;]|that|when|he|she|it|they|we|I)\b|[.,;]", context.text[match.end() : match.end() + 6]
    ):
        return
    sign = -1 if rel.split()[0] in ("ago", "earlier", "before", "prior", "previously", "beforehand", "back") else 1
    number = None if match.group("bare") else amount_of(match)
    parts = [] if match.group("bare") else parts_of(match, number)
    deictic = rel.split()[0] in ("ago", "from", "hence", "back")
    if not parts:
        yield Found(
            match.start(), match.end(), "date", "PAST_REF" if sign < 0 else "FUTURE_REF", None, "vague-distance"
        )
        return
    if any(unit == "weekend" for _, unit in parts):
        return
    grain = finest(context, parts, None)
    start = match.start()
    also: list[tuple[Point | None, float]] = []
    if rel.startswith("from ") and rel != "from now":
        base = fine_base(context, Grain.DAY, start, story=False)
        base = shift(base, {"today": 0, "tomorrow": 1, "yesterday": -1}[rel.split()[1]]) if base is not None else None
    elif deictic:
        base = fine_base(context, grain, start, story=False)
        if context.narrative and context.reference is not None and context.age(start) <= 1:
            base = fine_base(context, grain, start, story=True) or base
    elif (
        rel in ("after", "before")
        and not context.narrative
        and re.match(r"\s+\w", context.text[match.end() : match.end() + 3])
    ):
        # news is of its day: "meets Y, two days after Z" puts Z two days back; the words themselves are a length
        base = fine_base(context, grain, start, story=False)
        point, edtf = moved(context, base, parts, -sign) if base is not None else (None, None)
        if point is not None and point.grain < Grain.TIME:
            edtf = edtf or point.edtf()
        yield Found(start, match.end(), "duration", timex_length(parts), edtf, "distance-to-event")
        return
    else:
        base = fine_base(context, grain, start, story=True)
    point, edtf = moved(context, base, parts, sign) if base is not None else (None, None)
    name = "ago" if deictic else "story-distance"
    open_timex = {Grain.DAY: "XXXX-XX-XX", Grain.WEEK: "XXXX-WXX", Grain.MONTH: "XXXX-XX"}.get(grain, "XXXX")
    if (
        match.group("hedge")
        and edtf is None
        and point is not None
        and re.search("about|around|approx|rough|near|almost|some", match.group("hedge"), re.IGNORECASE)
        and "/" not in point.edtf()
        and "X" not in point.edtf()
        and point.grain is not Grain.TIME
        and "T" not in point.edtf()
    ):
        edtf = point.edtf() + "~"
    yield dated(start, match.end(), point, name, edtf=edtf, also=also, deictic=deictic, open_timex=open_timex)


@rule(
    "in-length",
    "in within",
    rf"(?P<how>in|within)\s+(?:less than |under |just |about )?{LENGTHS}"
    rf"(?:['’]s?)?(?P<time> time\b)?(?: (?:of|from) (?P<from>now|today))?",
)
def in_length(match: re.Match[str], context: Context) -> Iterator[Found]:
    """In two weeks, within three days: a date or a stretch ahead, where the tense says so; else a length."""
    number = amount_of(match)
    parts = parts_of(match, number)
    ahead = match.group("time") or match.group("from") or context.tense(match.start()) == (FUTURE, True)
    if not parts or not ahead or any(unit == "weekend" for _, unit in parts):
        return
    base = fine_base(context, finest(context, parts, None), match.start(), story=False)
    if base is None:
        return
    point, edtf = moved(context, base, parts, 1)
    if point is None:
        return
    start = match.start("hedge") if match.group("how").lower() == "within" else match.start()
    if match.group("how").lower() == "within":
        yield Found(start, match.end(), "duration", timex_length(parts), _within(context, parts, point, edtf), "within")
    else:
        yield dated(start, match.end(), point, "in-length", edtf=edtf, deictic=True)


def _within(context: Context, parts: list[tuple[float, str]], point: Point, edtf: str | None) -> str | None:
    """From the day of publication to the day by which a term runs out; None if either is not known to the day."""
    now = context.now(Grain.DAY)
    if now is None:
        return None
    end: Point | None = now
    for number, unit in parts:
        if unit in ("hour", "minute", "second"):
            continue
        if number != int(number) or unit not in words.UNITS or end is None:
            end = None
            break
        end = shift_day(end, words.UNITS[unit], int(number))
    last = end.edtf() if end is not None else (edtf or point.edtf()).rstrip("~")
    return now.edtf() if last == now.edtf() else f"{now.edtf()}/{last}"


def stretch_of(match: re.Match[str], context: Context, sign: int, number: float, unit: str) -> Iterator[Found]:
    """A length up to or from now: TIMEX3 the length, EDTF the interval."""
    yield from stretch(match.start(), match.end(), context, sign, [(number, unit)], from_story=False)


def stretch(
    start: int, end: int, context: Context, sign: int, parts: list[tuple[float, str]], *, from_story: bool
) -> Iterator[Found]:
    """The interval from so long ago to now, or from now so far ahead, in units of its own size."""
    grain = finest(context, parts, None)
    if grain in (Grain.WEEK, Grain.WEEKEND):
        grain = Grain.DAY
    base = context.story(start, grain) if from_story else context.deictic(grain)
    edtf = None
    if base is not None:
        point, exact = moved(context, base, parts, sign)
        far = (
            exact.rstrip("~")
            if exact
            else point.edtf()
            if point is not None and point.grain is not Grain.TIME and point.grain is not Grain.PART
            else None
        )
        if point is not None and far is None:
            far = of_day(point.days()[0]).edtf()
        if far is not None and "/" not in far and "X" not in far:
            near = base.edtf()
            edtf = f"{far}/{near}" if sign < 0 else f"{near}/{far}"
            if far == near:
                edtf = near
    yield Found(start, end, "duration", timex_length(parts), edtf, "stretch")


@rule(
    "stretch",
    "the past last next coming previous following recent first ensuing preceding upcoming final subsequent intervening",
    rf"(?:the )?(?P<way>past|last|next|coming|previous|following|recent|first|ensuing|preceding"
    rf"|upcoming|final|subsequent|closing|opening|early|intervening)\s+(?:{LENGTHS}|(?P<bare>seconds"
    rf"|minutes|hours|days|weeks|weekends|months|quarters|years|decades|centuries)|(?P<single>hour"
    rf"|minute))\b(?: (?:of|in) (?P<year>1\d\d\d|20\d\d)\b)?",
)
def stretches(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The past 10 years; the next two weeks; recent months; the first ten months of 1915."""
    way = match.group("way").lower()
    before = context.text[max(0, match.start() - 8) : match.start()].lower()
    if (
        way == "last"
        and not match.group().lower().startswith("the ")
        and re.search(r"\b(?:to|will|would|could|may|can|might|should|must) $", before)
    ):
        return  # "expected to last several weeks"
    if match.group("single"):
        if way in ("past", "last", "next", "coming", "following"):
            now = context.deictic(Grain.DAY)
            timex = timex_length([(1.0, match.group("single").lower())])
            yield Found(
                match.start(), match.end(), "duration", timex, now.edtf() if now is not None else None, "stretch"
            )
        return
    if match.group("bare"):
        unit = unit_of(match.group("bare"))
        if way in ("recent", "past", "last", "previous", "preceding", "early"):
            yield Found(match.start(), match.end(), "date", "PAST_REF", None, "vague")
        elif way in ("coming", "next", "following", "ensuing", "upcoming", "subsequent"):
            yield Found(match.start(), match.end(), "date", "FUTURE_REF", None, "vague")
        elif way in ("final", "first", "closing", "opening", "intervening"):
            letter = words.LETTERS[unit]
            yield Found(
                match.start(),
                match.end(),
                "duration",
                ("PTX" if unit in ("hour", "minute", "second") else "PX") + letter,
                None,
                "length",
            )
        return
    number = amount_of(match)
    parts = parts_of(match, number)
    unit = unit_of(match.group("unit"))
    vague_timex = ("PTX" if unit in ("hour", "minute", "second") else "PX") + words.LETTERS[unit]
    if not parts:
        yield Found(match.start(), match.end(), "duration", vague_timex, None, "stretch")
        return
    if way in ("first", "opening", "early", "final", "closing", "intervening"):
        end = match.end() if match.group("year") is None else match.start("year") - 4
        end = match.start() + len(context.text[match.start() : end].rstrip())
        yield Found(match.start(), end, "duration", timex_length(parts), _inside(match, parts, way), "length")
        return
    if any(number_ > 3000 for number_, _ in parts):
        return
    sign = 1 if way in ("next", "coming", "following", "ensuing", "upcoming", "subsequent") else -1
    from_story = way in ("following", "ensuing", "subsequent", "previous", "preceding") or (
        way == "next" and context.narrative
    )
    if match.group("year"):
        return
    yield from stretch(match.start(), match.end(), context, sign, parts, from_story=from_story)


def _inside(match: re.Match[str], parts: list[tuple[float, str]], way: str) -> str | None:
    """The months that "the first ten months of 1915" covers; None for other units or without a year."""
    if match.group("year") is None or len(parts) != 1 or parts[0][1] != "month":
        return None
    count, year = int(parts[0][0]), match.group("year")
    if not 1 <= count <= 12:
        return None
    first, last = (1, count) if way in ("first", "opening", "early") else (13 - count, 12)
    return f"{year}-{first:02d}/{year}-{last:02d}"
