"""Claims: who, according to whom, dealt with whom or was what, when, with which modality, in exactly these words."""

from dataclasses import dataclass
from enum import StrEnum

from backchannel.model.document import Document
from backchannel.model.reading import TimeExpression
from backchannel.model.span import Span


class ClaimType(StrEnum):
    """The four things a text can claim (see docs/concepts/claims.md)."""

    CONTACT = "contact"
    ROLE = "role"
    AGREEMENT = "agreement"
    TIE = "tie"


class EntityType(StrEnum):
    """What kind of thing a name stands for. A nation named by its capital or its people is a country."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"
    GROUP = "group"
    AGREEMENT = "agreement"
    EVENT = "event"


class Modality(StrEnum):
    """What the text says about whether the claimed thing is so. Only `ACTUAL` says that it took place or holds."""

    ACTUAL = "actual"
    PLANNED = "planned"
    ATTEMPTED = "attempted"
    FAILED = "failed"
    POSSIBLE = "possible"
    DENIED = "denied"
    NEGATED = "negated"


class PartyRole(StrEnum):
    """What part an entity plays in a claim; which roles go with which type is in the exchange format's page."""

    PARTY = "party"
    INTERMEDIARY = "intermediary"
    HOST = "host"
    HOLDER = "holder"
    ORGANIZATION = "organization"
    PRINCIPAL = "principal"
    AGREEMENT = "agreement"
    SUBJECT = "subject"
    OBJECT = "object"


class SourceKind(StrEnum):
    """Whom a claim is attributed to: a name, an unnamed person, a newspaper or agency, a paper."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    OUTLET = "outlet"
    DOCUMENT = "document"


class Medium(StrEnum):
    """How a contact was made."""

    MEETING = "meeting"
    CALL = "call"
    MESSAGE = "message"
    NEGOTIATION = "negotiation"
    VISIT = "visit"
    UNSPECIFIED = "unspecified"


class Track(StrEnum):
    """Whether the text itself calls a contact secret or unofficial, or official."""

    BACKCHANNEL = "backchannel"
    OFFICIAL = "official"
    UNSPECIFIED = "unspecified"


class Status(StrEnum):
    """Standing of an office at publication, as the text puts it."""

    INCUMBENT = "incumbent"
    FORMER = "former"
    INCOMING = "incoming"
    ACTING = "acting"
    UNSPECIFIED = "unspecified"


class Action(StrEnum):
    """What happened to an office, or what a party did about an agreement."""

    HOLDS = "holds"
    APPOINTED = "appointed"
    NOMINATED = "nominated"
    ELECTED = "elected"
    RESIGNED = "resigned"
    DISMISSED = "dismissed"
    NEGOTIATES = "negotiates"
    SIGNS = "signs"
    JOINS = "joins"
    WITHDRAWS = "withdraws"
    VIOLATES = "violates"
    REJECTS = "rejects"
    SUSPENDS = "suspends"
    REVIVES = "revives"
    PROPOSES = "proposes"


class TieKind(StrEnum):
    """Lasting relations that are no office and no single dealing."""

    INFLUENCE = "influence"
    ALLY = "ally"
    RIVAL = "rival"
    MEMBER = "member"
    FAMILY = "family"
    FUNDS = "funds"
    ADVOCATES = "advocates"
    OPPOSES = "opposes"
    REPRESENTS = "represents"


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that the document names, with every place where it does.

    Attributes:
        id: unique in its document (or in its case, in a file that a case exports).
        type: what kind of thing it is.
        name: the fullest name that the document gives it.
        mentions: where it is named.
        links: records it was resolved to, as `scheme:id`.
    """

    id: str
    type: EntityType
    name: str
    mentions: tuple[Span, ...]
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """An entity's part in a claim; `entity` is its id."""

    role: PartyRole
    entity: str


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the chain that a claim is attributed to; `span` is None where it was named elsewhere."""

    kind: SourceKind
    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When the claimed thing held or happened: EDTF, and the words that say so."""

    edtf: str
    text: Span | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """What one party promises in an agreement; `by` is an entity id."""

    by: str
    text: Span


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody says, in these characters of this document, that these parties did or were something.

    Attributes:
        evidence: the sentence or sentences that make the claim.
        trigger: the words that carry it.
        sources: nearest first; empty when the article speaks in its own voice.
        place: id of the entity where it happened.
        purpose: stated aim or motive.
        confidence: calibrated probability, 0 to 1, that the claim is right as a whole.
        method: what found it (`pattern:NAME`, `model:NAME`), so that it can be explained.
        medium, track: of contacts. title, status: of roles. action: of roles and agreements.
        kind: of ties. terms: of agreements. None or empty elsewhere.
    """

    id: str
    type: ClaimType
    evidence: Span
    trigger: Span
    parties: tuple[Party, ...]
    modality: Modality = Modality.ACTUAL
    sources: tuple[Source, ...] = ()
    time: When | None = None
    place: str | None = None
    purpose: Span | None = None
    confidence: float = 0.5
    method: str = ""
    medium: Medium | None = None
    track: Track | None = None
    title: Span | None = None
    status: Status | None = None
    action: Action | None = None
    kind: TieKind | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document with all that was found in it: one line of the exchange format."""

    document: Document
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()

    def entity(self, id: str) -> Entity:
        """The entity with this id.

        Raises:
            KeyError: if the document has none such.
        """
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)
