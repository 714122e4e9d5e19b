"""Find for every document of a batch which other one it derives from.

Candidates come from MinHash bands over shingles and from rare keys in common (sentences, quotations, rare names and
numbers); only candidates are compared. A document derives from an earlier one. Where dates are equal or missing, the
one that shows signs of retelling derives from the other, else the shorter from the longer.
"""

import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from backchannel.lineage.compare import Link, derive
from backchannel.lineage.model import Kind, Lineage
from backchannel.lineage.shingles import near, signature, words
from backchannel.lineage.traits import Credit, Traits
from backchannel.model import Document

RARE = 24  # documents; a key that stands in more of them links none
TOP = 24  # candidates compared per document

_PUBLICATION = re.compile(
    r"\b(?:Times|Post|News|Herald|Journal|Gazette|Tribune|Chronicle|Telegraph|Ledger|Courier|Dispatch|Mail|Observer|Review|Wire|"
    r"Agency|Press|Daily|Weekly|Monitor|Register|Record|Standard|Star|Sun|Globe|Mirror|Guardian|Independent|Lantern|Magazine|"
    r"Broadcasting|Television|Radio)\b"
)


def trace(documents: Sequence[Document]) -> tuple[Lineage, ...]:
    """The lineage of every document, in the order given; the same documents give the same answer in any order.

    Args:
        documents: the batch; ids must be unique.

    Raises:
        ValueError: if two documents have one id.
    """
    if len({document.id for document in documents}) != len(documents):
        raise ValueError("two documents have one id")
    traits = [Traits(document) for document in sorted(documents, key=lambda d: (_date(d), d.id))]
    weight = _weights(traits)
    links: dict[str, tuple[str, Link]] = {}
    for later, earlier in sorted(_oriented(traits, _candidates(traits, weight))):
        link = derive(traits[later], traits[earlier], weight)
        if link is None:
            continue
        one, other = traits[later].document.id, traits[earlier].document.id
        best = links.get(one)
        # A copy's copy is no better a source than the original: only a clearly stronger link replaces it.
        if best is None or link.score > best[1].score + 0.02:
            links[one] = (other, link)
    _open_loops(links)
    used = {source for source, _ in links.values()}
    found = {t.document.id: _lineage(t, links, used) for t in traits}
    return tuple(found[document.id] for document in documents)


def _lineage(traits: Traits, links: dict[str, tuple[str, Link]], used: set[str]) -> Lineage:
    id = traits.document.id
    root = id
    while root in links:
        root = links[root][0]
    if id in links:
        source, link = links[id]
        return Lineage(id, link.kind, source, root, link.score, link.why)
    outside = _outside(traits)
    if outside:
        name, kind, why = outside
        return Lineage(id, kind, None, name, 0.9, (why,))
    kind = Kind.ORIGINAL if id in used else Kind.INDEPENDENT
    why = "others derive from it" if id in used else "no sign that it derives from another"
    return Lineage(id, kind, None, id, 0.0, (why,))


def _outside(traits: Traits) -> tuple[str, Kind, str] | None:
    """The original that a text credits when no document of the case is it: its name, the kind of link, the reason."""
    for credit in traits.credits:
        kind = Kind.ABRIDGEMENT if credit.shorter else Kind.COPY
        if credit.shorter or traits.document.outlet:
            return _name(credit), kind, f'says so itself: "{credit.quote}"'
    if traits.third_hand >= 2:
        for name in traits.relayed:
            if _PUBLICATION.search(name):
                return re.sub(r"^[Tt]he\s+", "", name), Kind.REWRITE, f"tells throughout what {name} reported"
    return None


def _name(credit: Credit) -> str:
    if credit.outlet and credit.authors and credit.authors != credit.outlet:
        return f"{credit.outlet} ({credit.authors})"
    return credit.outlet or credit.authors


def _date(document: Document) -> str:
    return document.published or ""


def _weights(traits: Sequence[Traits]) -> dict[str, float]:
    """How much a shared name or number says: the logarithm of how rare it is among the documents."""
    counts = Counter(fact for t in traits for fact in t.facts)
    return {fact: math.log(1 + len(traits) / count) for fact, count in counts.items()}


def _keys(traits: Traits, weight: dict[str, float]) -> Iterator[tuple[str, int | str]]:
    for sentence in re.split(r"(?<=[.!?])[\"')]*\s+|\n+", traits.body):
        tokens = words(sentence)
        if len(tokens) >= 8:
            yield "sentence", zlib.crc32(" ".join(tokens).encode("utf-8", "surrogatepass"))
    for quote in traits.quotes:
        if quote.count(" ") >= 2:
            yield "quote", quote
    rare = sorted(traits.facts, key=lambda fact: (-weight[fact], fact))[:40]
    for fact in rare:
        yield "fact", fact


def _candidates(traits: Sequence[Traits], weight: dict[str, float]) -> set[tuple[int, int]]:
    pairs = set(near([signature(t.shingles) for t in traits]))
    places: dict[tuple[str, int | str], list[int]] = defaultdict(list)
    for index, t in enumerate(traits):
        for key in sorted(set(_keys(t, weight)), key=str):
            places[key].append(index)
    points: Counter[tuple[int, int]] = Counter()
    for (kind, _), members in places.items():
        if 2 <= len(members) <= RARE:
            for i, a in enumerate(members):
                for b in members[i + 1 :]:
                    points[a, b] += 1 if kind == "fact" else 4
    by_document: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (a, b), count in points.items():
        if count >= 4:
            by_document[a].append((-count, b))
            by_document[b].append((-count, a))
    for index, found in by_document.items():
        pairs.update((min(index, other), max(index, other)) for _, other in sorted(found)[:TOP])
    return pairs


def _oriented(traits: Sequence[Traits], pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each pair as (derived, source); `traits` is in order of publication."""
    for a, b in pairs:
        one, other = traits[a], traits[b]
        if _earlier(one.document.published, other.document.published):
            yield b, a
        else:
            mine = (_leans(one), -len(one.tokens), one.document.id)
            yield (a, b) if mine > (_leans(other), -len(other.tokens), other.document.id) else (b, a)


def _earlier(one: str | None, other: str | None) -> bool:
    """Whether one date is surely before another; `2019-07` is not before `2019-07-14`."""
    return one is not None and other is not None and one < other and not other.startswith(one)


def _leans(traits: Traits) -> int:
    """How much a text shows that it retells another."""
    return 4 * len(traits.credits) + len(traits.relayed) + traits.third_hand


def _open_loops(links: dict[str, tuple[str, Link]]) -> None:
    """Cut the weakest link of every circle (possible only where dates are equal or missing)."""
    for start in sorted(links):
        path: list[str] = []
        at = start
        while at in links and at not in path:
            path.append(at)
            at = links[at][0]
        if at in path:
            circle = path[path.index(at) :]
            del links[min(circle, key=lambda id: (links[id][1].score, id))]
