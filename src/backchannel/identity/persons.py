"""Persons: full names joined by weight of evidence, then the surnames, initials and given names that stand for them."""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from backchannel.identity.clusters import Clusters
from backchannel.identity.judgement import Reason
from backchannel.identity.members import Member
from backchannel.identity.names import NEVER, STRONG, Comparison, Level, compare_parsed
from backchannel.identity.spelling import eastern_skeleton, skeleton
from backchannel.identity.weights import Weights
from backchannel.reference import offices
from backchannel.reference.names import PersonName, canonical

LIFETIME = 60
"""Years between documents after which the same full name is somebody else's until more is known."""

UNIQUE = 2.0
"""Bits for a pair of full names that fit each other and nobody else; set by hand."""


@dataclass(slots=True)
class Node:
    """All members of one full name (or one pinned member): what is known of whoever bears it."""

    name: PersonName
    items: list[int]
    documents: set[str] = field(default_factory=set)
    years: list[int] = field(default_factory=list)
    company: Counter[str] = field(default_factory=Counter)
    countries: set[str] = field(default_factory=set)

    @property
    def item(self) -> int:
        """A member that stands for it."""
        return self.items[0]

    def add(self, member: Member) -> None:
        """Take a member's document, date, company and countries in."""
        self.documents.add(member.document)
        if member.year is not None:
            self.years.append(member.year)
        self.company.update(member.company)
        self.countries |= member.countries


@dataclass(frozen=True, slots=True)
class Unsure:
    """Two members whose clusters may be one, with the weight and the reasons."""

    a: int
    b: int
    weight: float
    reasons: tuple[Reason, ...]


class Evidence:
    """Weighs company, country, time and commonness of names; built once for a case."""

    def __init__(self, members: Sequence[Member], weights: Weights) -> None:
        seen: dict[str, set[str]] = defaultdict(set)
        for member in members:
            seen[member.document].update(member.company)
        df = Counter(key for keys in seen.values() for key in keys)
        total = len(seen) + 1
        self.rarity = {key: math.log2(total / n) for key, n in df.items()}
        self.weights = weights

    def company(self, a: Counter[str] | frozenset[str], b: Counter[str] | frozenset[str]) -> tuple[str, list[str]]:
        """How much company the two share ("none", "some", "strong"; "" where one has none), and the rarest shared."""
        if len(b) < len(a):
            a, b = b, a
        whole = sum(self.rarity.get(k, 0.0) for k in a)
        if not a or whole < 1:
            return "", []
        shared = sorted((k for k in a if k in b), key=lambda k: (-self.rarity.get(k, 0.0), k))
        part = sum(self.rarity.get(k, 0.0) for k in shared) / whole
        return ("strong" if part >= 0.5 else "some" if part >= 0.15 else "none"), shared[:3]

    def weigh(self, a: Node, b: Node, found: Comparison) -> tuple[float, list[Reason]]:
        """All evidence on whether two nodes are one person, prior included, in bits."""
        of = self.weights.of
        reasons = [Reason(found.reason, of("name", found.level))]
        common = offices.share_of_surname(b.name.surname.split(" ")[-1]) > self.weights.common
        reasons.append(Reason(f"{'a common' if common else 'a rare'} surname", of("surname", _commonness(common))))
        level, shared = self.company(a.company, b.company)
        if level:
            words = f"shared company: {', '.join(_plain(k) for k in shared)}" if shared else "no shared company"
            reasons.append(Reason(words, of("company", level)))
        if a.countries and b.countries:
            same = bool(a.countries & b.countries)
            reasons.append(
                Reason(f"serving {'the same country' if same else 'other countries'}", of("country", _same(same)))
            )
        gap = _gap(a.years, b.years)
        if gap is not None:
            level = "near" if gap <= 2 else "far" if gap <= 40 else "apart"
            reasons.append(Reason(f"{gap} years between the documents" if gap else "of one time", of("time", level)))
        if a.documents & b.documents and found.level not in STRONG:
            reasons.append(Reason("one document spells both", of("document", "spelt")))
        reasons = [Reason(r.text, round(r.weight, 2)) for r in reasons if abs(r.weight) >= 0.05]
        return self.weights.prior + sum(r.weight for r in reasons), reasons


def _commonness(common: bool) -> str:
    return "common" if common else "rare"


def _same(same: bool) -> str:
    return "same" if same else "different"


def _plain(key: str) -> str:
    return key.split(":", 1)[1]


def _gap(a: Sequence[int], b: Sequence[int]) -> int | None:
    if not a or not b:
        return None
    return max(0, min(b) - max(a), min(a) - max(b))


def full_nodes(members: Sequence[Member], numbers: Iterable[int], pinned: set[int], clusters: Clusters) -> list[Node]:
    """One node for each full name, its members joined; members that decisions speak of stand alone."""
    nodes: dict[tuple[object, ...], Node] = {}
    bearers: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i in numbers:
        name = members[i].person
        if name is not None and name.full:
            bearers[name.given, name.surname, name.suffix, i if i in pinned else -1].append(i)
    for (*spelt, _), i, generation in (
        (k, i, g) for k, items in bearers.items() for i, g in _generations(members, items)
    ):
        name = members[i].person
        assert name is not None
        key = (*spelt, i if i in pinned else -1, generation)
        node = nodes.get(key)
        if node is None:
            node = nodes[key] = Node(name, [i])
        else:
            clusters.merge(node.item, i, Reason(f"the same full name: {_shown(name)}", 10.0))
            node.items.append(i)
        node.add(members[i])
    return list(nodes.values())


def _generations(members: Sequence[Member], items: Sequence[int]) -> list[tuple[int, int]]:
    """Members of one full name, numbered anew after every gap of more than a lifetime between their documents."""
    years = sorted({y for i in items if (y := members[i].year) is not None})
    starts = [b for a, b in pairwise(years) if b - a > LIFETIME]
    return [(i, bisect_right(starts, members[i].year or (years[0] if years else 0))) for i in items]


def _shown(name: PersonName) -> str:
    return " ".join(name.text.split())


def join_full(nodes: Sequence[Node], clusters: Clusters, evidence: Evidence) -> list[Unsure]:
    """Join nodes whose evidence suffices, best first; every two names of a cluster must allow one person."""
    pairs: list[tuple[float, int, int, list[Reason]]] = []
    unsure: list[Unsure] = []
    seen: set[tuple[int, int]] = set()
    for block in _blocks(nodes).values():
        for x, one in enumerate(block):
            for two in block[x + 1 :]:
                pair = (one, two) if one < two else (two, one)
                if pair in seen:
                    continue
                seen.add(pair)
                found = compare_parsed(nodes[pair[0]].name, nodes[pair[1]].name)
                if found.possible:
                    weight, reasons = evidence.weigh(nodes[pair[0]], nodes[pair[1]], found)
                    pairs.append((weight, *pair, reasons))
    names: dict[int, list[PersonName]] = defaultdict(list)
    for node in nodes:
        names[clusters.find(node.item)].append(node.name)

    def allowed(a: int, b: int) -> bool:
        return all(compare_parsed(x, y).possible for x in names[a] for y in names[b])

    _add_uniqueness(pairs)
    for weight, a, b, reasons in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        one, two = clusters.find(nodes[a].item), clusters.find(nodes[b].item)
        if one == two:
            continue
        if weight >= evidence.weights.same:
            text = f"{_shown(nodes[a].name)} / {_shown(nodes[b].name)}: " + "; ".join(r.text for r in reasons)
            if clusters.merge(one, two, Reason(text, round(weight, 2)), allowed):
                root = clusters.find(one)
                other = two if root == one else one
                names[root] += names.pop(other)
                continue
        if weight > evidence.weights.different:
            unsure.append(Unsure(nodes[a].item, nodes[b].item, round(weight, 2), tuple(reasons)))
    return unsure


def _add_uniqueness(pairs: list[tuple[float, int, int, list[Reason]]]) -> None:
    """Where a name fits nobody else of the case, that speaks for the one whom it fits."""
    partners: dict[int, set[int]] = defaultdict(set)
    for _, a, b, _ in pairs:
        partners[a].add(b)
        partners[b].add(a)
    for n, (weight, a, b, reasons) in enumerate(pairs):
        others = (partners[a] | partners[b]) - {a, b}
        if others <= (partners[a] & partners[b]):
            only = Reason("nobody else in the case fits", UNIQUE)
            pairs[n] = (weight + UNIQUE, a, b, [*reasons, only])


def _blocks(nodes: Sequence[Node]) -> dict[tuple[str, ...], list[int]]:
    """Nodes that may be compared: surnames of one skeleton with a like initial, the same words, Chinese syllables."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, node in enumerate(nodes):
        name = node.name
        last = name.surname.split(" ")[-1]
        initials = {c[0] for g in name.given[:2] for c in canonical(g)} | {name.given[0][0]}
        keys: set[tuple[str, ...]] = {("s", skeleton(last), initial) for initial in initials}
        words = [w for w in (*name.given, *name.surname.split()) if len(w) > 1]
        keys.add(("w", *sorted(words)))
        if len(words) > 2 or name.particles:
            keys |= {("p", words[0], w) for w in words[1:]} | {("p", words[1], w) for w in words[2:]}
        elif len(words) == 2:
            keys.add(("p", *words))
        if name.eastern:
            keys.add(("e", eastern_skeleton(name.surname), eastern_skeleton("".join(name.given))))
        for key in keys:
            blocks[key].append(n)
    return {k: v for k, v in sorted(blocks.items()) if len(v) > 1}


__all__ = ["NEVER", "Evidence", "Level", "Node", "Unsure", "full_nodes", "join_full"]
