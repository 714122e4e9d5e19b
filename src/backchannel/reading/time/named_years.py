"""What several rules need: years as written ("1939", "490 BC", "that year"), months that are no verbs, weekdays."""

import re

from backchannel.reading.time import words
from backchannel.reading.time.context import Context
from backchannel.reading.time.points import Grain
from backchannel.reading.time.words import ERA, SPOKEN_YEAR, YEAR

YEAR_OR_SHORT = (
    rf"(?P<year>{YEAR}(?:{ERA})?|\d{{1,4}}{ERA}|['’]\d\d\b|{SPOKEN_YEAR})(?! (?:hours|GMT|UTC|troops"
    rf"|people|men)\b)"
)


WHICH_YEAR = (
    r"(?:the |that )?(?P<which>(?:(?:of )?(?:that|the same|this|last|next|the following|the previous"
    r"|the next|the preceding) year)"
    r"|(?<!the )(?:last|next)(?=\s*[,.;)]|\Z))\b"
)


def year_number(text: str | None) -> int | None:
    """The year that was written, 490 BC as -489."""
    if not text:
        return None
    digits = re.search(r"\d+", text)
    if not digits:
        return words.spoken_year(text)
    year = int(digits.group())
    if text[0] in "'’":
        return 1900 + year if year > 30 else 2000 + year
    return 1 - year if re.search(r"B\.?C", text, re.IGNORECASE) else year


def which_year(which: str, context: Context, offset: int) -> int | None:
    """The year that "that year", "last year" and the like name."""
    which = which.lower().removeprefix("of ")
    base = context.story(offset, Grain.YEAR) if which.split()[0] in ("that", "the") else context.deictic(Grain.YEAR)
    if base is None:
        return None
    step = 1 if "next" in which or "following" in which else -1 if re.search("last|previous|preceding", which) else 0
    return base.year + step


def plausible_month(text: str, start: int, end: int, *, alone: bool) -> bool:
    """Whether "may", "march", "Apr" ... at this place is a month and not a verb, a noun or a name."""
    word = text[start:end]
    name = word.lower().rstrip(".")
    if word[0].islower() and name in ("may", "march", "mar", "sep", "jun", "dec", "august") and alone:
        return False
    if not alone:
        return word[0].isupper() or name not in ("may", "march", "mar")
    before = text[max(0, start - 24) : start]
    led = re.search(
        r"\b(?:in|of|since|until|till|by|last|next|this|that|early|late|mid|during|from|to|through|and"
        r"|between|before|after|around|"
        r"previous|following|the|every|each|for|until|or|end|on|late|beginning|starting|as of|dated?"
        r"|mid)[\s-]+$|[-–—/(]\s?$",
        before,
        re.IGNORECASE,
    )
    if name in words.MONTHS and len(name) <= 4 and name not in ("june", "july", "may"):
        return bool(led) and word[0].isupper()
    if word[0].islower():
        return bool(led)
    after = re.match(r"\s+([A-Z][a-z]+)", text[end : end + 24])
    if name in ("may", "march", "april", "june", "august"):
        if re.search(r"[A-Z][\w.]*\s+$", before) and not led:
            return False
        named = after and after.group(1).lower() not in words.MONTHS
        determined = led and re.search(r"\b(?:the|last|next|this|in|early|late|mid)[\s-]+$", before, re.IGNORECASE)
        if named and not determined:
            return False
        if name in ("may", "march") and not led:
            return False
    return True


def weekday_number(text: str | None) -> int | None:
    """1 for Monday to 7 for Sunday, of a name as `ANY_WEEKDAY` matches it; None for no name."""
    return words.WEEKDAYS.get(text.lower().rstrip(".")) if text else None
