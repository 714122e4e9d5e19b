"""Who says a clause: the subject of the verb of saying that governs it."""

from backchannel.model import Mention, MentionKind, Reading

SAYING = frozenset({
    "accuse", "acknowledge", "add", "admit", "affirm", "allege", "announce", "argue", "assert", "believe",
    "charge", "claim", "comment", "concede", "confirm", "contend", "declare", "deny", "describe", "disclose",
    "emphasize", "explain", "indicate", "insist", "inform", "maintain", "mention", "note", "observe", "recall",
    "remark", "repeat", "reply", "report", "reveal", "say", "state", "stress", "suggest", "tell", "testify",
    "think", "warn", "write",
})  # fmt: skip
"""Lemmas of verbs that report what somebody says."""


def sayer(reading: Reading, first: int) -> Mention | None:
    """The mention of whoever says the clause of word `first`, by the nearest verb of saying; None in the own voice."""
    tokens = reading.tokens
    node = first
    for _ in range(12):
        token = tokens[node]
        if token.head == node:
            break
        node = token.head
        if tokens[node].lemma in SAYING and token.relation.split(":")[0] in (
            "ccomp",
            "parataxis",
            "advcl",
            "xcomp",
            "obj",
            "obl",
        ):
            subject = _subject(reading, node)
            if subject is not None:
                return subject
    root = tokens[node]
    for i, t in enumerate(tokens):  # "..., she said": the saying hangs on the clause
        if t.sentence == root.sentence and t.head == node and t.relation == "parataxis" and t.lemma in SAYING:
            return _subject(reading, i)
    return None


def _subject(reading: Reading, verb: int) -> Mention | None:
    for i, t in enumerate(reading.tokens):
        if t.head == verb and t.relation.startswith("nsubj"):
            found = [m for m in reading.mentions if m.head == i]
            return max(found, key=lambda m: (m.kind is MentionKind.NAMED, m.last - m.first), default=None)
    return None
