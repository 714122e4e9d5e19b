"""From an extraction to one line of the exchange format."""

import json
import re
from typing import Any

from backchannel.model import Claim, Document, Entity, Extraction, Span, TimeExpression

_LINE_BREAKS = re.compile("[\x85\u2028\u2029]")


def write(extraction: Extraction) -> str:
    """One line of JSON, without the line end.

    Characters that some readers take for line ends are escaped, so that `str.splitlines` finds one line, too.
    """
    line = json.dumps(record(extraction), ensure_ascii=False, separators=(", ", ": "), allow_nan=False)
    return _LINE_BREAKS.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def record(extraction: Extraction) -> dict[str, Any]:
    """The same as plain dictionaries and lists, in the order of the format's page."""
    return {
        "document": _document(extraction.document),
        "entities": [_entity(entity) for entity in extraction.entities],
        "claims": [_claim(claim) for claim in extraction.claims],
        "times": [_time(time) for time in extraction.times],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _maybe(span: Span | None) -> dict[str, int] | None:
    return None if span is None else _span(span)


def _document(document: Document) -> dict[str, Any]:
    known = {
        "id": document.id,
        "title": document.title,
        "outlet": document.outlet,
        "url": document.url,
        "published": document.published,
    }
    if document.byline is not None:
        known["byline"] = document.byline
    return {**known, "text": document.text}


def _entity(entity: Entity) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "mentions": [_span(mention) for mention in entity.mentions],
    }
    if entity.links:
        known["links"] = list(entity.links)
    return known


def _claim(claim: Claim) -> dict[str, Any]:
    written: dict[str, Any] = {
        "id": claim.id,
        "type": claim.type.value,
        "evidence": _span(claim.evidence),
        "trigger": _span(claim.trigger),
        "parties": [{"role": party.role.value, "entity": party.entity} for party in claim.parties],
        "time": None if claim.time is None else {"edtf": claim.time.edtf, "text": _maybe(claim.time.text)},
        "place": claim.place,
        "modality": claim.modality.value,
        "sources": [
            {"kind": source.kind.value, "name": source.name, "span": _maybe(source.span)} for source in claim.sources
        ],
        "purpose": _maybe(claim.purpose),
        "confidence": claim.confidence,
    }
    if claim.method:
        written["method"] = claim.method
    if claim.title is not None:
        written["title"] = _span(claim.title)
    for name in ("medium", "track", "status", "action", "kind"):
        value = getattr(claim, name)
        if value is not None:
            written[name] = value.value
    if claim.terms:
        written["terms"] = [{"by": term.by, "text": _span(term.text)} for term in claim.terms]
    return written


def _time(time: TimeExpression) -> dict[str, Any]:
    written: dict[str, Any] = {
        "start": time.start,
        "end": time.end,
        "type": time.type,
        "edtf": time.edtf,
        "timex": time.timex,
    }
    if time.rule:
        written["rule"] = time.rule
    if time.also:
        written["also"] = [[edtf, weight] for edtf, weight in time.also]
    return written
