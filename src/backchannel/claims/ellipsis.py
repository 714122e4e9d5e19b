"""Ellipsis: "So did the energy secretary" repeats the dealing of the sentence before with another party."""

import re
from collections.abc import Sequence
from dataclasses import replace

from backchannel.claims.draft import Draft
from backchannel.model import MentionKind, Reading

_SO = re.compile(
    r"(?:And |But )?([Ss]o|[Nn]either|[Nn]or)(?: too)? (did|has|have|had|was|were|is|are|does|do|would|will)\b"
)
_TOO = re.compile(r"\b(did|has|have|had|was|were)(?: so)?,? (?:too|as well|likewise|the same)\b")


def find(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of elliptical sentences, made from the last contact or agreement told up to one sentence before each."""
    text = reading.document.text
    found: list[Draft] = []
    for number, sentence in enumerate(reading.sentences):
        words = text[sentence.start : sentence.end]
        opening = _SO.match(words)
        match = opening or _TOO.search(words)
        if match is None or number == 0:
            continue
        first, last = _tokens(reading, sentence.start + match.start(1), sentence.start + match.end(2 if opening else 0))
        if any(d.first < last and first < d.last for d in drafts if d.type == "contact"):
            continue
        new = _subject(reading, number, last if opening else first, after=opening is not None)
        model = _repeated([*drafts, *found], reading, number)
        if new is None or model is None:
            continue
        old = model.parties[0][1]
        if new == old or any(g == new for _, g in model.parties):
            continue
        parties = [(role, new if g == old else g) for role, g in model.parties]
        negated = opening is not None and opening.group(1).lower() in ("neither", "nor")
        found.append(
            replace(
                model,
                first=first,
                last=last,
                parties=parties,
                method="pattern:ellipsis",
                confidence=0.8 * model.confidence,
                modality="negated" if negated else model.modality,
                sentences={reading.tokens[model.first].sentence, number},
            )
        )
    return found


def _tokens(reading: Reading, start: int, end: int) -> tuple[int, int]:
    inside = [i for i, t in enumerate(reading.tokens) if t.start < end and start < t.end]
    return inside[0], inside[-1] + 1


def _subject(reading: Reading, sentence: int, at: int, after: bool) -> int | None:
    """Cluster of the person, body or country named nearest after (or before) word `at` in its sentence."""
    near = [
        m
        for m in reading.mentions
        if reading.tokens[m.first].sentence == sentence
        and m.type in ("person", "organization", "country", "group")
        and (m.first >= at if after else m.last <= at)
    ]
    if not near:
        return None
    persons = [m for m in near if m.type == "person" and m.kind is not MentionKind.PRONOUN] or near
    subjects = [m for m in persons if reading.tokens[m.head].relation.startswith("nsubj")]
    named = [m for m in subjects or persons if reading.tokens[m.last - 1].upos == "PROPN" and m.last - m.first > 1]
    persons = named or subjects or persons
    pick = min(persons, key=lambda m: m.first) if after else max(persons, key=lambda m: m.last)
    return pick.cluster


def _repeated(drafts: Sequence[Draft], reading: Reading, sentence: int) -> Draft | None:
    kinds = ("contact", "agreement")
    before = [d for d in drafts if d.type in kinds and reading.tokens[d.first].sentence == sentence - 1]
    return max(before, key=lambda d: (d.first, d.confidence), default=None)
