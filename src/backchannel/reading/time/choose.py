"""Which of several places on the calendar a partial date means: the story's, or the nearest that fits the tense."""

import re
from datetime import date, timedelta

from backchannel.reading.time.context import FUTURE, PAST, PRESENT, Context
from backchannel.reading.time.points import Grain, Point, coarsen, of_date, of_day

_AHEAD = re.compile(r"\b(?:until|till|by|before)\s+\Z", re.IGNORECASE)
Choice = tuple[Point | None, list[tuple[Point | None, float]]]

_FRESH = (0, 10, 11)  # months before that of publication whose news needs no year, whatever years the text names
_NEAR_DAYS = 45  # a day this near needs a year to be read as last or next year's
_MARGIN = {Grain.DAY: _NEAR_DAYS, Grain.MONTH: 62}


def _months_apart(point: Point, month: int) -> int:
    """Months from the point to that month of the same year; negative if before. A bare year counts from its start."""
    if point.grain is Grain.SEASON:
        return month - (point.part - 20) * 3
    if point.grain is Grain.QUARTER:
        return month - (point.part * 3 - 2)
    return month - (point.month or 1)


def story_year(context: Context, month: int, offset: int) -> int | None:
    """The year in play, if the story is in one that is not the present.

    Stories move on, so January after November is the next year's, and November after January last year's.
    """
    reference = context.reference
    if reference is None or reference.grain < Grain.YEAR:
        return None
    if not context.narrative:
        present = context.published
        if present is None or context.age(offset) > 1 or reference.year == present.year:
            return None
        if reference.grain is not Grain.YEAR and context.age(offset) > 0 and abs(reference.year - present.year) <= 1:
            return None
        scene_set = context.age(offset) == 0 and reference.grain >= Grain.MONTH
        if not scene_set and present.grain >= Grain.MONTH and (month - present.part) % 12 in _FRESH:
            return None
    if reference.grain is Grain.YEAR:
        return reference.year
    apart = _months_apart(reference, month)
    if apart <= -8:
        return reference.year + 1
    return reference.year - 1 if apart >= 9 and reference.grain >= Grain.MONTH else reference.year


def nearest(context: Context, candidates: list[Point], offset: int) -> Choice:
    """Of last, this and next year's candidate the nearest in the tense's direction; the next best stays on record."""
    now = context.published
    assert now is not None
    grain = candidates[0].grain
    here = now.days()[0]
    known = coarsen(now, grain)

    def distance(point: Point) -> int:
        if known is not None and point == known:
            return 0
        first, last = point.days()
        return (first - here).days if first > here else min((last - here).days, 0)

    tense, sure = context.tense(offset)
    ranked = sorted(candidates, key=lambda point: abs(distance(point)))
    past = [point for point in ranked if distance(point) <= 0]
    future = [point for point in ranked if distance(point) >= 0]
    chosen = ranked[0]
    if tense == FUTURE and future:
        chosen = future[0]
    elif tense == PAST and past:
        chosen = past[0]
    margin = _MARGIN.get(grain, 0)
    if abs(distance(ranked[0])) <= margin and abs(distance(chosen)) >= 365 - margin - 31:
        chosen = ranked[0]
    others = [point for point in ranked if point != chosen][:1]
    weight = 0.1 if sure else 0.3
    return chosen, [(point, weight) for point in others]


def choose_day(context: Context, month: int, day: int, offset: int, weekday: int | None) -> Choice:
    """The year of "November 3": one where the weekday fits, if there is one."""
    year = story_year(context, month, offset)
    if year is not None:
        return of_date(year, month, day), []
    now = context.published
    if now is None:
        return None, []
    candidates = [point for step in (-1, 0, 1) if (point := of_date(now.year + step, month, day))]
    if weekday is not None:
        candidates = [point for point in candidates if point.days()[0].isoweekday() == weekday] or candidates
    if now.grain < Grain.DAY:
        if now.grain is Grain.YEAR:
            return of_date(now.year, month, day), []
        # no day to count from: the middle of the month stands for it
        middle = date(now.year, now.part, 15)
        candidates.sort(key=lambda point: abs((point.days()[0] - middle).days))
        return (candidates[0] if candidates else None), []
    return nearest(context, candidates, offset) if candidates else (None, [])


def choose_month(context: Context, month: int, offset: int) -> Choice:
    """The year of "September"."""
    year = story_year(context, month, offset)
    if year is not None:
        return Point(Grain.MONTH, year, month), []
    now = context.published
    if now is None:
        return None, []
    if now.grain is Grain.YEAR:
        return Point(Grain.MONTH, now.year, month), []
    return nearest(context, [Point(Grain.MONTH, now.year + step, month) for step in (-1, 0, 1)], offset)


def choose_part_of_year(context: Context, grain: Grain, part: int, offset: int) -> Choice:
    """The year of "the summer" or "the third quarter"."""
    month = (part - 20) * 3 if grain is Grain.SEASON else part * 3 - 2 if grain is Grain.QUARTER else part * 6 - 5
    year = story_year(context, month, offset)
    if year is not None:
        return Point(grain, year, part), []
    now = context.published
    if now is None:
        return None, []
    if now.grain is Grain.YEAR:
        return Point(grain, now.year, part), []
    return nearest(context, [Point(grain, now.year + step, part) for step in (-1, 0, 1)], offset)


def choose_weekday(context: Context, weekday: int, offset: int) -> Choice:
    """The date of "Tuesday": the day of publication counts as past and as future."""
    base = context.story(offset, Grain.DAY) if context.narrative else context.now(Grain.DAY)
    if base is None or base.year < 1:
        return None, []
    here = base.days()[0]
    back = (here.isoweekday() - weekday) % 7
    last, coming = here - timedelta(days=back), here + timedelta(days=(weekday - here.isoweekday()) % 7)
    if context.narrative and base != context.published:
        return of_day(coming), [(of_day(last), 0.3)]
    tense, sure = context.tense(offset)
    ahead = tense in (FUTURE, PRESENT) or bool(_AHEAD.search(context.text, max(0, offset - 12), offset))
    chosen, other = (coming, last) if ahead else (last, coming)
    return of_day(chosen), [(of_day(other), 0.1 if sure else 0.3)]
