"""From drafts to claims: no duplicates, exact evidence, entities with all their mentions."""

from collections.abc import Iterable, Mapping, Sequence

from backchannel.claims.calibration import confidence
from backchannel.claims.draft import Draft
from backchannel.claims.entities import entities
from backchannel.model import (
    Action,
    Claim,
    ClaimType,
    Extraction,
    Medium,
    Modality,
    Party,
    PartyRole,
    Reading,
    Source,
    SourceKind,
    Span,
    Status,
    Term,
    TieKind,
    Track,
    When,
)

LEAST = {"contact": 0.0, "role": 0.0, "agreement": 0.0, "tie": 0.0}
"""Raw score below which a draft is left out, by type."""
AGAIN = 3
"""Sentences within which "the meeting" means the one just told."""


def extraction(reading: Reading, drafts: Iterable[Draft], curves: Mapping[str, Sequence[float]]) -> Extraction:
    """The claims of a document, in text order, with every entity that has a name or a part in a claim.

    Args:
        reading: the document.
        drafts: what the finders propose.
        curves: calibration of their scores (see `calibration.confidence`).
    """
    sure = [d for d in drafts if d.confidence >= LEAST[d.type]]
    kept = told_once(reading, distinct(reading, sure))
    acting = {g for d in kept for _, g in d.parties}
    used = acting | {d.place for d in kept if d.place is not None} | {g for d in kept for g, _, _ in d.terms}
    found = entities(reading, used, acting)
    known = {cluster: e.id for cluster, e in found.items()}
    claims: list[Claim] = []
    for draft in kept:
        claim = _claim(reading, draft, known, len(claims) + 1, curves)
        if claim is not None:
            claims.append(claim)
    return Extraction(reading.document, tuple(found.values()), tuple(claims), reading.times)


def distinct(reading: Reading, drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts in text order, each claim once.

    A role is claimed once per holder and title in a document; two drafts of one type with the same parties whose
    triggers stand in one sentence are one claim, of which the surest is kept.
    """
    best: dict[tuple[object, ...], Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.first)):
        parties = tuple(sorted(draft.parties))
        if draft.type == "role":
            words = _title(reading, draft)
            holder = next((g for role, g in draft.parties if role == "holder"), -1)
            key: tuple[object, ...] = ("role", holder, words)
            before = best.get(key)
            if before is not None and before.first > draft.first and len(before.parties) <= len(draft.parties):
                best[key] = draft  # the first mention, unless a later one says more
                continue
        else:
            key = (draft.type, parties, reading.tokens[draft.first].sentence)
        best.setdefault(key, draft)
    return sorted(best.values(), key=lambda d: (d.first, d.last, d.type, d.parties))


def told_once(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """One claim for one dealing: a headline, or "the meeting" a few sentences on, repeats what the text tells.

    Args:
        reading: the document.
        drafts: distinct drafts, in text order.
    """
    tokens = reading.tokens
    out: list[Draft] = []
    for n, draft in enumerate(drafts):
        mine = set(draft.parties)
        here = tokens[draft.first].sentence
        if draft.type in ("contact", "agreement") and len(mine) > 1:
            same = [d for m, d in enumerate(drafts) if m != n and d.type == draft.type and mine <= set(d.parties)
                    and d.modality == draft.modality]  # fmt: skip
            headline = here == 0 and draft.time is None and any(tokens[d.first].sentence > 0 for d in same)
            definite = draft.first > 0 and tokens[draft.first - 1].text.lower() in (
                "the",
                "this",
                "that",
                "these",
                "those",
            )
            again = definite and any(0 < here - tokens[d.first].sentence <= AGAIN for d in same)
            if headline or again:
                continue
        out.append(draft)
    return out


def _title(reading: Reading, draft: Draft) -> str:
    first, last = draft.title or (draft.first, draft.last)
    words = [t.lemma for t in reading.tokens[first:last] if t.upos in ("NOUN", "PROPN", "ADJ")]
    return " ".join(words[-2:] if words else [reading.tokens[draft.first].lemma])


def _claim(
    reading: Reading, draft: Draft, known: dict[int, str], number: int, curves: Mapping[str, Sequence[float]]
) -> Claim | None:
    parties = tuple(dict.fromkeys(Party(PartyRole(role), known[g]) for role, g in draft.parties if g in known))
    if len(parties) < len(set(draft.parties)):
        return None
    tokens, a = reading.tokens, draft.attributes
    kind = ClaimType(draft.type)

    def span(words: tuple[int, int] | None) -> Span | None:
        return Span(tokens[words[0]].start, tokens[words[1] - 1].end) if words else None

    trigger = Span(tokens[draft.first].start, tokens[draft.last - 1].end)
    return Claim(
        id=f"c{number}",
        type=kind,
        evidence=_evidence(reading, draft).cover(trigger),
        trigger=trigger,
        parties=parties,
        modality=Modality(draft.modality),
        sources=tuple(_named(s) for s in draft.sources),
        time=_when(reading, draft),
        place=known.get(draft.place) if draft.place is not None else None,
        purpose=span(draft.purpose),
        confidence=round(confidence(draft.confidence, draft.type, draft.method, curves), 3),
        method=draft.method,
        medium=Medium(a["medium"]) if kind is ClaimType.CONTACT else None,
        track=Track(a["track"]) if kind is ClaimType.CONTACT else None,
        title=span(draft.title) if kind is ClaimType.ROLE else None,
        status=Status(a["status"]) if kind is ClaimType.ROLE else None,
        action=Action(a["action"]) if "action" in a else None,
        kind=TieKind(a["kind"]) if kind is ClaimType.TIE else None,
        terms=tuple(Term(known[g], Span(tokens[i].start, tokens[j - 1].end)) for g, i, j in draft.terms if g in known),
    )


def _named(source: Source) -> Source:
    fallback = {SourceKind.ANONYMOUS: "unnamed", SourceKind.NAMED: "named in the text"}
    return source if source.name else Source(source.kind, fallback.get(source.kind, source.kind.value), source.span)


def _when(reading: Reading, draft: Draft) -> When | None:
    if draft.time is not None:
        found = reading.times[draft.time]
        if draft.edtf or found.edtf:
            return When(draft.edtf or found.edtf or "", found.span)
    return When(draft.edtf) if draft.edtf else None


def _evidence(reading: Reading, draft: Draft) -> Span:
    """The trigger's sentence, widened to the nearest mention of any party that it does not name."""
    sentences = set(draft.sentences or {reading.tokens[draft.first].sentence})
    sentences.add(reading.tokens[draft.last - 1].sentence)
    here = reading.tokens[draft.first].sentence
    if draft.sentences is None:
        for _, cluster in draft.parties:
            places = {reading.tokens[m.first].sentence for m in reading.mentions if m.cluster == cluster}
            if places and not places & sentences:
                sentences.add(min(places, key=lambda s: (abs(s - here), s)))
    first, last = min(sentences), max(sentences)
    return Span(reading.sentences[first].start, reading.sentences[last].end)
