"""Lengths: "two years", "a 24-year rule", "for months", "all day"."""

import re
from collections.abc import Iterator

from backchannel.reading.time import words
from backchannel.reading.time.context import Context, Found
from backchannel.reading.time.distance_rules import stretch
from backchannel.reading.time.lengths import LENGTHS, amount_of, parts_of, timex_length
from backchannel.reading.time.points import Grain
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import CARDINAL, UNIT, cardinal, unit_of

_ADJECTIVE = r"(?:[a-z]+(?:-[a-z]+)?)"


_NOT_ADJECTIVE = (
    r"(?!(?:of|in|to|and|for|by|per|a|an|the|last|next|or|at|on|is|was|with|from|as|this|that|than"
    r"|per)\b)"
)


_SET_BEFORE = re.compile(
    r"(?:\b(?:once|twice|thrice|times|time|hours?|days?|weeks?|barrels|tons|dollars|million|billion"
    r"|trillion|percent|%|per|[a-z]+s)|[$€£][\d.,]+(?: (?:million|billion|trillion))?)\s+$"
)


def vague_length(unit: str) -> str:
    """TIMEX3 of an unnumbered length: `PXM`, `PTXH`."""
    return ("PTX" if unit in ("hour", "minute", "second") else "PX") + words.LETTERS[unit]


@rule("length", "NUMBER HEDGE VAGUE half", rf"{LENGTHS}(?P<age>[\s-](?:old|of age)\b)?")
def length(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Two years; nearly four weeks; half an hour; 2 years 1 month; several days."""
    unit = unit_of(match.group("unit"))
    amount = (match.group("amount") or "").lower()
    text = context.text
    before = text[max(0, match.start() - 24) : match.start()]
    plural = match.group("unit").lower().endswith("s") or unit in ("century",)
    if amount in ("a", "an") and unit in ("second", "quarter", "night", "weekend"):
        return
    if amount == "one" and unit in ("second", "night", "quarter"):
        return
    if (
        unit == "quarter"
        and not match.group("hedge")
        and amount in ("one", "three")
        and re.match(r"\s+(?:of|million|mile)\b", text[match.end() : match.end() + 9])
    ):
        return
    if unit == "second" and not plural:
        return
    if amount == "some" and (not plural or unit in ("quarter", "second")):
        return
    if amount.isdigit() and re.search(r"[A-Za-z]\s*$", before) and re.search(rf"{words.MONTH}\s*$", before):
        return
    number = amount_of(match)
    parts = parts_of(match, number)
    timex = timex_length(parts) if parts else vague_length(unit)
    start = match.start()
    if (
        amount in ("a", "an")
        and not match.group("hedge")
        and unit in ("day", "week", "month", "year", "hour", "minute")
        and _SET_BEFORE.search(before)
        and not re.search(r"\b(?:for|as|is|was|than|this|his|has|takes|lasts|after|its)\s+$", before)
    ):
        yield Found(start, match.end(), "set", timex, None, "set")
        return
    yield Found(
        start,
        match.end(),
        "duration",
        timex,
        _perfect(context, start, parts),
        "age" if match.group("age") else "length",
    )


def _perfect(context: Context, start: int, parts: list[tuple[float, str]]) -> str | None:
    """When "has been chairman for nine years" began: nine years before publication; other lengths stay open."""
    before = context.text[max(context.sentence_bounds(start)[0], start - 70) : start]
    if (
        not parts
        or not re.search(r"\bfor\s+(?:the\s+)?$", before)
        or not re.search(r"\b(?:has|have|['’]ve)\b(?:\W+\w+){0,7}\W+$", before)
    ):
        return None
    if any(unit in ("hour", "minute", "second", "weekend", "millennium") for _, unit in parts):
        return None
    found = next(stretch(start, start + 1, context, -1, parts, from_story=False))
    if found.edtf is None or "/" not in found.edtf:
        return None
    first, last = found.edtf.split("/")
    return f"{first}~/{last}"


@rule(
    "adjective-length",
    "NUMBER HEDGE VAGUE half",
    rf"(?P<a>{CARDINAL}|several|multi|half(?: an?)?|a|an)(?:(?:-|–|\sto\s|-to-)(?P<b>{CARDINAL}))?(?:"
    rf"(?P<andhalf>[\s-]and[\s-]a[\s-]half)[\s-]|[\s-])(?P<unit>{UNIT})"
    rf"(?P<age>[\s-]olds?\b)?(?:[\s-]long\b)?(?![a-z]|\sago\b)",
)
def adjective_length(match: re.Match[str], context: Context) -> Iterator[Found]:
    """A 24-year rule; the ten-day siege; a 26-year-old."""
    text = match.group().lower()
    amount = match.group("a").lower()
    if amount in ("a", "an"):
        return
    unit = unit_of(match.group("unit"))
    if (
        "-" not in text
        and " long" not in text
        and amount not in ("one", "1")
        and not amount.isdigit()
        and amount not in words.CARDINALS
    ):
        return
    if unit in ("quarter", "second") and amount in ("three", "one", "two"):
        return
    if amount.isdigit() and len(amount) == 4:
        return
    number = 0.5 if amount.startswith("half") else cardinal(match.group("b") or match.group("a"))
    if number is not None and match.group("andhalf"):
        number += 0.5
    timex = timex_length([(number, unit)]) if number is not None else vague_length(unit)
    yield Found(match.start(), match.end(), "duration", timex, None, "age" if match.group("age") else "length")


@rule(
    "whole-length",
    "all full whole half",
    r"(?P<how>all|full|whole|half)(?: the|[ -]an?)?[\s-](?P<unit>day|week|month|year|night|decade"
    r"|century|hour)\b(?!-?end)",
)
def whole_length(match: re.Match[str], context: Context) -> Iterator[Found]:
    """All day; a whole week; half year."""
    number = 0.5 if match.group("how").lower() == "half" else 1.0
    yield Found(
        match.start(), match.end(), "duration", timex_length([(number, unit_of(match.group("unit")))]), None, "length"
    )


@rule("ended-length", "after", rf"after {LENGTHS}(?= of\b)")
def ended_length(match: re.Match[str], context: Context) -> Iterator[Found]:
    """In "a deal after nine years of talks" the talks went on until the news of it."""
    parts = parts_of(match, amount_of(match))
    edtf = None
    if (
        parts
        and not context.narrative
        and not any(unit in ("hour", "minute", "second", "weekend", "millennium") for _, unit in parts)
    ):
        found = next(stretch(match.start(), match.start() + 1, context, -1, parts, from_story=False))
        if found.edtf and "/" in found.edtf:
            first, last = found.edtf.split("/")
            edtf = f"{first}~/{last}"
    start = match.start() + len("after ")
    timex = timex_length(parts) if parts else vague_length(unit_of(match.group("unit")))
    yield Found(start, match.end(), "duration", timex, edtf, "length")


@rule(
    "adjective-length",
    "UNIT UNITS",
    rf"(?:(?P<one>{UNIT})|(?P<many>days|weeks|months|years|decades|centuries|hours|minutes))"
    rf"(?P<half>-and-a-half)?[\s-]long\b",
)
def unit_long(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Month-long; decades-long."""
    unit = unit_of(match.group("one") or match.group("many"))
    number = 1.5 if match.group("half") else 1.0
    timex = timex_length([(number, unit)]) if match.group("one") else vague_length(unit)
    yield Found(match.start(), match.end(), "duration", timex, None, "length")


@rule(
    "filled-length",
    "NUMBER HEDGE",
    rf"(?P<a>{CARDINAL})\s+{_NOT_ADJECTIVE}{_ADJECTIVE}\s+(?P<unit>days|weeks|months|years|hours"
    rf"|decades)\b(?! ago| later| earlier| before| after)",
)
def filled_length(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Ten brutal months."""
    number = cardinal(match.group("a"))
    if number is None:
        return
    yield Found(
        match.start(), match.end(), "duration", timex_length([(number, unit_of(match.group("unit")))]), None, "length"
    )


@rule(
    "bare-length",
    "UNITS",
    r"(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)\b(?! (?:old|ago|later|earlier"
    r"|before|after))",
)
def bare_length(match: re.Match[str], context: Context) -> Iterator[Found]:
    """For months, within days, in years: an unnumbered length behind a preposition of time."""
    before = context.text[max(context.sentence_bounds(match.start())[0], match.start() - 70) : match.start()]
    preposition = re.search(
        r"\b(?P<p>for|in|within|after|over|of|during|through|throughout|took|take|takes|lasted"
        r"|last)\s+(?:only\s+|just\s+|mere\s+|many\s+|the\s+)?$",
        before,
        re.IGNORECASE,
    )
    if preposition is None:
        return
    after = context.text[match.end() : match.end() + 8]
    word = preposition.group("p").lower()
    if word in ("in", "of", "over", "during", "through", "throughout", "last") and (
        preposition.group().lower().endswith("the ") or word == "last"
    ):
        return
    if (
        word == "of"
        and not re.search(r"\b(?:matter|couple|number|hundreds|thousands|dozens|period)\s+of\s+$", before)
        and not re.match(r"\s+of\b", after)
    ):
        return
    if word == "in" and re.match(r"\s+(?:of|past|gone)\b", after):
        return
    edtf = None
    if word == "for":
        if re.search(r"\b(?:has|have|['’]ve)\b(?:\W+\w+){0,7}\W+$", before) and (now := context.published) is not None:
            edtf = "../" + now.edtf()
        elif re.search(r"\b(?:had|been)\b(?:\W+\w+){0,7}\W+$", before):
            day = context.story(match.start(), Grain.DAY, reach=1)
            edtf = "../" + day.edtf().split("T")[0] if day is not None else None
    yield Found(match.start(), match.end(), "duration", vague_length(unit_of(match.group("unit"))), edtf, "length")
