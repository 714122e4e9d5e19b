"""Which claim of one reading of a document is which of another: by words, parties and type, never by ids.

A newer engine may name an entity more fully, or take a word more into the trigger; the claim is still the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.case.fulltext.words import tokens
from backchannel.case.records import Record, claim_record
from backchannel.model import Claim, Entity, Extraction, Span

CORE = ("parties", "modality", "time", "place", "action", "kind")
"""Fields that make a claim another claim."""

REST = ("sources", "medium", "track", "title", "status", "purpose", "terms", "evidence", "trigger")
"""Further fields that may change."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with the entities that it refers to, whole without its document."""

    claim: Claim
    entities: tuple[Entity, ...]

    @classmethod
    def of(cls, extraction: Extraction, claim: Claim) -> "Told":
        """A claim of an extraction."""
        ids = {party.entity for party in claim.parties} | {term.by for term in claim.terms}
        if claim.place is not None:
            ids.add(claim.place)
        return cls(claim, tuple(entity for entity in extraction.entities if entity.id in ids))

    def entity(self, id: str) -> Entity:
        """The entity with this id.

        Raises:
            KeyError: if the claim does not refer to it.
        """
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)


def same_entity(one: Entity, other: Entity) -> bool:
    """Whether entities of two readings of one document are one: a mention in common, or type and name."""
    if not set(one.mentions).isdisjoint(other.mentions):
        return True
    return one.type is other.type and tokens(one.name) == tokens(other.name)


def shared(one: Told, other: Told) -> float:
    """Parties in common among all parties of two claims, 0 to 1."""
    left = [(party.role, other.entity(party.entity)) for party in other.claim.parties]
    both = 0
    for party in one.claim.parties:
        mine = one.entity(party.entity)
        match = next((found for found in left if found[0] is party.role and same_entity(mine, found[1])), None)
        if match is not None:
            left.remove(match)
            both += 1
    return both / (len(one.claim.parties) + len(left))


def fit(one: Told, other: Told) -> float:
    """How well two claims are one, 0 (not at all) to 5: same type, and triggers that overlap or all else in common."""
    a, b = one.claim, other.claim
    if a.type is not b.type:
        return 0.0
    parties = shared(one, other)
    if a.trigger.overlaps(b.trigger):
        return 1.0 + (a.trigger == b.trigger) + (a.evidence == b.evidence) + 2 * parties
    return 1.0 if parties == 1.0 and a.evidence.overlaps(b.evidence) else 0.0


def pair(one: Sequence[Told], other: Sequence[Told]) -> dict[int, int]:
    """Positions of claims in `one` with those of the same claims in `other`; the best fits first, each once."""
    fits = [(fit(a, b), i, j) for i, a in enumerate(one) for j, b in enumerate(other)]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in sorted(fits, key=lambda f: (-f[0], f[1], f[2])):
        if score > 0 and i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def changes(one: Told, other: Told, fields: Sequence[str] = (*CORE, *REST)) -> tuple[str, ...]:
    """The fields in which two readings of a claim differ; ids of entities do not count."""
    a, b = claim_record(one.claim), claim_record(other.claim)
    return tuple(field for field in fields if not _equal(field, one, other, a, b))


def _equal(field: str, one: Told, other: Told, a: Record, b: Record) -> bool:
    if field == "parties":
        return shared(one, other) == 1.0
    if field == "place":
        place, there = one.claim.place, other.claim.place
        if place is None or there is None:
            return place is there
        return same_entity(one.entity(place), other.entity(there))
    if field == "time":
        return _edtf(one.claim) == _edtf(other.claim)
    if field == "terms":
        return [term.text for term in one.claim.terms] == [term.text for term in other.claim.terms]
    return bool(a.get(field) == b.get(field))


def _edtf(claim: Claim) -> str | None:
    return claim.time.edtf if claim.time else None


def first_mention(entity: Entity) -> Span | None:
    """Where an entity is first named, if anywhere."""
    return min(entity.mentions, default=None)
