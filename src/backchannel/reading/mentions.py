"""Mentions of a document: what the name tagger, the mention layers and the parse find, made one list."""

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from backchannel.model import Mention, MentionKind, Token
from backchannel.reading import inventory as inv
from backchannel.reading.decode import viterbi
from backchannel.reference import countries

_NAME_TYPES = {"PER": "person", "ORG": "organization", "LOC": "place"}
_PRONOUNS = {"he", "she", "they", "it", "who", "which"}
_LAYERS = ("inner", "outer")


def named(text: str, tokens: Sequence[Token], scores: NDArray[np.floating]) -> list[tuple[int, int, str]]:
    """Names as (first word, last exclusive, type), without possessive marks; the reference tells states from places."""
    found = []
    for first, last, tag in _by_sentence(tokens, scores, inv.NAME_TAGS):
        span = _trimmed(tokens, first, last)
        if span:
            kind = _NAME_TYPES[tag]
            match = countries.find(text[tokens[span[0]].start : tokens[span[1] - 1].end]) if kind == "place" else None
            if match and match.how not in ("capital", "seat"):
                kind = "country" if match.country.kind != "organization" else "organization"
            found.append((*span, kind))
    return found


def _by_sentence(
    tokens: Sequence[Token], scores: NDArray[np.floating], tags: Sequence[str]
) -> list[tuple[int, int, str]]:
    found, first = [], 0
    while first < len(tokens):
        last = first
        while last < len(tokens) and tokens[last].sentence == tokens[first].sentence:
            last += 1
        found += [(first + i, first + j, tag) for i, j, tag in viterbi(scores[first:last], tags)]
        first = last
    return found


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    while last > first and re.fullmatch(r"['’]s?|\W+", tokens[last - 1].text):
        last -= 1
    while last > first and re.fullmatch(r"\W+", tokens[first].text):
        first += 1
    return (first, last) if last > first else None


def layered(
    tokens: Sequence[Token], scores: dict[str, NDArray[np.floating]], tags: dict[str, list[str]]
) -> list[tuple[int, int, str]]:
    """Mentions of the inner and outer layers of the claim heads, where the model has them."""
    found = []
    for layer in _LAYERS:
        if layer in scores:
            for first, last, label in _by_sentence(tokens, scores[layer], tags[layer]):
                span = _trimmed(tokens, first, last)
                if span:
                    found.append((*span, label))
    return found


def nominal(tokens: Sequence[Token], heads: NDArray[np.floating]) -> list[tuple[int, int, str]]:
    """Noun phrases that stand for persons, bodies or places, as the parse bounds them, without relative clauses."""
    kinds = {"person": "person", "organization": "organization", "place": "place"}
    best = heads.argmax(-1)
    children: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        if token.head != i:
            children.setdefault(token.head, []).append(i)
    found = []
    for i, token in enumerate(tokens):
        kind = kinds.get(inv.HEAD_TYPES[best[i]])
        if kind and token.upos in ("NOUN", "PROPN"):
            found.append((*phrase(tokens, children, i), kind))
    return found


_OUTSIDE = {
    "acl:relcl", "appos", "conj", "cc", "punct", "parataxis", "acl", "advcl", "dep", "case", "cop", "nsubj", "mark",
    "advmod", "list",
}  # fmt: skip


def phrase(tokens: Sequence[Token], children: dict[int, list[int]], head: int) -> tuple[int, int]:
    """First and last word (exclusive) of the noun phrase of `head`, contiguous, without clauses and apposition."""
    inside, todo = {head}, [head]
    while todo:
        node = todo.pop()
        for child in children.get(node, ()):
            relation = tokens[child].relation
            if node != head or (relation not in _OUTSIDE and not relation.startswith("nsubj")):
                inside.add(child)
                todo.append(child)
    first = last = head
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return first, last + 1


def merged(
    tokens: Sequence[Token],
    layers: Sequence[tuple[int, int, str]],
    names: Sequence[tuple[int, int, str]],
    nominals: Sequence[tuple[int, int, str]],
) -> list[Mention]:
    """One list of mentions, in text order; layers go before names, names before noun phrases.

    A name is dropped where a layer mention of any type shares its head word; a noun phrase where anything does.
    Chains are not yet known: every mention gets a cluster of its own.
    """
    taken: dict[int, tuple[int, int, str]] = {}
    spans: dict[tuple[int, int], str] = {}
    for first, last, kind in layers:
        if (first, last) not in spans:
            spans[first, last] = kind
            taken[_head(tokens, first, last)] = (first, last, kind)
    for first, last, kind in names:
        overlapping = [s for s in spans if s[0] < last and first < s[1]]
        covered = any(s[0] <= first and last <= s[1] and _head(tokens, *s) in range(first, last) for s in overlapping)
        crossed = any(not (s[0] <= first and last <= s[1]) for s in overlapping)
        if not covered and not crossed:
            spans[first, last] = kind
            taken[_head(tokens, first, last)] = (first, last, kind)
    for first, last, kind in nominals:
        if _head(tokens, first, last) not in taken and (first, last) not in spans:
            spans[first, last] = kind
            taken[_head(tokens, first, last)] = (first, last, kind)
    for i, token in enumerate(tokens):
        if (
            token.upos in ("PRON", "DET")
            and token.lemma in _PRONOUNS
            and not (token.lemma == "it" and token.relation == "expl")
        ):
            kind = "person" if token.lemma in ("he", "she") else "group" if token.lemma == "they" else ""
            spans.setdefault((i, i + 1), kind or ("person" if token.lemma == "who" else "organization"))
    found = []
    for number, ((first, last), kind) in enumerate(sorted(spans.items(), key=lambda s: (s[0][0], -s[0][1]))):
        head = _head(tokens, first, last)
        found.append(
            Mention(
                tokens[first].start,
                tokens[last - 1].end,
                first,
                last,
                head,
                kind,
                _kind(tokens, first, last, head),
                number,
            )
        )
    return found


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    for i in range(first, last):
        if tokens[i].head == i or not first <= tokens[i].head < last:
            return i
    return last - 1


def _kind(tokens: Sequence[Token], first: int, last: int, head: int) -> MentionKind:
    if last - first == 1 and tokens[first].upos in ("PRON", "DET") and tokens[first].lemma in _PRONOUNS:
        return MentionKind.PRONOUN
    if tokens[head].upos == "PROPN" or (last - first == 1 and tokens[first].text[:1].isupper()):
        return MentionKind.NAMED
    return MentionKind.NOMINAL
