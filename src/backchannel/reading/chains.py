"""Coreference within a document: which mentions name one thing.

Names are joined by rules (a surname with its full name, an acronym with its words, a people with its country);
descriptions and pronouns by the scores of the coreference head, within what grammar allows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backchannel.model import Mention, MentionKind, Token
from backchannel.reading.inventory import DISTANCES
from backchannel.reading.speakers import first_persons
from backchannel.reference import countries

_TITLES = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|sir|lord|lady|dame|prof|president|prime|minister|senator|sen|representative|rep|ambassador|amb"
    r"|secretary|general|gen|colonel|col|admiral|king|queen|prince|princess|sheikh|ayatollah|pope|governor|gov|chancellor"
    r"|premier|chairman|marshal|captain|major|foreign|deputy|vice|vice-president|former|then|the|his|her|excellency)\b\.?\s*)+",
    re.IGNORECASE,
)  # fmt: skip
_DETERMINER = re.compile(r"^(?:the|a|an|this|that|these|those|its|his|her|their|our)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_SMALL = {"of", "the", "for", "and", "in", "on", "to", "a", "an", "de", "du", "la", "&"}
_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Scores of the coreference head: queries and keys (W, d), mention scores (W,), distance biases."""

    query: NDArray[np.floating]
    key: NDArray[np.floating]
    mention: NDArray[np.floating]
    distance: NDArray[np.floating]

    def score(self, later: int, earlier: int) -> float:
        """How surely the mention headed by word `later` refers to what `earlier` does; above 0 is likelier than not."""
        bucket = min(DISTANCES - 1, max(1, later - earlier).bit_length() - 1)
        dot = float(self.query[later] @ self.key[earlier]) / 16
        return dot + float(self.mention[later] + self.mention[earlier]) + float(self.distance[bucket])


def person_words(name: str) -> list[str]:
    """Words of a personal name, lower case, titles and suffixes left out."""
    bare = _SUFFIX.sub("", _TITLES.sub("", _POSSESSIVE.sub("", name.strip())))
    return [w for w in re.split(r"[\s.\-‐]+", bare.casefold()) if w]


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two personal names of one document can be short and full forms of one (words as `person_words` gives)."""
    short, full = sorted((a, b), key=len)
    if not short:
        return False
    if list(short) == list(full):
        return True
    if len(short) == 1:
        return len(short[0]) > 1 and (short[0] == full[-1] or short[0] == full[0]) and len(full) > 1
    if short[-1] != full[-1]:
        return set(short) <= set(full)
    rest = list(full[:-1])
    for word in short[:-1]:
        match = next((r for r in rest if r == word or (min(len(r), len(word)) == 1 and r[0] == word[0])), None)
        if match is None:
            return False
        rest.remove(match)
    return True


def bare(text: str) -> str:
    """A name without determiner, possessive mark and superfluous space, in folded case."""
    return re.sub(r"\s+", " ", _DETERMINER.sub("", _POSSESSIVE.sub("", text.strip()))).casefold()


def acronym(text: str) -> set[str]:
    """Acronyms that a name of several capitalised words may have, folded."""
    words = re.findall(r"[^\W\d_]+", _DETERMINER.sub("", text))
    if len(words) < 2:
        return set()
    large = [w[0] for w in words if w.casefold() not in _SMALL and w[0].isupper()]
    return {"".join(large).casefold(), "".join(w[0] for w in words).casefold()} if len(large) > 1 else set()


class Chains:
    """Joins mentions; `clusters` is read at the end."""

    def __init__(self, text: str, tokens: Sequence[Token], mentions: Sequence[Mention], published: str | None) -> None:
        self.text, self.tokens, self.mentions, self.published = text, tokens, mentions, published
        self.cluster = list(range(len(mentions)))
        self.members = {i: [i] for i in range(len(mentions))}
        self.type = {i: m.type for i, m in enumerate(mentions)}

    def join(self, a: int, b: int) -> None:
        """Let mentions a and b name one thing."""
        x, y = sorted((self.cluster[a], self.cluster[b]))
        if x != y:
            for m in self.members.pop(y):
                self.cluster[m] = x
                self.members[x].append(m)

    def words_of(self, i: int) -> str:
        """The words of mention i."""
        m = self.mentions[i]
        return self.text[m.start : m.end]

    def names(self) -> None:
        """Join named mentions by their words."""
        people: list[tuple[int, list[str]]] = []
        for i, m in enumerate(self.mentions):
            if m.kind is MentionKind.PRONOUN:
                continue
            if m.type == "person" and m.kind is MentionKind.NAMED:
                people.append((i, person_words(self.words_of(i))))
        full: list[tuple[int, list[str]]] = []
        for i, parts in sorted(people, key=lambda p: (-len(p[1]), p[0])):
            fits = [j for j, other in full if same_person(parts, other)]
            groups = {self.cluster[j] for j in fits}
            if len(groups) > 1:  # a bare surname of several: the last of them named before it
                fits = [max((j for j in fits if j < i), default=fits[0])]
            if fits:
                self.join(i, fits[0])
            elif parts:
                full.append((i, parts))
        seen: dict[tuple[str, str], int] = {}
        short: dict[str, int] = {}
        for i, m in enumerate(self.mentions):
            if m.kind is MentionKind.PRONOUN or (m.type == "person" and m.kind is MentionKind.NAMED):
                continue
            words = self.words_of(i)
            key = self._key(m, words)
            if key in seen:
                self.join(seen[key], i)
            seen.setdefault(key, i)
            if m.type in ("organization", "agreement", "event", "place", "country"):
                folded = re.sub(r"[\s.]", "", bare(words))
                for letters in acronym(words):
                    short.setdefault(letters, i)
                if (folded in short and short[folded] != i and folded != bare(words).replace(" ", "")) or (
                    folded in short and words.isupper() and short[folded] != i
                ):
                    self.join(short[folded], i)
        self._parenthesised()

    def _key(self, m: Mention, words: str) -> tuple[str, str]:
        if m.type == "country":
            match = countries.find(words, on=self.published)
            return ("country", match.country.code if match else bare(words))
        kind = "body" if m.type in ("organization", "group") else m.type
        return (kind, bare(words))

    def _parenthesised(self) -> None:
        """Join a short form in brackets to the long one right before it: "Joint Plan (JPA)"."""
        by_end = {m.end: i for i, m in enumerate(self.mentions)}
        for i, m in enumerate(self.mentions):
            before = self.text[max(0, m.start - 3) : m.start]
            gap = re.search(r"\s*[(\[]$", before)
            if gap and re.match(r"[)\]]", self.text[m.end : m.end + 1]):
                long = by_end.get(m.start - len(gap.group()))
                if long is not None and self.text[m.start : m.end].isupper():
                    self.join(long, i)

    def predicates(self) -> None:
        """Join a description to the name it stands beside ("X, the envoy") or is said of ("It was the minister X")."""
        by_head: dict[int, int] = {}
        for i, m in enumerate(self.mentions):
            by_head.setdefault(m.head, i)
        for i, m in enumerate(self.mentions):
            token = self.tokens[m.head]
            other = None
            if token.relation == "appos":
                other = by_head.get(token.head)
            elif token.relation.startswith("nsubj") and not self._doubtful(m.head, token.head):
                other = by_head.get(token.head)  # subject of a noun: a predicate nominal
            elif token.relation in ("xcomp", "obj") and self.tokens[token.head].lemma in ("call", "name"):
                verb = self.tokens[token.head]
                other = by_head.get(verb.head) if verb.relation.startswith("acl") else None
            if other is not None and other != i and self._same_sort(i, other):
                self.join(other, i)

    def _doubtful(self, subject: int, predicate: int) -> bool:
        """Whether "A is B" is denied, asked, or said of another time or several things."""
        words = {t.text.lower() for t in self.tokens[subject : predicate + 1]}
        return bool(words & {"not", "n't", "n’t", "if", "like", "become", "becomes", "became"})

    def _same_sort(self, i: int, j: int) -> bool:
        a, b = self.mentions[i], self.mentions[j]
        if a.kind is b.kind is MentionKind.NAMED or (a.start < b.end and b.start < a.end):
            return False
        return a.type == b.type or (
            MentionKind.PRONOUN in (a.kind, b.kind) and b.type in ("person", "agreement", "event")
        )

    def refer(self, links: Links) -> None:
        """Join pronouns and descriptions to what they refer to."""
        for i, m in enumerate(self.mentions):
            if m.kind is MentionKind.NAMED:
                continue
            lemma = self.tokens[m.head].lemma
            if lemma in ("who", "which"):
                self._relative(i)
                continue
            if lemma in ("i", "you"):
                continue
            definite = m.kind is MentionKind.PRONOUN or bool(
                re.match(r"(?:the|this|that|these|those|his|her|its|their|both)\b", self.words_of(i), re.IGNORECASE)
            )
            if not definite:
                continue
            scored = [
                (links.score(m.head, self.mentions[j].head), j)
                for j in range(max(0, i - 80), i)
                if self.mentions[j].head < m.head and self._fits(i, j)
            ]
            if m.type == "agreement":
                self._accord(i)
            if not scored:
                continue
            best, j = max(scored)
            least = -2.0 if m.kind is MentionKind.PRONOUN and lemma in ("he", "she") else 0.0
            if best > least:
                self.join(j, i)

    def _accord(self, i: int) -> None:
        """Join a bare definite ("the pact") to the accord last spoken of, if any was."""
        words, start = bare(self.words_of(i)), self.mentions[i].start
        earlier = [j for j in range(i) if self.mentions[j].type == "agreement" and self.mentions[j].end <= start]
        if earlier and " " not in words and self.words_of(i).lower().startswith(("the ", "this ", "that ")):
            self.join(earlier[-1], i)

    def _relative(self, i: int) -> None:
        """A relative pronoun stands for the noun that its clause modifies."""
        node = self.mentions[i].head
        for _ in range(4):
            token = self.tokens[node]
            if token.relation == "acl:relcl":
                for j in range(i - 1, -1, -1):
                    if self.mentions[j].head == token.head:
                        self.join(j, i)
                        return
                return
            node = token.head

    def _fits(self, i: int, j: int) -> bool:
        """Whether mention i can refer to what mention j names."""
        m, other = self.mentions[i], self.mentions[j]
        kind = self.mentions[self.members[self.cluster[j]][0]].type
        lemma = self.tokens[m.head].lemma
        if other.start <= m.start < other.end:
            return False
        if m.kind is MentionKind.PRONOUN:
            if lemma in ("he", "she"):
                return kind == "person"
            if lemma == "it":
                return kind not in ("person", "group")
            return kind != "place" and not (kind == "person" and other.kind is MentionKind.NAMED)
        if m.type == "person":
            return kind == "person" and (other.kind is not MentionKind.PRONOUN)
        if m.type in ("agreement", "event", "place", "group"):
            return kind == m.type
        return kind == m.type or {kind, m.type} <= {"organization", "country", "group"}

    def clusters(self) -> list[Mention]:
        """The mentions with cluster numbers counted from 0 in order of first appearance."""
        number: dict[int, int] = {}
        return [
            replace(m, cluster=number.setdefault(self.cluster[i], len(number))) for i, m in enumerate(self.mentions)
        ]


def chained(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], links: Links | None, published: str | None
) -> list[Mention]:
    """Mentions with their coreference clusters, in text order; pronouns of the first and second person are added.

    Without `links` only names, descriptions beside names, and speakers are joined.
    """
    added = first_persons(text, tokens, mentions)
    everything = sorted([*mentions, *(m for m, _ in added)], key=lambda m: (m.start, -m.end))
    index = {(m.start, m.end): i for i, m in enumerate(everything)}
    chains = Chains(text, tokens, everything, published)
    for mention, whom in added:
        chains.join(index[mention.start, mention.end], index[mentions[whom].start, mentions[whom].end])
    chains.names()
    chains.predicates()
    if links is not None:
        chains.refer(links)
    return chains.clusters()
