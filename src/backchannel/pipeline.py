"""From documents to extractions: the reader and the claims, batch by batch, as documents come in."""

from collections.abc import Iterable, Iterator

from backchannel.model import Document, Extraction

BATCH_DOCUMENTS = 16
BATCH_CHARACTERS = 200_000
"""A batch is read together; these bound how much of the input is held at once."""


def extract(documents: Iterable[Document]) -> Iterator[Extraction]:
    """Read each document and find its claims.

    Lazy: at most one batch is held. The model is loaded when the first document is there.

    Raises:
        ModelError: if the reading model is missing or damaged.
    """
    reader = None
    for batch in batches(documents):
        from backchannel.claims import extract as claims_of

        if reader is None:
            from backchannel.reading import load_reader

            reader = load_reader()
        for reading in reader.read(batch):
            yield claims_of(reading)


def batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Group documents, in order, by the bounds above; a document longer than a batch goes alone."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        if batch and (len(batch) == BATCH_DOCUMENTS or size + len(document.text) > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(document)
        size += len(document.text)
    if batch:
        yield batch
