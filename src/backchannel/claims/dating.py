"""Dates for claims that have none yet: the one date of their sentence, a heading, or the time a narrative is at."""

from collections.abc import Sequence
from dataclasses import replace

from backchannel.claims.draft import Draft
from backchannel.model import Reading, TimeExpression
from backchannel.reading.time.intervals import bounds

OPENING = 12
"""Characters into a sentence within which a time expression opens it."""
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
        if draft.time is None and draft.edtf is None and draft.type != "tie":
            sentence = reading.tokens[draft.first].sentence
            here = times.get(sentence, [])
            own = [n for n in here if _same_clause(reading, draft, reading.times[n])]
            chosen: int | None = None
            if len(own) == 1 and (draft.type != "role" or _told_of_then(reading, draft, reading.times[own[0]])):
                chosen = own[0]
            if chosen is None and not here:
                chosen = _heading(reading, sentence, times)
            if chosen is None and not own and draft.type in ("contact", "agreement"):
                chosen = _frame(reading, draft.first, times)
                if chosen is not None and draft.place is None and draft.type == "contact":
                    draft = replace(draft, place=_scene(reading, reading.times[chosen]))
            if chosen is not None:
                draft = replace(draft, time=chosen)
        out.append(draft)
    return out


def _told_of_then(reading: Reading, draft: Draft, time: TimeExpression) -> bool:
    """Whether an office is named in telling of a time long past: "In 1998 Senator X flew to ..."."""
    holds = draft.attributes.get("action") == "holds" and draft.attributes.get("status") != "former"
    return draft.type == "role" and holds and _is_past(reading, time)


def _same_clause(reading: Reading, draft: Draft, time: TimeExpression) -> bool:
    """Whether the time hangs on the trigger itself or on the verb that the trigger belongs to."""
    tokens = reading.tokens
    inside = [i for i, t in enumerate(tokens) if t.start < time.end and time.start < t.end]
    top = next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)
    if top is None:
        return False
    verb = _verb(reading, draft.first)
    above = {verb, *range(draft.first, draft.last)}
    if draft.type == "role":  # "energy secretary X in the 1990s" may hang on the name
        above |= {i for i in range(draft.last, draft.last + 4) if i < len(tokens) and tokens[i].upos == "PROPN"}
    return tokens[top].head in above or top == verb


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


def _frame(reading: Reading, word: int, times: dict[int, list[int]]) -> int | None:
    """The time that opens an earlier sentence of the paragraph, and holds until another is named."""
    text = reading.document.text
    number = reading.tokens[word].sentence
    while number > 0:
        if "\n" in text[reading.sentences[number - 1].end : reading.sentences[number].start]:
            return None
        number -= 1
        if times.get(number):
            n = times[number][0]
            opens = reading.times[n].start - reading.sentences[number].start <= OPENING
            return n if opens and len(times[number]) == 1 else None
    return None


def _scene(reading: Reading, time: TimeExpression) -> int | None:
    """The one place ("in New York") of the sentence that sets the time, as a cluster."""
    sentence = next(i for i, s in enumerate(reading.sentences) if s.start <= time.start < s.end)
    tokens = reading.tokens
    places = {
        m.cluster
        for m in reading.mentions
        if m.type == "place" and tokens[m.first].sentence == sentence and tokens[m.head].relation == "obl"
        and m.first > 0 and tokens[m.first - 1].text.lower() in ("in", "at")
    }  # fmt: skip
    return places.pop() if len(places) == 1 else None
