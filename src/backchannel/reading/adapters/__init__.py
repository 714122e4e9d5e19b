"""Other readers than our own, behind one small interface.

A reader is anything with a `version` and a `read`. What it must give is a `Reading` in which

- sentences, tokens, mentions and times are in text order and their offsets point into the document's exact text;
- every token belongs to a sentence, and every sentence has one root whose head is itself;
- relations and parts of speech are those of Universal Dependencies;
- mentions carry coreference clusters counted from 0, and `names` the fullest name of each.

`signals` stays None: they are scores of our own network. Without them the claims come from grammar alone, so fewer are
found.
"""

from collections.abc import Iterable, Iterator
from typing import Protocol

from backchannel.model import Document, Reading


class Reader(Protocol):
    """Turns documents into readings.

    Attributes:
        version: name and version; the same one reads the same text the same way.
    """

    version: str

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """One reading a document, lazily and in order."""
