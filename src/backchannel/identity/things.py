"""Everything but persons: countries by the reference, bodies and agreements by name, alias, acronym; places by name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from backchannel.identity import bodies
from backchannel.identity.clusters import Clusters
from backchannel.identity.judgement import Reason
from backchannel.identity.members import Member
from backchannel.identity.persons import Unsure
from backchannel.model import EntityType
from backchannel.reference import countries

_KIND = {
    EntityType.ORGANIZATION: "body",
    EntityType.AGREEMENT: "body",
    EntityType.PLACE: "place",
    EntityType.COUNTRY: "country",
    EntityType.EVENT: "event",
    EntityType.GROUP: "group",
}
_HOW = {
    "name": "a name of",
    "alias": "another name of",
    "adjective": "the adjective of",
    "demonym": "the people of",
    "capital": "the capital of",
    "seat": "the seat of government of",
}


def join_things(
    members: Sequence[Member], numbers: Iterable[int], clusters: Clusters, pinned: set[int]
) -> tuple[dict[int, str], list[Unsure]]:
    """Join what has one key. Gives back the country code of each member that is a country, and unsure pairs."""
    keys: dict[tuple[str, ...], list[tuple[int, Reason]]] = defaultdict(list)
    codes: dict[int, str] = {}
    for i in sorted(numbers, key=lambda i: (i in pinned, i)):
        found = _key(members[i])
        if found is None:
            continue
        key, reason = found
        if key[0] == "country":
            codes[i] = key[1]
        keys[key].append((i, reason))
    for key in sorted(keys):
        heads: list[tuple[int, Reason]] = []
        for i, reason in keys[key]:
            for head, why in heads:  # more than one only where a decision keeps some apart
                if clusters.merge(head, i, reason if members[i].name != members[head].name else why):
                    break
            else:
                heads.append((i, reason))
    return codes, _acronyms(members, keys, clusters)


def key_of(member: Member) -> tuple[str, ...] | None:
    """What a body, country or place is joined by; None for what stays in its document."""
    found = _key(member)
    return found[0] if found else None


def _key(member: Member) -> tuple[tuple[str, ...], Reason] | None:
    """What a member is merged by, and why; None for what stays in its document."""
    name = member.name
    country = bodies.country_key(member)
    if country is not None:
        code, how = country
        found = countries.by_code(code)
        assert found is not None
        return ("country", code), Reason(f"“{name}” is {_HOW[how]} {found.name}", 8.0)
    if member.type is EntityType.GROUP:
        people = countries.find(name, member.date)
        if people is not None and people.how in ("demonym", "adjective"):
            return ("group", people.country.code), Reason(f"“{name}” are the people of {people.country.name}", 6.0)
        return None
    kind = _KIND.get(member.type, member.type.value)
    kept = bodies.known(name, member)
    if kept is not None:
        return ("known", kept), Reason(f"“{name}” is a name of {kept}", 9.0)
    if not any(ch.isupper() or ch.isdigit() for ch in name):
        return None
    if kind in ("body", "place") and bodies.generic(name):
        beside = bodies.country_beside(member)
        if beside is None:
            return None
        reason = Reason(f"“{name}” of one country ({beside}) in both documents", 4.0)
        return (kind, beside, bodies.stem(name)), reason
    return ("thing", "event" if kind == "event" else "any", bodies.stem(name)), Reason(f"the same name: {name}", 7.0)


def _acronyms(
    members: Sequence[Member], keys: dict[tuple[str, ...], list[tuple[int, Reason]]], clusters: Clusters
) -> list[Unsure]:
    """Join an acronym to the one body of the case with these initials: for sure in its own document, else unsure."""
    spelt: dict[str, list[int]] = defaultdict(list)
    letters: list[int] = []
    for key in sorted(keys):
        if key[0] not in ("thing", "body", "known"):
            continue
        for j, _ in keys[key] if key[0] == "thing" else keys[key][:1]:
            if bodies.looks_like_acronym(members[j].name):
                letters.append(j)
            else:
                initials = bodies.acronym(members[j].name)
                if len(initials) > 2:
                    spelt[initials].append(j)
    aliases: dict[str, set[int]] = defaultdict(set)
    for items in spelt.values():
        for i in items:
            for quote in members[i].quotes:
                if (
                    bodies.looks_like_acronym(quote)
                    and bodies.acronym(members[i].name) == quote.replace(".", "").upper()
                ):
                    aliases[bodies.norm(quote)].add(clusters.find(i))
    for j in letters:
        roots = {clusters.find(i) for i in aliases.get(bodies.norm(members[j].name), ())}
        if len(roots) == 1:
            (root,) = roots
            text = f"“{members[j].name}” is what another document calls {members[root].name}"
            clusters.merge(root, j, Reason(text, 5.0))
    unsure: list[Unsure] = []
    for j in letters:
        text = members[j].name.replace(".", "").upper()
        fits = spelt.get(text, [])
        here = [i for i in fits if members[i].document == members[j].document]
        if here:
            reason = Reason(
                f"“{members[j].name}” are the initials of {members[here[0]].name} in the same document", 8.0
            )
            clusters.merge(here[0], j, reason)
    for j in letters:
        fits = spelt.get(members[j].name.replace(".", "").upper(), [])
        for root in sorted({clusters.find(i) for i in fits} - {clusters.find(j)})[:2]:
            reason = Reason(f"“{members[j].name}” may be the initials of {members[root].name}", 1.0)
            unsure.append(Unsure(root, j, 1.0, (reason,)))
    return unsure
