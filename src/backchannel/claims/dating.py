"""Dates for claims that have none yet: the one date of their sentence, a heading, or the time a narrative is at."""

from collections.abc import Sequence
from dataclasses import replace

from backchannel.claims.draft import Draft
from backchannel.model import Reading, TimeExpression
from backchannel.reading.time.intervals import bounds

LONG_AGO = 180
"""Days before publication from which on a sentence's date also dates the offices named in it: "In 1998 Senator X"."""


def dated(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with a time where grammar or layout gives one that the heads did not see.

    A contact or an act on an accord takes the only date of its sentence, if that hangs on its clause; entries under a
    date of their own ("March 2013. Meets ...") take that; offices in sentences about the past take its date.
    """
    times: dict[int, list[int]] = {}
    for n, t in enumerate(reading.times):
        sentence = next((i for i, s in enumerate(reading.sentences) if s.start <= t.start < s.end), None)
        if sentence is not None and t.edtf and t.type in ("date", "time"):
            times.setdefault(sentence, []).append(n)
    out = []
    for draft in drafts:
        if draft.time is None and draft.edtf is None:
            sentence = reading.tokens[draft.first].sentence
            here = times.get(sentence, [])
            chosen: int | None = None
            if draft.type in ("contact", "agreement"):
                chosen = here[0] if len(here) == 1 and _same_clause(reading, draft, reading.times[here[0]]) else None
            elif draft.type == "role" and len(here) == 1 and _told_of_then(reading, draft, reading.times[here[0]]):
                chosen = here[0]
            if chosen is None and not here and draft.type in ("contact", "agreement", "role"):
                chosen = _heading(reading, sentence, times)
            if chosen is not None:
                draft = replace(draft, time=chosen)
        out.append(draft)
    return out


def _told_of_then(reading: Reading, draft: Draft, time: TimeExpression) -> bool:
    """Whether an office is named in telling of a time long past: "In 1998 Senator X flew to ..."."""
    holds = draft.attributes.get("action") == "holds" and draft.attributes.get("status") != "former"
    return holds and _is_past(reading, time) and _same_clause(reading, draft, time)


def _same_clause(reading: Reading, draft: Draft, time: TimeExpression) -> bool:
    """Whether the time hangs on the trigger itself or on the verb that the trigger belongs to."""
    tokens = reading.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < time.end and time.start < t.end]
    top = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)
    if top is None:
        return False
    verb = _verb(reading, draft.first)
    return tokens[top].head in (verb, *range(draft.first, draft.last)) or top == verb


def _verb(reading: Reading, node: int) -> int:
    """The nearest verb above a word, itself included; auxiliaries and light complements are passed over."""
    tokens = reading.tokens
    for _ in range(12):
        token = tokens[node]
        if token.head == node or (token.upos == "VERB" and token.relation.split(":")[0] != "xcomp"):
            return node
        node = token.head
    return node


def _is_past(reading: Reading, time: TimeExpression) -> bool:
    published = bounds(reading.document.published) if reading.document.published else None
    told = bounds(time.edtf) if time.edtf else None
    if published is None or told is None or published[0] is None or told[1] is None:
        return False
    return (published[0] - told[1]).days > LONG_AGO


def _heading(reading: Reading, sentence: int, times: dict[int, list[int]]) -> int | None:
    """The time that stands as a sentence of its own right before, as in "July 2015. Signs the accord"."""
    before = sentence - 1
    if before < 0 or len(times.get(before, [])) != 1:
        return None
    n = times[before][0]
    s, t = reading.sentences[before], reading.times[n]
    outside = len(reading.document.text[s.start : s.end].strip(" .:–-")) - (t.end - t.start)
    return n if outside <= 6 else None
