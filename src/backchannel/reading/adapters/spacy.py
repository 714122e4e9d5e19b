"""A spaCy pipeline as a reader.

    import spacy
    from backchannel.claims import extract
    from backchannel.reading.adapters.spacy import SpacyReader

    reader = SpacyReader(spacy.load("en_core_web_sm"))
    for reading in reader.read(documents):
        print(extract(reading).claims)

spaCy comes with the extra `spacy`; the pipeline is the user's. Whatever a pipeline leaves out (tags, parse, sentences,
names) is left out or done simply, never an error.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import tee
from typing import Any

from backchannel.model import Document, Mention, MentionKind, Reading, Sentence, Token
from backchannel.reading.adapters.dependencies import Arc, universal
from backchannel.reading.chains import chained
from backchannel.reading.lemmas import lemma
from backchannel.reading.mentions import merged
from backchannel.reading.reader import names_of
from backchannel.reading.segment import sentences
from backchannel.reading.tenses import tenses
from backchannel.reading.time import find_times
from backchannel.reference import countries

TYPES: Mapping[str, str] = {
    "PERSON": "person", "PER": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group", "LAW": "agreement", "EVENT": "event",
}  # fmt: skip
"""Entity types of spaCy's English pipelines as ours. Places and peoples that the reference knows become countries."""


class SpacyReader:
    """Reads with a spaCy pipeline.

    Args:
        nlp: the pipeline, a `spacy.language.Language`.
        types: entity types of ours by label of the pipeline's; entities with other labels are no mentions.
    """

    def __init__(self, nlp: Any, types: Mapping[str, str] = TYPES) -> None:
        self._nlp, self._types = nlp, types
        meta = nlp.meta
        self.version = f"spacy:{meta.get('lang', '')}_{meta.get('name', 'pipeline')}-{meta.get('version', '0')}"

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, lazily and in order.

        Raises:
            ValueError: by spaCy, for a text longer than the pipeline's `max_length`.
        """
        kept, texts = tee(documents)
        for document, doc in zip(kept, self._nlp.pipe(d.text for d in texts), strict=False):
            yield self.assemble(document, doc)

    def assemble(self, document: Document, doc: Any) -> Reading:
        """Make a reading of a `spacy.tokens.Doc` of the document's text."""
        tokens, bounds, index = _tokens(document.text, doc)
        names = list(self._entities(doc, tokens, index))
        mentions = [_as_named(m, names) for m in merged(tokens, [], names, [])]
        mentions = chained(document.text, tokens, mentions, None, document.published)
        spans = [(s.start, s.end) for s in bounds]
        times = find_times(document.text, document.published, tense_at=tenses(tokens), sentences=spans)
        return Reading(
            document,
            tuple(bounds),
            tuple(tokens),
            tuple(mentions),
            times,
            self.version,
            names_of(document.text, mentions),
        )

    def _entities(self, doc: Any, tokens: list[Token], index: dict[int, int]) -> Iterator[tuple[int, int, str]]:
        """Entities as (first word, last exclusive, type), without leading articles."""
        for entity in doc.ents:
            inside = [index[t.i] for t in entity if t.i in index]
            while len(inside) > 1 and tokens[inside[0]].text.lower() in ("the", "a", "an"):
                del inside[0]
            kind = self._types.get(entity.label_)
            if kind and inside:
                first, last = inside[0], inside[-1] + 1
                yield first, last, _kind(kind, doc.text[tokens[first].start : tokens[last - 1].end])


def _kind(kind: str, words: str) -> str:
    """Country instead of place or people where the reference knows one; a capital stays a place."""
    match = countries.find(words) if kind in ("place", "group") else None
    if match is None or match.how in ("capital", "seat"):
        return kind
    return "organization" if match.country.kind == "organization" else "country"


def _as_named(mention: Mention, names: Iterable[tuple[int, int, str]]) -> Mention:
    named = any((mention.first, mention.last) == (first, last) for first, last, _ in names)
    return replace(mention, kind=MentionKind.NAMED) if named else mention


def _tokens(text: str, doc: Any) -> tuple[list[Token], list[Sentence], dict[int, int]]:
    """Our tokens and sentences, and the number of our token by the number of spaCy's; white space is no token."""
    words = [t for t in doc if not t.is_space]
    index = {t.i: n for n, t in enumerate(words)}
    if doc.has_annotation("SENT_START"):
        starts = [t.is_sent_start for t in doc]
        number, numbers = -1, {}
        opened = True  # a sentence that begins with white space begins with the word after it
        for t in doc:
            opened = opened or bool(starts[t.i])
            if t.i in index:
                number += opened
                numbers[index[t.i]] = number
                opened = False
        sentence = [numbers[n] for n in range(len(words))]
    else:
        begins = [start for start, _ in sentences(text)]
        found = [max(0, bisect_right(begins, t.idx) - 1) for t in words]
        order = {old: new for new, old in enumerate(dict.fromkeys(found))}
        sentence = [order[old] for old in found]
    arcs = [
        Arc(index[t.head.i] if doc.has_annotation("DEP") and t.head.i in index else None, t.dep_, t.pos_ or "X", t.text)
        for t in words
    ]
    tokens = [
        Token(t.idx, t.idx + len(t.text), t.text, lemma(t.text, t.pos_ or "X"), t.pos_ or "X", head, relation, s)
        for t, s, (head, relation) in zip(words, sentence, universal(arcs, sentence), strict=True)
    ]
    bounds: list[Sentence] = []
    first = 0
    for n in range(1, len(tokens) + 1):
        if n == len(tokens) or sentence[n] != sentence[first]:
            bounds.append(Sentence(tokens[first].start, tokens[n - 1].end, first, n))
            first = n
    return tokens, bounds, index
