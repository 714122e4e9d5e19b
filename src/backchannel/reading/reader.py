"""From documents to readings: network, decoding, mentions, coreference, times."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee
from typing import TYPE_CHECKING

from backchannel.model import Document, Mention, MentionKind, Reading, Sentence, Token
from backchannel.reading import inventory as inv
from backchannel.reading.chains import Links, chained
from backchannel.reading.lemmas import lemma
from backchannel.reading.mentions import layered, merged, named, nominal
from backchannel.reading.signals import BATCH, Run, Signals, signals
from backchannel.reading.tenses import tenses
from backchannel.reading.time import find_times
from backchannel.reference import countries

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer


class Reader:
    """Reads documents with one model. `version` names the model; the same version reads the same text the same way."""

    def __init__(
        self,
        tokenizer: "Tokenizer",
        run: Run,
        distance: "NDArray[np.floating]",
        tags: dict[str, list[str]],
        version: str,
        batch: int = BATCH,
    ) -> None:
        self.version = version
        self.run = run
        self._tokenizer, self._distance, self._tags, self._batch = tokenizer, distance, tags, batch

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents, lazily and in order; batches go across documents.

        Args:
            documents: any number of documents.

        Yields:
            One reading a document.
        """
        kept, texts = tee(documents)
        found = signals((d.text for d in texts), self._tokenizer, self.run, self._batch)
        for document, signal in zip(kept, found, strict=False):
            yield self.assemble(document, signal)

    def assemble(self, document: Document, signal: Signals) -> Reading:
        """Make a reading of the network's scores for a document."""
        tokens = _tokens(document.text, signal)
        mentions = merged(
            tokens,
            layered(tokens, signal.scores, self._tags),
            named(document.text, tokens, signal.scores["names"]) if tokens else [],
            nominal(tokens, signal.scores["heads"]) if tokens else [],
        )
        links = self.links(signal) if tokens else None
        mentions = chained(document.text, tokens, mentions, links, document.published)
        tense = tenses(tokens)
        times = find_times(
            document.text, document.published, tense_at=tense, sentences=[(s[0], s[1]) for s in signal.sentences]
        )
        return Reading(
            document,
            _sentences(signal, tokens),
            tuple(tokens),
            tuple(mentions),
            times,
            self.version,
            names_of(document.text, mentions),
            signal,
        )

    def links(self, signal: Signals) -> Links:
        """The coreference scores among a document's words."""
        scores = signal.scores
        return Links(scores["coref_q"], scores["coref_k"], scores["coref_m"][:, 0], self._distance)


def _tokens(text: str, signal: Signals) -> list[Token]:
    upos = signal.scores["upos"].argmax(-1) if signal.units else ()
    tokens = []
    for unit in signal.units:
        for k, (start, end) in enumerate(unit.words):
            i = unit.base + k
            pos = inv.UPOS[upos[i]]
            word = text[start:end]
            tokens.append(
                Token(
                    start,
                    end,
                    word,
                    lemma(word, pos),
                    pos,
                    signal.head[i],
                    inv.RELATIONS[signal.relation[i]],
                    unit.sentence,
                )
            )
    return tokens


def _sentences(signal: Signals, tokens: Sequence[Token]) -> tuple[Sentence, ...]:
    count = [0] * (len(signal.sentences) + 1)
    for token in tokens:
        count[token.sentence + 1] += 1
    for i in range(1, len(count)):
        count[i] += count[i - 1]
    return tuple(Sentence(a, b, count[i], count[i + 1]) for i, (a, b) in enumerate(signal.sentences))


def names_of(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Fullest name of every cluster: the longest named mention, else the longest description, else the pronoun.

    Of the words for a country, its name goes before its people, its adjective and its capital.
    """
    best: dict[int, tuple[int, int, int, int]] = {}
    words: dict[int, str] = {}
    rank = {MentionKind.NAMED: 2, MentionKind.NOMINAL: 1, MentionKind.PRONOUN: 0}
    for m in mentions:
        match = countries.find(text[m.start : m.end]) if m.type == "country" else None
        key = (rank[m.kind], match is not None and match.how == "name", m.end - m.start, -m.start)
        if m.cluster not in best or key > best[m.cluster]:
            best[m.cluster] = key
            words[m.cluster] = text[m.start : m.end]
    return tuple(words[i] for i in range(len(words)))
