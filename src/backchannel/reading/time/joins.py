"""What the words around an expression do to it: "early", "about", "since", "from ... to", "at noon on"."""

import re
from dataclasses import replace

from backchannel.reading.time.context import Context, Found
from backchannel.reading.time.edge_rules import around_now
from backchannel.reading.time.lengths import LENGTHS, amount_of, finest, moved, parts_of
from backchannel.reading.time.points import Grain, Point, coarsen, shift

_LEFT = re.compile(
    r"(?:(?P<approx>\b(?:around|about|circa|approximately|roughly|c\.|ca\.)\s+)?(?:\b"
    r"(?:the\s+)?(?:very\s+)?"
    r"(?P<edge>early|late|later|earlier|mid|middle|end|beginning|start|close|rest|turn|most|(?:early"
    r"|late|later|latter|first|second|final|last) (?:part|days|weeks|months|half|hours))"
    r"(?:\s+(?:of|in|on)(?:\s+the)?)?(?:\s+|-)(?:the\s+)?)?)\Z",
    re.IGNORECASE,
)
_SIGNAL = re.compile(
    r"\b(?P<signal>since|until|till|by|before|after|from|prior to|starting(?: on| in| from)?|beginning"
    r"(?: on| in)?|no later than|not later than|"
    r"up to|as early as|up until|ever since|dating (?:back )?to|following|ahead of|through|later than"
    r"|earlier than)\s+(?:about |around |the |at least )*\Z",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:(?P<dash>-|–|—|/)|,?\s*\b(?P<word>to|until|till|through|and|or|up to|thru)\b)\s*(?:the\s+"
    r"|in\s+|on\s+|by\s+|about\s+|around\s+|early\s+|late\s+|mid-?\s*)*\Z",
    re.IGNORECASE,
)
_DISTANCE = re.compile(rf"{LENGTHS} (?:after|before)\Z", re.IGNORECASE)
_ON = re.compile(
    r"\s*(?:,|\(|on|of|in the|this|the|of the|,? on the)?\s*(?:[A-Z][a-z]+ time )?(?:on|of"
    r"|,)?\s*(?:the\s)?\Z"
)
_COMPARED = re.compile(
    r"\b(?:up|down|rose|fell|higher|lower|increase[ds]?|decrease[ds]?|percent|third|quarter|half|points?|compared|change[ds]?)\b"
    r"|%",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?P<signal>since|until|before|after)\s+(?:[\w.'’-]+\s+){1,10}(?:in|on)\s+\Z", re.IGNORECASE)
_FROM_BEFORE = re.compile(r"\b(?P<word>from|between)\s+(?:about |around |the |early |late |mid-?\s*)*\Z", re.IGNORECASE)


def extend_left(found: Found, context: Context, cursor: int) -> Found:
    """Take in "early", "the end of", "mid-" and note "about"; "earlier this year" ends with the day of publication."""
    if found.kind not in ("date", "time") or found.rule in ("vague", "that-time", "vague-distance", "era"):
        return found
    floor = max(cursor, found.start - 40)
    window = context.text[floor : found.start]
    # search from each word start: the pattern is anchored at the end
    best = None
    for match in re.finditer(r"\b[A-Za-z]", window):
        hit = _LEFT.match(window, match.start())
        if hit and hit.group():
            best = hit
            break
    if best is None:
        return found
    edge, approx = (best.group("edge") or "").lower(), best.group("approx")
    needs_of = edge in ("close", "rest", "turn", "most", "start", "end", "beginning", "middle")
    if needs_of and not re.search(r"\bof\b", best.group()):
        return found
    start = floor + best.start() + (len(approx) if approx else 0)
    edtf = found.edtf
    if edge.startswith(("later", "earlier")) and found.point is not None:
        edtf = around_now(context, found.point, edge.startswith("later"), edge.startswith("earlier")) or edtf
    elif approx and edtf and "/" not in edtf and "X" not in edtf and "T" not in edtf and not edtf.endswith("~"):
        edtf += "~"
    if (
        edge
        and not approx
        and edge.startswith(("middle", "mid"))
        and found.point is not None
        and found.point.grain is Grain.MONTH
    ):
        edtf = f"{found.point.edtf()}-15~"
    return replace(found, start=start, edtf=edtf)


def join(found: list[Found], context: Context) -> list[Found]:
    """Clock times take their day from the date beside them; ranges and prepositions make intervals."""
    found = _days_of_clocks(_merge_parts(_anchored(found, context), context), context)
    ranged = _ranges(found, context)
    floors = [0, *(one.end for one in found)]
    return [one if index in ranged else _signal(one, context, floors[index]) for index, one in enumerate(found)]


def _anchored(found: list[Found], context: Context) -> list[Found]:
    """Of "two days after 3 May 2015", "five days before Christmas": the date behind is what is counted from."""
    anchored = list(found)
    for index, one in enumerate(found[:-1]):
        if one.rule not in ("distance-to-event", "story-distance"):
            continue
        words_, other = context.text[one.start : one.end], found[index + 1]
        match = _DISTANCE.match(words_)
        if match is None or other.point is None or other.kind == "duration":
            continue
        if not re.fullmatch(r"\s+(?:the\s+)?", context.text[one.end : other.start]):
            continue
        parts = parts_of(match, amount_of(match))
        base = coarsen(other.point, finest(context, parts, None)) if parts else None
        if any(unit in ("day", "week") for _, unit in parts):
            base = coarsen(other.point, Grain.DAY)
        if base is None:
            continue
        sign = -1 if words_.lower().endswith("before") else 1
        point, edtf = moved(context, base, parts, sign)
        if point is not None and point.grain < Grain.TIME:
            anchored[index] = replace(
                one, kind="date", timex=point.timex(), edtf=edtf or point.edtf(), point=point, rule="anchored-distance"
            )
    return anchored


def _merge_parts(found: list[Found], context: Context) -> list[Found]:
    """Make "the night of 10 August 1792" one expression."""
    merged: list[Found] = []
    for one in found:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.rule == "part-of-day"
            and one.point is not None
            and one.point.grain is Grain.DAY
            and re.fullmatch(r"\s+of\s+(?:the\s+)?", context.text[last.end : one.start])
        ):
            point = one.point.at(last.timex[10:])
            merged[-1] = replace(
                one,
                start=last.start,
                kind="time",
                timex=point.timex(),
                edtf=point.edtf(),
                point=point,
                rule=one.rule + "+part",
            )
        else:
            merged.append(one)
    return merged


def _days_of_clocks(found: list[Found], context: Context) -> list[Found]:
    """In "5:34 AM on March 20" the time is of the day named beside it, the one behind before the one in front."""
    joined = list(found)
    for index, one in enumerate(joined):
        if one.rule not in ("clock", "part-of-day") or (one.point is None and not one.timex.startswith("XXXX")):
            continue
        suffix = one.timex[10:] if "T" in one.timex else ""
        for other, first in ((index + 1, True), (index - 1, False)):
            if not 0 <= other < len(joined):
                continue
            neighbour = joined[other]
            day = coarsen(neighbour.point, Grain.DAY) if neighbour.point is not None else None
            if day is None or neighbour.rule == "clock":
                continue
            between = context.text[one.end : neighbour.start] if first else context.text[neighbour.end : one.start]
            if (first and _ON.match(between)) or (
                not first
                and re.fullmatch(
                    r"\s*(?:,|at|around|about|,? at (?:about|around)|in the|shortly (?:before|after)|by|before|after"
                    r"|from|until)?\s*",
                    between,
                )
            ):
                point: Point = day.at(suffix)
                joined[index] = replace(one, point=point, timex=point.timex(), edtf=point.edtf(), kind="time")
                break
    return joined


def _edges(found: Found) -> tuple[str, str] | None:
    """Start and end of a closed EDTF."""
    if not found.edtf or ".." in found.edtf:
        return None
    first, _, last = found.edtf.partition("/")
    return first, last or first


def _ranges(found: list[Found], context: Context) -> set[int]:
    """Give both ends of "from 2009 to 2015" the whole interval; returns the indices that now carry one."""
    done: set[int] = set()
    for index in range(len(found) - 1):
        one, two = found[index], found[index + 1]
        if index in done or one.kind not in ("date", "time") or two.kind not in ("date", "time"):
            continue
        if two.start - one.end > 24:
            continue
        between = _BETWEEN.fullmatch(context.text[one.end : two.start])
        first, last = _edges(one), _edges(two)
        if not between or not first or not last or one.point is None or two.point is None:
            continue
        lead = _FROM_BEFORE.search(context.text[max(0, one.start - 24) : one.start])
        word = (between.group("word") or "").lower()
        if word in ("and", "or") and not (lead and lead.group("word").lower() == "between"):
            if not _adjacent(one.point, two.point):
                continue
        elif word == "through" or word == "to" or word in ("until", "till") or between.group("dash"):
            if between.group("dash") == "/" or (
                between.group("dash") and one.point.grain != two.point.grain and not lead
            ):
                continue
        elif word in ("and", "or"):
            pass
        if not _in_order(one.point, two.point):
            continue
        edtf = first[0] + "/" + last[1]
        if first[0] == last[1]:
            continue
        found[index] = replace(one, edtf=edtf, rule=one.rule + ">range", also=())
        found[index + 1] = replace(two, edtf=edtf, rule=two.rule + ">range", also=())
        done |= {index, index + 1}
    return done


def _adjacent(one: Point, two: Point) -> bool:
    """Whether the second follows the first without a gap: 2012 and 2013, November and December, today and tomorrow."""
    if one.grain != two.grain or one.grain is Grain.TIME or one.grain is Grain.PART:
        return False
    return shift(one, 1) == two


def _in_order(one: Point, two: Point) -> bool:
    if (one.year, two.year) != (max(one.year, 1), max(two.year, 1)):
        return one.year <= two.year
    if one.grain in (Grain.PART, Grain.TIME) and two.grain in (Grain.PART, Grain.TIME):
        return one.days()[0] <= two.days()[0]
    return one.days()[0] <= two.days()[1] and one != two


def _signal(found: Found, context: Context, floor: int) -> Found:
    """Open the interval that "since", "until", "before", "after" and "by" open."""
    if found.edtf is None or found.kind not in ("date", "time") or "/.." in found.edtf or found.edtf.startswith("../"):
        return found
    if found.rule in (
        "ago",
        "anchored-distance",
        "vague",
        "story-distance",
        "distance-to-event",
        "that-time",
        "header",
    ):
        return found
    match = _SIGNAL.search(context.text, max(floor, found.start - 30), found.start)
    if match is None:
        return _clause(found, context, floor)
    signal = match.group("signal").lower()
    if signal == "from" and _COMPARED.search(context.text, max(floor, match.start() - 60), match.start()):
        return found  # "up a third from last year"
    # "since the war" is since its end
    edtf = _opened(found.edtf, "after" if signal == "since" and found.rule == "era" else signal)
    return replace(found, edtf=edtf, rule=found.rule + ">" + signal.replace(" ", "-"), also=())


def _clause(found: Found, context: Context, floor: int) -> Found:
    """Keep two readings: "since he left office in January 2017" dates the leaving, and opens what was since."""
    assert found.edtf is not None
    match = _CLAUSE.search(context.text, max(floor, found.start - 100), found.start)
    if match is None or found.also or found.point is None or found.kind != "date":
        return found
    also = ((_opened(found.edtf, match.group("signal").lower()), 0.4),)
    return replace(found, rule=found.rule + ">" + match.group("signal").lower() + "-clause", also=also)


def _opened(edtf: str, signal: str) -> str:
    """The interval that a preposition makes of a date."""
    first, _, last = edtf.partition("/")
    last = last or first
    if signal in ("until", "till", "up to", "up until", "through", "by", "no later than", "not later than"):
        return "../" + last
    if signal in ("before", "prior to", "ahead of", "earlier than"):
        return "../" + first
    return last + "/.." if signal in ("after", "following", "later than") else first + "/.."
