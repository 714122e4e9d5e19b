"""Slips, rare spellings and initials that stand for a name: "Koysgin" for Kosygin, "K" for Kissinger in transcripts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from backchannel.identity.clusters import Clusters
from backchannel.identity.judgement import Reason
from backchannel.identity.members import Member
from backchannel.identity.names import Level, compare_parsed
from backchannel.identity.persons import Evidence
from backchannel.identity.spelling import skeleton
from backchannel.reference.names import PersonName

_FREQUENT = 5  # mentions in the case that make a spelling the usual one
_RARE = 2
_HEAD = 600  # characters within which a transcript names its speakers
_LETTER = 4.0
_SPELLING = 3.0


def join_slips(
    members: Sequence[Member],
    people: Iterable[int],
    groups: Mapping[tuple[str, str], Sequence[int]],
    clusters: Clusters,
    evidence: Evidence,
) -> None:
    """Join a rare bare name to the one frequent name it misspells, in the same company; no document may have both.

    `people` are the numbers of all persons, `groups` those of bare names that nobody in their document fits.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for root in sorted({clusters.find(i) for i in people}):
        name = members[root].person
        if name is not None and len(clusters.items(root)) >= _FREQUENT:
            for key in _sketch(name.surname.split(" ")[-1]):
                index[key].append(root)
    for (surname, _), items in sorted(groups.items()):
        if len(items) > _RARE or len(clusters.items(items[0])) > _RARE or len(surname) < 5:
            continue
        name = _name(members, items[0])
        near = sorted({clusters.find(root) for key in _sketch(surname) for root in index.get(key, ())})
        near = [root for root in near if not _meet(root, items, members, clusters)]
        fits = [root for root in near if _misspelt(name, _name(members, root))]
        if len(fits) == 1 and _companions(fits[0], items, members, clusters, evidence):
            text = f"“{name.text}” is a spelling of {_name(members, fits[0]).text} in the same company"
            clusters.merge(fits[0], items[0], Reason(text, evidence.weights.of("name", "surname_spelling") + _SPELLING))


def join_letters(members: Sequence[Member], letters: Iterable[int], clusters: Clusters) -> None:
    """Join the initials of a transcript to the speakers named at its head."""
    named: dict[str, list[int]] = defaultdict(list)
    for i, member in enumerate(members):
        if member.person is not None and len(member.person.surname) > 1 and member.spans:
            named[member.document].append(i)
    for i in letters:
        member, letter = members[i], _name(members, i)
        first = min((start for start, _ in member.spans), default=0)
        heads = sorted(
            (members[j].spans[0][0], j)
            for j in named[member.document]
            if _name(members, j).surname[0] == letter.surname and members[j].spans[0][0] < first
        )
        roots = {clusters.find(j) for _, j in heads}
        if heads and (len(roots) == 1 or heads[0][0] < _HEAD):
            text = f"“{letter.text}” is the initial of {members[heads[0][1]].name}, named at the head"
            clusters.merge(heads[0][1], i, Reason(text, _LETTER))


def _name(members: Sequence[Member], i: int) -> PersonName:
    name = members[i].person
    assert name is not None
    return name


def _misspelt(a: PersonName, b: PersonName) -> bool:
    found = compare_parsed(a, b)
    return found.possible and found.level in (Level.SPELLING, Level.SLIP, Level.SURNAME_SPELLING)


def _meet(root: int, items: Sequence[int], members: Sequence[Member], clusters: Clusters) -> bool:
    documents = {members[i].document for i in items}
    return any(members[j].document in documents for j in clusters.items(root))


def _companions(
    root: int, items: Sequence[int], members: Sequence[Member], clusters: Clusters, evidence: Evidence
) -> bool:
    company: Counter[str] = Counter()
    for item in clusters.items(root):
        company.update(members[item].company)
    return all(evidence.company(members[i].company, company)[0] in ("some", "strong") for i in items)


def _sketch(word: str) -> set[str]:
    """Keys that a word shares with its spellings and slips: skeleton, set of letters, and each half."""
    half = len(word) // 2
    return {skeleton(word), "".join(sorted(set(word))), "<" + word[:half], word[-half:] + ">"}
