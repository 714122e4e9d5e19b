"""Claims that the trained heads find: triggers, what fills their slots, and what they say as a whole."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from backchannel.claims import inventory as inv
from backchannel.claims.attribution import sayer
from backchannel.claims.candidates import REACH_AFTER, REACH_BEFORE, Candidate
from backchannel.claims.draft import Draft
from backchannel.claims.entities import cluster_types
from backchannel.claims.features import Parse
from backchannel.claims.modality import plausible
from backchannel.claims.parties import PARTIES
from backchannel.claims.scorer import Scorer
from backchannel.model import Reading, Source, SourceKind, Span
from backchannel.reading.decode import viterbi

SURE, ENOUGH = 0.5, 0.2
"""A candidate fills a slot from SURE on; from ENOUGH on where the claim would lack a party that it must have."""
DATED = {"contact": 0.0, "role": 0.0, "agreement": 0.0, "tie": 0.0}
"""Score from which on a time expression dates a claim, by type."""
EAGER = {"contact": 0.5, "role": 0.0, "agreement": 0.5, "tie": 0.5}
"""Added to the scores of trigger tags against "no trigger", by type: rare types are under-found otherwise."""


def spans_of(
    reading: Reading, layer: str, tags: Sequence[str], eager: float = 0.0
) -> list[tuple[int, int, str, float]]:
    """Tagged spans of a layer, sentence by sentence: first word, last exclusive, label, mean probability."""
    scores = reading.signals.scores[layer].astype(float)
    scores[:, 1:] += eager
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    odds /= odds.sum(-1, keepdims=True)
    found = []
    for s in reading.sentences:
        for i, j, label in viterbi(scores[s.first : s.last], tags):
            i, j = i + s.first, j + s.first
            found.append((i, j, label, float(1 - odds[i:j, 0].mean())))
    return found


def find(reading: Reading, candidates: Sequence[Candidate], scorer: Scorer) -> list[Draft]:
    """Drafts of all types, in no particular order."""
    triggers = [
        (i, j, kind, p)
        for kind in inv.TYPES
        for i, j, _, p in spans_of(reading, f"trigger_{kind}", inv.TRIGGER_TAGS, EAGER[kind])
    ]
    if not triggers or not candidates:
        return []
    tokens = reading.tokens
    parse = Parse([t.head for t in tokens], [t.relation for t in tokens], [t.sentence for t in tokens])
    words = reading.signals.scores["words"]
    spans = [(i, j) for i, j, *_ in triggers]
    sentences = [(s.first, s.last) for s in (reading.sentences[tokens[i].sentence] for i, _ in spans)]
    features, attributes = scorer.triggers(words, spans, [inv.TYPES.index(t[2]) for t in triggers], sentences)
    extras = spans_of(reading, "extra", inv.EXTRA_TAGS)
    drafts: list[Draft] = []
    types = cluster_types(reading)
    where = [(c.first, c.last) for c in candidates]
    others = scorer.candidates(words, where, [c.type for c in candidates], [c.kind for c in candidates])
    for k, (i, j, kind, p) in enumerate(triggers):
        near = [n for n, c in enumerate(candidates) if i - REACH_BEFORE <= c.first < j + REACH_AFTER]
        if not near:
            continue
        logits = scorer.pairs(
            features[k : k + 1], spans[k : k + 1], others[near], [where[n] for n in near], parse
        )[0]  # fmt: skip
        whole = {name: inv.ATTRIBUTES[name][int(values[k].argmax())] for name, values in attributes.items()}
        ranked = [inv.MODALITIES[n] for n in attributes["modality"][k].argsort()[::-1]]
        whole["modality"] = plausible(reading, i, ranked)
        drafts += _drafts(reading, (i, j), kind, p, _Slots([candidates[n] for n in near], logits, types), whole, extras)
    return drafts


class _Slots:
    """Scores of the candidates of one trigger, by cluster (see `parties.Slots`).

    `types` gives the entity type of every cluster: what cannot be a party at all is not asked.
    """

    def __init__(self, near: Sequence[Candidate], logits: NDArray[np.floating], types: Mapping[int, str]) -> None:
        self._near, self._logits, self._types = near, logits, types
        self._members: dict[int, list[int]] = defaultdict(list)
        self.times: dict[int, float] = {}
        for n, c in enumerate(near):
            if c.time >= 0:
                self.times[c.time] = float(logits[n, inv.SLOT["*", "time"]])
            else:
                self._members[c.cluster].append(n)

    def fill(self, slot: tuple[str, str], least: int = 0) -> list[tuple[float, int]]:
        column, barred = inv.SLOT[slot], inv.BARRED.get(slot, ())
        scored = (
            (_odds(self._logits[members, column]), g)
            for g, members in self._members.items()
            if self._types.get(g) not in barred
        )
        ranked = sorted(scored, key=lambda x: (-x[0], x[1]))
        return [(p, g) for n, (p, g) in enumerate(ranked) if p >= SURE or (n < least and p >= ENOUGH)]

    def first(self, cluster: int) -> int:
        return min(self._near[n].first for n in self._members[cluster])


def _drafts(
    reading: Reading,
    trigger: tuple[int, int],
    kind: str,
    sure: float,
    slots: _Slots,
    whole: dict[str, str],
    extras: Sequence[tuple[int, int, str, float]],
) -> list[Draft]:
    sets = PARTIES[kind](slots)
    fill = slots.fill
    place = fill(("*", "place"))
    when = max(((score, t) for t, score in slots.times.items()), default=(-1e9, -1))
    action = whole["role_action"] if kind == "role" else whole["agreement_action"]
    attributes = {
        "contact": {"medium": whole["medium"], "track": whole["track"]},
        "role": {"status": whole["status"], "action": action},
        "agreement": {"action": action},
        "tie": {"kind": whole["kind"]},
    }[kind]
    drafts = []
    for confidence, parties in sets:
        draft = Draft(kind, *trigger, parties, "model", sure * confidence, whole["modality"], attributes=attributes)
        used = {g for _, g in parties}
        draft.place = next((g for _, g in place if g not in used), None)
        draft.time = when[1] if when[0] > DATED[kind] else None
        draft.sources = _sources(reading, trigger, whole["source"], fill(("*", "source"), 1), extras)
        sentence = reading.tokens[trigger[0]].sentence
        for i, j, label, _ in extras:
            if (
                label == "title"
                and kind == "role"
                and reading.tokens[i].sentence == sentence
                and _close(trigger, (i, j))
            ):
                draft.title = (i, j)
            if label == "purpose" and kind == "contact" and reading.tokens[i].sentence == sentence:
                draft.purpose = (i, j)
            if label == "term" and kind == "agreement" and reading.tokens[i].sentence == sentence:
                by = next((g for role, g in parties if role == "party"), None)
                if by is not None:
                    draft.terms.append((by, i, j))
        if kind == "role" and draft.title is None:
            draft.title = trigger
        drafts.append(draft)
    return drafts


def _close(trigger: tuple[int, int], span: tuple[int, int]) -> bool:
    return span[0] < trigger[1] and trigger[0] < span[1]


def _odds(logits: NDArray[np.floating]) -> float:
    """Probability that any mention of a cluster fills the slot."""
    return float(1 / (1 + np.exp(-np.logaddexp.reduce(logits.astype(float)))))


def _sources(
    reading: Reading,
    trigger: tuple[int, int],
    chain: str,
    named: Sequence[tuple[float, int]],
    extras: Sequence[tuple[int, int, str, float]],
) -> list[Source]:
    """The source chain of a claim, nearest first; a link whose words are not found has no span."""
    sentence = reading.tokens[trigger[0]].sentence
    anonymous = sorted(
        (abs(reading.tokens[i].sentence - sentence), abs(i - trigger[0]), i, j)
        for i, j, label, _ in extras
        if label == "anonymous"
    )
    found = []
    left = [g for _, g in named]
    for kind in [k for k in chain.split("+") if k]:
        if kind == "anonymous":
            near = next(((i, j) for apart, _, i, j in anonymous if apart <= 1), None)
            start, end = (reading.tokens[near[0]].start, reading.tokens[near[1] - 1].end) if near else (0, 0)
            found.append(_source(reading, kind, start, end))
        elif left:
            cluster = left.pop(0)
            mention = min(
                (m for m in reading.mentions if m.cluster == cluster),
                key=lambda m: (abs(reading.tokens[m.first].sentence - sentence), abs(m.first - trigger[0])),
            )
            source = _source(reading, kind, mention.start, mention.end)
            found.append(Source(source.kind, reading.names[cluster], source.span))
        else:
            said_by = sayer(reading, trigger[0]) if kind == "named" else None
            if said_by is None:
                found.append(Source(SourceKind(kind), "", None))
            else:
                found.append(Source(SourceKind(kind), reading.names[said_by.cluster], said_by.span))
    return found


def _source(reading: Reading, kind: str, start: int, end: int) -> Source:
    span = Span(start, end) if end > start else None
    return Source(SourceKind(kind), span.of(reading.document.text) if span else "", span)
