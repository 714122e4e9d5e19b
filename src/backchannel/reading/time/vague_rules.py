"""Times that stay vague or point back: "recently", "these days", "in the future", "at that time", "then"."""

import re
from collections.abc import Iterator

from backchannel.reading.time.context import Context, Found
from backchannel.reading.time.points import Grain, Point, coarsen
from backchannel.reading.time.rules import rule

_PRESENT = (
    r"(?:right now|as of now|now|currently|current|nowadays|these days|at present|at the present"
    r"(?: time)?|at the moment|at this (?:moment|time)|for the time being|the time being|present-day"
    r"|present day|modern-day|modern day|presently)"
)


_PAST = (
    r"(?:(?:more |most |as |quite |only |very )?recently|(?:more |most )?recent|lately|in the "
    r"(?:recent |distant )?past|the (?:recent |distant )past)"
)


_FUTURE = (
    r"(?:(?:in )?the (?:near |foreseeable |immediate |distant |not[- ]too[- ]distant )?future|in "
    r"(?:the )?future|near future|near term|future)"
)


@rule(
    "vague-present",
    "right now as currently current nowadays these at for the present modern presently",
    rf"{_PRESENT}\b",
)
def vague_present(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Now, currently, these days."""
    word = match.group().lower()
    start = match.start()
    if (
        word == "now"
        and re.match(r"\s+that\b|-", context.text[match.end() : match.end() + 6])
        and not re.match("-[a-z]+ed", context.text[match.end() : match.end() + 14])
    ):
        return
    if word == "present day" or word == "modern day":
        start = match.start()
    if word == "current" and re.match(r"\s?(?:account|affairs|of\b)", context.text[match.end() : match.end() + 9]):
        return
    for lead in ("at the ", "at ", "for "):
        if word.startswith(lead):
            start += len(lead) if lead != "at the " else 3
            break
    if word == "at this time" or word == "at this point":
        point = context.reference if context.narrative else context.published
        yield Found(start, match.end(), "date", "PRESENT_REF", day_or_coarser(point), "that-time")
        return
    edtf = None
    if (
        context.published is not None
        and not context.narrative
        and word in ("now", "right now", "at present", "at the moment")
    ):
        edtf = context.published.edtf()
    yield Found(start, match.end(), "date", "PRESENT_REF", edtf, "vague")


def day_or_coarser(point: Point | None) -> str | None:
    """EDTF of a point without its clock time."""
    return (coarsen(point, Grain.DAY) or point).edtf() if point is not None else None


@rule("vague-past", "more most as quite only very recently recent lately in the", rf"{_PAST}\b")
def vague_past(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Recently, recent, in the past."""
    start = match.start()
    after = context.text[match.end() : match.end() + 14]
    lowered = match.group().lower()
    if (
        lowered.endswith("past")
        and re.match(r"\s+(?:[a-z]+|\d+|\w+-\w+)\b", after)
        and not re.match(r"\s+(?:and|or|to|by|when|that|has|had|is|was|but|with|as|for|he|she|it|they|we|the)\b", after)
    ):
        return
    if lowered.startswith("in "):
        start += 3
    if lowered.startswith("as ") or lowered.startswith("only "):
        start += lowered.index(" ") + 1
    yield Found(start, match.end(), "date", "PAST_REF", None, "vague")


@rule("vague-future", "in the future near", rf"{_FUTURE}\b")
def vague_future(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The future, in the near future; not "futures" nor "a future"."""
    start = match.start()
    lowered = match.group().lower()
    if lowered == "future" and not re.search(
        r"\bin\s+$|\b(?:the|any|for|and|possible|potential|all|prevent)\s+$", context.text[max(0, start - 10) : start]
    ):
        return
    if lowered.startswith("in "):
        start += 3
    yield Found(start, match.end(), "date", "FUTURE_REF", None, "vague")


@rule(
    "that-time",
    "at by that this since until before the",
    r"(?:(?:at|by|around|from|until|since|during|before|up to) )?(?P<what>(?:that|this|the same) "
    r"(?:very )?(?:time|point|moment|period|date|era|stage)|the (?:time|day)(?= (?:of|when)\b)"
    r"|the time\b|then\b)",
)
def that_time(match: re.Match[str], context: Context) -> Iterator[Found]:
    """At that time, by then, this period: where the story is."""
    lowered = match.group().lower()
    what = match.group("what").lower()
    if what == "then" and not re.match(r"(?:by|since|until|before|up to) ", lowered):
        return
    if what.endswith((" point", " stage")) and not lowered.startswith(("by ", "until ", "since ")):
        return
    if what in ("the time", "the day", "the same time", "the same point") and not (
        lowered.startswith("at the time") and what == "the time"
    ):
        return
    if (
        what.startswith("this")
        and what.endswith(("time", "point", "moment", "stage"))
        and not lowered.startswith(("by", "at", "during", "around", "until", "from", "since", "before"))
    ):
        return
    story = (
        context.reference
        if context.reference is not None and (context.narrative or context.age(match.start()) <= 4)
        else None
    )
    edtf = day_or_coarser(story)
    if edtf and lowered.startswith("since "):
        edtf = f"{edtf}/.." if "/" not in edtf else None
    elif edtf and lowered.startswith(("until ", "before ", "up to ")):
        edtf = f"../{edtf}" if "/" not in edtf else None
    timex = "PAST_REF"
    if what.endswith(("period", "era")):
        timex = story.timex() if story is not None else "PAST_REF"
    yield Found(match.start("what"), match.end(), "date", timex, edtf, "that-time")


@rule(
    "then-holder",
    "then",
    r"then(?=-(?-i:[A-Z])|[- ](?:an? |the )?(?:(?:U\.S\.|(?-i:[A-Z])\w+|deputy"
    r"|foreign)[- ])*(?:secretary|president|prime|foreign|vice|head|chief|minister|ambassador|director"
    r"|chairman|deputy|national|senator|governor|chair|leader|king|chancellor|adviser|advisor)\b)",
)
def then_holder(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Then secretary of state: at the time of the story."""
    before = context.text[max(0, match.start() - 2) : match.start()]
    if match.group()[0].isupper() or (
        context.text[match.end()] == " " and not before.startswith((",", "(")) and before[-2:-1] not in (",", "(")
    ):
        return
    story = (
        context.reference
        if context.reference is not None and (context.narrative or context.age(match.start()) <= 2)
        else None
    )
    yield Found(match.start(), match.end(), "date", "PAST_REF", day_or_coarser(story), "that-time")
