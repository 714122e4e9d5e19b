"""What people decided, applied to what the engine found in one document.

A rejection goes for what was rejected: a claim that differs in parties, modality, time, place or action is another.
What was accepted or corrected stays as decided, in the place of what the engine now finds there, or finds no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from backchannel.case.matching import CORE, Told, changes, fit, same_entity, shared
from backchannel.case.records import Record
from backchannel.case.verdicts import ABOUT_CLAIMS, Decided, Verdict, told
from backchannel.model import Claim, Entity, Extraction, Party, Term


@dataclass(frozen=True, slots=True)
class Applied:
    """An extraction after decisions.

    Attributes:
        extraction: without rejected claims, with corrected ones as corrected.
        decided: by claim id, the decision that stands, rejected claims included.
        rejected: claims that were left out.
    """

    extraction: Extraction
    decided: Mapping[str, Decided] = field(default_factory=dict)
    rejected: tuple[Claim, ...] = ()


def apply(extraction: Extraction, decisions: Sequence[Decided]) -> Applied:
    """Apply decisions about the claims of one document, in the order in which they were made."""
    last: dict[str, Decided] = {}
    for decision in decisions:
        if decision.verdict in ABOUT_CLAIMS:
            # Decisions about a claim as it was corrected before are written down with the target of the first.
            key = str(decision.target["claim"])
            last.pop(key, None)
            last[key] = decision
    if not last:
        return Applied(extraction)
    claims: list[Claim | None] = list(extraction.claims)
    entities = list(extraction.entities)
    decided: dict[str, Decided] = {}
    rejected: list[Claim] = []
    places: dict[int, Claim] = {}
    extra: list[Claim] = []
    for decision in last.values():
        number = _which(decision, extraction, places)
        if decision.verdict is Verdict.REJECT:
            if number is not None:
                claim = extraction.claims[number]
                claims[number] = None
                rejected.append(claim)
                decided[claim.id] = decision
            continue
        kept, entities = _adopt(told(decision.value), entities)
        if number is None:
            kept = replace(kept, id=_free(f"kept-{decision.entry}", {claim.id for claim in extraction.claims}))
            extra.append(kept)
        else:
            kept = replace(kept, id=extraction.claims[number].id)
            places[number] = kept
            claims[number] = kept
        decided[kept.id] = decision
    remaining = (*(claim for claim in claims if claim is not None), *extra)
    return Applied(replace(extraction, entities=tuple(entities), claims=remaining), decided, tuple(rejected))


def _which(decision: Decided, extraction: Extraction, taken: Mapping[int, Claim]) -> int | None:
    """Position of the claim that a decision is about."""
    target = told(decision.target)
    best: tuple[float, int] | None = None
    for number, claim in enumerate(extraction.claims):
        if number in taken:
            continue
        here = Told.of(extraction, claim)
        score = fit(target, here)
        if score <= 0:
            continue
        if decision.verdict is Verdict.REJECT:
            if changes(target, here, CORE):
                continue
        elif shared(target, here) < 0.5:
            continue
        if best is None or score > best[0]:
            best = score, number
    return best[1] if best else None


def _adopt(claim: Told, entities: list[Entity]) -> tuple[Claim, list[Entity]]:
    """A claim with the ids of entities that are there; entities that are not there come with it."""
    all = list(entities)
    new: dict[str, str] = {}
    for entity in claim.entities:
        match = next((found for found in all if same_entity(entity, found)), None)
        if match is None:
            match = replace(entity, id=_free(entity.id, {found.id for found in all}))
            all.append(match)
        new[entity.id] = match.id
    told = claim.claim
    return (
        replace(
            told,
            parties=tuple(Party(party.role, new[party.entity]) for party in told.parties),
            place=new[told.place] if told.place is not None else None,
            terms=tuple(Term(new[term.by], term.text) for term in told.terms),
        ),
        all,
    )


def _free(id: str, taken: set[str]) -> str:
    name, count = id, 1
    while name in taken:
        count += 1
        name = f"{id}-{count}"
    return name


def about_document(decisions: Sequence[Decided]) -> dict[str, list[Decided]]:
    """Decisions about claims, by hash of the document."""
    found: dict[str, list[Decided]] = {}
    for decision in decisions:
        if decision.verdict in ABOUT_CLAIMS:
            found.setdefault(decision.target["document"], []).append(decision)
    return found


def corrected(extraction: Extraction, claim: Claim, changed: Record, by: str) -> Told:
    """A claim after a correction, checked as the exchange format is.

    Args:
        extraction: the document as it now stands.
        claim: the claim to correct.
        changed: fields of the claim in the exchange format with their new values; `entities` may bring new entities.
        by: who corrects; told in the claim's `method`.

    Raises:
        ExchangeError: if what comes out is no sound claim; with the path to the bad value.
    """
    from backchannel.exchange import parse, record

    whole = record(extraction)
    ids, added = _named(extraction, changed.get("entities", ()))
    whole["entities"] += added
    fields = {key: value for key, value in changed.items() if key != "entities"}
    if isinstance(fields.get("parties"), list):
        fields["parties"] = [
            {**party, "entity": ids.get(party["entity"], party["entity"])} if "entity" in party else party
            for party in fields["parties"]
        ]
    for number, found in enumerate(whole["claims"]):
        if found["id"] == claim.id:
            kept = {"id": claim.id, "type": claim.type.value, "method": f"person:{by}"}
            whole["claims"][number] = {**found, **fields, **kept}
    checked = parse(whole)
    made = next(found for found in checked.claims if found.id == claim.id)
    return Told.of(checked, made)


def _named(extraction: Extraction, given: Sequence[Record]) -> tuple[dict[str, str], list[Record]]:
    """Entities that a correction brings: the ids they get, and those that the document does not have already."""
    taken = {entity.id for entity in extraction.entities}
    ids: dict[str, str] = {}
    added: list[Record] = []
    for record in given:
        mentions = {(span["start"], span["end"]) for span in record.get("mentions", ())}
        there = (e for e in extraction.entities if mentions & {(span.start, span.end) for span in e.mentions})
        match = next(there, None)
        ids[record["id"]] = id = match.id if match else _free(record["id"], taken)
        if match is None:
            taken.add(id)
            added.append({**record, "id": id})
    return ids, added
