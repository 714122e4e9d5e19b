"""What analysis finds as plain data for JSON and tables: entities by name, claims with their words and place."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from backchannel.analysis import Account, Period, done
from backchannel.analysis.networks import Network
from backchannel.case import CaseClaim, CaseEntity
from backchannel.model import Document, PartyRole


def plain(value: Any) -> Any:
    """Anything that analysis returns, as dictionaries, lists, strings, numbers, booleans and None.

    Entities are `{id, type, name}`; claims tell their document, outlet, date, words and position; accounts their
    modality, date, parties, places, origins, grade and claims; days are YYYY-MM-DD, open ends None.

    Raises:
        TypeError: for what analysis never returns.
    """
    if value is None or (isinstance(value, str | bool | int | float) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return None if value in (date.min, date.max) else value.isoformat()
    for kind, made in _MADE.items():
        if isinstance(value, kind):
            return made(value)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset | set):
        items = sorted(value, key=str) if isinstance(value, frozenset | set) else value
        return [plain(item) for item in items]
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"no plain form of {type(value).__name__}")


def as_json(value: Any) -> str:
    """The same as JSON, two spaces deep, ending in a newline."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2) + "\n"


def _entity(entity: CaseEntity) -> dict[str, Any]:
    return {"id": entity.id, "type": entity.type.value, "name": entity.name}


def _claim(claim: CaseClaim) -> dict[str, Any]:
    said = claim.claim
    return {
        "key": claim.key,
        "type": claim.type.value,
        "modality": claim.modality.value,
        "document": claim.document.id,
        "outlet": claim.document.outlet,
        "published": claim.document.published,
        "start": said.evidence.start,
        "end": said.evidence.end,
        "quote": claim.quote,
        "when": said.time.edtf if said.time else None,
        "sources": [{"kind": link.source.kind.value, "name": link.source.name} for link in claim.sources],
    }


def _account(account: Account) -> dict[str, Any]:
    time = account.lead.claim.time
    return {
        "id": account.id,
        "type": account.type.value,
        "modality": (account.modality if account.for_it else account.lead.modality).value,
        "done": done(account),
        "disputed": bool(account.for_it and account.against),
        "when": time.edtf if time else None,
        "between": plain(account.when),
        "parties": [_entity(e) for e in account.who(PartyRole.PARTY)],
        "roles": [
            {"role": role.value, **_entity(e)}
            for role in PartyRole
            if role != PartyRole.PARTY
            for e in account.who(role)
        ],
        "places": list(dict.fromkeys(c.place.name for c in account.claims if c.place)),
        "origins": [origin.label for origin in account.asserting],
        "denied_by": [origin.label for origin in account.denying],
        "grade": account.credibility.grade,
        "credibility": f"{account.credibility.label} ({account.credibility.why})",
        "claims": [_claim(claim) for claim in account.claims],
    }


def _period(when: Period) -> dict[str, Any]:
    return {"first": plain(when.first), "last": plain(when.last), "point": when.point}


def _document(document: Document) -> dict[str, Any]:
    return {"id": document.id, "outlet": document.outlet, "published": document.published, "title": document.title}


def _network(network: Network) -> dict[str, Any]:
    return {"entities": len(network), "contacts": len(network.meetings), "undated": network.undated}


_MADE: dict[type, Any] = {
    CaseEntity: _entity,
    CaseClaim: _claim,
    Account: _account,
    Period: _period,
    Document: _document,
    Network: _network,
}
