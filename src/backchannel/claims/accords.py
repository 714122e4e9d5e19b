"""Acts on accords that a verb states: "withdrew the state from the pact", "signed the treaty"."""

from collections.abc import Sequence

from backchannel.claims.contacts import Grammar
from backchannel.claims.draft import Draft
from backchannel.model import MentionKind, Reading

_ACTS = {
    "withdraw": "withdraws", "leave": "withdraws", "quit": "withdraws", "exit": "withdraws", "abandon": "withdraws",
    "renounce": "withdraws", "denounce": "withdraws", "sign": "signs", "ratify": "signs", "conclude": "signs",
    "join": "joins", "rejoin": "joins", "violate": "violates", "breach": "violates", "reject": "rejects",
    "suspend": "suspends",
    "revive": "revives", "restore": "revives",
}  # fmt: skip
_FROM = frozenset({"from", "of", "out"})


def find(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Acts on named or described accords that no draft has yet."""
    grammar, tokens = Grammar(reading), reading.tokens
    taken = {i for d in drafts if d.type == "agreement" for i in range(d.first, d.last)}
    accords = {m.head: m for m in reading.mentions if m.type == "agreement" and m.kind is not MentionKind.PRONOUN}
    found = []
    for i, t in enumerate(tokens):
        action = _ACTS.get(t.lemma) if t.upos == "VERB" and i not in taken else None
        if action is None:
            continue
        children = grammar.children.get(i, ())
        objects = [c for c in children if tokens[c].relation in ("obj", "nsubj:pass")]
        from_ = [c for c in children if tokens[c].relation.startswith("obl") and grammar.case(c) in _FROM]
        accord = next((accords[c] for c in (*from_, *objects) if c in accords), None)
        if accord is None or any(m < i and tokens[m].lemma in ("not", "never") for m in children):
            continue
        actors = [
            *grammar.subject(i),
            *(g for c in objects if c not in accords for g in grammar.clusters(grammar.group(c))),
        ]
        parties = [("agreement", accord.cluster), *(("party", g) for g in dict.fromkeys(actors) if g != accord.cluster)]
        if len(parties) > 1:
            found.append(Draft("agreement", i, i + 1, parties, "pattern:accord", 0.6, attributes={"action": action}))
    return found
