"""Contacts checked against grammar: "X met Y", "talks between X and Y", "X held talks with Y" name their parties."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from backchannel.claims.draft import Draft
from backchannel.claims.features import Parse, head_of
from backchannel.model import Mention, MentionKind, Reading

_MEETING = frozenset({
    "meet", "visit", "call", "telephone", "phone", "host", "receive", "contact", "see", "greet", "welcome", "brief",
    "lobby", "consult", "interview", "invite", "summon",
})  # fmt: skip
"""Verbs whose object is dealt with."""
_RECIPROCAL = frozenset({
    "meet", "speak", "talk", "confer", "negotiate", "converse", "dine", "discuss", "correspond", "communicate",
    "exchange",
})  # fmt: skip
"""Verbs that two joined subjects do to each other: "X and Y spoke"."""
_SECRET = frozenset({
    "secret", "secretly", "covert", "covertly", "clandestine", "clandestinely", "unofficial", "unofficially",
    "discreet", "discreetly", "hidden", "backchannel", "back-channel", "informally", "privately", "quietly",
    "undisclosed", "secrecy",
})  # fmt: skip
"""Words that say that a contact was kept out of sight or off the record (GUIDELINES, track)."""
_OFFICIALS = frozenset({
    "official", "diplomat", "negotiator", "delegation", "envoy", "government", "leader", "minister", "representative",
    "side", "team", "counterpart", "president", "mediator", "authority", "officer", "expert",
})  # fmt: skip
"""Heads of phrases in which a nation's adjective names a party: "American and Iranian officials" are two states."""
_LIGHT = frozenset({
    "have", "hold", "conduct", "pay", "make", "begin", "start", "open", "continue", "resume", "attend", "take", "join",
    "do", "arrange", "organize", "schedule", "plan", "seek", "request",
})  # fmt: skip
"""Verbs that only carry a noun: the subject of "held talks" is a party to the talks."""


class Grammar:
    """Parties of a trigger as the parse of one reading shows them."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.children: dict[int, list[int]] = {}
        for i, t in enumerate(self.tokens):
            if t.head != i:
                self.children.setdefault(t.head, []).append(i)
        self.mention: dict[int, Mention] = {}
        for m in reading.mentions:
            known = self.mention.get(m.head)
            if known is None or (known.kind is not MentionKind.NAMED and m.kind is MentionKind.NAMED):
                self.mention[m.head] = m
        self.parse = Parse(
            [t.head for t in self.tokens], [t.relation for t in self.tokens], [t.sentence for t in self.tokens]
        )

    def _related(self, node: int, *relations: str) -> list[int]:
        return [c for c in self.children.get(node, ()) if self.tokens[c].relation.split(":")[0] in relations]

    def case(self, node: int) -> str:
        """The preposition of a word, or ""."""
        marks = [self.tokens[c].text.lower() for c in self.children.get(node, ()) if self.tokens[c].relation == "case"]
        return marks[0] if marks else ""

    def group(self, node: int) -> list[int]:
        """A word and what is joined to it by "and"."""
        return [node, *(c for c in self._related(node, "conj"))]

    def clusters(self, nodes: Iterable[int]) -> list[int]:
        """Clusters of those of these words that head a mention of somebody who can act."""
        found: list[int] = []
        for node in nodes:
            m = self.mention.get(node)
            if m is not None and m.type in ("person", "organization", "country", "group") and m.cluster not in found:
                found.append(m.cluster)
        return found

    def parties(self, first: int, last: int) -> list[int] | None:
        """Clusters of both sides, or None where grammar does not show two sides."""
        head = head_of(self.parse, first, last)
        if self.tokens[head].upos in ("NOUN", "PROPN"):
            return self._of_noun(head)
        return self._of_verb(head) if self.tokens[head].upos == "VERB" else None

    def subject(self, verb: int) -> list[int]:
        """Clusters of the subject of a verb, of what it is joined or subordinate to."""
        return self.clusters(self._subject(verb))

    def _subject(self, verb: int) -> list[int]:
        node = verb
        for _ in range(3):  # "agreed to meet", "arrived and met": the subject stands further up
            subjects = self._related(node, "nsubj")
            if subjects:
                return self.group(subjects[0])
            if self.tokens[node].relation.split(":")[0] not in ("xcomp", "conj") or self.tokens[node].head == node:
                return []
            node = self.tokens[node].head
        return []

    def _of_verb(self, verb: int) -> list[int] | None:
        ours = self.clusters(self._subject(verb))
        theirs: list[int] = []
        if self.tokens[verb].lemma in _MEETING:
            for node in self._related(verb, "obj"):
                theirs += self.clusters(self.group(node))
        for node in self._related(verb, "obl"):
            if self.case(node) in ("with", "to") and self.tokens[verb].lemma not in ("visit", "invite", "receive"):
                theirs += self.clusters(self.group(node))
        if not theirs and self.tokens[verb].lemma in _RECIPROCAL and len(ours) > 1:
            return ours
        found = list(dict.fromkeys([*ours, *theirs]))
        return found if ours and theirs and len(found) > 1 else None

    def secret(self, first: int, last: int) -> bool:
        """Whether the words of the contact, or what modifies them or their verb, say that it was kept from view."""
        head = head_of(self.parse, first, last)
        near = {*range(max(0, first - 2), last + 2), *self.children.get(head, ())}
        governor = self.tokens[head].head
        if self.tokens[governor].upos == "VERB":
            near |= {governor, *self.children.get(governor, ())}
        return any(
            self.tokens[i].text.lower() in _SECRET for i in near
            if i < len(self.tokens) and self.tokens[i].sentence == self.tokens[head].sentence
        )  # fmt: skip

    def nations(self, cluster: int, near: int) -> list[int]:
        """The states that a phrase such as "French and German diplomats" names; nothing for other phrases."""
        for m in self.reading.mentions:
            if m.cluster == cluster and m.kind is not MentionKind.PRONOUN and self.tokens[m.first].sentence == near:
                inside = [
                    n for n in self.reading.mentions if m.first <= n.first and n.last <= m.last and n.type == "country"
                ]
                states = list(dict.fromkeys(n.cluster for n in inside))
                if len(states) > 1 and self.tokens[m.head].lemma in _OFFICIALS:
                    return states
        return []

    def _of_noun(self, noun: int) -> list[int] | None:
        between = [n for n in self._related(noun, "nmod") if self.case(n) in ("between", "among")]
        if between:
            found = self.clusters(self.group(between[0]))
            return found if len(found) > 1 else None
        holders = [noun]
        governor = self.tokens[noun].head
        if self.tokens[noun].relation in ("obj", "nsubj:pass", "obl") and self.tokens[governor].lemma in _LIGHT:
            holders.append(governor)
        theirs = [c for h in holders for n in self._related(h, "nmod", "obl") if self.case(n) == "with"
                  for c in self.clusters(self.group(n))]  # fmt: skip
        ours = self.clusters(
            n for c in self._related(noun, "nmod") if self.tokens[c].relation == "nmod:poss" for n in self.group(c)
        )
        if not ours and len(holders) > 1 and self.tokens[noun].relation != "nsubj:pass":
            ours = self.clusters(self._subject(governor))
        found = list(dict.fromkeys([*ours, *theirs]))
        return found if ours and theirs and len(found) > 1 else None


def checked(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with the parties of contacts taken from grammar where it shows both sides, and peoples taken apart."""
    grammar = Grammar(reading)
    out = []
    for draft in drafts:
        if draft.type == "contact":
            shown = grammar.parties(draft.first, draft.last)
            if shown is not None:
                others = [(role, g) for role, g in draft.parties if role != "party" and g not in shown]
                draft = replace(draft, parties=[("party", g) for g in shown] + others, method="model+pattern:sides")
            sentence = reading.tokens[draft.first].sentence
            parties = [(role, n) for role, g in draft.parties for n in (grammar.nations(g, sentence) or [g])]
            draft = replace(draft, parties=list(dict.fromkeys(parties)))
            if grammar.secret(draft.first, draft.last):
                draft.attributes = {**draft.attributes, "track": "backchannel"}
        out.append(draft)
    return out


def proposed(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Contacts that grammar alone shows: a verb or noun of meeting with both its sides, where the heads found none."""
    grammar = Grammar(reading)
    out: list[Draft] = []
    taken = {i for d in drafts if d.type == "contact" for i in range(d.first, d.last)}
    met = {
        (reading.tokens[d.first].sentence, frozenset(g for role, g in d.parties if role == "party"))
        for d in drafts
        if d.type == "contact"
    }
    for i, t in enumerate(reading.tokens):
        medium = _MEDIA.get(t.lemma) if t.upos in ("VERB", "NOUN") else None
        if medium is None or i in taken:
            continue
        sides = grammar.parties(i, i + 1)
        key = (t.sentence, frozenset(sides or ()))
        if sides is None or key in met or any(key[1] <= parties for s, parties in met if s == t.sentence):
            continue
        met.add(key)
        modality = _modality(reading, grammar, i)
        attributes = {"medium": medium, "track": "unspecified"}
        parties = [("party", n) for g in sides for n in (grammar.nations(g, t.sentence) or [g])]
        out.append(Draft("contact", i, i + 1, parties, "pattern:sides", 0.5, modality, attributes=attributes))
    return out


_MEDIA = {
    "meet": "meeting", "meeting": "meeting", "confer": "meeting", "talk": "negotiation", "negotiate": "negotiation",
    "negotiation": "negotiation", "telephone": "call", "phone": "call", "visit": "visit", "conversation": "unspecified",
}  # fmt: skip
"""Words that mean a contact whenever they have two sides, and its medium."""


def _modality(reading: Reading, grammar: Grammar, i: int) -> str:
    """Modality by the plainest signs: negation, will, to-infinitives of intent, may."""
    tokens = reading.tokens
    node = i
    for _ in range(4):
        words = {tokens[c].text.lower() for c in grammar.children.get(node, ())}
        if words & {"not", "n't", "n’t", "never", "no", "neither"}:
            return "negated"
        if words & {"may", "might", "could", "would", "can"}:
            return "possible"
        if words & {"will", "'ll", "’ll", "shall"}:
            return "planned"
        parent = tokens[node].head
        if parent == node:
            break
        if "to" in words and tokens[node].relation.split(":")[0] in ("xcomp", "acl", "advcl", "ccomp"):
            return "attempted" if tokens[parent].lemma in ("try", "seek", "attempt", "hope") else "planned"
        node = parent
    return "actual"
