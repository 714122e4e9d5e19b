"""Ties that a word form states: "X-backed Y", "the X-led Y", "Y, a son of X", "X ally Y"."""

from collections.abc import Sequence

from backchannel.claims.contacts import Grammar
from backchannel.claims.draft import Draft
from backchannel.model import Mention, MentionKind, Reading

_COMPOUNDS = {
    "backed": "advocates", "supported": "advocates", "led": "influence", "controlled": "influence",
    "dominated": "influence", "aligned": "ally", "allied": "ally", "funded": "funds", "financed": "funds",
    "sponsored": "funds",
}  # fmt: skip
"""Participles joined to a name by a hyphen, and the tie they state (GUIDELINES, decided cases)."""
_KIN = frozenset({
    "son", "daughter", "wife", "husband", "brother", "sister", "father", "mother", "nephew", "niece", "cousin", "widow",
    "uncle", "aunt", "grandson", "granddaughter", "son-in-law", "brother-in-law",
})  # fmt: skip
_REACH = 5
"""Words between a compound and the name it describes."""


def find(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Ties stated by word forms that no draft has yet."""
    known = {frozenset(g for _, g in d.parties) for d in drafts if d.type == "tie"}
    found = []
    for draft in [*_compounds(reading), *_kin(reading), *_influence(reading)]:
        pair = frozenset(g for _, g in draft.parties)
        if len(pair) == 2 and pair not in known:
            known.add(pair)
            found.append(draft)
    return found


def _compounds(reading: Reading) -> list[Draft]:
    tokens = reading.tokens
    ending: dict[int, list[Mention]] = {}
    for m in reading.mentions:
        ending.setdefault(m.last, []).append(m)
    found = []
    for i, t in enumerate(tokens):
        kind = _COMPOUNDS.get(t.text.lower())
        if kind is None or i < 2 or tokens[i - 1].text not in ("-", "–") or not ending.get(i - 1):
            continue
        subject = max(ending[i - 1], key=lambda m: m.last - m.first)
        after = [m for m in reading.mentions if i < m.head <= i + _REACH and m.kind is not MentionKind.PRONOUN
                 and m.type != "place" and tokens[m.head].sentence == t.sentence and m.first >= i - 3]  # fmt: skip
        if after:
            target = min(after, key=lambda m: (m.head, m.first - m.last))
            parties = [("subject", subject.cluster), ("object", target.cluster)]
            found.append(Draft("tie", i, i + 1, parties, "pattern:compound", 0.7, attributes={"kind": kind}))
    return found


def _kin(reading: Reading) -> list[Draft]:
    tokens = reading.tokens
    headed: dict[int, Mention] = {}
    for m in reading.mentions:
        if m.type == "person" and (m.head not in headed or m.kind is MentionKind.NAMED):
            headed[m.head] = m
    named = {m.cluster for m in reading.mentions if m.kind is MentionKind.NAMED and m.type == "person"}
    found = []
    for i, t in enumerate(tokens):
        if t.lemma not in _KIN or t.upos != "NOUN":
            continue
        owners = [
            headed[c]
            for c, o in enumerate(tokens)
            if o.head == i and c in headed and o.relation in ("nmod", "nmod:poss")
        ]
        holder = headed.get(t.head) if t.relation in ("appos", "nmod:desc", "compound") else headed.get(i)
        if not owners or holder is None or holder.cluster not in named or owners[0].cluster not in named:
            continue
        parties = [("subject", holder.cluster), ("object", owners[0].cluster)]
        found.append(Draft("tie", i, i + 1, parties, "pattern:kin", 0.7, attributes={"kind": "family"}))
    return found


_SWAY = frozenset({"influence", "sway", "leverage", "hold", "grip"})


def _influence(reading: Reading) -> list[Draft]:
    """Influence somebody is said to have: "X wields sway over Y"."""
    grammar, tokens = Grammar(reading), reading.tokens
    found = []
    for i, t in enumerate(tokens):
        if t.lemma not in _SWAY or t.upos != "NOUN" or t.relation != "obj" or tokens[t.head].upos != "VERB":
            continue
        over = [c for h in (i, t.head) for c in grammar.children.get(h, ()) if grammar.case(c) in ("over", "on")]
        owners, objects = grammar.subject(t.head), grammar.clusters(over)
        if owners and objects and owners[0] != objects[0]:
            parties = [("subject", owners[0]), ("object", objects[0])]
            found.append(Draft("tie", i, i + 1, parties, "pattern:influence", 0.7, attributes={"kind": "influence"}))
    return found
