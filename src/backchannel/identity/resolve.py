"""Join the entities of all documents into the entities of a case."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from backchannel.identity import persons, things
from backchannel.identity.bodies import generic
from backchannel.identity.clusters import Clusters
from backchannel.identity.entities import CaseEntity, Resolution, Settled, UnsurePair
from backchannel.identity.judgement import Decision, Judgement, Reason, standing
from backchannel.identity.linking import Link, Lists
from backchannel.identity.members import Member, MemberKey, gather, named
from backchannel.identity.shortnames import ShortNames
from backchannel.identity.weights import load
from backchannel.model import EntityType, Extraction
from backchannel.reference import offices
from backchannel.reference.lists import PeopleList

_REASONS = 12  # kept for an entity, strongest first
_LINK_YEARS = 20  # a record fits a person whose documents are this near to its offices


def resolve(
    extractions: Sequence[Extraction], *, decisions: Sequence[Decision] = (), lists: Sequence[PeopleList] = ()
) -> Resolution:
    """Say which entities of the documents are one.

    Args:
        extractions: the documents with their entities and claims; the same input in the same order gives the same
            result. Document ids must differ.
        decisions: what people decided about pairs; the last word on a pair counts. They override all weights. A
            decision on an entity that is not there is kept out without complaint (its document may come back).
        lists: people on them are linked to, where the evidence is enough.

    Returns:
        Every entity of every document in exactly one entity of the case; what stays unsure is listed, never merged.
    """
    members = gather(extractions)
    number = {member.key: i for i, member in enumerate(members)}
    held = [d for d in standing(tuple(decisions)) if d.a in number and d.b in number and d.a != d.b]
    apart = [(number[d.a], number[d.b]) for d in held if d.judgement is Judgement.DIFFERENT]
    pinned = {i for pair in apart if _alike(members[pair[0]], members[pair[1]]) for i in pair}
    clusters = Clusters(len(members), apart)
    for decision in held:
        if decision.judgement is Judgement.SAME:
            text = "decided" + (f" by {decision.by}" if decision.by else "") + ": the same"
            text += f" ({decision.note})" if decision.note else ""
            clusters.merge(number[decision.a], number[decision.b], Reason(text, 99.0))
    people = [i for i, m in enumerate(members) if m.type is EntityType.PERSON and m.person and not generic(m.name)]
    other = [i for i, m in enumerate(members) if m.type is not EntityType.PERSON]
    codes, unsure = things.join_things(members, other, clusters, pinned)
    evidence = persons.Evidence(members, load())
    nodes = persons.full_nodes(members, people, pinned, clusters)
    unsure += persons.join_full(nodes, clusters, evidence)
    short = [i for i in people if not (members[i].person and members[i].person.full)]  # type: ignore[union-attr]
    unsure += ShortNames(members, short, nodes, clusters, evidence).place()
    return _resolution(members, clusters, codes, unsure, held, Lists(lists, load()))


def _alike(a: Member, b: Member) -> bool:
    """Whether the two would be joined for their very names, so that a decision against it must take them out first."""
    if a.person is not None and b.person is not None:
        return a.person.surname == b.person.surname and a.person.given == b.person.given
    return things.key_of(a) == things.key_of(b)


def _resolution(
    members: Sequence[Member],
    clusters: Clusters,
    codes: dict[int, str],
    unsure: Sequence[persons.Unsure],
    held: Sequence[Decision],
    lists: Lists,
) -> Resolution:
    linked: list[Link] = []
    entities: list[CaseEntity] = []
    of_root: dict[int, CaseEntity] = {}
    by_member: dict[MemberKey, CaseEntity] = {}
    for root in clusters.roots():
        items = sorted(clusters.items(root))
        own = [members[i] for i in items]
        entity = _entity(own, {codes[i] for i in items if i in codes}, clusters.reasons(root))
        if lists and entity.type is EntityType.PERSON:
            found = list(lists.links(entity.id, own))
            linked += found
            sure = (link.record.id for link in found if link.judgement is Judgement.SAME)
            entity = replace(entity, links=tuple(dict.fromkeys((*entity.links, *sure))))
        entities.append(entity)
        of_root[root] = entity
        for i in items:
            by_member[members[i].key] = entity
    pairs: dict[tuple[str, str], UnsurePair] = {}
    for u in unsure:
        a, b = clusters.find(u.a), clusters.find(u.b)
        if a == b or clusters.apart(a, b):
            continue
        one, two = sorted((of_root[a].id, of_root[b].id))
        known = pairs.get((one, two))
        if known is None or known.weight < u.weight:
            pairs[one, two] = UnsurePair(one, two, u.weight, u.reasons)
    ranked = sorted(pairs.values(), key=lambda p: (-p.weight, p.a, p.b))
    settled = tuple(Settled(by_member[d.a].id, by_member[d.b].id, d) for d in held)
    return Resolution(tuple(entities), tuple(ranked), settled, tuple(linked), by_member)


def _entity(items: Sequence[Member], codes: set[str], reasons: Sequence[Reason]) -> CaseEntity:
    counts: Counter[str] = Counter()
    for member in items:
        counts[member.name] += member.weight
    kind = Counter(m.type for m in items).most_common(1)[0][0]
    used = Counter(dict.fromkeys(counts, 0))
    for member in items:
        used.update(
            {q: n for q, n in member.quotes.items() if q in counts or kind is not EntityType.PERSON or named(q)}
        )
    names = [name for name, _ in sorted(used.items(), key=lambda c: (-c[1], c[0]))]
    links = dict.fromkeys(link for member in items for link in member.links)
    name = _best_name(items, kind, counts)
    if codes:
        links.update(dict.fromkeys(f"iso3166:{code}" for code in sorted(codes)))
        kind = EntityType.COUNTRY
    elif kind is EntityType.PERSON:
        links.update(dict.fromkeys(_records(items)))
    first = min(m.key for m in items)
    digest = hashlib.sha256("\x1f".join((kind.value, *first)).encode()).hexdigest()[:12]
    distinct = {r.text: r for r in sorted(reasons, key=lambda r: r.weight)}
    strongest = sorted(distinct.values(), key=lambda r: (-r.weight, r.text))[:_REASONS]
    keys = tuple(m.key for m in items)
    return CaseEntity(f"{kind.value}-{digest}", kind, name, tuple(names), keys, tuple(links), tuple(strongest))


def _best_name(items: Sequence[Member], kind: EntityType, counts: Counter[str]) -> str:
    """The most used of the fullest names: a full name rather than a surname, a country's own name where one is used."""

    def rank(name: str) -> tuple[int, int, int, str]:
        full = any(m.name == name and m.person is not None and m.person.full for m in items)
        return (int(full if kind is EntityType.PERSON else name[:1].isupper()), counts[name], len(name), name)

    return max(counts, key=rank)


def _records(items: Sequence[Member]) -> list[str]:
    """The register's id of the one person whom the full names fit at the time of the documents."""
    years = [m.year for m in items if m.year is not None]
    found: set[str] = set()
    for name in sorted({m.person.text for m in items if m.person is not None and m.person.full}):
        on = str(years[len(years) // 2]) if years else None
        listed = offices.of(name)
        near = {
            o.person
            for o in listed
            for d in (o.since, o.until)
            if on is None or d == ".." or (d and abs(int(d[:4]) - int(on)) <= _LINK_YEARS)
        }
        if len(near) != 1 or (len({o.person for o in listed}) > 1 and on is None):
            continue
        found |= near
    return sorted(found) if len(found) == 1 else []
