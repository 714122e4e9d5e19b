"""Tense as a reader of dates needs it: does the verb that governs a word look back or ahead?"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from backchannel.model import Token

_FUTURE = {"will", "'ll", "’ll", "shall", "wo"}
_PAST = {"was", "were", "had", "did", "has", "have", "been"}
_PRESENT = {"is", "are", "am", "'s", "’s", "'re", "’re"}
_AHEAD = {
    "agree", "aim", "arrange", "ask", "be", "due", "expect", "expected", "go", "hope", "intend", "invite", "likely",
    "offer", "plan", "prepare", "promise", "propose", "ready", "request", "schedule", "scheduled", "set", "slated",
    "urge", "want",
}  # fmt: skip
"""Words whose infinitive lies ahead of them: "agreed to meet", "due to arrive", "is to visit"."""


def tenses(tokens: Sequence[Token]) -> Callable[[int], str | None]:
    """A function from an offset to "past", "present" or "future" of the verb that governs the word there, or None."""
    starts = [t.start for t in tokens]
    children: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.head != i:
            children.setdefault(token.head, []).append(i)

    def tense_at(offset: int) -> str | None:
        i = bisect_right(starts, offset) - 1
        if i < 0:
            return None
        for _ in range(12):
            token = tokens[i]
            if token.upos in ("VERB", "AUX") or token.head == i:
                return tense(tokens, i, children)
            i = token.head
        return None

    return tense_at


def tense(tokens: Sequence[Token], verb: int, children: dict[int, list[int]]) -> str | None:
    """Tense of a verb, or of a predicate with a copula, as its form, its auxiliaries and its governor show it."""
    token = tokens[verb]
    near = [tokens[i] for i in children.get(verb, ())]
    helpers = {t.text.lower() for t in near if t.relation.split(":")[0] in ("aux", "cop")}
    form = token.text.lower()
    if helpers & _FUTURE:
        return "future"
    if any(t.relation == "mark" and t.text.lower() == "to" for t in near) and not helpers & _PAST:
        governor = tokens[token.head]
        if governor.lemma in _AHEAD or governor.text.lower() in _AHEAD:
            return "future"
        return tense(tokens, token.head, children) if token.head != verb else None
    if helpers & _PAST:
        return "past"
    if helpers & _PRESENT:
        if form in _AHEAD or form == "going":
            return "future"
        return "past" if token.upos == "VERB" and not form.endswith("ing") else "present"
    if token.upos not in ("VERB", "AUX"):
        return None
    if form.endswith("ed") or (form != token.lemma and not form.endswith(("s", "ing"))):
        return "past"
    return "present" if form.endswith("s") or form == token.lemma else None
