"""Eras: times that texts name by who ruled or by what went on ("the Trump years", "the Cold War"), as EDTF intervals.

Terms from congress-legislators (CC0), HistoryAtState pocom (public domain) and a hand-made list of leaders; periods and
events from a hand-made list (data/eras.tsv), whose last column says what each rests on.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backchannel.reference import _data
from backchannel.reference.leaders import Leader, by_form, governs

_TITLES = r"(?:President|Presidents|Chancellor|Prime Minister|Premier|Chairman|King|Queen|Emperor|Mr\.|Mrs\.|Secretary)"
_TIME = r"(?:era|years|days|presidency|chancellorship|premiership|epoch)"
_TENURE = (
    r"(?:tenure|presidency|vice presidency|chancellorship|premiership|time in office|years in office|time in power|"
    r"years in power|reign|rule|administration|term|first term|second term|third term|time as [a-z ]{3,30}?)"
)
_BEFORE = re.compile(
    r"(?i)(?<!\w)(?:during|in|since|throughout|before|after|until|amid|through|from|following|by|"
    r"the (?:end|height|days|years|start|beginning|outbreak) of)\s+(?:the\s+)?$"
)
_CUE = re.compile(
    r"\b(?:era|years|days|presidency|chancellorship|premiership|epoch|administration|term|[Uu]nder|[Pp]ost|tenure|time|"
    r"reign|rule)\b"
)
_SPACE = re.compile(r"\s")
_LED = re.compile(rf"(\w+)\s+(?:the\s+)?(?:{_TITLES}\s+)?(?:(?:first|second|third)\s+)?$")
_AMONG = re.compile(
    r"(?i)(?:\b(?:is|are|am|be|been|being|who|those|anyone|someone|everyone|one|some|many|most|others|both|all|still|now|"
    r"also|already|currently|officials?|people|members?|figures?|friends?|all(?:y|ies)|aides?|advis[eo]rs?|colleagues|"
    r"contacts?|sources?|hawks|doves|hard-?liners|voices|elements|factions?|counterparts?|women|men|veterans|diplomats?|"
    r"appointees?|envoys?|posts?|roles?|jobs?|positions?|works?|working|serves?|serving|sits?|confidence|faith|trust|"
    r"believes?)|['’](?:s|re))\s+(?:late |early )?$"
)
_ORDINALS = {"first": 0, "second": 1, "third": 2}


@dataclass(frozen=True, slots=True)
class EraMatch:
    """A phrase that names a time.

    Attributes:
        start, end: offsets into the text.
        edtf: the interval.
        label: what it is taken for ("presidency of Donald Trump, first term").
        source: the register or list that dates it.
        also: other intervals that fit the phrase as well (another term, another holder of the name).
    """

    start: int
    end: int
    edtf: str
    label: str
    source: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A named period or event: its name, EDTF date or interval, and what dates it."""

    name: str
    edtf: str
    source: str


def find(text: str, published: str | None = None) -> Iterator[EraMatch]:
    """The era phrases of a text, left to right, none inside another.

    Args:
        text: any text.
        published: date of the text (EDTF). Of two terms or two holders of one name the last that had begun by then is
            meant; without it, of one holder's terms the first, and of several holders the latest.
    """
    found: list[EraMatch] = []
    for match in _named().finditer(text):
        if _is_time(text, match):
            named = _events()[_plain(match.group())][1]
            found.append(EraMatch(match.start(), match.end(), named.edtf, named.name, named.source))
    for start, end in _windows(text):
        for pattern in _ruled():
            for match in pattern.finditer(text, start, end):
                era = _of_leader(match, published) if _in_power(text, match) else None
                if era is not None:
                    found.append(era)
    last = -1
    for era in sorted(found, key=lambda e: (e.start, -e.end)):
        if era.start >= last:
            yield era
            last = era.end


def event(name: str) -> Event | None:
    """The period or event of this name ("9/11", "the Cuban missile crisis"), or None."""
    hit = _events().get(_plain(name)) or _events().get("the " + _plain(name))
    return hit[1] if hit else None


def _is_time(text: str, match: re.Match[str]) -> bool:
    """A war or crisis is a time only after "during", "since" and the like; "the Soviet era" is one anywhere."""
    if re.search(r"era|years|period|times|wars$", match.group()) or match.group() == text.strip():
        return True
    return bool(_BEFORE.search(text, max(0, match.start() - 24), match.start()))


def _in_power(text: str, match: re.Match[str]) -> bool:
    """Whether an administration is a time here: "during" it, "in" it where nobody is said to belong to it, "since" it.

    "Officials in the Biden administration" and "by the Biden administration" mean the body; so does what comes
    "after the Biden administration had" done something.
    """
    if not match.group().endswith("administration"):
        return True
    led = _LED.search(text, max(0, match.start() - 40), match.start("name"))
    word = led.group(1).lower() if led else ""
    if word in ("since", "until", "before", "after"):
        return re.match(r"\s*(?:[.,;:)–—]|$)", text[match.end() :]) is not None
    if word == "in" and led is not None:
        return _AMONG.search(text, max(0, led.start() - 24), led.start()) is None
    return word in ("under", "during", "throughout")


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Stretches around words that a time by a name needs ("years", "under"): the name patterns are slow."""
    start = end = -1
    for cue in _CUE.finditer(text):
        space = _SPACE.search(text, min(len(text), cue.end() + 80))
        if cue.start() - 80 > end:
            if end >= 0:
                yield start, end
            start = max(0, cue.start() - 80)
        end = space.start() if space else len(text)
    if end >= 0:
        yield start, end


def _of_leader(match: re.Match[str], published: str | None) -> EraMatch | None:
    groups = match.groupdict()
    name, tenure = groups["name"], (groups.get("tenure") or "").lower()
    people = by_form().get(name, ())
    rulers = [p for p in people if governs(p)]
    if "vice" in tenure:
        people = tuple(p for p in people if p.office == "vice president")
    elif "secretary" in tenure or (groups.get("tenure") and not rulers):
        people = tuple(p for p in people if p.office == "secretary of state")
    else:
        people = tuple(rulers)
    if not people:
        return None
    ordinal = groups.get("ordinal") or (tenure.split()[0] if tenure.endswith(" term") else "")
    spans = _spans(people, ordinal, published)
    if not spans:
        return None
    (start, end), who, label = spans[0]
    also = tuple(dict.fromkeys(f"{s}/{e}" for (s, e), _, _ in spans[1:]))
    if groups.get("post"):
        start, end, label = end, "..", f"after {label}"
        if start == "..":
            return None
    return EraMatch(match.start(), match.end(), f"{start}/{end}", label, who.source, also)


def _spans(
    people: tuple[Leader, ...], ordinal: str, published: str | None
) -> list[tuple[tuple[str, str], Leader, str]]:
    options: list[tuple[tuple[str, str], Leader, str, int]] = []
    for person in people:
        terms = person.single if ordinal else person.terms
        for n, term in enumerate(terms):
            if ordinal and n != _ORDINALS[ordinal]:
                continue
            part = f", {('first', 'second', 'third', 'fourth')[min(n, 3)]} term" if len(terms) > 1 else ""
            options.append((term, person, f"{person.office} {person.name}{part}", n))
    if published is not None:
        begun = [o for o in options if o[0][0] <= published]
        begun.sort(key=lambda o: o[0][0], reverse=True)
        options = begun or options
    elif options:
        options.sort(key=lambda o: max(t[0] for t in o[1].terms), reverse=True)
        latest = options[0][1]
        options.sort(key=lambda o: (o[1] is not latest, o[3]))
    return [(term, person, label) for term, person, label, _ in options]


@cache
def _events() -> dict[str, tuple[str, Event]]:
    index: dict[str, tuple[str, Event]] = {}
    for name, others, kind, edtf, source in _data.table("eras.tsv"):
        for form in (name, *filter(None, others.split(";"))):
            index[_plain(form)] = (kind, Event(name, edtf, source))
            if form.startswith("the "):
                index.setdefault(_plain(form[4:]), (kind, Event(name, edtf, source)))
    return index


def _plain(form: str) -> str:
    text = form.strip().replace("’", "'").replace("–", "-").replace("‑", "-")
    return text[0].lower() + text[1:]


@cache
def _named() -> re.Pattern[str]:
    forms = sorted((f for f, (kind, _) in _events().items() if kind == "era"), key=len, reverse=True)
    body = "|".join(rf"[{f[0].upper()}{f[0]}]{re.escape(f[1:])}" for f in forms)
    body = body.replace(r"\-", "[-–‑]").replace("'", "['’]")
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)")


@cache
def _ruled() -> tuple[re.Pattern[str], ...]:
    names = sorted(by_form(), key=len, reverse=True)
    body = "|".join(re.escape(n).replace("'", "['’]") for n in names)
    who = rf"(?P<name>{body})"
    when = r"(?:(?i:under|during|in|throughout|since|through|from|until|before|after|late in|early in|by)\s+)"
    ordinal = r"(?:(?P<ordinal>first|second|third)\s+)?"
    return (
        re.compile(rf"(?<![\w-])(?:[Tt]he\s+)?(?:{_TITLES}\s+)?{ordinal}{who}(?:['’]s)?[\s\-–‑]+{_TIME}(?!\w)"),
        re.compile(rf"(?<!\w)[Tt]he\s+(?P<ordinal>first|second|third)\s+{who}\s+term(?!\w)"),
        re.compile(
            rf"(?:(?<=under )|(?<=during )|(?<=in )|(?<=throughout ))the\s+{ordinal}{who}\s+administration(?!\w)"
        ),
        re.compile(rf"(?<!\w)[Uu]nder\s+(?:{_TITLES}\s+)?{who}(?!['’]s|[\w-]|\s+[A-Z])"),
        re.compile(rf"(?<!\w){when}(?:{_TITLES}\s+)?(?:the\s+)?{who}['’]s?\s+(?P<tenure>{_TENURE})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{_TITLES}\s+)?{who}['’]s?\s+(?P<tenure>(?:first|second|third) term)(?!\w)"),
        re.compile(rf"(?<!\w)(?P<post>[Pp]ost)[-–‑]{who}(?:[-–‑\s]+(?:era|years|period))?(?![\w])"),
    )
