"""Readings made by hand: words with their parse, mentions by their words."""

from dataclasses import replace
from itertools import count

from backchannel.model import Document, Mention, MentionKind, Reading, Sentence, Token
from backchannel.reading.lemmas import lemma
from backchannel.reading.segment import sentences, words


def tokens_of(*lines):
    """Text, sentences and tokens of sentences written as "word/UPOS/relation/head ...".

    Heads count from 1 within the sentence, 0 is the root. Words are joined by single blanks.
    """
    text, tokens, bounds = "", [], []
    for number, line in enumerate(lines):
        first = len(tokens)
        for item in line.split():
            word, upos, relation, head = item.rsplit("/", 3)
            text += " " if text else ""
            governor = first + int(head) - 1 if int(head) else len(tokens)
            start = len(text)
            text += word
            tokens.append(Token(start, len(text), word, lemma(word, upos), upos, governor, relation, number))
        bounds.append(Sentence(tokens[first].start, len(text), first, len(tokens)))
    return text, tuple(bounds), tuple(tokens)


def flat(text, upos="X"):
    """Text, sentences and tokens of a text as it stands, every sentence hanging on its first word."""
    tokens, bounds = [], []
    for number, (start, end) in enumerate(sentences(text)):
        first = len(tokens)
        for a, b in words(text, start, end):
            relation = "dep" if len(tokens) > first else "root"
            tokens.append(Token(a, b, text[a:b], lemma(text[a:b], upos), upos, first, relation, number))
        bounds.append(Sentence(start, end, first, len(tokens)))
    return text, tuple(bounds), tuple(tokens)


def mention(parsed, quote, type="person", kind=MentionKind.NAMED, cluster=-1, nth=0):
    """The mention that stands at the n-th occurrence of these words."""
    text, _, tokens = parsed
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    inside = [i for i, t in enumerate(tokens) if at <= t.start and t.end <= at + len(quote)]
    first, last = inside[0], inside[-1] + 1
    head = next(
        (i for i in inside if tokens[i].head == i or not first <= tokens[i].head < last),
        last - 1,
    )
    return Mention(at, at + len(quote), first, last, head, type, MentionKind(kind), cluster)


def reading(parsed, mentions=(), times=(), published=None, id="d"):
    """A reading of these; mentions with cluster -1 get one each, clusters keep their numbers."""
    text, bounds, tokens = parsed
    free = count(max((m.cluster for m in mentions), default=-1) + 1)
    given = [m if m.cluster >= 0 else replace(m, cluster=next(free)) for m in mentions]
    given.sort(key=lambda m: (m.start, -m.end))
    names = {}
    for m in given:
        known = names.get(m.cluster, "")
        names[m.cluster] = max(known, text[m.start : m.end], key=len)
    return Reading(
        Document(id, text, published=published),
        bounds,
        tokens,
        tuple(given),
        tuple(times),
        "by hand",
        tuple(names.get(n, "") for n in range(max(names, default=-1) + 1)),
    )
