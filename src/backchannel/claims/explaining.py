"""Why a claim was made: its words, the parse between them, the scores of the heads, the reach of its sources.

Everything is computed again from the reading with the functions that made the claim, so an explanation is as
reproducible as the claim itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from backchannel.claims import inventory as inv
from backchannel.claims.candidates import Candidate, candidates_of
from backchannel.claims.features import PATHS, STEPS, Parse, head_of, path
from backchannel.claims.learned import EAGER, spans_of
from backchannel.claims.scope import bearing, scope_of, tokens_of
from backchannel.claims.scorer import Scorer
from backchannel.model import Claim, Extraction, Mention, MentionKind, Reading, Source, Span


@dataclass(frozen=True, slots=True)
class PartyReason:
    """Why an entity is a party.

    Attributes:
        role, name: as the claim has them.
        mention: where it is named nearest to the trigger; None where only other documents name it.
        route: words and arcs of the parse from the trigger to it ("met -nsubj> Kerry"); "" across sentences.
        relation, steps: the same as the scorer sees it (`features.PATHS`, `features.STEPS`).
        probability: by the pair scorer; None with a reader of another kind.
    """

    role: str
    name: str
    mention: Span | None
    route: str
    relation: str
    steps: str
    probability: float | None


@dataclass(frozen=True, slots=True)
class SourceReason:
    """One source with the words that it is given for; `inside` tells whether the trigger lies in them."""

    source: Source
    scope: Span | None
    inside: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a claim was made.

    Attributes:
        claim: the claim.
        found: probability of the trigger by the tagging head; None where the heads see no trigger there.
        parties, sources: in the claim's order.
        modality: probabilities of the modalities, likeliest first; empty with a reader of another kind.
        bearing: words over or beside the trigger that bear on its modality.
        rule: rule that resolved the time, if there is one.
    """

    claim: Claim
    found: float | None
    parties: tuple[PartyReason, ...]
    sources: tuple[SourceReason, ...]
    modality: tuple[tuple[str, float], ...]
    bearing: tuple[Span, ...]
    rule: str | None


def explain(reading: Reading, extraction: Extraction, scorer: Scorer | None = None) -> list[Explanation]:
    """Explain every claim of a document.

    Args:
        reading: what reading found in it.
        extraction: the claims found in that reading.
        scorer: the scorer that found them; by default the one shipped with the package.
    """
    if not extraction.claims:
        return []
    if scorer is None and reading.signals is not None:
        from backchannel.claims.shipped import shipped_scorer

        scorer = shipped_scorer()
    tokens = reading.tokens
    parse = Parse([t.head for t in tokens], [t.relation for t in tokens], [t.sentence for t in tokens])
    candidates = candidates_of(reading)
    chains = {e.id: _clusters(reading, e.mentions) for e in extraction.entities}
    names = {e.id: e.name for e in extraction.entities}
    triggers = _triggers(reading)
    found = []
    for claim in extraction.claims:
        first, last = tokens_of(reading, claim.trigger)
        slots, modality = _scores(reading, scorer, claim, (first, last), candidates, parse)
        top = head_of(parse, first, last)
        parties = []
        for party in claim.parties:
            clusters = chains[party.entity]
            mention = _nearest(reading, clusters, first, last)
            relation, steps = ("none", "none")
            if mention is not None and parse.sentence[mention.head] == parse.sentence[top]:
                relation, steps = (n[i] for n, i in zip((PATHS, STEPS), path(parse, top, mention.head), strict=True))
            parties.append(
                PartyReason(
                    party.role.value,
                    names[party.entity],
                    mention.span if mention else None,
                    route(reading, top, mention.head) if mention else "",
                    relation,
                    steps,
                    _odds(slots, candidates, clusters, (claim.type.value, party.role.value)),
                )
            )
        seen = triggers.get(claim.type.value, [])
        sure = max((p for i, j, _, p in seen if i < last and first < j), default=None)
        sources = tuple(_source(reading, s, claim.trigger) for s in claim.sources)
        rule = next((t.rule for t in reading.times if claim.time and t.span == claim.time.text), None)
        found.append(
            Explanation(
                claim, sure, tuple(parties), sources, modality,
                tuple(tokens[i].span for i in bearing(tokens, top)), rule,
            )
        )  # fmt: skip
    return found


def route(reading: Reading, start: int, end: int) -> str:
    """The way through the parse from one word to another: "talks <obj- held -nsubj> Kerry"; "" where there is none."""
    tokens = reading.tokens
    up, down = _upward(reading, start), _upward(reading, end)
    meet = next((n for n in up if n in down), None)
    if meet is None:
        return ""
    said = tokens[start].text
    for below, above in pairwise(up[: up.index(meet) + 1]):
        said += f" <{tokens[below].relation}- {tokens[above].text}"
    for below in reversed(down[: down.index(meet)]):
        said += f" -{tokens[below].relation}> {tokens[below].text}"
    return said


def _upward(reading: Reading, word: int) -> list[int]:
    found = [word]
    while reading.tokens[found[-1]].head not in found:
        found.append(reading.tokens[found[-1]].head)
    return found


def _clusters(reading: Reading, mentions: Sequence[Span]) -> set[int]:
    spans = set(mentions)
    return {m.cluster for m in reading.mentions if m.span in spans}


def _nearest(reading: Reading, clusters: set[int], first: int, last: int) -> Mention | None:
    """The mention nearest to the trigger, one in its sentence before others, names before pronouns at a tie."""
    here = reading.tokens[first].sentence

    def distance(m: Mention) -> tuple[int, int, bool]:
        return (
            abs(reading.tokens[m.head].sentence - here),
            max(0, m.first - last, first - m.last),
            m.kind is MentionKind.PRONOUN,
        )

    return min((m for m in reading.mentions if m.cluster in clusters), key=distance, default=None)


def _triggers(reading: Reading) -> dict[str, list[tuple[int, int, str, float]]]:
    """What the tagging heads take for triggers, by claim type."""
    if reading.signals is None:
        return {}
    return {kind: spans_of(reading, f"trigger_{kind}", inv.TRIGGER_TAGS, EAGER[kind]) for kind in inv.TYPES}


def _scores(
    reading: Reading,
    scorer: Scorer | None,
    claim: Claim,
    words: tuple[int, int],
    candidates: Sequence[Candidate],
    parse: Parse,
) -> tuple["np.ndarray[tuple[int, int], np.dtype[np.floating]] | None", tuple[tuple[str, float], ...]]:
    """Logits (candidates, slots) of a trigger, and the probabilities of its modality."""
    if reading.signals is None or scorer is None or not candidates:
        return None, ()
    vectors = reading.signals.scores["words"]
    sentence = reading.sentences[reading.tokens[words[0]].sentence]
    kind = inv.TYPES.index(claim.type.value)
    features, attributes = scorer.triggers(vectors, [words], [kind], [(sentence.first, sentence.last)])
    where = [(c.first, c.last) for c in candidates]
    others = scorer.candidates(vectors, where, [c.type for c in candidates], [c.kind for c in candidates])
    logits = scorer.pairs(features, [words], others, where, parse)[0]
    values = zip(inv.ATTRIBUTES["modality"], attributes["modality"][0], strict=True)
    return logits, tuple(sorted(((name, float(p)) for name, p in values), key=lambda x: -x[1]))


def _odds(
    logits: "np.ndarray[tuple[int, int], np.dtype[np.floating]] | None",
    candidates: Sequence[Candidate],
    clusters: set[int],
    slot: tuple[str, str],
) -> float | None:
    """Probability that any mention of an entity fills the slot, as `learned` reckons it."""
    members = [n for n, c in enumerate(candidates) if c.cluster in clusters and c.time < 0]
    if logits is None or not members or slot not in inv.SLOT:
        return None
    total = float(np.logaddexp.reduce(logits[members, inv.SLOT[slot]].astype(float)))
    return float(1 / (1 + np.exp(-total)))


def _source(reading: Reading, source: Source, trigger: Span) -> SourceReason:
    scope = scope_of(reading, source.span) if source.span is not None else None
    return SourceReason(source, scope, scope is not None and scope.overlaps(trigger))
