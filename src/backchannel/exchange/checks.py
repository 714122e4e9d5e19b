"""What no schema can say: spans inside the text, ids that exist, parties and actions that fit the type."""

from collections.abc import Iterable, Iterator

from backchannel.errors import ExchangeError
from backchannel.model import Action, Claim, ClaimType, Extraction, PartyRole, Span

ROLES: dict[ClaimType, frozenset[PartyRole]] = {
    ClaimType.CONTACT: frozenset({PartyRole.PARTY, PartyRole.INTERMEDIARY, PartyRole.HOST}),
    ClaimType.ROLE: frozenset({PartyRole.HOLDER, PartyRole.ORGANIZATION, PartyRole.PRINCIPAL}),
    ClaimType.AGREEMENT: frozenset({PartyRole.AGREEMENT, PartyRole.PARTY}),
    ClaimType.TIE: frozenset({PartyRole.SUBJECT, PartyRole.OBJECT}),
}
"""Which roles the parties of a claim may have."""

LEAST: dict[ClaimType, dict[PartyRole, int]] = {
    ClaimType.CONTACT: {PartyRole.PARTY: 2},
    ClaimType.ROLE: {PartyRole.HOLDER: 1},
    ClaimType.AGREEMENT: {PartyRole.AGREEMENT: 1},
    ClaimType.TIE: {PartyRole.SUBJECT: 1, PartyRole.OBJECT: 1},
}
"""How many parties of a role a claim needs at least."""

ACTIONS: dict[ClaimType, frozenset[Action]] = {
    ClaimType.CONTACT: frozenset(),
    ClaimType.ROLE: frozenset(
        {Action.HOLDS, Action.APPOINTED, Action.NOMINATED, Action.ELECTED, Action.RESIGNED, Action.DISMISSED}
    ),
    ClaimType.AGREEMENT: frozenset(
        {
            Action.NEGOTIATES,
            Action.SIGNS,
            Action.JOINS,
            Action.WITHDRAWS,
            Action.VIOLATES,
            Action.REJECTS,
            Action.SUSPENDS,
            Action.REVIVES,
            Action.PROPOSES,
        }
    ),
    ClaimType.TIE: frozenset(),
}
"""Which actions a claim may carry."""

TIME_TYPES = frozenset({"date", "time", "duration", "set"})
"""The four types of TIMEX3."""


def check(extraction: Extraction) -> None:
    """Check one extraction against itself.

    Raises:
        ExchangeError: with the path to the first bad value.
    """
    length = len(extraction.document.text)
    if not extraction.document.id:
        raise ExchangeError("document.id", "must not be empty")
    entities = _unique("entities", (entity.id for entity in extraction.entities))
    _unique("claims", (claim.id for claim in extraction.claims))
    for number, entity in enumerate(extraction.entities):
        for which, mention in enumerate(entity.mentions):
            _inside(mention, length, f"entities[{number}].mentions[{which}]")
    for number, claim in enumerate(extraction.claims):
        path = f"claims[{number}]"
        for field, span in _spans(claim):
            _inside(span, length, f"{path}.{field}")
        for field, entity_id in _references(claim):
            if entity_id not in entities:
                raise ExchangeError(f"{path}.{field}", f"no entity has the id {entity_id!r}")
        _check_parties(claim, path)
        if claim.action is not None and claim.action not in ACTIONS[claim.type]:
            raise ExchangeError(f"{path}.action", f"{claim.action.value!r} is no action of a {claim.type.value} claim")
        if not 0 <= claim.confidence <= 1:
            raise ExchangeError(f"{path}.confidence", f"must lie between 0 and 1, not be {claim.confidence}")
    for number, time in enumerate(extraction.times):
        if not 0 <= time.start < time.end:
            raise ExchangeError(f"times[{number}]", f"not a span: {time.start}-{time.end}")
        _inside(Span(time.start, time.end), length, f"times[{number}]")
        if time.type not in TIME_TYPES:
            raise ExchangeError(f"times[{number}].type", f"must be one of {', '.join(sorted(TIME_TYPES))}")


def _unique(path: str, ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for number, id in enumerate(ids):
        if not id:
            raise ExchangeError(f"{path}[{number}].id", "must not be empty")
        if id in seen:
            raise ExchangeError(f"{path}[{number}].id", f"{id!r} is taken by another of the {path}")
        seen.add(id)
    return seen


def _inside(span: Span, length: int, path: str) -> None:
    if span.end > length:
        raise ExchangeError(path, f"ends at {span.end}, but the text has {length} characters")


def _spans(claim: Claim) -> Iterator[tuple[str, Span]]:
    yield "evidence", claim.evidence
    yield "trigger", claim.trigger
    if claim.time is not None and claim.time.text is not None:
        yield "time.text", claim.time.text
    if claim.purpose is not None:
        yield "purpose", claim.purpose
    if claim.title is not None:
        yield "title", claim.title
    for number, source in enumerate(claim.sources):
        if source.span is not None:
            yield f"sources[{number}].span", source.span
    for number, term in enumerate(claim.terms):
        yield f"terms[{number}].text", term.text


def _references(claim: Claim) -> Iterator[tuple[str, str]]:
    for number, party in enumerate(claim.parties):
        yield f"parties[{number}].entity", party.entity
    if claim.place is not None:
        yield "place", claim.place
    for number, term in enumerate(claim.terms):
        yield f"terms[{number}].by", term.by


def _check_parties(claim: Claim, path: str) -> None:
    allowed = ROLES[claim.type]
    for number, party in enumerate(claim.parties):
        if party.role not in allowed:
            roles = ", ".join(sorted(role.value for role in allowed))
            raise ExchangeError(
                f"{path}.parties[{number}].role",
                f"a {claim.type.value} claim has no {party.role.value!r}; its roles are {roles}",
            )
    for role, least in LEAST[claim.type].items():
        if sum(party.role is role for party in claim.parties) < least:
            count = "two parties" if least == 2 else "one party"
            raise ExchangeError(
                f"{path}.parties", f"a {claim.type.value} claim needs at least {count} in the role {role.value!r}"
            )
