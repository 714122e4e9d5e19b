"""The words that time expressions are made of, as regular expressions and as values."""

import re
from collections.abc import Iterable

from backchannel.reading.time.points import Grain


def listed(text: str) -> list[str]:
    """The words of a text, as a list: long vocabularies read better as text."""
    return text.split()


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday weds wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        1,
    )
    for name in names.split()
}
SEASONS = {"spring": 21, "springtime": 21, "summer": 22, "summertime": 22, "autumn": 23, "fall": 23, "winter": 24}
UNITS = {
    "day": Grain.DAY,
    "night": Grain.DAY,
    "week": Grain.WEEK,
    "weekend": Grain.WEEKEND,
    "month": Grain.MONTH,
    "quarter": Grain.QUARTER,
    "season": Grain.SEASON,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.CENTURY,
}
# TIMEX3 letters of durations; DE and CE are TIMEX2's, kept by the tools and corpora of the field
LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
PARTS = {
    "morning": "TMO",
    "dawn": "TMO",
    "daybreak": "TMO",
    "sunrise": "TMO",
    "noon": "T12:00",
    "midday": "T12:00",
    "afternoon": "TAF",
    "evening": "TEV",
    "dusk": "TEV",
    "sunset": "TEV",
    "night": "TNI",
    "overnight": "TNI",
    "midnight": "T00:00",
    "nightfall": "TNI",
    "daytime": "TDT",
    "lunchtime": "T12",
}

_ONES = listed("one two three four five six seven eight nine")
_TEENS = listed("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
CARDINALS = {word: value for value, word in enumerate([*_ONES, *_TEENS], 1)}
CARDINALS |= {word: value * 10 for value, word in enumerate(_TENS, 2)}
CARDINALS |= {"hundred": 100, "dozen": 12}
ORDINALS = {
    word: value
    for value, word in enumerate(
        listed(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
            "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        1,
    )
}
ORDINALS |= {"thirtieth": 30}
ORDINALS |= {f"twenty{gap}{word}": 20 + value for gap in " -" for word, value in list(ORDINALS.items())[:9]}
ORDINALS |= {"thirty first": 31, "thirty-first": 31}


def either(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


MONTH = (
    r"(?:January|February|March|April|June|July|August|September|October|November|December|May"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
FULL_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
ANY_WEEKDAY = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat"
    r"|Sun)\b\.?)"
)
SEASON = r"(?:springtime|spring|summertime|summer|autumn|fall|winter)"
DAY = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?%))"
ORDINAL_DAY = r"(?:(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b)"
WORD_DAY = (
    r"(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|"
    + either([word for word in ORDINALS if " " not in word and "-" not in word])
    + r"\b)"
)
ERA = r"(?:\s?(?:B\.?C\.?E\b\.?|B\.C\b\.?|BC\b|C\.E\.|CE\b|A\.D\.|AD\b))"
YEAR = r"(?:(?:1\d|20)\d\d(?!\d|[:.,]\d))"
# years as they are spoken: "nineteen seventy eight", "two thousand and eighteen"
SPOKEN_YEAR = (
    r"(?:(?:(?:eighteen|nineteen|twenty) (?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|(?:oh |zero |o )(?:one|two|three|four|five|six|seven|eight|nine)|hundred|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
    r"|two thousand(?: (?:and )?(?:(?:twenty|thirty)(?:[ -](?:one|two|three|four|five|six|seven|eight"
    r"|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen))?)\b)"
)
UNIT = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century)"
UNIT_S = (
    r"(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weekends?|weeks?|fortnights?|months?"
    r"|quarters?|years?|yrs?|decades?|centuries|century|millennia|millennium)\b"
)
_SMALL = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five"
    r"|six|seven|eight|nine)\b)?|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine)"
)
CARDINAL = (
    r"(?:(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:\s?½|\s1/2)?|½"
    rf"|(?:(?:{_SMALL}|a)\s+)?(?:hundred|dozen)|{_SMALL})"
)
VAGUE = (
    r"(?:a\s+(?:good\s+|great\s+)?(?:few|couple(?:\s+of)?|number\s+of|handful\s+of)(?:\s+more)?"
    r"|several(?:\s+more)?"
    r"|(?:just\s+|only\s+)?(?:a\s+)?couple(?:\s+of)?|few(?:\s+more)?|many(?:\s+more)?|some|numerous"
    r"|dozens\s+of|scores\s+of|various|multiple|countless)"
)
HEDGE = (
    r"(?:(?:nearly|almost|about|around|approximately|roughly|some|over|under|barely|just(?:\s+(?:over"
    r"|under|about))?|only|exactly|well\s+over"
    r"|(?:more|less|fewer|longer|no\s+more|no\s+less|no\s+fewer|no\s+later)\s+than|at\s+(?:least|most)"
    r"|up\s+to|close\s+to"
    r"|a\s+(?:little|bit)\s+(?:more|less|over|under)(?:\s+than)?|as\s+(?:many|much|long|little)\s+as"
    r"|a\s+mere|a\s+total\s+of|another|a\s+further|a\s+full)\s+)"
)
_NUMBER_WORD = re.compile(r"[a-z]+")


def cardinal(text: str) -> float | None:
    """The value of a number as `CARDINAL` matches it; None for words that count nothing."""
    text = text.lower().strip()
    half = 0.5 if "½" in text or text.endswith("1/2") else 0.0
    digits = text.replace("½", "").removesuffix("1/2").strip().replace(",", "")
    if half and not digits:
        return half
    if digits and digits[0].isdigit():
        return float(digits) + half
    total = 0
    for word in _NUMBER_WORD.findall(text):
        if word == "a":
            continue
        if word not in CARDINALS:
            return None
        value = CARDINALS[word]
        total = (total or 1) * value if word in ("hundred", "dozen") else total + value
    return float(total) if total else None


def day_number(text: str) -> int | None:
    """The day of the month that `DAY` or `WORD_DAY` matched."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits.group())
    said = " ".join(text.lower().split())
    return ORDINALS.get(said) or (int(value) if (value := cardinal(said)) else None)


def month_number(text: str) -> int:
    """The number of the month that `MONTH` matched."""
    return MONTHS[text.lower().rstrip(".")]


def spoken_year(text: str) -> int | None:
    """The year that `SPOKEN_YEAR` matched."""
    parts = re.findall(r"[a-z]+", text.lower())
    if parts[:2] == ["two", "thousand"]:
        return 2000 + int(cardinal(" ".join(word for word in parts[2:] if word != "and")) or 0)
    rest = [word for word in parts[1:] if word not in ("oh", "zero", "o", "hundred")]
    return CARDINALS[parts[0]] * 100 + int(cardinal(" ".join(rest)) or 0)


def unit_of(text: str) -> str:
    """The singular of a unit's name as `UNIT_S` matches it."""
    text = text.lower()
    if text in ("centuries", "century"):
        return "century"
    if text in ("millennia", "millennium"):
        return "millennium"
    return {"min": "minute", "hr": "hour", "yr": "year"}.get(text.rstrip("s"), text.rstrip("s"))
