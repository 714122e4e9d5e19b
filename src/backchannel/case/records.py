"""JSON of the exchange format, as the case keeps it, back to the model. Only for what `exchange` wrote or checked.

Reading a whole case must be quick; `exchange.parse` checks what comes from outside, this trusts.
"""

import json
from collections.abc import Iterable
from typing import Any

from backchannel.exchange import record
from backchannel.model import (
    Action,
    Claim,
    ClaimType,
    Document,
    Entity,
    EntityType,
    Extraction,
    Medium,
    Modality,
    Party,
    PartyRole,
    Source,
    SourceKind,
    Span,
    Status,
    Term,
    TieKind,
    TimeExpression,
    Track,
    When,
)

Record = dict[str, Any]


def dumps(value: object) -> str:
    """Canonical JSON: sorted keys, no spaces, only ASCII; one value has one form."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"), allow_nan=False)


def claims_of(extraction: Extraction) -> list[Record]:
    """The claims of an extraction as records of the exchange format."""
    found: list[Record] = record(extraction)["claims"]
    return found


def claim_record(claim: Claim) -> Record:
    """One claim as a record."""
    return claims_of(Extraction(Document("-", ""), (), (claim,)))[0]


def entity_record(entity: Entity) -> Record:
    """One entity as a record."""
    found: Record = record(Extraction(Document("-", ""), (entity,)))["entities"][0]
    return found


def _span(value: dict[str, int] | None) -> Span | None:
    return None if value is None else Span(value["start"], value["end"])


def _here(value: dict[str, int]) -> Span:
    return Span(value["start"], value["end"])


def entity(value: Record) -> Entity:
    """An entity."""
    mentions = tuple(_here(mention) for mention in value["mentions"])
    return Entity(value["id"], EntityType(value["type"]), value["name"], mentions, tuple(value.get("links") or ()))


def time(value: Record) -> TimeExpression:
    """A time expression."""
    also = tuple((edtf, weight) for edtf, weight in value.get("also") or ())
    return TimeExpression(
        value["start"], value["end"], value["type"], value.get("edtf"), value["timex"], value.get("rule") or "", also
    )


def claim(value: Record) -> Claim:
    """A claim."""
    when, medium, track = value.get("time"), value.get("medium"), value.get("track")
    status, action, kind = value.get("status"), value.get("action"), value.get("kind")
    return Claim(
        id=value["id"],
        type=ClaimType(value["type"]),
        evidence=_here(value["evidence"]),
        trigger=_here(value["trigger"]),
        parties=tuple(Party(PartyRole(party["role"]), party["entity"]) for party in value["parties"]),
        modality=Modality(value.get("modality", "actual")),
        sources=tuple(
            Source(SourceKind(source["kind"]), source["name"], _span(source.get("span")))
            for source in value.get("sources") or ()
        ),
        time=When(when["edtf"], _span(when.get("text"))) if when else None,
        place=value.get("place"),
        purpose=_span(value.get("purpose")),
        confidence=value.get("confidence", 0.5),
        method=value.get("method") or "",
        medium=Medium(medium) if medium else None,
        track=Track(track) if track else None,
        title=_span(value.get("title")),
        status=Status(status) if status else None,
        action=Action(action) if action else None,
        kind=TieKind(kind) if kind else None,
        terms=tuple(Term(term["by"], _here(term["text"])) for term in value.get("terms") or ()),
    )


def extraction(document: Document, entities: str, times: str, claims: Iterable[str]) -> Extraction:
    """An extraction from the JSON of its parts."""
    return Extraction(
        document,
        tuple(entity(value) for value in json.loads(entities)),
        tuple(claim(json.loads(value)) for value in claims),
        tuple(time(value) for value in json.loads(times)),
    )
