"""Links from people of a case to people on lists: scored like any other pair, and left open where the evidence is thin.

The name, the states, the dates of office and a title in the text weigh; a surname alone links only where a title or a
state confirms it, and never where several on the list bear it. A name that fits nobody has no link.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from backchannel.identity.judgement import Judgement, Reason
from backchannel.identity.members import Member
from backchannel.identity.names import Level, compare_parsed
from backchannel.identity.persons import UNIQUE
from backchannel.identity.weights import Weights
from backchannel.reference import countries, offices
from backchannel.reference.lists import Listed, PeopleList
from backchannel.reference.names import PersonName, parse

LEAD = 3.0
"""Bits by which a listed person must fit better than everybody else on the list."""

_COMPANY = 1.0  # bits where the state that the list names stands in the document; by hand
_TITLE = 4.0  # bits where the text gives a title that the list gives for that time; by hand
_YOUNG = 15  # years of age under which nobody is dealt with
_SHORT = (Level.SURNAME, Level.SURNAME_SPELLING, Level.GIVEN, Level.LETTER)
_SMALL = frozenset("of the for and to at a an in former deputy".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Link:
    """A person of the case and one on a list.

    Attributes:
        entity: id of the person of the case.
        record: the listed person.
        judgement: `SAME`, or `UNSURE` for review; what is different is no link.
        weight: evidence in bits.
        reasons: why.
    """

    entity: str
    record: Listed
    judgement: Judgement
    weight: float
    reasons: tuple[Reason, ...]


class Lists:
    """Lists, ready for looking people up.

    Args:
        lists: which.
        weights: of evidence.
    """

    def __init__(self, lists: Iterable[PeopleList], weights: Weights) -> None:
        self._weights = weights
        self._index: dict[str, list[tuple[Listed, PersonName]]] = defaultdict(list)
        for made in lists:
            for person in made.people:
                for name in dict.fromkeys(parse(n) for n in person.names):
                    for word in {name.surname.split(" ")[-1], *(name.given[:1] if name.eastern else ())} - {""}:
                        self._index[word].append((person, name))

    def __bool__(self) -> bool:
        return bool(self._index)

    def links(self, entity: str, items: Sequence[Member]) -> Iterator[Link]:
        """Links of one person of the case: at most one that is sure for each list, else those that may be.

        Args:
            entity: id of the person.
            items: all members of it.
        """
        names = list(dict.fromkeys(p for member in items for p in member.persons))
        full = [name for name in names if name.full]
        scored: dict[str, dict[str, tuple[float, Listed, list[Reason], bool]]] = defaultdict(dict)
        for name in full or names:
            for person, known in self._index.get(name.surname.split(" ")[-1], ()):
                found = self._weigh(name, known, person, items)
                if found is None:
                    continue
                best = scored[person.list].get(person.id)
                if best is None or found[0] > best[0]:
                    scored[person.list][person.id] = (found[0], person, found[1], found[2])
        for made in sorted(scored):
            yield from self._chosen(entity, list(scored[made].values()))

    def _chosen(self, entity: str, found: list[tuple[float, Listed, list[Reason], bool]]) -> Iterator[Link]:
        ranked = sorted(found, key=lambda f: (-f[0], f[1].id))
        weight, person, reasons, confirmed = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else None
        if second is None:
            weight, reasons = weight + UNIQUE, [*reasons, Reason("nobody else on the list fits", UNIQUE)]
        clear = second is None or weight - second >= LEAD
        if weight >= self._weights.same and clear and confirmed:
            yield Link(entity, person, Judgement.SAME, round(weight, 2), tuple(reasons))
            return
        for bits, one, why, _ in [(weight, person, reasons, confirmed), *ranked[1:]][:5]:
            if bits > self._weights.different:
                yield Link(entity, one, Judgement.UNSURE, round(bits, 2), tuple(why))

    def _weigh(
        self, name: PersonName, known: PersonName, person: Listed, items: Sequence[Member]
    ) -> tuple[float, list[Reason], bool] | None:
        """Bits, reasons, and whether more than a surname speaks for it; None where it cannot be the same person."""
        found = compare_parsed(name, known)
        years = [member.year for member in items if member.year is not None]
        if not found.possible or (person.born and years and max(years) < int(person.born[:4]) + _YOUNG):
            return None
        of = self._weights.of
        common = offices.share_of_surname(known.surname.split(" ")[-1]) > self._weights.common
        reasons = [
            Reason(found.reason, of("name", found.level)),
            Reason(f"{'a common' if common else 'a rare'} surname", of("surname", "common" if common else "rare")),
        ]
        state = _state(person, items, of("country", "same"), of("country", "different"))
        gap = _gap(person, years)
        title = _title(person, items)
        if state is not None:
            reasons.append(state)
        if gap is not None:
            level = "near" if gap <= 2 else "far" if gap <= 40 else "apart"
            words = f"{gap} years from its offices" if gap else "in the time of its offices"
            reasons.append(Reason(words, of("time", level)))
        if title is not None:
            reasons.append(title)
        reasons = [Reason(r.text, round(r.weight, 2)) for r in reasons]
        confirmed = found.level not in _SHORT or title is not None or (state is not None and state.weight > 1)
        return self._weights.prior + sum(r.weight for r in reasons), reasons, confirmed


def _state(person: Listed, items: Sequence[Member], same: float, other: float) -> Reason | None:
    served = {code for member in items for code in member.countries}
    if not person.countries:
        return None
    if served:
        fits = bool(served & set(person.countries))
        return Reason(f"serving {'the' if fits else 'another than the'} state on the list", same if fits else other)
    company = {key for member in items for key in member.company}
    met = next((code for code in person.countries if f"c:{code}" in company), None)
    known = countries.by_code(met) if met else None
    return Reason(f"in the company of {known.name}", _COMPANY) if known else None


def _gap(person: Listed, years: Sequence[int]) -> int | None:
    terms = [
        (
            int((o.since or o.until or "0")[:4]),
            9999 if o.until in (None, "..") and o.since else int((o.until or "0")[:4]),
        )
        for o in person.offices
        if o.since or (o.until and o.until != "..")
    ]
    if not terms or not years:
        return None
    return min(max(0, first - year, year - last) for first, last in terms for year in years)


def _title(person: Listed, items: Sequence[Member]) -> Reason | None:
    """A title before the name, or an office beside it, that the list has too and that was held at the time."""
    for office in person.offices:
        words = {w for w in re.findall(r"[^\W\d_]+", office.title.casefold()) if w not in _SMALL}
        for member in items:
            if not words or (member.date is not None and office.held(member.date) is False):
                continue
            for start, end in member.spans[:4]:
                beside = member.text[max(0, start - 48) : start] + " " + member.text[end : end + 48]
                if words <= set(re.findall(r"[^\W\d_]+", beside.casefold())):
                    return Reason(f"called {office.title} in the text", _TITLE)
    return None
