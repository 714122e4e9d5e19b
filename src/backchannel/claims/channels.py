"""Channels: "tried to open a back channel to X", "a secret line between X and Y" - contacts named by their conduit."""

from collections.abc import Sequence

from backchannel.claims.contacts import Grammar
from backchannel.claims.draft import Draft
from backchannel.model import Mention, MentionKind, Reading

_SECRET = frozenset(
    {"back", "secret", "private", "quiet", "unofficial", "informal", "covert", "clandestine", "discreet", "hidden"}
)
_TRY = frozenset({"try", "seek", "attempt", "hope", "want", "wish", "aim", "endeavour", "endeavor"})
_PLAN = frozenset({"plan", "intend", "agree", "prepare", "promise", "offer", "propose"})
_FAIL = frozenset(
    {"fail", "failure", "collapse", "founder", "vain", "unsuccessful", "rebuff", "fruitless", "nothing", "abandon"}
)
_SIDES = ("person", "organization", "country", "group")
_REACH = 30
"""Words after the channel within which the other side is named."""


def find(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Contacts through a channel that no draft has yet."""
    grammar = Grammar(reading)
    known = {reading.tokens[d.first].sentence for d in drafts if d.type == "contact"}
    found = []
    for i, t in enumerate(reading.tokens):
        if t.lemma not in ("backchannel", "channel") or t.upos not in ("NOUN", "PROPN") or t.sentence in known:
            continue
        before = {x.text.lower() for x in reading.tokens[max(0, i - 3) : i] if x.sentence == t.sentence}
        if t.lemma == "channel" and not before & _SECRET:
            continue
        verbs = _above(reading, i)
        ours = next((s for v in verbs for s in [grammar.subject(v)] if s), [])
        theirs = _other_side(reading, i)
        parties = list(dict.fromkeys([*ours, *theirs]))
        if ours and len(parties) > 1:
            attributes = {"medium": "unspecified", "track": "backchannel"}
            sides = [("party", g) for g in parties]
            first = verbs[0] if reading.tokens[verbs[0]].upos == "VERB" and verbs[0] < i else i
            modality = _modality(reading, verbs, t.sentence)
            found.append(Draft("contact", first, i + 1, sides, "pattern:channel", 0.7, modality, attributes=attributes))
    return found


def _above(reading: Reading, node: int) -> list[int]:
    """Verbs above a word in its sentence, nearest first."""
    found = []
    for _ in range(8):
        head = reading.tokens[node].head
        if head == node:
            break
        node = head
        if reading.tokens[node].upos == "VERB":
            found.append(node)
    return found or [node]


def _other_side(reading: Reading, channel: int) -> list[int]:
    """Clusters named behind the channel with "to", "with", "into" or "between"."""
    tokens = reading.tokens
    best: dict[int, Mention] = {}
    for m in reading.mentions:
        inside = channel < m.first <= channel + _REACH and tokens[m.first].sentence == tokens[channel].sentence
        if inside and m.type in _SIDES and m.kind is not MentionKind.PRONOUN:
            known = best.get(m.first)
            if known is None or m.last > known.last:
                best[m.first] = m
    for m in sorted(best.values(), key=lambda m: m.first):
        before = tokens[m.first - 1].text.lower()
        earlier = tokens[m.first - 2].text.lower() if before in ("the", "a", "an") else before
        if earlier in ("to", "with", "into", "between"):
            more = [
                o.cluster for o in best.values() if tokens[o.head].head == m.head and tokens[o.head].relation == "conj"
            ]
            return [m.cluster, *more]
    return []


def _modality(reading: Reading, verbs: Sequence[int], sentence: int) -> str:
    """Whether the channel was tried, planned, or failed, by the verbs above it and the words around."""
    lemmas = {reading.tokens[v].lemma for v in verbs}
    s = reading.sentences[sentence]
    words = {t.lemma for t in reading.tokens[s.first : s.last]}
    if lemmas & _TRY:
        return "failed" if words & _FAIL else "attempted"
    if words & _FAIL:
        return "failed"
    return "planned" if lemmas & _PLAN else "actual"
