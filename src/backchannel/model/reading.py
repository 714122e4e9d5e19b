"""What reading finds in a document: sentences, tokens, parse, mentions, coreference, times. Knows no claim types."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from backchannel.model.document import Document
from backchannel.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark.

    Attributes:
        start, end: offsets into the document's text.
        text: `text[start:end]`.
        lemma: lower-case base form.
        upos: universal part of speech (UD).
        head: index in `Reading.tokens` of the governing token; its own index for the root of a sentence.
        relation: universal dependency relation to the head; `root` for the root.
        sentence: index in `Reading.sentences`.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    relation: str
    sentence: int

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: characters `start` to `end`, tokens `first` to `last` (exclusive)."""

    start: int
    end: int
    first: int
    last: int

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.start, self.end)


class MentionKind(StrEnum):
    """How a mention names: by a name, by a description ("the minister"), by a pronoun."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something.

    Attributes:
        start, end: offsets into the document's text.
        first, last: its tokens (last exclusive).
        head: index of its syntactic head token.
        type: person, organization, country, place, group, agreement or event.
        kind: named, nominal or pronoun.
        cluster: coreference chain within the document; mentions with one number name one thing.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    type: str
    kind: MentionKind
    cluster: int

    @property
    def span(self) -> Span:
        """Where the mention stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression and what it resolves to.

    Attributes:
        start, end: offsets into the document's text.
        type: date, time, duration or set (TIMEX3).
        edtf: the date or interval meant, EDTF level 1; None where the text leaves it open.
        timex: TIMEX3 `value` (`1998-W12`, `P2M`, `PRESENT_REF`).
        rule: name of the rule that decided.
        also: other readings that the text leaves open, as (EDTF, weight); weights with that of `edtf` add to 1.
    """

    start: int
    end: int
    type: str
    edtf: str | None
    timex: str
    rule: str = ""
    also: tuple[tuple[str, float], ...] = ()

    @property
    def span(self) -> Span:
        """Where the expression stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading finds in one document; a pure function of its text, its date and the reader's version.

    Attributes:
        document: what was read.
        sentences, tokens, mentions, times: in text order.
        reader: name and version of the reader.
        names: fullest name of every coreference cluster: `names[mention.cluster]`.
        signals: scores of our own network that the claim heads go on with; None with another reader.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...] = ()
    reader: str = ""
    names: tuple[str, ...] = ()
    signals: Any = field(default=None, compare=False, repr=False)
