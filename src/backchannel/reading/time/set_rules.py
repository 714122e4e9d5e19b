"""Times that come again: "every Friday", "annual", "per month", "Mondays"."""

import re
from collections.abc import Iterator

from backchannel.reading.time import words
from backchannel.reading.time.context import Context, Found
from backchannel.reading.time.lengths import timex_length
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import CARDINAL, WEEKDAY, cardinal, unit_of

_SETS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "biweekly": "P2W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "annual": "P1Y",
    "annually": "P1Y",
    "yearly": "P1Y",
    "biannual": "P6M",
    "bimonthly": "P2M",
}


@rule("set", " ".join(_SETS), rf"(?P<word>{'|'.join(sorted(_SETS, key=len, reverse=True))})\b")
def frequency_word(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Daily, weekly, annual. Names ("the Daily Telegraph") are none."""
    if match.group()[0].isupper():
        before = context.text[max(0, match.start() - 2) : match.start()]
        if re.match(r"\s+[A-Z]", context.text[match.end() : match.end() + 3]) or re.search(r"\w\s$", before):
            return
    yield Found(match.start(), match.end(), "set", _SETS[match.group("word").lower()], None, "set")


@rule(
    "set",
    "every each per any",
    rf"(?P<how>every|each|per|once (?:a|every))\s+(?:(?P<other>other|second)\s+|"
    rf"(?P<n>{CARDINAL})\s+)?(?P<unit>minutes?|hours?|days?|nights?|weeks?|weekends?|months?|quarters?"
    rf"|years?|decades?|mornings?|afternoons?|evenings?|{WEEKDAY}|{words.FULL_MONTH}|{words.SEASON})\b",
)
def every(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Every day, each Friday, every other week, per month."""
    word = match.group("unit").lower()
    if word == "second" or (match.group("how").lower() == "per" and word in words.MONTHS):
        return
    number = 2.0 if match.group("other") else (cardinal(match.group("n")) if match.group("n") else 1.0) or 1.0
    if word in words.WEEKDAYS:
        timex = f"XXXX-WXX-{words.WEEKDAYS[word]}"
    elif word in words.MONTHS:
        timex = f"XXXX-{words.MONTHS[word]:02d}"
    elif word in words.SEASONS:
        timex = "XXXX-" + {21: "SP", 22: "SU", 23: "FA", 24: "WI"}[words.SEASONS[word]]
    elif (part := word.rstrip("s")) in ("morning", "afternoon", "evening", "night"):
        timex = "XXXX-XX-XX" + words.PARTS[part]
    else:
        timex = timex_length([(number, unit_of(word))])
    yield Found(match.start(), match.end(), "set", timex, None, "set")


@rule(
    "set",
    "WEEKDAY weekdays weekends mondays tuesdays wednesdays thursdays fridays saturdays sundays mornin"
    "gs evenings nights afternoons",
    r"(?P<day>Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays)\b|(?P<kind>weekdays"
    r"|weekends)\b",
)
def plural_day(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Mondays; weekends."""
    if match.group("day"):
        timex = f"XXXX-WXX-{words.WEEKDAYS[match.group('day').lower()[:-1]]}"
    else:
        timex = "XXXX-WXX-WE" if match.group("kind").lower() == "weekends" else "XXXX-WXX-WD"
    yield Found(match.start(), match.end(), "set", timex, None, "set")
