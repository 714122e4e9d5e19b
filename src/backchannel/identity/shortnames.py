"""Surnames, initials and given names that stand alone: joined to the one person they can mean, else left unsure."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence

from backchannel.identity.clusters import Clusters
from backchannel.identity.judgement import Reason
from backchannel.identity.members import Member
from backchannel.identity.names import Level, compare_parsed, gender
from backchannel.identity.persons import Evidence, Node, Unsure
from backchannel.identity.slips import join_letters, join_slips
from backchannel.reference import leaders, offices
from backchannel.reference import names as reference
from backchannel.reference.names import PersonName

_TITLE = re.compile(
    r"((?:Vice )?President|Premier|Chancellor|Prime Minister|Foreign Minister|Secretary|Ambassador|Attorney General|"
    r"Senator|King|Queen|Chairman|Director)\s+$"
)
_MARRIED = ("Mrs.", "Madame", "Mme.", "Lady", "Madam", "Frau", "Señora")
_ORDER = (Level.SURNAME, Level.GIVEN)  # a document does not spell one name in two ways: see slips.py
_CLEAR = 3.0  # bits by which the best candidate must lead the second
_OFTEN = 10  # documents that make a person well known in the case
_REACH = 40  # years within which a name without other evidence still means one person


class ShortNames:
    """Places the members that have no full name.

    Args:
        members: all members of the case.
        numbers: those that are persons with a short name.
        nodes: the full names, already joined in `clusters`.
    """

    def __init__(
        self,
        members: Sequence[Member],
        numbers: Sequence[int],
        nodes: Sequence[Node],
        clusters: Clusters,
        evidence: Evidence,
    ) -> None:
        self.members, self.numbers, self.clusters, self.evidence = members, numbers, clusters, evidence
        self.unsure: list[Unsure] = []
        self._offices: dict[tuple[int, int, str], float] = {}
        self.people: dict[int, Node] = {}
        self.names: dict[int, list[PersonName]] = defaultdict(list)
        for node in nodes:
            root = clusters.find(node.item)
            whole = self.people.setdefault(root, Node(node.name, [root]))
            self.names[root].append(node.name)
            for item in node.items:
                whole.add(members[item])
        self.here: dict[str, list[int]] = defaultdict(list)
        self.known: dict[str, list[int]] = defaultdict(list)
        self.first: dict[str, list[int]] = defaultdict(list)
        for root, whole in self.people.items():
            for document in sorted(whole.documents):
                self.here[document].append(root)
            for key in sorted({k for name in self.names[root] for k in _called(name)}):
                self.known[key].append(root)
            for key in sorted({k for name in self.names[root] for k in _first(name)}):
                self.first[key].append(root)

    def place(self) -> list[Unsure]:
        """Join every short name that is clear; give back the unclear ones."""
        letters = [i for i in self.numbers if len(self._name(i).surname) == 1]
        words = [i for i in self.numbers if len(self._name(i).surname) > 1]
        left = [i for i in words if not self._in_document(i)]
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i in left:
            name = self._name(i)
            groups[name.surname, "F" if name.gender == "F" else ""].append(i)
        for (surname, _), items in sorted(groups.items()):
            left = self._across(surname, items)
            if left and len(left) < len(items):
                left = self._across(surname, left)
            self._rest(surname, left)
        join_slips(self.members, {*self.numbers, *self.people}, groups, self.clusters, self.evidence)
        join_letters(self.members, letters, self.clusters)
        return self.unsure

    def _name(self, i: int) -> PersonName:
        name = self.members[i].person
        assert name is not None
        return name

    def _weight(self, level: Level, extra: float) -> float:
        return round(self.evidence.weights.of("name", level) + extra, 2)

    def _in_document(self, i: int) -> bool:
        """Join to the person of the document whose name it shortens; True where somebody there fits."""
        name, member = self._name(i), self.members[i]
        fits: dict[Level, list[int]] = defaultdict(list)
        for root in self.here.get(member.document, ()):
            found = [compare_parsed(name, full) for full in self.names[root]]
            levels = [f.level for f in found if f.possible and f.level in _ORDER]
            if self._wife(i) and gender(self.people[root].name) != "F":
                continue
            if levels and not any(f.barred for f in found):
                fits[min(levels, key=_ORDER.index)].append(root)
        for level in _ORDER:
            if not fits.get(level):
                continue
            best, lead = self._lead(fits[level], i)
            if len(fits[level]) == 1 or lead >= _CLEAR:
                full = self.people[best].name.text
                how = "the surname" if level is Level.SURNAME else "a given name"
                reason = Reason(f"“{name.text}” is {how} of {full} in the same document", self._weight(level, 4.0))
                return self._join(best, i, reason)
            for root in fits[level][:4]:
                self._doubt(i, root, f"“{name.text}” fits several people of its document", 0.0)
            return True
        return False

    def _lead(self, roots: Sequence[int], i: int) -> tuple[int, float]:
        """The likeliest of these people, and by how many bits it leads."""
        scores = sorted(((self._plausible(root, i), -root) for root in roots), reverse=True)
        best = -scores[0][1]
        rivals = [score for score, root in scores[1:] if not self._may_be_one(best, -root)]
        return best, scores[0][0] - max(rivals, default=-math.inf)

    def _may_be_one(self, a: int, b: int) -> bool:
        """Whether all names of two people allow one person: then they are no rivals for a short name."""
        return all(compare_parsed(x, y).possible for x in self.names[a] for y in self.names[b])

    def _plausible(self, root: int, i: int) -> float:
        person, member = self.people[root], self.members[i]
        near = sum(1 for y in person.years if member.year is None or abs(y - member.year) <= 2)
        score = math.log2(near + 0.1 * len(person.documents) + 1)
        level, _ = self.evidence.company(member.company, person.company)
        score += self.evidence.weights.of("company", level) if level else 0.0
        if member.countries and person.countries:
            score += self.evidence.weights.of("country", "same" if member.countries & person.countries else "different")
        if member.year is not None and person.years:
            gap = max(0, min(person.years) - member.year, member.year - max(person.years))
            score += self.evidence.weights.of("time", "near" if gap <= 2 else "far" if gap <= _REACH else "apart")
        return score + self._office(root, i)

    def _office(self, root: int, i: int) -> float:
        """4 bits where a title before the name is one that the record gives the person at that time."""
        member, bits = self.members[i], 0.0
        for start, _ in member.spans[:4]:
            found = _TITLE.search(member.text, max(0, start - 32), start)
            if found and member.year is not None:
                key = (root, member.year, found.group(1).lower())
                if key not in self._offices:
                    listed = offices.of(self.people[root].name.text, str(member.year))
                    wanted = [o for o in listed if key[2] in re.split(r"\W+(?!president)", o.title.lower())]
                    self._offices[key] = 4.0 if wanted and not wanted[0].ambiguous else 0.0
                bits = max(bits, self._offices[key])
        return bits

    def _across(self, surname: str, items: list[int]) -> list[int]:
        """Bare surnames without a fuller name in their document: the one person of the case who bears it, if clear."""
        roots = self._bearers(surname, items[0])
        if not roots:
            return items
        common = self._common(surname)
        left: list[int] = []
        for i in items:
            best, lead = self._lead(roots, i)
            shared, which = self.evidence.company(self.members[i].company, self.people[best].company)
            known = len(self.people[best].documents) >= _OFTEN
            if lead >= _CLEAR and not self._far(best, i) and (not common or known or shared in ("some", "strong")):
                why = f"; shared company: {', '.join(k.split(':', 1)[1] for k in which)}" if which else ""
                who = "the only" if len(roots) == 1 else "the likeliest"
                text = f"“{self._name(i).text}”: {self.people[best].name.text} is {who} bearer in the case{why}"
                if self._join(best, i, Reason(text, self._weight(Level.SURNAME, 0.0))):
                    self.people[best].add(self.members[i])
                    continue
            left.append(i)
        return left

    def _rest(self, surname: str, items: list[int]) -> None:
        """Bare surnames that stay open: listed as unsure, or one person of their own where nobody bears the name."""
        roots = self._bearers(surname, items[0]) if items else []
        for i in items:
            for root in sorted(roots, key=lambda r: -self._plausible(r, i))[:3]:
                self._doubt(i, root, f"“{self._name(i).text}” may be {self.people[root].name.text}", 0.0)
        if items and len(roots) < 2:
            self._together(items, bool(roots) or self._common(surname))

    def _bearers(self, word: str, i: int) -> list[int]:
        """People of the case whose surname this is, else those whose uncommon given name it is."""
        found = [r for r in self.known.get(word, ()) if self._open(r, i)]
        return found or [r for r in self.first.get(word, ()) if self._open(r, i)]

    def _common(self, surname: str) -> bool:
        if offices.share_of_surname(surname) > self.evidence.weights.common:
            return True
        return reference.is_given(surname) and surname.capitalize() not in leaders.by_form()  # Tito, Mao

    def _together(self, items: Sequence[int], common: bool) -> None:
        """Open bare surnames that at most one person of the case bears: one where rare, else where company agrees."""
        first = items[0]
        for n, i in enumerate(items[1:], 1):
            if not common:
                near = first if not self._years_apart(first, i) else None
            else:
                near = next((j for j in items[:n] if self._kept(i, j)), None)
            if near is not None:
                why = "in the same company" if common else "and nobody else in the case bears it"
                text = f"the same name “{self._name(i).text}”, {why}"
                self.clusters.merge(near, i, Reason(text, self._weight(Level.SURNAME, 0.0)))

    def _kept(self, i: int, j: int) -> bool:
        level, _ = self.evidence.company(self.members[i].company, self.members[j].company)
        return level in ("some", "strong") and not self._years_apart(i, j)

    def _years_apart(self, i: int, j: int) -> bool:
        a, b = self.members[i].year, self.members[j].year
        return a is not None and b is not None and abs(a - b) > _REACH

    def _far(self, root: int, i: int) -> bool:
        year, years = self.members[i].year, self.people[root].years
        return year is not None and bool(years) and not min(years) - _REACH <= year <= max(years) + _REACH

    def _open(self, root: int, i: int) -> bool:
        name = self._name(i)
        whole = self.people[root].name
        told, sex = name.gender, gender(whole)
        if self._wife(i) and sex != "F":
            return False
        return not (told and sex and told != sex) and not self.clusters.apart(root, i)

    def _wife(self, i: int) -> bool:
        """Whether a title marks a woman by a surname that may be her husband's (Madame Nhu is not Nhu)."""
        return any(title in _MARRIED for title in self._name(i).titles)

    def _join(self, root: int, i: int, reason: Reason) -> bool:
        return self.clusters.merge(root, i, reason)

    def _doubt(self, i: int, root: int, text: str, weight: float) -> None:
        self.unsure.append(Unsure(i, root, weight, (Reason(text, weight),)))


def _called(name: PersonName) -> set[str]:
    """Surnames, or what serves as one, that may stand alone for this person."""
    words = {name.surname, name.surname.split(" ")[-1]}
    return words | {"".join(name.given), name.given[-1]} if name.eastern else words


def _first(name: PersonName) -> set[str]:
    """An uncommon given name that may stand alone (Saddam, Lula)."""
    first = name.given[0]
    if name.eastern or len(first) < 3 or reference.is_given(first) or offices.share_of_surname(first):
        return set()
    return {first}
