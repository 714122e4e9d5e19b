"""From documents to readings: network, decoding, mentions, coreference, times."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import tee
from typing import TYPE_CHECKING

from backchannel.model import Document, Mention, MentionKind, Reading, Sentence, Token
from backchannel.reading import inventory as inv
from backchannel.reading.chains import Links, chained
from backchannel.reading.lemmas import lemma
from backchannel.reading.mentions import layered, merged, named, nominal
from backchannel.reading.signals import Run, Signals, signals
from backchannel.reading.time import find_times

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
    ) -> None:
        self.version = version
        self.run = run
        self._tokenizer, self._distance, self._tags = tokenizer, distance, tags

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents, lazily and in order; batches go across documents.

        Args:
            documents: any number of documents.

        Yields:
            One reading a document.
        """
        kept, texts = tee(documents)
        found = signals((d.text for d in texts), self._tokenizer, self.run)
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
        tense = _tenses(tokens)
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
            _names(document.text, mentions),
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


def _names(text: str, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Fullest name of every cluster: the longest named mention, else the longest description, else the pronoun."""
    best: dict[int, tuple[int, int, int]] = {}
    words: dict[int, str] = {}
    rank = {MentionKind.NAMED: 2, MentionKind.NOMINAL: 1, MentionKind.PRONOUN: 0}
    for m in mentions:
        key = (rank[m.kind], m.end - m.start, -m.start)
        if m.cluster not in best or key > best[m.cluster]:
            best[m.cluster] = key
            words[m.cluster] = text[m.start : m.end]
    return tuple(words[i] for i in range(len(words)))


def _tenses(tokens: Sequence[Token]) -> Callable[[int], str | None]:
    """A function from an offset to the tense of the verb that governs the word there: past, present, future or None."""
    starts = [t.start for t in tokens]

    def tense_at(offset: int) -> str | None:
        i = bisect_right(starts, offset) - 1
        if i < 0:
            return None
        for _ in range(12):
            token = tokens[i]
            if token.upos in ("VERB", "AUX"):
                return tense(tokens, i)
            if token.head == i:
                return tense(tokens, i)
            i = token.head
        return None

    return tense_at


def tense(tokens: Sequence[Token], verb: int) -> str | None:
    """Tense of a verb (or of a predicate with a copula) as its form and auxiliaries show it."""
    first = verb
    while first > 0 and tokens[first - 1].sentence == tokens[verb].sentence and verb - first < 25:
        first -= 1
    near = tokens[first : verb + 12]
    helpers = [t.text.lower() for t in near if t.head == verb and t.relation.split(":")[0] in ("aux", "cop")]
    if any(h in ("will", "'ll", "’ll", "shall", "wo") for h in helpers):
        return "future"
    if any(h in ("was", "were", "had", "did", "has", "have", "been") for h in helpers):
        return "past"
    if any(h in ("is", "are", "am", "'s", "’s", "'re", "’re") for h in helpers):
        form = tokens[verb].text.lower()
        after = tokens[verb + 1 : verb + 2]
        if form in ("set", "due", "scheduled", "expected", "about") or (
            form == "going" and after and after[0].text == "to"
        ):
            return "future"
        return "past" if tokens[verb].upos == "VERB" and not form.endswith("ing") else "present"
    token = tokens[verb]
    if token.upos not in ("VERB", "AUX"):
        return None
    form = token.text.lower()
    if form.endswith("ed") or (form != token.lemma and not form.endswith(("s", "ing"))):
        return "past"
    return "present" if form.endswith("s") or form == token.lemma else None
