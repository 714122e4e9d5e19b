"""Times by name: feasts, and eras and events that the reference knows ("the Trump years", "before 9/11")."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from backchannel.reading.time.choose import nearest, story_year
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.points import Grain, Point, of_day
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import YEAR


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _nth(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (Monday 1) of a month; the last one for -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _floating(month: int, weekday: int, nth: int) -> Callable[[int], date]:
    return lambda year: _nth(year, month, weekday, nth)


FEASTS: dict[str, Callable[[int], date]] = {
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year": _fixed(1, 1),
    "epiphany": _fixed(1, 6),
    "martin luther king day": _floating(1, 1, 3),
    "mlk day": _floating(1, 1, 3),
    "groundhog day": _fixed(2, 2),
    "valentine's day": _fixed(2, 14),
    "presidents' day": _floating(2, 1, 3),
    "presidents day": _floating(2, 1, 3),
    "st. patrick's day": _fixed(3, 17),
    "saint patrick's day": _fixed(3, 17),
    "cyber monday": lambda year: _nth(year, 11, 4, 4) + timedelta(days=4),
    "nowruz": _fixed(3, 20),
    "april fools' day": _fixed(4, 1),
    "april fool's day": _fixed(4, 1),
    "earth day": _fixed(4, 22),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "easter": _from_easter(0),
    "ascension day": _from_easter(39),
    "pentecost": _from_easter(49),
    "may day": _fixed(5, 1),
    "mother's day": _floating(5, 7, 2),
    "memorial day": _floating(5, 1, -1),
    "father's day": _floating(6, 7, 3),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _floating(9, 1, 1),
    "columbus day": _floating(10, 1, 2),
    "halloween": _fixed(10, 31),
    "all saints' day": _fixed(11, 1),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "thanksgiving day": _floating(11, 4, 4),
    "thanksgiving": _floating(11, 4, 4),
    "black friday": lambda year: _nth(year, 11, 4, 4) + timedelta(days=1),
    "christmas eve": _fixed(12, 24),
    "christmas day": _fixed(12, 25),
    "christmas": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
}
# feasts whose names are also written without capitals
_LOWER: tuple[str, ...] = (
    "christmas",
    "christmas day",
    "christmas eve",
    "easter",
    "easter sunday",
    "easter monday",
    "thanksgiving",
)
_LOWER += ("thanksgiving day", "halloween", "nowruz", "good friday", "new year's eve", "new year's day")
_NAMES = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(FEASTS, key=len, reverse=True))


@rule(
    "feast",
    " ".join(sorted({name.split()[0].split("'")[0].rstrip(".") for name in FEASTS})),
    rf"(?P<name>{_NAMES})\b(?:,? (?:of |in )?(?P<year>{YEAR})|,? (?P<which>this year|last year"
    rf"|next year))?(?! (?:tree|carol|card|party|sale|present|gift|market|Island|Massacre|egg|dinner"
    rf"|shopping|holiday|Parade|parade|lights|song|special|movie)s?\b)",
)
def feast(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Christmas; Easter Monday 2017; Thanksgiving."""
    text = match.group("name")
    dated_by = match.group("year") or re.search(
        r"\b(?:on|until|since|before|after)\s$", context.text[max(0, match.start() - 7) : match.start()]
    )
    if (text[0].islower() and text.lower() not in _LOWER and not dated_by) or (
        text.lower() == "new year" and re.match(r"['’]s", context.text[match.end() : match.end() + 2])
    ):
        return
    compute = FEASTS[text.lower().replace("’", "'")]
    if match.group("year"):
        yield dated(match.start(), match.end(), of_day(compute(int(match.group("year")))), "feast", full=True)
        return
    now = context.deictic(Grain.YEAR)
    if match.group("which"):
        step = {"this": 0, "last": -1, "next": 1}[match.group("which").split()[0].lower()]
        yield dated(match.start(), match.end(), of_day(compute(now.year + step)) if now is not None else None, "feast")
        return
    sample = compute(2001)
    year = story_year(context, sample.month, match.start())
    if year is not None and year > 0 and (context.narrative or context.age(match.start()) == 0):
        yield dated(match.start(), match.end(), of_day(compute(year)), "feast+choose")
    elif context.published is not None and context.published.grain >= Grain.DAY:
        candidates = [of_day(compute(context.published.year + step)) for step in (-1, 0, 1)]
        point, also = nearest(context, candidates, match.start())
        yield dated(match.start(), match.end(), point, "feast+choose", also=also)
    else:
        point = of_day(compute(now.year)) if now is not None and now.year > 0 else None
        yield dated(match.start(), match.end(), point, "feast")


def eras_in(text: str, published: str | None) -> list[Found]:
    """Eras, terms of office and known events that the text names, as the reference resolves them."""
    from backchannel.reference import eras

    found = []
    for era in eras.find(text, published):
        first, _, last = era.edtf.partition("/")
        timex = first if not last or first == last else "PAST_REF"
        named_year = re.search(r"\b(?:1\d|20)\d\d\b", text[era.start : era.end])
        if named_year:
            timex = named_year.group()
        point = None
        single = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", era.edtf)
        if single:
            year, month, day = (int(part) for part in single.groups())
            point = Point(Grain.DAY, year, month, day)
        found.append(Found(era.start, era.end, "date", timex, era.edtf, "era", point, full=True))
    return found
