"""What people decide about a case, and how it is written down: by content, so that it outlives engines and row ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backchannel.case import records
from backchannel.case.matching import Told, first_mention
from backchannel.case.records import Record
from backchannel.model import Claim, Entity, Extraction, Span


class Verdict(StrEnum):
    """The kinds of decisions.

    `ACCEPT`, `REJECT` and `CORRECT` are about a claim, the last of them counts; `SAME` and `DIFFERENT` about two
    entities; `COMMENT` about a claim or a document; `GRADE` gives an outlet or a person a reliability, A to F.
    """

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    SAME = "same"
    DIFFERENT = "different"
    COMMENT = "comment"
    GRADE = "grade"


ABOUT_CLAIMS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)

RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""Admiralty grades of a source (NATO AJP-2.1), the analyst's to give."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision that stands.

    Attributes:
        entry: its number in the log.
        verdict: what kind.
        by, at, reason: who, when (UTC) and why.
        target: what it is about, by content.
        value: what was decided, where the verdict does not say it all.
        shown: what the person saw.
    """

    entry: int
    verdict: Verdict
    by: str
    at: str
    reason: str
    target: Record
    value: Record
    shown: Any


@dataclass(frozen=True, slots=True)
class Marks:
    """What people have said about a case, for those who show it.

    Attributes:
        verdicts: by key of the claim, for claims accepted or corrected.
        comments: by key of the claim or id of the document.
        reliability: grade, A to F, by name of the outlet or id of the entity.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    comments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reliability: Mapping[str, str] = field(default_factory=dict)


def told(value: Record) -> Told:
    """A claim as it was written down."""
    return Told(records.claim(value["claim"]), tuple(records.entity(entity) for entity in value["entities"]))


def written(claim: Told) -> Record:
    """A claim, to be written down."""
    return {
        "claim": records.claim_record(claim.claim),
        "entities": [records.entity_record(entity) for entity in claim.entities],
    }


def claim_target(hash: str, extraction: Extraction, claim: Claim) -> Record:
    """A claim as what a decision is about."""
    return {"document": hash, **written(Told.of(extraction, claim))}


def entity_target(hash: str, entity: Entity) -> Record:
    """An entity of a document as what a decision is about: its type, name and first mention."""
    mention = first_mention(entity)
    at = {"start": mention.start, "end": mention.end} if mention else None
    return {"document": hash, "type": entity.type.value, "name": entity.name, "mention": at}


def find_entity(target: Record, extraction: Extraction) -> str | None:
    """Id of the entity that a decision is about: mentioned in the same place, or else of this type and name."""
    at = target["mention"]
    if at is not None:
        span = Span(at["start"], at["end"])
        for entity in extraction.entities:
            if span in entity.mentions:
                return entity.id
    for entity in extraction.entities:
        if entity.type.value == target["type"] and entity.name == target["name"]:
            return entity.id
    return None
