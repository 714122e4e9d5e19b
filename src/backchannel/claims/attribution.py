"""Who says a clause: the subject of the verb of saying that governs it."""

from backchannel.model import Mention, MentionKind, Reading, Source, SourceKind, Span

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


def sources(reading: Reading, first: int) -> list[Source]:
    """The chain that the clause of word `first` is attributed to by its grammar, nearest first.

    "Many sources have told the Herald that ...": unnamed sources, then the outlet that they speak through.
    """
    said_by = sayer(reading, first)
    if said_by is None:
        return []
    named = any(m.cluster == said_by.cluster and m.kind is MentionKind.NAMED for m in reading.mentions)
    kind = SourceKind.NAMED if named or said_by.kind is MentionKind.PRONOUN else SourceKind.ANONYMOUS
    chain = [Source(kind, reading.names[said_by.cluster], Span(said_by.start, said_by.end))]
    verb = reading.tokens[said_by.head].head
    for m in reading.mentions:
        told = reading.tokens[m.head].head == verb and reading.tokens[m.head].relation in ("obj", "iobj", "obl")
        if told and m.type == "organization" and m.kind is MentionKind.NAMED and kind is SourceKind.ANONYMOUS:
            chain.append(Source(SourceKind.OUTLET, reading.names[m.cluster], Span(m.start, m.end)))
            break
    return chain


def _subject(reading: Reading, verb: int) -> Mention | None:
    for i, t in enumerate(reading.tokens):
        if t.head == verb and t.relation.startswith("nsubj"):
            found = [m for m in reading.mentions if m.head == i]
            return max(found, key=lambda m: (m.kind is MentionKind.NAMED, m.last - m.first), default=None)
    return None
