"""What identity gives: the entities of a case, with members and reasons, and the pairs that nobody can decide yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from backchannel.identity.judgement import Decision, Reason
from backchannel.identity.linking import Link
from backchannel.identity.members import MemberKey
from backchannel.model import EntityType


@dataclass(frozen=True, slots=True)
class CaseEntity:
    """One person, body, country or thing of the case, whatever documents call it.

    Attributes:
        id: stable name in the case: it depends only on the type and the first member, not on later documents.
        type: what most documents take it for.
        name: its fullest, most used name.
        names: all names that documents use for it, most used first.
        members: the entities of documents that it joins.
        links: records it fits, as `scheme:id` (`iso3166:IR`, `pocom:kerry-john-forbes`).
        reasons: why the members were joined, strongest first.
    """

    id: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    members: tuple[MemberKey, ...]
    links: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class UnsurePair:
    """Two entities of the case that may be one: `weight` in bits for (positive) or against, and why."""

    a: str
    b: str
    weight: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision that holds, about these two entities of the case; one and the same where it has joined them."""

    a: str
    b: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who in a case.

    Attributes:
        entities: in order of their first member.
        unsure: pairs of entities for review, likeliest first.
        settled: what people decided.
        linked: people on the lists that the case goes by; sure ones are among the entities' links, too.
    """

    entities: tuple[CaseEntity, ...]
    unsure: tuple[UnsurePair, ...] = ()
    settled: tuple[Settled, ...] = ()
    linked: tuple[Link, ...] = ()
    _by_member: Mapping[MemberKey, CaseEntity] = field(default_factory=dict, repr=False, compare=False)

    def of(self, document_id: str, entity_id: str) -> CaseEntity:
        """The case's entity that this entity of a document belongs to.

        Raises:
            KeyError: if no such entity was given to `resolve`.
        """
        return self._by_member[document_id, entity_id]
