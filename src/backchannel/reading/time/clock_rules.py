"""Clock times and parts of days: "3:00 a.m.", "1330Z", "18:00 UTC", "noon", "the night of 10 August"."""

import re
from collections.abc import Iterator

from backchannel.reading.time import words
from backchannel.reading.time.choose import choose_weekday
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.points import Grain, Point, shift
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import PARTS, WEEKDAY

_AMPM = r"(?:a\.?\s?m\b\.?|p\.?\s?m\b\.?)"
# offsets from UTC in hours; names that several zones share (IST, CST) only where the press means one of them
ZONES = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "MSK": 3,
    "JST": 9,
}
_ZONE = (
    r"(?P<zone>UTC|GMT|Z|EST|EDT|CST|CDT|MST|MDT|PST|PDT|BST|CET|CEST|EET|MSK|JST|ET|PT|CT|(?:Eastern"
    r"|Pacific|Central|local|Baghdad|Moscow)(?: (?:Standard|Daylight))?(?: Time| time)|local)\b"
)
_SIGNED = r"(?:\s?(?P<sign>[+-])\s?(?P<off>\d{1,2})(?::?(?P<offmin>\d\d))?)?"


def clock(hour: int, minute: int | None, second: int | None, zone: str) -> str | None:
    """`T14:30Z`; None for what no clock shows."""
    if not 0 <= hour <= 24 or (minute or 0) > 59 or (second or 0) > 59:
        return None
    hour %= 24 if minute or hour == 24 else 25
    text = f"T{hour:02d}:{minute or 0:02d}"
    if second is not None:
        text += f":{second:02d}"
    return text + zone


def _zone(match: re.Match[str]) -> str:
    name = (match.group("zone") or "").upper()
    offset = ZONES.get(name)
    if offset is None:
        return ""
    if match.group("sign"):
        return f"{match.group('sign')}{int(match.group('off')):02d}" + (
            f":{match.group('offmin')}" if match.group("offmin") else ""
        )
    return "Z" if offset == 0 else f"{offset:+03d}"


def timed(start: int, end: int, text: str, context: Context, name: str) -> Found:
    """A clock time whose day is joined later from its neighbours, else is the story's."""
    base = context.story(start, Grain.DAY, reach=2)
    return dated(start, end, base.at(text) if base is not None else None, name, open_timex="XXXX-XX-XX" + text)


@rule(
    "clock",
    "NUMBER",
    rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d)(?::(?P<s>\d\d))?)?(?:\s?(?:-|–|to|and"
    rf"|until)\s?(?P<h2>\d{{1,2}})(?:[:.](?P<m2>\d\d))?)?\s?(?P<ampm>{_AMPM})"
    rf"(?:,?\s?\(?{_ZONE}{_SIGNED}\)?)?",
)
def clock_ampm(match: re.Match[str], context: Context) -> Iterator[Found]:
    """3:00 a.m.; 5:30PM; 2:30-2:40 p.m.; 9:34 p.m. EST."""
    afternoon = match.group("ampm").lower().startswith("p")
    zone = _zone(match)
    keys = [("h", "m")] + ([("h2", "m2")] if match.group("h2") else [])
    ending = match.end()
    if (
        context.text[ending - 1 : ending] == "."
        and not re.match(r"\s+[a-z(]", context.text[ending : ending + 2])
        and ending >= len(context.text.rstrip())
    ):
        pass
    for index, (h, m) in enumerate(keys):
        hour = int(match.group(h))
        if not 1 <= hour <= 12:
            return
        hour = hour % 12 + (12 if afternoon else 0)
        text = clock(
            hour,
            int(match.group(m)) if match.group(m) else 0,
            int(match.group("s")) if h == "h" and match.group("s") else None,
            zone,
        )
        if text is None:
            return
        last = index == len(keys) - 1
        end = ending if last else match.end(m) if match.group(m) else match.end(h)
        yield timed(match.start(h), end, text, context, "clock")


@rule(
    "clock",
    "#",
    rf"(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?(?:\s?(?:hours|hrs"
    rf"|h)\b)?(?:\s?\(?{_ZONE}{_SIGNED}\)?)?(?![\d:])",
)
def clock_24(match: re.Match[str], context: Context) -> Iterator[Found]:
    """18:00 UTC; 10:57; not scores or verses."""
    before = context.text[max(0, match.start() - 12) : match.start()]
    if (
        match.group("zone") is None
        and re.search(r"\b(?:won|lost|[A-Z][a-z]+) $|\d$", before)
        and not re.search(r"\b(?:At|By|From|To|Until|Around|After|Before)\s$", before)
    ):
        return
    text = clock(
        int(match.group("h")), int(match.group("m")), int(match.group("s")) if match.group("s") else None, _zone(match)
    )
    if text:
        yield timed(match.start(), match.end(), text, context, "clock")


@rule(
    "clock",
    "#",
    rf"(?P<h>[01]\d|2[0-4])(?P<m>[0-5]\d)(?:(?P<z>Z)\b|\s?(?:hours|hrs)\b(?:\s?{_ZONE}{_SIGNED})?"
    rf"|\s?(?P<zone2>UTC|GMT|EST|EDT|CET|BST)\b)",
    case=True,
)
def clock_military(match: re.Match[str], context: Context) -> Iterator[Found]:
    """1330Z; 0800 UTC; 1400 hours."""
    name = match.group("zone2") or match.group("zone") or ("Z" if match.group("z") else "")
    offset = ZONES.get(name.upper()) if name else None
    zone = "" if offset is None else "Z" if offset == 0 else f"{offset:+03d}"
    text = clock(int(match.group("h")), int(match.group("m")), None, zone)
    if text:
        yield timed(match.start(), match.end(), text, context, "clock")


@rule(
    "clock",
    "NUMBER",
    rf"(?P<h>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: "
    rf"(?P<half>thirty|fifteen|twenty|forty|forty[- ]five))?\s?(?:o['’]clock(?: in the (?P<part>morning"
    rf"|afternoon|evening|night))?|(?P<ampm>{_AMPM})| in the (?P<part2>morning|afternoon|evening)\b)",
)
def oclock(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Ten o'clock; eight in the evening."""
    text = match.group("h").lower()
    hour = int(text) if text.isdigit() else words.CARDINALS[text]
    part = (match.group("part") or match.group("part2") or match.group("ampm") or "").lower()
    if not 1 <= hour <= 12:
        return
    if part.startswith(("afternoon", "evening", "night", "p")) and hour < 12:
        hour += 12
    elif part.startswith(("morning", "a")) and hour == 12:
        hour = 0
    minute = int(words.cardinal(match.group("half")) or 0) if match.group("half") else 0
    written = clock(hour, minute, None, "")
    if written:
        yield timed(match.start(), match.end(), written, context, "clock")


_SAID_HOUR = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"


@rule(
    "clock",
    "half quarter a NUMBER",
    rf"(?:(?P<half>half)|(?P<quarter>(?:a )?quarter)|(?P<n>\d{{1,2}}|five|ten|twenty"
    rf"|twenty[- ]five) min(?:ute)?s?) (?P<way>past|to|after|before) (?P<h>{_SAID_HOUR})\b"
    rf"(?:\s?(?P<ampm>{_AMPM})| in the (?P<part>morning|afternoon|evening))?",
)
def half_past(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Half past eight; a quarter to 8 in the morning."""
    text = match.group("h").lower()
    hour = int(text) if text.isdigit() else words.CARDINALS[text]
    part = (match.group("part") or match.group("ampm") or "").lower()
    if not 1 <= hour <= 12:
        return
    number = match.group("n")
    minutes = 30 if match.group("half") else 15 if match.group("quarter") else int(words.cardinal(number) or 0)
    if part.startswith(("afternoon", "evening", "p")) and hour < 12:
        hour += 12
    total = hour * 60 + (minutes if match.group("way").lower() in ("past", "after") else -minutes)
    written = clock(total // 60 % 24, total % 60, None, "")
    if written:
        yield timed(match.start(), match.end(), written, context, "clock")


@rule(
    "weekday-part",
    "WEEKDAY",
    rf"(?P<weekday>{WEEKDAY})(?P<s>['’]s)?,? (?:in the |at )?(?P<early>early |late "
    rf"|mid)?(?P<part>morning|afternoon|evening|night|noon|midnight|midday|lunchtime)\b",
)
def weekday_part(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Friday morning; Monday night."""
    point, also = choose_weekday(context, words.WEEKDAYS[match.group("weekday").lower()], match.start())
    suffix = PARTS[match.group("part").lower()]
    number = words.WEEKDAYS[match.group("weekday").lower()]
    yield dated(
        match.start(),
        match.end(),
        point.at(suffix) if point is not None else None,
        "weekday-part+choose",
        also=also,
        open_timex=f"XXXX-WXX-{number}{suffix}",
    )


@rule(
    "part-of-day",
    "the in early late mid at one PART",
    r"(?:(?P<lead>in the|at|by|before|after|around|until|the|one) )?(?P<mod>(?:very )?(?:early|late"
    r"|mid)[\s-](?:hours of the )?|small hours of the )?(?P<part>morning|afternoon|evening|night"
    r"|nightfall|noon|midnight|midday|dawn|dusk|daybreak|overnight|sunrise|sunset)"
    r"(?P<hours> hours)?(?P<of> of)?\b(?!-)(?! (?:club|vision|watch|mail|time|shift|News|Post|Star|sky"
    r"|school))",
)
def part_of_day(match: re.Match[str], context: Context) -> Iterator[Found]:
    """In the morning; at dawn; overnight; the night of 10 August (joined with the date that follows)."""
    part = match.group("part").lower()
    lead = (match.group("lead") or "").lower()
    text = context.text
    before = text[max(0, match.start() - 12) : match.start()]
    if match.group("part")[0].isupper() and (
        lead or re.match(r"\s[A-Z]", text[match.end() : match.end() + 2]) or re.search(r"[\w,]\s$", before)
    ):
        return
    clocked = part in (
        "noon",
        "midnight",
        "midday",
        "dawn",
        "dusk",
        "daybreak",
        "overnight",
        "sunrise",
        "sunset",
        "nightfall",
    )
    led = (
        lead
        or match.group("mod")
        or re.search(
            r"\b(?:at|by|before|after|until|from|till|to|of|good|per|since|that|during|all)\s+$", before, re.IGNORECASE
        )
    )
    if not led and not clocked:
        return
    if (
        part in ("dawn", "night", "midnight", "morning", "evening")
        and lead == "the"
        and not match.group("mod")
        and not match.group("of")
    ):
        return
    if part in ("dawn", "dusk", "sunset") and match.group("of"):
        return
    if re.search(r"\b(?:good|per)\s+$", before, re.IGNORECASE):
        return
    start, end = match.start(), match.end("hours") if match.group("hours") else match.end("part")
    if lead and lead not in ("the", "one"):
        start = match.start("lead") + len("in ") if lead == "in the" else match.end("lead") + 1
    base = context.story(match.start(), Grain.DAY, reach=2)
    following = re.match(rf"\s+of\s+(?:the\s+)?(?P<weekday>{WEEKDAY})?", text[end : end + 30])
    if match.group("of") and not following:
        return
    yield dated(
        start,
        end,
        base.at(PARTS[part]) if base is not None else None,
        "part-of-day",
        open_timex="XXXX-XX-XX" + PARTS[part],
    )


def night_before(point: Point) -> Point | None:
    """The day before, for "overnight" in a morning paper."""
    return shift(point, -1)
