"""What the compiled record says about who held which office when, apart from what the documents of a case say."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from backchannel.analysis.period import Period, period
from backchannel.reference import countries, offices
from backchannel.reference.leaders import Leader, by_form, governs

OFFICIAL = re.compile(
    r"\b(?:officials?|leaders?|government|administration|ministr\w+|ministers?|department|embassy|delegation|envoys?|"
    r"council|agency|army|forces?|parliament|congress|senat\w+|cabinet|president|presidency|white house|kremlin|"
    r"diplomats?|ambassador|mission|state|house)\b",
    re.IGNORECASE,
)
"""Words that mark a body, or a group of people, as part of a state."""

FORMER = re.compile(r"\b(?:veterans?|former|ex-\w+|one-?time|retired)\b", re.IGNORECASE)
"""Words that mark a group of people as out of office."""

_TITLED = re.compile(
    r"^(?:(?:vice\s+)?president|secretary(?:\s+of\s+state)?|prime\s+minister|chancellor|foreign\s+minister|ambassador|"
    r"king|queen|sultan|sheikh)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Held:
    """One term of one person in one office, on the record.

    Attributes:
        name: the person, as the record names them.
        office: what the office is called there.
        body: country or organization it was held in or to.
        country: code of the state served.
        edtf: the term; an open end is `..`, an unknown one is left empty.
        when: the same as bounds. A point where the record only vouches for days and does not bound the term.
        source: the register and its record.
    """

    name: str
    office: str
    body: str
    country: str
    edtf: str
    when: Period
    source: str


@lru_cache(maxsize=4096)
def held_by(names: tuple[str, ...], titles: tuple[str, ...] = (), links: tuple[str, ...] = ()) -> tuple[Held, ...]:
    """Terms of the person who bears one of these names, in order of time.

    Args:
        names: names, with or without a title in front; a surname alone is not enough.
        titles: offices that the case gives the person. Where a name fits several people, those count who held one of
            them by the record; the others are left out.
        links: records that identity has resolved the person to; one of them decides.

    Returns:
        Nothing if the record does not know the person, or cannot tell who of several is meant.
    """
    people: dict[str, list[offices.Office]] = {}
    for name in names:
        bare = _TITLED.sub("", name.strip())
        if " " in bare or bare != name.strip():
            for office in offices.of(name):
                people.setdefault(office.person, []).append(office)
    if any(id in links for id in people):
        people = {id: found for id, found in people.items() if id in links}
    if len(people) > 1:
        wanted = {" ".join(title.casefold().split()) for title in titles}
        exact = {id: found for id, found in people.items() if any(o.name in names for o in found)}
        people = {
            id: found for id, found in people.items() if any(o.title.casefold() in wanted for o in found)
        } or exact
    if len(people) != 1:
        return ()
    return held_in(next(iter(people.values())))


def held_in(listed: Iterable[offices.Office]) -> tuple[Held, ...]:
    """Public offices with dates, in order of time."""
    found = {}
    for office in listed:
        when = _bounds(office)
        if when and public(office.body):
            key = office.title, office.edtf
            found[key] = Held(office.name, office.title, office.body, office.country, office.edtf, when, office.source)
    return tuple(sorted(found.values(), key=lambda held: (held.when.first, held.office)))


def public(body: str) -> bool:
    """Whether a body is part of a state, by its name: a country, or a ministry, council, embassy and the like."""
    return bool(OFFICIAL.search(body)) or countries.find(body) is not None or any(True for _ in countries.scan(body))


def _bounds(office: offices.Office) -> Period | None:
    if not office.since:
        return None
    if office.bounds == "term" and office.until:
        return period(office.edtf)
    vouched = period(f"{office.since}/{office.until or office.since}")
    return Period(vouched.first, vouched.begun, vouched.ended, vouched.last, True) if vouched else None


@lru_cache(maxsize=4096)
def term_of(name: str) -> tuple[Period, str] | None:
    """The time in power of the one head of state or government whom a name or surname means ("Obama"), and the country.

    None where the name fits nobody, or several, or somebody with several separate terms.
    """
    found = _governors(name)
    if len(found) != 1 or len(found[0].terms) != 1:
        return None
    when = period("/".join(found[0].terms[0]))
    return (when, found[0].country) if when else None


@lru_cache(maxsize=4096)
def governed(name: str) -> str | None:
    """Code of the one country that a head of state or government of this name or surname has governed."""
    codes = {leader.country for leader in _governors(name)}
    return codes.pop() if len(codes) == 1 else None


def _governors(name: str) -> list[Leader]:
    """Heads of state or government of this name; "Washington" is a capital first."""
    bare = _TITLED.sub("", name.strip())
    if countries.find(bare) is not None:
        return []
    return [leader for leader in by_form().get(bare, ()) if governs(leader)]


def country_name(code: str) -> str:
    """The common name of a country, or the code itself."""
    found = countries.by_code(code)
    return found.name if found else code
