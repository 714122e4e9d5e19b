"""What a case holds: claims that know their document, with the entities of the case in place of the document's."""

from dataclasses import dataclass

from backchannel.identity import CaseEntity
from backchannel.model import Claim, ClaimType, Document, Modality, PartyRole, Source, Span


@dataclass(frozen=True, slots=True)
class CaseParty:
    """A case entity's part in a claim."""

    role: PartyRole
    entity: CaseEntity


@dataclass(frozen=True, slots=True)
class CaseSource:
    """One link of a source chain; `entity` is the case entity of a named source or outlet, where the text names one."""

    source: Source
    entity: CaseEntity | None


@dataclass(frozen=True, slots=True)
class CaseClaim:
    """A claim with its document and with the case's entities in place of the document's.

    Attributes:
        key: `document#claim`, unique in the case.
        document: the document that makes it.
        claim: the claim as it was found; its ids are the document's own.
        parties: who takes part, in the order of the claim.
        place: where, if told.
        sources: who says so, nearest first; empty when the document speaks in its own voice.
    """

    key: str
    document: Document
    claim: Claim
    parties: tuple[CaseParty, ...]
    place: CaseEntity | None
    sources: tuple[CaseSource, ...]

    @property
    def type(self) -> ClaimType:
        """Contact, role, agreement or tie."""
        return self.claim.type

    @property
    def modality(self) -> Modality:
        """What the text says about whether it is so."""
        return self.claim.modality

    @property
    def quote(self) -> str:
        """The sentences that make the claim, exactly as they stand."""
        return self.claim.evidence.of(self.document.text)

    def words(self, span: Span | None) -> str | None:
        """The words at a span of the claim's document, on one line; None for None."""
        return " ".join(span.of(self.document.text).split()) if span else None

    def who(self, *roles: PartyRole) -> tuple[CaseEntity, ...]:
        """The entities in these roles, each once, in the order of the claim."""
        found = {party.entity.id: party.entity for party in self.parties if party.role in roles}
        return tuple(found.values())
