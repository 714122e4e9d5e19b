"""Questions to people about a case, ordered by how much an answer would change.

The weight of a question is what rests on it times how open it is:

- **merge**, two entities that may be one: the claims that would move (those of the lesser entity), three times if one
  of the two takes part in a flagged contact; openness 4p(1-p), p being the probability that they are one by the weight
  of evidence in bits. A merge changes more than any single claim, so it counts double.
- **flag**, a claim by which a contact is flagged as a back channel: one for the flag and one more for each sign whose
  evidence it is, divided by the claims that tell of the contact; openness 1.5 less the claim's confidence.
- **contradiction**, claims that cannot all be right: one for the account and two if it is flagged, per claim on the
  weaker side; openness 1.5 less the confidence of the claim asked about.
- **doubt**, any other claim of which the engine is unsure (confidence below 0.5): half of its doubt.

Claims that were accepted or corrected are not asked about again, rejected ones are no longer in the case.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from backchannel.analysis import NOTICE, Analysis, Contradiction
from backchannel.case import Case, CaseClaim, CaseEntity

DOUBTFUL = 0.5
"""Confidence below which a claim is asked about for its own sake."""

QUOTES = 3
"""Quotes shown for each entity of a merge."""


class Kind(StrEnum):
    """What a question is about."""

    MERGE = "merge"
    FLAG = "flag"
    CONTRADICTION = "contradiction"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to decide.

    Attributes:
        id: stable as long as the case does not change.
        kind: what it is about.
        weight: how much an answer would change; only for comparing.
        text: the question.
        reasons: why it is asked, each a line.
        claim: the claim to accept, reject or correct; None for a merge.
        entities: the two entities of a merge.
        others: further claims to look at: those that contradict it, or that tell the same.
        shown: all of it as JSON values, to be kept with the decision.
    """

    id: str
    kind: Kind
    weight: float
    text: str
    reasons: tuple[str, ...]
    claim: CaseClaim | None
    entities: tuple[CaseEntity, ...]
    others: tuple[CaseClaim, ...]
    shown: dict[str, Any]


def queue(case: Case, analysis: Analysis | None = None) -> tuple[Question, ...]:
    """What is open in a case, weightiest first; the same case gives the same questions.

    Args:
        case: the case; `Store.case()` gives it with earlier decisions applied.
        analysis: of the case, if it was made before.
    """
    analysis = analysis or Analysis(case)
    best: dict[str, Question] = {}
    for question in (*_merges(case, analysis), *_flags(analysis), *_contradictions(analysis), *_doubts(case)):
        about = question.claim.key if question.claim else question.id
        if about in case.marks.verdicts:
            continue
        known = best.get(about)
        if known is None or question.weight > known.weight:
            best[about] = question
    return tuple(sorted(best.values(), key=lambda question: (-question.weight, question.id)))


def _merges(case: Case, analysis: Analysis) -> Iterator[Question]:
    flagged = {party.entity.id for flag in analysis.flags for claim in flag.account.claims for party in claim.parties}
    for pair in case.unsure:
        one, other = case.entities[pair.a], case.entities[pair.b]
        moved = min(len(case.about(one.id)), len(case.about(other.id))) or 0.5
        likely = 1 / (1 + 2 ** -max(-60.0, min(60.0, pair.weight)))
        weight = 2 * moved * 4 * likely * (1 - likely) * (3 if {one.id, other.id} & flagged else 1)
        reasons = tuple(f"{reason.text} ({reason.weight:+.1f} bits)" for reason in pair.reasons)
        yield _made(
            f"merge:{pair.a}:{pair.b}",
            Kind.MERGE,
            weight,
            f"Are “{one.name}” and “{other.name}” one and the same {one.type.value}?",
            reasons,
            entities=(one, other),
            others=(*case.about(one.id)[:QUOTES], *case.about(other.id)[:QUOTES]),
        )


def _flags(analysis: Analysis) -> Iterator[Question]:
    for flag in analysis.flags:
        telling = flag.account.claims
        cited = Counter(found.claim for sign in flag.signs for found in sign.evidence)
        reasons = (
            *(sign.reason for sign in flag.signs),
            *(f"or else: {alternative}" for alternative in flag.alternatives),
            NOTICE,
        )
        for claim in telling:
            weight = (1 + cited[claim.key]) / len(telling) * (1.5 - claim.claim.confidence)
            yield _made(
                f"flag:{claim.key}",
                Kind.FLAG,
                weight,
                "Does the text claim this? A contact is flagged by it.",
                reasons,
                claim=claim,
                others=tuple(other for other in telling if other.key != claim.key),
            )


def _contradictions(analysis: Analysis) -> Iterator[Question]:
    flagged = {claim.key for flag in analysis.flags for claim in flag.account.claims}
    for found in analysis.contradictions:
        rest = 1 + 2 * any(claim.key in flagged for claim in (*found.one, *found.other))
        weaker = min(len(found.one), len(found.other)) or 1
        for side, against in ((found.one, found.other), (found.other, found.one)):
            for claim in side:
                yield _contradiction(found, claim, against, rest / weaker * (1.5 - claim.claim.confidence))


def _contradiction(found: Contradiction, claim: CaseClaim, against: tuple[CaseClaim, ...], weight: float) -> Question:
    said = {"denied": "it is denied", "date": "the dates differ", "place": "the places differ"}[found.about.value]
    return _made(
        f"contradiction:{claim.key}",
        Kind.CONTRADICTION,
        weight,
        f"Does the text claim this? Other claims contradict it: {said}.",
        (f"{len(found.one)} on one side, {len(found.other)} on the other",),
        claim=claim,
        others=against,
    )


def _doubts(case: Case) -> Iterator[Question]:
    for claim in case.claims:
        if claim.claim.confidence < DOUBTFUL:
            yield _made(
                f"doubt:{claim.key}",
                Kind.DOUBT,
                (1 - claim.claim.confidence) / 2,
                "Does the text claim this?",
                (f"confidence {claim.claim.confidence:.2f}",),
                claim=claim,
            )


def _made(
    id: str,
    kind: Kind,
    weight: float,
    text: str,
    reasons: tuple[str, ...],
    *,
    claim: CaseClaim | None = None,
    entities: tuple[CaseEntity, ...] = (),
    others: tuple[CaseClaim, ...] = (),
) -> Question:
    shown: dict[str, Any] = {"question": text, "reasons": list(reasons)}
    if claim is not None:
        shown["claim"] = claim_shown(claim)
    if entities:
        shown["entities"] = [{"id": entity.id, "names": list(entity.names)} for entity in entities]
    if others:
        shown["others"] = [{"claim": other.key, "quote": other.quote} for other in others]
    return Question(id, kind, round(weight, 6), text, reasons, claim, entities, others, shown)


def claim_shown(claim: CaseClaim) -> dict[str, Any]:
    """A claim as a person sees it, as JSON values."""
    document = claim.document
    return {
        "claim": claim.key,
        "document": {"outlet": document.outlet, "published": document.published, "title": document.title},
        "type": claim.type.value,
        "modality": claim.modality.value,
        "parties": [{"role": party.role.value, "name": party.entity.name} for party in claim.parties],
        "time": claim.claim.time.edtf if claim.claim.time else None,
        "place": claim.place.name if claim.place else None,
        "sources": [source.source.name for source in claim.sources],
        "trigger": claim.words(claim.claim.trigger),
        "quote": claim.quote,
    }
