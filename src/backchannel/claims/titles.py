"""Titles beside names: what grammar alone says about who holds which office where.

"Israeli Prime Minister X", "X, the head of Y", "the American energy secretary, X". The trained heads find titles in any
shape; where the words themselves name holder, body or principal, the words win.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.model import Mention, MentionKind, Reading

OFFICES = frozenset({
    "administrator", "advisor", "adviser", "aide", "ambassador", "archbishop", "assistant", "attorney", "ayatollah",
    "bishop", "cardinal", "chair", "chairman", "chairperson", "chairwoman", "chancellor", "chief", "commissar",
    "commissioner", "congressman", "congresswoman", "coordinator", "councilman", "councilwoman", "councillor",
    "counselor", "counsellor", "deputy", "dictator", "director", "emir", "emperor", "envoy", "governor", "head", "imam",
    "judge", "justice", "king", "lawmaker", "leader", "legislator", "magistrate", "mayor", "minister", "monarch",
    "negotiator", "ombudsman", "patriarch", "pope", "premier", "president", "prince", "princess", "prosecutor", "queen",
    "rapporteur", "recorder", "representative", "secretary", "secretary-general", "senator", "shah", "sheriff",
    "speaker", "spokesman", "spokesperson", "spokeswoman", "sultan", "treasurer", "undersecretary", "vice-president",
})  # fmt: skip
"""Words that head a title. Military ranks and professions are none (GUIDELINES: they hold no role)."""
GENERALS = frozenset(
    {"attorney", "consul", "director", "secretary", "solicitor", "inspector", "comptroller", "governor"}
)
"""Before these, "general" is part of a title and no rank."""
PORTFOLIOS = frozenset({
    "affairs", "agriculture", "army", "commerce", "culture", "defence", "defense", "economy", "education", "energy",
    "environment", "finance", "health", "information", "interior", "justice", "labor", "labour", "navy", "planning",
    "security", "staff", "state", "trade", "transport", "treasury", "war",
})  # fmt: skip
"""What may follow "minister of" or "secretary of" and still belong to the title."""
_SERVING = frozenset({
    "adviser", "advisor", "aide", "assistant", "chief", "counselor", "counsellor", "deputy", "envoy", "negotiator",
    "secretary",
})  # fmt: skip
"""Titles that may serve a person rather than a body."""
NATIONAL = frozenset(
    {"minister", "president", "premier", "king", "queen", "secretary", "chancellor", "ambassador", "envoy"}
)
"""Titles that a state gives more often than any other body."""
_BEFORE = frozenset({
    "a", "acting", "also", "an", "ex", "former", "incoming", "its", "late", "longtime", "new", "now", "outgoing",
    "senior", "still", "the", "their", "then", "top",
})  # fmt: skip
FORMER, ACTING = {"former", "ex", "onetime", "late"}, {"acting", "interim", "caretaker"}
INCOMING = {"incoming", "elect", "designate"}
_BETWEEN = (_BEFORE - {"the", "a", "an"}) | {"'s", "’s", "-"}
_BODIES = ("country", "organization")


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase: words `first` to `last` (exclusive) headed by word `head`, with what stands beside it."""

    first: int
    last: int
    head: int
    holder: Mention | None
    body: Mention | None
    principal: Mention | None


class Titles:
    """Finds the titles of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.tokens = reading, reading.tokens
        self.starting: dict[int, list[Mention]] = {}
        self.ending: dict[int, list[Mention]] = {}
        self.headed: dict[int, Mention] = {}
        for m in reading.mentions:
            self.starting.setdefault(m.first, []).append(m)
            self.ending.setdefault(m.last, []).append(m)
            if m.head not in self.headed or m.kind is MentionKind.NAMED:
                self.headed[m.head] = m
        self.children: dict[int, list[int]] = {}
        for i, t in enumerate(self.tokens):
            if t.head != i:
                self.children.setdefault(t.head, []).append(i)

    def all(self) -> list[Title]:
        """Every title of the text; one that is part of a longer one ("deputy" of a foreign minister) is left out."""
        found: list[Title] = []
        for i, t in enumerate(self.tokens):
            if (
                t.upos in ("NOUN", "PROPN")
                and self._office(i)
                and not (i + 1 < len(self.tokens) and self._office(i + 1))
            ):
                found.append(self._title(i))
        return [t for t in found if not any(o.first <= t.head < o.head for o in found)]

    def _office(self, i: int) -> bool:
        lemma = self.tokens[i].lemma
        if lemma == "speaker":  # of a parliament, not of a language
            following = self.tokens[i + 1].text.lower() if i + 1 < len(self.tokens) else ""
            return self.tokens[i].upos == "PROPN" or following == "of"
        return lemma in OFFICES or (lemma == "general" and i > 0 and self.tokens[i - 1].lemma in GENERALS)

    def _title(self, head: int) -> Title:
        first, last = self._span(head)
        body = self._body(head, first, last)
        after = last
        if body is not None and body.first > head:
            after = body.last
        holder = self._beside(head, first, after) or self._by_parse(head) or self._described(head)
        principal = self._principal(head, first, last)
        if principal is not None and holder is not None and principal.cluster == holder.cluster:
            principal = None
        return Title(first, last, head, holder, body, principal)

    def _span(self, head: int) -> tuple[int, int]:
        """The words of the title itself: "deputy foreign minister", "Secretary of State"."""
        first = head
        while first > 0 and self.tokens[first - 1].sentence == self.tokens[head].sentence:
            t = self.tokens[first - 1]
            named = any(m.type in (*_BODIES, "place", "person") for m in self.ending.get(first, ()))
            if named or t.upos not in ("ADJ", "NOUN", "PROPN"):
                break
            first -= 1
        last = head + 1
        if [t.text.lower() for t in self.tokens[last : last + 2]] in (["-", "elect"], ["-", "designate"]):
            last += 2
        rest = self.tokens[last : last + 4]
        if rest and rest[0].text.lower() in ("of", "for") and rest[0].sentence == self.tokens[head].sentence:
            for k, t in enumerate(rest[1:], 1):
                if t.text.lower() in PORTFOLIOS:
                    last += k + 1
                    break
                if t.upos not in ("ADJ", "DET", "PROPN", "NOUN"):
                    break
        return first, last

    def _person(self, mentions: Sequence[Mention]) -> Mention | None:
        named = [m for m in mentions if m.type == "person" and self._is_name(m)]
        return max(named, key=lambda m: m.last, default=None)

    def _is_name(self, m: Mention) -> bool:
        """Whether a mention ends in a personal name, not in an office, a portfolio or a body."""
        last = self.tokens[m.last - 1]
        other = any(o.last == m.last and o.type in (*_BODIES, "place") for o in self.ending.get(m.last, ()))
        return (
            m.kind is MentionKind.NAMED
            and last.upos == "PROPN"
            and last.lemma not in OFFICES | PORTFOLIOS
            and not other
        )

    def _beside(self, head: int, first: int, after: int) -> Mention | None:
        """A name that follows the title at once, holds it, or stands before it behind a comma."""
        for m in self.reading.mentions:
            if m.first <= head < m.last - 1 and m.type == "person" and self._is_name(m):
                return m
        follows = self._person(self.starting.get(after, ()))
        if follows and follows.last - follows.first <= 6:
            return follows
        if after + 1 < len(self.tokens) and self.tokens[after].text == ",":
            named = self._person(self.starting.get(after + 1, ()))
            if named and self._apposed(head, named):
                return named
        bracket = next((k for k in range(after, min(after + 8, len(self.tokens))) if self.tokens[k].text == "("), None)
        if bracket and all(
            self.tokens[k].upos in ("ADP", "ADJ", "NOUN", "PROPN", "DET") for k in range(after, bracket)
        ):
            named = self._person(self.starting.get(bracket + 1, ()))
            if named:
                return named
        at = first
        while at > 0 and (self.tokens[at - 1].text.lower() in _BEFORE or self.tokens[at - 1].text in ("'s", "’s", "-")
                          or self._in_body(at - 1)):  # fmt: skip
            at -= 1
        if at > 1 and self.tokens[at - 1].text in (",", "("):
            return self._person(self.ending.get(at - 1, ()))
        return None

    def _in_body(self, i: int) -> bool:
        return any(m.first <= i < m.last and m.type in _BODIES for m in (self.headed.get(i),) if m)

    def _apposed(self, head: int, name: Mention) -> bool:
        token = self.tokens[name.head]
        return token.relation in ("appos", "flat") and token.head == head

    def _by_parse(self, head: int) -> Mention | None:
        """The person of whom the title is said: "X, the envoy", "X is envoy", "X served as envoy"."""
        token = self.tokens[head]
        candidates: list[int] = []
        if token.relation == "appos":
            candidates.append(token.head)
        candidates += [c for c in self.children.get(head, ()) if self.tokens[c].relation in ("nsubj", "appos")]
        governor = self.tokens[token.head]
        if token.relation in ("xcomp", "obl", "obj") and governor.lemma in ("become", "serve", "remain", "be", "stay"):
            candidates += [
                c for c in self.children.get(token.head, ()) if self.tokens[c].relation in ("nsubj", "nsubj:pass")
            ]
        for c in candidates:
            m = self.headed.get(c)
            if m is not None and m.type == "person":
                return m
        return None

    def _described(self, head: int) -> Mention | None:
        """The person that the title's own phrase describes, if the sentence names one: "the minister, called X"."""
        own, sentence = self.headed.get(head), self.tokens[head].sentence
        if own is None or own.type != "person" or own.kind is not MentionKind.NOMINAL:
            return None
        near = (
            m for m in self.reading.mentions if m.cluster == own.cluster and self.tokens[m.first].sentence == sentence
        )
        return self._person([m for m in near if m.first > head])

    def _body(self, head: int, first: int, last: int) -> Mention | None:
        """The body or country in the title's own phrase: before it, as an adjective or possessor, or behind "of"."""
        behind = last < len(self.tokens) and self.tokens[last].text.lower() in ("of", "at")
        if behind and self.tokens[last].sentence == self.tokens[head].sentence:
            near = [*self.starting.get(last + 1, ()), *self.starting.get(last + 2, ())]
            after: list[Mention] = [m for m in near if m.type in (*_BODIES, "place")]
            if after:
                return max(after, key=_bodily)
        at = first
        while at > 0 and self.tokens[at - 1].text.lower() in _BETWEEN:
            at -= 1
        before = [m for m in self.ending.get(at, ()) if m.type in _BODIES]
        if before:
            return max(before, key=lambda m: m.last - m.first)
        inside = [m for m in self.reading.mentions if first <= m.first and m.last <= head and m.type in _BODIES]
        return inside[0] if inside else None

    def _principal(self, head: int, first: int, last: int) -> Mention | None:
        """The person served: "X's adviser", "an aide to X"."""
        if self.tokens[head].lemma not in _SERVING:
            return None
        if last < len(self.tokens) and self.tokens[last].text.lower() == "to":
            for start in (last + 1, last + 2):
                person = [m for m in self.starting.get(start, ()) if m.type == "person"]
                if person:
                    return max(person, key=lambda m: m.last - m.first)
        at = first
        while at > 0 and self.tokens[at - 1].upos in ("ADJ",) and at > first - 3:
            at -= 1
        if at > 1 and self.tokens[at - 1].text in ("'s", "’s"):
            person = [m for m in [*self.ending.get(at - 1, ()), *self.ending.get(at, ())] if m.type == "person"]
            return max(person, key=lambda m: m.last - m.first, default=None)
        return None


def _bodily(m: Mention) -> tuple[bool, int]:
    """Bodies and states before places, longer names before shorter."""
    return m.type != "place", m.last - m.first
