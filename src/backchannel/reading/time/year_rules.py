"""Years, decades and centuries: "1939", "1915-16", "490 BC", "'82", "the 1990s", "the 19th century"."""

import re
from collections.abc import Iterator

from backchannel.reading.time import words
from backchannel.reading.time.context import Context, Found, dated
from backchannel.reading.time.named_years import year_number
from backchannel.reading.time.points import Grain, Point
from backchannel.reading.time.rules import rule
from backchannel.reading.time.words import ERA, SPOKEN_YEAR, YEAR, day_number

_NO_YEAR_BEFORE = re.compile(
    r"(?:[$€£#№+×*=<>]|\b(?:No|Nos|nos?|number|resolution|Res|room|Room|flight|Flight|highway|route"
    r"|Route|page|pages|pp|p|chapter|model|Boeing|Airbus|US\$"
    r"|over|than|nearly|almost|approximately|least|roughly|some|to the tune of|code|section|Section"
    r"|article|Article|paragraph|v|vol|telegram|Telegram|Document|document|cable)\.?)\s?$"
)


_NO_YEAR_AFTER = re.compile(
    r"\s?(?:%|percent\b|per cent\b|°|(?:kilo|centi|milli)?met(?:er|re)s?\b|km\b|mi\b|miles?\b|feet\b"
    r"|ft\b|pounds?\b|lbs?\b|kg\b|tons?\b|tonnes?\b|dollars?\b|euros?\b"
    r"|people\b|troops?\b|men\b|women\b|soldiers?\b|persons?\b|others\b|hours?\b|hrs\b|GMT\b|UTC\b|Z\b"
    r"|million\b|billion\b|thousand\b|hundred\b|(?:or|to) (?:so|more)\b"
    r"|civilians?\b|aircrafts?\b|tanks?\b|planes?\b|ships?\b|vehicles?\b|casualties\b|prisoners?\b"
    r"|killed\b|dead\b|wounded\b|additional\b|more\b|jobs\b|employees\b|workers\b|members\b|guns\b"
    r"|years?\b|days?\b|weeks?\b|months?\b|minutes?\b|points?\b|units?\b|copies\b|shares\b|cases\b"
    r"|deaths\b|votes\b|students\b|police\b|families\b|homes\b|passengers\b|Spanish\b|French (?:troops"
    r"|soldiers))"
)


_LIKES_YEAR = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|to|and|between|before|after|during|the|early|late|mid"
    r"|circa|c|ca|year|around|about|through|for|or|is|this|a|his|her|its|their|spring|summer|autumn"
    r"|fall|winter|end|that)\.?[\s-]+|[(\[–—/,;-]\s?|\n|\A)$",
    re.IGNORECASE,
)


@rule(
    "year",
    "#",
    rf"(?P<y>{YEAR})(?P<era>{ERA})?(?:\s?(?P<dash>[-–—/])\s?(?P<short>\d\d)(?!\d|[,.:]\d|-\d|%)(?=\W"
    rf"|\Z))?(?![a-zA-Z])",
)
def year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """1939; 1915-16 (two years); 776 BC."""
    text, start = context.text, match.start()
    before, after = text[max(0, start - 24) : start], text[match.end() : match.end() + 24]
    number = year_number("".join(filter(None, (match.group("y"), match.group("era")))))
    assert number is not None
    if not match.group("era") and (_NO_YEAR_BEFORE.search(before) or _NO_YEAR_AFTER.match(after)):
        return
    if (
        before[-1:].isalnum()
        or before[-1:] in ("_", "@", "+")
        or (
            before[-1:] in (".", ",", "-", "/", ":")
            and before[-2:-1].isdigit()
            and before[-6:-1] != ""
            and not re.search(r"\b\d{4}\s?[-/]$", before)
        )
    ):
        return
    liked = _LIKES_YEAR.search(before)
    if not liked and (number < 1500 or re.match(r"\s+[a-z]+s\b", after)):
        return
    if (
        re.match(r"\s[a-z]+s\b", after)
        and re.search(r"\b(?:of|to|and|for|from|about|around)\s+$", before)
        and not re.search(
            r"\b(?:end|since|late|early|beginning|spring|summer|autumn|fall|winter|years?) (?:of|to|and"
            r"|from)\s+$",
            before,
        )
        and number not in range(1900, 2040)
    ):
        return
    end = match.end("era") if match.group("era") else match.end("y")
    yield dated(start, end, Point(Grain.YEAR, number), "year", full=True)
    if match.group("short"):
        second = number // 100 * 100 + int(match.group("short"))
        if second > number:
            yield dated(match.start("short"), match.end("short"), Point(Grain.YEAR, second), "year", full=True)


@rule("ancient-year", "#", rf"(?P<a>\d{{1,4}})(?:\s?(?:[-–—/]|to|and|or)\s?(?P<b>\d{{1,4}}))?(?P<era>{ERA})", case=True)
def ancient_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """490 BC; 264-241 BC; 394 AD."""
    keys = [key for key in "ab" if match.group(key)]
    for key in keys:
        number = year_number(match.group(key) + match.group("era"))
        if number is None:
            return
        end = match.end() if key == keys[-1] else match.end(key)
        yield dated(match.start(key), end, Point(Grain.YEAR, number), "ancient-year", full=True)


@rule("ancient-year", "ad bc", r"(?:AD|BC)\s(?P<y>\d{1,4})\b", case=True)
def era_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """AD 79."""
    number = int(match.group("y"))
    point = Point(Grain.YEAR, number if match.group().startswith("AD") else 1 - number)
    yield dated(match.start(), match.end(), point, "ancient-year", full=True)


@rule(
    "three-digit-year",
    "in by since around about",
    r"(?:in|by|since|around|about)\s+(?:early\s+|late\s+)?(?P<y>[1-9]\d\d)(?![\d%,.:-]|\s?[a-zA-Z$°])"
    r"(?=[\s,.;)])",
    case=False,
)
def bare_ancient_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """In 490, where the story already is in those times."""
    number, reference = int(match.group("y")), context.reference
    if reference is None or reference.year > 1100:
        return
    point = Point(Grain.YEAR, 1 - number if reference.year <= 0 else number)
    yield dated(match.start("y"), match.end(), point, "three-digit-year", full=True)


@rule("short-year", "'", r"['’](?P<y>\d\d)(?:\s?[-–]\s?['’]?(?P<z>\d\d))?(?![\d\w])")
def short_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """'82: of the century that the story is in, else of the last hundred years."""
    if context.text[match.start() - 1 : match.start()].isalnum():
        return
    base = context.reference if context.narrative else context.published
    century = (base or context.published or Point(Grain.YEAR, 2000)).year
    for key in "yz":
        if match.group(key):
            number = century // 100 * 100 + int(match.group(key))
            number -= 100 if number > century + 10 else 0
            yield dated(
                match.start() if key == "y" else match.start(key),
                match.end() if not match.group("z") or key == "z" else match.end("y"),
                Point(Grain.YEAR, number),
                "short-year",
                full=True,
            )


@rule("year", "the year years", rf"(?:the )?years? (?P<y>{YEAR}|\d{{1,4}}{ERA})(?!\s?[-–]\s?\d)")
def the_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The year 1950."""
    number = year_number(match.group("y"))
    if number is not None:
        yield dated(match.start(), match.end(), Point(Grain.YEAR, number), "year", full=True)


@rule(
    "fiscal-year",
    "fiscal financial fy the",
    rf"(?:the )?(?:(?:fiscal|financial)(?: year)?|FY)\s?-?['’]?(?P<y>{YEAR}|\d\d)(?!\d)",
)
def fiscal_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """Fiscal 2012, FY12: when it begins depends on whose it is, so the value is the year, approximate."""
    number = int(match.group("y"))
    number += 2000 if number < 100 else 0
    found = dated(
        match.start(), match.end(), Point(Grain.YEAR, number), "fiscal-year", edtf=f"{number:04d}~", full=True
    )
    yield Found(found.start, found.end, "date", f"FY{number:04d}", found.edtf, found.rule, found.point, full=True)


_DECADE_NAMES = words.listed("twenties thirties forties fifties sixties seventies eighties nineties")
_DECADES = {name: number for number, name in enumerate(_DECADE_NAMES, 2)}


@rule(
    "decade",
    "# ' the",
    rf"(?:the )?(?:(?P<full>1\d\d0|20\d0|\d{{2,3}}0(?=['’]?s{ERA}))|['’]?(?P<short>\d0))['’]?s\b"
    rf"(?P<era>{ERA})?",
)
def decade(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The 1990s; the '90s; the 470s BC. Ages ("in his 30s") are none."""
    before = context.text[max(0, match.start() - 12) : match.start()]
    if match.group("full") and re.search("['’]s", match.group()) and not re.search(r"\bthe\b", before + match.group()):
        return  # "2030's goals" are those of a year
    if match.group("full") is None:
        if re.search(r"\b(?:his|her|their|my|your|our)\s+(?:early |mid[- ]?|late )?['’]?$|\d$", before) or (
            "'" not in match.group()
            and "’" not in match.group()
            and not re.search(r"\bthe\b|\bmid-?$|\b(?:early|late)\s$", before + match.group())
        ):
            return
        base = context.published or context.reference
        century = (base.year if base else 2000) // 100 * 100
        number = century + int(match.group("short"))
        if base is None or number > base.year:
            number -= 100
    else:
        number = int(match.group("full"))
    if match.group("era") and "B" in match.group("era").upper():
        point = Point(Grain.DECADE, -number)
        timex = f"BC{number // 10:03d}"
        yield Found(
            match.start(),
            match.end(),
            "date",
            timex,
            f"-{number + 8:04d}/-{number - 1:04d}",
            "decade",
            point,
            full=True,
        )
        return
    # "the 1800s" is a century more often than a decade
    century_like = number % 100 == 0 and match.group("full") is not None and number < 2000
    yield dated(
        match.start(), match.end(), Point(Grain.CENTURY if century_like else Grain.DECADE, number), "decade", full=True
    )


@rule(
    "decade",
    "the twenties thirties forties fifties sixties seventies eighties nineties",
    rf"(?:the )?(?:(?P<century>nineteen|eighteen)[- ])?(?P<word>{'|'.join(_DECADES)})\b",
)
def word_decade(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The nineties."""
    before = context.text[max(0, match.start() - 14) : match.start()]
    if not match.group().lower().startswith("the") and not re.search(
        r"\b(?:early|late|mid)[\s-]+(?:to[\s-]late[\s-])?$", before
    ):
        return
    if re.search(r"\b(?:his|her|their|my|your|our)\s", before):
        return
    century = {"nineteen": 1900, "eighteen": 1800}.get((match.group("century") or "nineteen").lower(), 1900)
    yield dated(
        match.start(),
        match.end(),
        Point(Grain.DECADE, century + _DECADES[match.group("word").lower()] * 10),
        "decade",
        full=True,
    )


_CENTURY_NUMBER = rf"(?:(?:[12]?\d)(?:st|nd|rd|th)|{words.either([w for w in words.ORDINALS if ' ' not in w])})"


@rule(
    "century",
    "# ORDINAL the",
    rf"(?:the )?(?P<a>{_CENTURY_NUMBER})(?:(?:\s?[-–/]\s?|\s(?:to|and|or|through)\s(?:the )?(?:early "
    rf"|late |mid-?)?)(?P<b>{_CENTURY_NUMBER}))?[\s-](?:century|centuries)\b(?P<era>{ERA})?",
)
def century(match: re.Match[str], context: Context) -> Iterator[Found]:
    """The 19th century; the fourth century BC; the 15th to the 19th century."""
    keys = [key for key in "ab" if match.group(key)]
    for key in keys:
        number = day_number(match.group(key))
        if number is None or number > 21:
            return
        start = match.start() if key == "a" else match.start(key)
        end = match.end() if key == keys[-1] else match.end(key)
        if match.group("era") and "B" in match.group("era").upper():
            first, last = number * 100 - 1, number * 100 - 100
            yield Found(
                start,
                end,
                "date",
                f"BC{number - 1:02d}",
                f"-{first:04d}/-{last:04d}",
                "century",
                Point(Grain.CENTURY, -first),
                full=True,
            )
        else:
            yield dated(start, end, Point(Grain.CENTURY, (number - 1) * 100), "century", full=True)


@rule("spoken-year", "eighteen nineteen twenty two", rf"{SPOKEN_YEAR}(?! (?:people|dollars|troops|men|years|percent))")
def spoken_year(match: re.Match[str], context: Context) -> Iterator[Found]:
    """In nineteen twenty eight."""
    if re.search(
        r"\b(?:in|of|since|until|by|from|year|summer|spring|autumn|winter)\s+$",
        context.text[max(0, match.start() - 8) : match.start()],
        re.IGNORECASE,
    ):
        number = words.spoken_year(match.group())
        if number is not None:
            yield dated(match.start(), match.end(), Point(Grain.YEAR, number), "spoken-year", full=True)
