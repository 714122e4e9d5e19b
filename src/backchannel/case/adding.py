"""Put documents and what was found in them into the tables. Called by a writer, one document after the other."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from backchannel.case import fulltext
from backchannel.case.audit import now
from backchannel.case.fulltext.words import tokens
from backchannel.case.records import dumps
from backchannel.case.tables import (
    appearances,
    claims,
    documents,
    entities,
    extractions,
    mentions,
    parties,
    raws,
    runs,
)
from backchannel.exchange import record
from backchannel.model import Document, Extraction


@dataclass(frozen=True, slots=True)
class Incoming:
    """A document as it comes in.

    Attributes:
        document: the text and where it is from.
        extraction: what was found in it; None to keep the document to be read later.
        raw: the bytes that the text was made from.
        place: where it was met, a path or an address.
    """

    document: Document
    extraction: Extraction | None = None
    raw: bytes | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document that was to be added.

    Attributes:
        document: the id it has in the case; another than it came with where that was taken.
        hash: of its text.
        new: the text was not in the case.
        appearance: it was met in a place, or with an outlet or date, that was not known.
        read: claims were added, or replaced those of another engine.
    """

    document: str
    hash: str
    new: bool
    appearance: bool
    read: bool

    @property
    def changed(self) -> bool:
        """Whether the case changed at all."""
        return self.new or self.appearance or self.read


class Adding:
    """Adds documents within one transaction; numbers rows itself, for no other writer is at work.

    Args:
        connection: of a writer.
        engine: name and version of what made the extractions.
    """

    def __init__(self, connection: Connection, engine: str) -> None:
        self._do = connection
        self._engine = engine
        self._run: int | None = None
        self._waiting: dict[Table, list[dict[str, Any]]] = {table: [] for table in _BUFFERED}
        self._next = {
            table.name: self._last(table) for table in (documents, appearances, extractions, claims, entities)
        }

    def _last(self, table: Table) -> int:
        return int(self._do.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one())

    def _number(self, table: Table) -> int:
        self._next[table.name] += 1
        return self._next[table.name]

    def add(self, met: Incoming) -> Added:
        """Add one document; what is there already stays as it is. Nothing is complete before `flush`."""
        hash = met.document.hash
        row = self._do.execute(_BY_HASH, {"hash": hash}).first()
        new = row is None
        if not new:
            self.flush()
        id, name = self._document(met.document, hash) if row is None else (row.id, row.name)
        if met.raw is not None and (new or not self._do.execute(_HAS_RAW, {"document": id}).first()):
            digest = hashlib.sha256(met.raw).hexdigest()
            self._do.execute(insert(raws).values(document=id, hash=digest, data=met.raw))
        appearance = self._appearance(id, met, new=new)
        found = met.extraction
        # Read by another date of publication, "last week" would be another week than the document's.
        same = row is None or (found is not None and plain(found.document.published) == row.published)
        read = found is not None and same and self._extraction(id, found, new=new)
        return Added(name, hash, new, appearance, read)

    def flush(self) -> None:
        """Write the rows that were held back to be written many at once."""
        for table, rows in self._waiting.items():
            if rows:
                self._do.execute(insert(table), rows)
                rows.clear()

    def _document(self, document: Document, hash: str) -> tuple[int, str]:
        id, wanted = self._number(documents), plain(document.id) or "document"
        name, count = wanted, 1
        while self._do.execute(_BY_NAME, {"name": name}).first():
            count += 1
            name = f"{wanted}-{count}"
        self._do.execute(
            insert(documents),
            {
                "id": id,
                "hash": hash,
                "name": name,
                "text": document.text.encode("utf-8", "surrogatepass"),
                **_known(document),
                "added": now(),
            },
        )
        fulltext.index(self._do, id, plain(document.title) or "", document.text)
        return id, name

    def _appearance(self, id: int, met: Incoming, *, new: bool) -> bool:
        told = {**_known(met.document), "place": plain(met.place)}
        hash = hashlib.sha256(dumps(told).encode()).hexdigest()
        if not new and self._do.execute(_APPEARED, {"document": id, "hash": hash}).first():
            return False
        row = {"id": self._number(appearances), "document": id, "hash": hash, **told, "met": now()}
        self._waiting[appearances].append(row)
        return True

    def _extraction(self, id: int, extraction: Extraction, *, new: bool) -> bool:
        run = self._run = self._run or self._this_run()
        found = record(extraction)
        entity_text, time_text = dumps(found["entities"]), dumps(found["times"])
        records = [dumps(claim) for claim in found["claims"]]
        if not new:
            known = self._do.execute(_KNOWN, {"document": id, "run": run}).first()
            if known is not None:
                kept = list(self._do.execute(_RECORDS, {"extraction": known.id}).scalars())
                if (known.entities, known.times, kept) == (entity_text, time_text, records) and known.current:
                    return False
                self._do.execute(delete(extractions).where(extractions.c.id == known.id))
            self._do.execute(update(extractions).where(extractions.c.document == id).values(current=False))
            self._do.execute(delete(entities).where(entities.c.document == id))
        number = self._number(extractions)
        self._do.execute(
            insert(extractions),
            {
                "id": number,
                "document": id,
                "run": run,
                "current": True,
                "made": now(),
                "entities": entity_text,
                "times": time_text,
            },
        )
        self._rows(id, number, extraction, records)
        return True

    def _rows(self, document: int, extraction: int, found: Extraction, records: list[str]) -> None:
        """The rows to look entities and claims up by."""
        numbers = {entity.id: self._number(entities) for entity in found.entities}
        rows = self._waiting
        rows[entities] += [
            {
                "id": numbers[entity.id],
                "document": document,
                "entity": plain(entity.id),
                "type": entity.type.value,
                "name": plain(entity.name),
                "folded": " ".join(tokens(entity.name)),
            }
            for entity in found.entities
        ]
        rows[mentions] += [
            {"entity": numbers[entity.id], "start": span.start, "end": span.end}
            for entity in found.entities
            for span in entity.mentions
        ]
        for number, (claim, text) in enumerate(zip(found.claims, records, strict=True)):
            id = self._number(claims)
            rows[claims].append(
                {
                    "id": id,
                    "extraction": extraction,
                    "number": number,
                    "claim": plain(claim.id),
                    "type": claim.type.value,
                    "modality": claim.modality.value,
                    "edtf": plain(claim.time.edtf) if claim.time else None,
                    "confidence": claim.confidence,
                    "method": plain(claim.method),
                    "start": claim.trigger.start,
                    "end": claim.trigger.end,
                    "record": text,
                }
            )
            rows[parties] += [
                {"claim": id, "entity": numbers[party.entity], "role": party.role.value} for party in claim.parties
            ]

    def _this_run(self) -> int:
        known = self._do.execute(select(runs.c.id).where(runs.c.engine == self._engine)).scalar()
        if known is not None:
            return int(known)
        number = self._last(runs) + 1
        self._do.execute(insert(runs).values(id=number, engine=self._engine, first=now()))
        return number


_BUFFERED = (appearances, entities, mentions, claims, parties)
"""In an order in which rows that are referred to come first."""

_BY_HASH = select(documents.c.id, documents.c.name, documents.c.published).where(documents.c.hash == bindparam("hash"))
_BY_NAME = select(documents.c.id).where(documents.c.name == bindparam("name"))
_HAS_RAW = select(raws.c.document).where(raws.c.document == bindparam("document"))
_APPEARED = select(appearances.c.id).where(
    appearances.c.document == bindparam("document"), appearances.c.hash == bindparam("hash")
)
_KNOWN = select(extractions).where(
    extractions.c.document == bindparam("document"), extractions.c.run == bindparam("run")
)
_RECORDS = select(claims.c.record).where(claims.c.extraction == bindparam("extraction")).order_by(claims.c.number)


def _known(document: Document) -> dict[str, str | None]:
    names = ("title", "outlet", "url", "published", "byline")
    return {name: plain(getattr(document, name)) for name in names}


def plain(text: str | None) -> str | None:
    """A text without what some databases take for no character: NUL and halves of surrogate pairs."""
    if text is None or (text.isprintable() and text.isascii()):
        return text
    return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)


def batches(items: Iterator[Incoming], size: int, characters: int) -> Iterator[list[Incoming]]:
    """Groups of documents to be added in one transaction, bounded in number and length."""
    batch: list[Incoming] = []
    length = 0
    for item in items:
        batch.append(item)
        length += len(item.document.text)
        if len(batch) == size or length >= characters:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
