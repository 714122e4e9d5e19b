"""From the tables of a case to documents and extractions."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, select

from backchannel.case import records
from backchannel.case.tables import claims, documents, extractions, runs
from backchannel.model import Document, Extraction

CHUNK = 200
"""Documents read at once."""

Read = tuple[str, Extraction]
"""Hash of a document and what was found in it."""


def read(connection: Connection, *, run: int | None = None, names: Sequence[str] | None = None) -> Iterator[Read]:
    """What was found in each document, in the order in which documents were added.

    Args:
        connection: where to read.
        run: what that version of the engine found; by default what stands. Without it, documents that nobody has read
            yet come without entities and claims.
        names: only documents with these ids.
    """
    which = extractions.c.current.is_(True) if run is None else extractions.c.run == run
    join = documents.join(extractions, and_(extractions.c.document == documents.c.id, which), isouter=run is None)
    found = extractions.c
    query = (
        select(documents, found.id.label("extraction"), found.entities, found.times)
        .select_from(join)
        .order_by(documents.c.id)
    )
    if names is None:
        yield from _in_chunks(connection, query)
        return
    for start in range(0, len(names), CHUNK):
        part = query.where(documents.c.name.in_(names[start : start + CHUNK]))
        yield from _made(connection, connection.execute(part).all())


def _in_chunks(connection: Connection, query: Select[Any]) -> Iterator[Read]:
    last = 0
    while rows := connection.execute(query.where(documents.c.id > last).limit(CHUNK)).all():
        last = rows[-1].id
        yield from _made(connection, rows)


def _made(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Read]:
    ids = [row.extraction for row in rows if row.extraction is not None]
    query = select(claims.c.extraction, claims.c.record).where(claims.c.extraction.in_(ids))
    texts: dict[int, list[str]] = defaultdict(list)
    for claim in connection.execute(query.order_by(claims.c.extraction, claims.c.number)):
        texts[claim.extraction].append(claim.record)
    for row in rows:
        made = document(row)
        if row.extraction is None:
            yield row.hash, Extraction(made)
        else:
            yield row.hash, records.extraction(made, row.entities, row.times, texts.get(row.extraction, ()))


def document(row: Row[Any]) -> Document:
    """A document from its row."""
    text = row.text.decode("utf-8", "surrogatepass")
    return Document(row.name, text, row.title, row.outlet, row.url, row.published, row.byline)


def is_read(connection: Connection, hash: str, engine: str) -> bool:
    """Whether what this engine found stands in the document with this hash."""
    query = (
        select(extractions.c.id)
        .join(documents, documents.c.id == extractions.c.document)
        .join(runs, runs.c.id == extractions.c.run)
        .where(documents.c.hash == hash, runs.c.engine == engine, extractions.c.current.is_(True))
    )
    return connection.execute(query).first() is not None


def unread(connection: Connection, engine: str) -> list[str]:
    """Ids of documents in which nothing stands that this engine found, in the order in which they were added."""
    done = (
        select(extractions.c.document)
        .join(runs, runs.c.id == extractions.c.run)
        .where(extractions.c.current.is_(True), runs.c.engine == engine)
    )
    query = select(documents.c.name).where(documents.c.id.not_in(done)).order_by(documents.c.id)
    return list(connection.execute(query).scalars())
