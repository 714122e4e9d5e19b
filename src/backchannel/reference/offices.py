"""Offices: who held what, when, as far as open registers carry. An empty answer means "none known", not "none held".

Sources, named in each `Office.source`: HistoryAtState pocom (US chiefs of mission and principal officers, 1778-) and
visits (foreign leaders, titled as listed at that date), congress-legislators (presidents, vice presidents), PETRARCH
country actors (state of January 2014), lists of leaders, foreign ministers and envoys by hand (`general record`).
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from backchannel.reference import _data, countries
from backchannel.reference.names import PersonName, canonical, parse

HORIZON = {"petrarch": "2014-01-30"}
"""Until when a source that gives no end vouches for an office."""

_LIFE = 35  # years before the first and after the last office on record in which a name may still mean that person


@dataclass(frozen=True, slots=True)
class Office:
    """A position that a register lists.

    Attributes:
        person: the register's id of the person (`pocom:kerry-john-forbes`).
        name: the person's name there.
        title: title of the office ("Secretary of State"; "in government (economy)" where only the portfolio is known).
        body: country or organization in or to which it was held ("Department of State", "Iran").
        country: code of the state served.
        since, until: EDTF; None where the register does not say, `..` where it still holds.
        source: the register and its record.
        bounds: `term` - the dates bound the office; `seen` - it was held at least between them.
        ambiguous: whether the name asked for fits several different people, this one among them.
    """

    person: str
    name: str
    title: str
    body: str
    country: str
    since: str | None
    until: str | None
    source: str
    bounds: str = "term"
    ambiguous: bool = False

    @property
    def edtf(self) -> str:
        """The interval (`2013-02-01/2017-01-20`; an unknown end is left empty, an open one is `..`)."""
        return f"{self.since or ''}/{self.until or ''}"

    def held(self, on: str) -> bool | None:
        """Whether it was held on this date (EDTF date or interval): True, False, or None for "not known"."""
        first, last = on.split("/")[:2] if "/" in on else (on, on)
        first, last = first.strip(".~?%"), last.strip(".~?%") or "9999"
        if self.since and _before(last, self.since):
            return False if self.bounds == "term" else None
        if self.until == "..":
            return True
        until = self.until or HORIZON.get(self.source.split(":")[0])
        if until is None or (self.until is None and _before(until, first)):
            return None
        if _before(until, first):
            return False if self.bounds == "term" else None
        return True if self.since else None


@dataclass(frozen=True, slots=True)
class _Person:
    id: str
    names: tuple[str, ...]
    country: str
    born: str | None
    died: str | None
    offices: tuple[Office, ...]
    first: int
    last: int


def of(person_name: str, on: str | None = None, country: str | None = None) -> tuple[Office, ...]:
    """The offices on record of whoever this name fits, by date.

    Args:
        person_name: a full name, or a surname with or without title. A bare surname fits everybody who bears it.
        on: only offices held on this date or, where bounds are open, possibly held (`Office.held` tells); people who
            lived at another time are not counted as bearers of the name.
        country: only people who served this state (code or name).

    Returns:
        All offices of the one person whom the name fits; of all fitting people, each marked `ambiguous`, where there
        are several; nothing where it fits nobody.
    """
    fits = _fitting(parse(person_name), on, country)
    several = len(fits) > 1
    found = [office for person in fits for office in person.offices]
    if on is not None:
        found = [office for office in found if office.held(on) is not False and (office.held(on) or _near(office, on))]
    return tuple(replace(office, ambiguous=True) if several else office for office in found)


def holders(title: str, body: str, on: str) -> tuple[Office, ...]:
    """Who held an office of this title (part of it, any case) at this body or country on a date.

    >>> [o.name for o in holders("secretary of state", "Department of State", "1969-05")]
    ['William Pierce Rogers']
    """
    wanted, where = title.casefold(), countries.find(body, on)
    code = where.country.code if where else None
    out = []
    for person in _people():
        for office in person.offices:
            same = office.body == body or (
                code is not None and office.country == code and office.body == _country(code)
            )
            if same and wanted in office.title.casefold() and office.held(on):
                out.append(office)
    exact = [o for o in out if o.title.casefold() == wanted]
    return tuple(exact or out)


@cache
def share_of_surname(surname: str) -> float:
    """How many of the people on record bear this surname (folded), as a share of all: 0.002 is "Smith"."""
    return len({person.id for person, _ in _index().get(surname, ())}) / len(_people())


def _country(code: str) -> str:
    found = countries.by_code(code)
    return found.name if found else code


def _near(office: Office, on: str) -> bool:
    stamps = [d for d in (office.since, office.until) if d and d != ".."]
    if office.until is None and office.since:
        horizon = HORIZON.get(office.source.split(":")[0])
        return office.since[:4] <= on[:4] <= (horizon or str(int(office.since[:4]) + 6))[:4]
    return any(abs(int(d[:4]) - int(on[:4])) <= 1 for d in stamps)


def _before(a: str, b: str) -> bool:
    length = min(len(a), len(b))
    return a[:length] < b[:length]


def _fitting(name: PersonName, on: str | None, country: str | None) -> list[_Person]:
    code = None
    if country is not None:
        found = countries.find(country, on) or countries.find(country)
        code = found.country.code if found else country.upper()
    fits: dict[str, tuple[int, _Person]] = {}
    for person, known in _index().get(name.surname, ()):
        if code is not None and person.country != code:
            continue
        if on is not None and not _alive(person, int(on[:4])):
            continue
        how = 3 if len(name.given) > 1 and name.given == known.given else _given_fit(name, known)
        if how and how > fits.get(person.id, (0, person))[0]:
            fits[person.id] = (how, person)
    best = max((how for how, _ in fits.values()), default=0)
    return [person for how, person in fits.values() if how == best]


def _alive(person: _Person, year: int) -> bool:
    if person.born and year < int(person.born[:4]) + 18:
        return False
    if person.died and person.died[:4].isdigit() and year > int(person.died[:4]):
        return False
    return person.first - _LIFE <= year <= person.last + _LIFE


def _given_fit(asked: PersonName, known: PersonName) -> int:
    """2: all given names agree and one is the whole of the other or more; 1: they do not clash; 0: they do."""
    if not asked.given:
        return 1
    if not known.given:
        return 0
    first, other = asked.given[0], known.given[0]
    if asked.eastern and known.eastern:
        return 2 if "".join(asked.given) == "".join(known.given) else 0
    if len(first) > 1 and len(other) > 1:
        later = set(known.given[1:]) | set(asked.given[1:])
        if first == other or canonical(first) & canonical(other):
            return 2 if _middles_agree(asked.given[1:], known.given[1:]) else 0
        return 1 if first in known.given[1:] or (other in later and other in asked.given[1:]) else 0
    return 1 if first[0] == other[0] and _middles_agree(asked.given[1:], known.given[1:]) else 0


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return all(x == y or ((len(x) == 1 or len(y) == 1) and x[0] == y[0]) for x, y in zip(a, b, strict=False))


@cache
def _people() -> tuple[_Person, ...]:
    out = []
    for row in _data.lines("offices.jsonl.gz"):
        offices = tuple(
            Office(
                row["id"],
                row["names"][0],
                o["title"],
                o["at"],
                row["country"],
                o["from"],
                o["until"],
                o["source"],
                o["bounds"],
            )
            for o in row["offices"]
        )
        years = [int(d[:4]) for o in offices for d in (o.since, o.until) if d and d != ".."]
        years += [2026] if any(o.until == ".." for o in offices) else []
        out.append(
            _Person(
                row["id"],
                tuple(row["names"]),
                row["country"],
                row["born"],
                row["died"],
                offices,
                min(years),
                max(years),
            )
        )
    return tuple(out)


@cache
def _index() -> dict[str, tuple[tuple[_Person, PersonName], ...]]:
    index: dict[str, dict[tuple[str, tuple[str, ...]], tuple[_Person, PersonName]]] = defaultdict(dict)
    for person in _people():
        for name in person.names:
            parsed = parse(name)
            index[parsed.surname].setdefault((person.id, parsed.given), (person, parsed))
    return {surname: tuple(entries.values()) for surname, entries in index.items()}
