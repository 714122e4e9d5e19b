"""A document: the exact text that every span points into, and what is known about where it comes from."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was met, never changed afterwards.

    Attributes:
        id: name of the document in this run; unique within a batch.
        text: the exact text; spans are offsets into it.
        title: headline, if known.
        outlet: who published it, if known.
        url: address it was met at, if any.
        published: date of publication as EDTF (`2021-02-23`, `2021-02`), if known.
        byline: authors as the text or its metadata names them.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    byline: str | None = None

    @property
    def hash(self) -> str:
        """SHA-256 of the text in UTF-8, as hexadecimal digits: documents are told apart by content."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
