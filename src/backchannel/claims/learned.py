"""Claims that the trained heads find: triggers, what fills their slots, and what they say as a whole."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from backchannel.claims import inventory as inv
from backchannel.claims.candidates import REACH_AFTER, REACH_BEFORE, Candidate
from backchannel.claims.draft import Draft
from backchannel.claims.features import Parse
from backchannel.claims.scorer import Scorer
from backchannel.model import Reading, Source, SourceKind
from backchannel.reading.decode import viterbi

SURE, ENOUGH = 0.5, 0.2
"""A candidate fills a slot from SURE on; from ENOUGH on where the claim would lack a party that it must have."""
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
    for k, (i, j, kind, p) in enumerate(triggers):
        near = [c for c in candidates if i - REACH_BEFORE <= c.first < j + REACH_AFTER]
        if not near:
            continue
        logits = scorer.pairs(
            features[k : k + 1], spans[k : k + 1], words, [(c.first, c.last) for c in near], [c.type for c in near],
            [c.kind for c in near], parse,
        )[0]  # fmt: skip
        whole = {name: inv.ATTRIBUTES[name][int(values[k].argmax())] for name, values in attributes.items()}
        drafts += _drafts(reading, (i, j), kind, p, near, logits, whole, extras)
    return drafts


def _drafts(
    reading: Reading,
    trigger: tuple[int, int],
    kind: str,
    sure: float,
    near: Sequence[Candidate],
    logits: NDArray[np.floating],
    whole: dict[str, str],
    extras: Sequence[tuple[int, int, str, float]],
) -> list[Draft]:
    groups: dict[int, list[int]] = defaultdict(list)
    times: dict[int, int] = {}
    for n, c in enumerate(near):
        if c.time >= 0:
            times[c.time] = n
        else:
            groups[c.cluster].append(n)

    def fill(slot: tuple[str, str], least: int = 0) -> list[tuple[float, int]]:
        """Clusters that fill a slot, likeliest first; up to `least` of them where only ENOUGH."""
        column = inv.SLOT[slot]
        ranked = sorted(((_odds(logits[members, column]), g) for g, members in groups.items()), reverse=True)
        return [(p, g) for n, (p, g) in enumerate(ranked) if p >= SURE or (n < least and p >= ENOUGH)]

    sets = _party_sets(kind, fill, groups, near, trigger)
    place = fill(("*", "place"))
    when = max(((float(logits[n, inv.SLOT["*", "time"]]), t) for t, n in times.items()), default=(-1.0, -1))
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
        draft.time = when[1] if when[0] > 0 else None
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


def _party_sets(kind, fill, groups, near, trigger):  # type: ignore[no-untyped-def]
    """Parties of the claims that one trigger makes: [(confidence, [(role, cluster)])]."""
    first = {g: min(near[n].first for n in members) for g, members in groups.items()}
    if kind == "contact":
        parties = fill(("contact", "party"), 2)
        if len(parties) < 2:
            return []
        used = {g for _, g in parties}
        others = [
            (role, g, p) for role in ("intermediary", "host") for p, g in fill(("contact", role)) if g not in used
        ]
        made = [("party", g) for _, g in sorted(parties, key=lambda x: first[x[1]])] + [(r, g) for r, g, _ in others]
        return [(min(p for p, _ in parties), made)]
    if kind == "role":
        holders = sorted(fill(("role", "holder"), 1), key=lambda x: first[x[1]])
        bodies = fill(("role", "organization"))
        principals = fill(("role", "principal"))[:1]
        bodies = sorted(bodies[: max(1, len(holders))], key=lambda x: first[x[1]])
        sets = []
        for n, (p, holder) in enumerate(holders):
            own = [bodies[n]] if len(bodies) == len(holders) else bodies[:1]
            parties = [("holder", holder)]
            parties += [("organization", g) for _, g in own if g != holder]
            parties += [("principal", g) for _, g in principals if g not in (holder, *(b for _, b in own))]
            sets.append((p, parties))
        return sets
    if kind == "agreement":
        accord = fill(("agreement", "agreement"), 1)[:1]
        if not accord:
            return []
        parties = sorted(fill(("agreement", "party")), key=lambda x: first[x[1]])
        made = [("agreement", accord[0][1]), *(("party", g) for _, g in parties if g != accord[0][1])]
        return [(min([accord[0][0], *(p for p, _ in parties)]), made)]
    subjects, objects = fill(("tie", "subject"), 1), fill(("tie", "object"), 1)
    pairs = [(min(p, q), [("subject", a), ("object", b)]) for p, a in subjects for q, b in objects if a != b]
    return pairs[:6]


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
            found.append(Source(SourceKind(kind), "", None))
    return found


def _source(reading: Reading, kind: str, start: int, end: int) -> Source:
    from backchannel.model import Span

    span = Span(start, end) if end > start else None
    return Source(SourceKind(kind), span.of(reading.document.text) if span else "", span)
