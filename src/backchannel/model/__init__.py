"""The plain data that flows from room to room: documents, readings, claims. Frozen, typed, without behaviour.

Offsets count Unicode code points into `Document.text`, end exclusive, everywhere.
"""

from backchannel.model.claim import (
    Action,
    Claim,
    ClaimType,
    Entity,
    EntityType,
    Extraction,
    Medium,
    Modality,
    Party,
    PartyRole,
    Source,
    SourceKind,
    Status,
    Term,
    TieKind,
    Track,
    When,
)
from backchannel.model.document import Document
from backchannel.model.reading import Mention, MentionKind, Reading, Sentence, TimeExpression, Token
from backchannel.model.span import Span

__all__ = [
    "Action",
    "Claim",
    "ClaimType",
    "Document",
    "Entity",
    "EntityType",
    "Extraction",
    "Medium",
    "Mention",
    "MentionKind",
    "Modality",
    "Party",
    "PartyRole",
    "Reading",
    "Sentence",
    "Source",
    "SourceKind",
    "Span",
    "Status",
    "Term",
    "TieKind",
    "TimeExpression",
    "Token",
    "Track",
    "When",
]
