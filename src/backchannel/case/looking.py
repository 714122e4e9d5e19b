"""Looking into a case that is kept: its documents, what was found in them, what people decided. Nothing is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import func, select

from backchannel._version import __version__
from backchannel.case import audit, deciding, deleting, diffing, making, reading, searching
from backchannel.case.applying import Applied, about_document, apply
from backchannel.case.audit import Entry
from backchannel.case.database import Database
from backchannel.case.memory import Case
from backchannel.case.tables import documents, raws
from backchannel.case.verdicts import Decided
from backchannel.errors import NotInCaseError
from backchannel.model import Document, Extraction

ENGINE = f"backchannel {__version__}"
"""What reads documents unless another engine is named."""


class Looking:
    """What may be asked of a case.

    Args:
        database: where it lies.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    @property
    def where(self) -> str:
        """The path or address, without a password."""
        return self._db.where

    def holds(self, document: Document, engine: str = ENGINE) -> bool:
        """Whether the case has this text, read by this engine, so that it need not be read again."""
        with self._db.reading() as connection:
            return reading.is_read(connection, document.hash, engine)

    def kept(self, document: Document) -> Document | None:
        """The document of the case that has this text, with the metadata it was first met with; None if none has."""
        with self._db.reading() as connection:
            row = connection.execute(select(documents).where(documents.c.hash == document.hash)).first()
        return None if row is None else reading.document(row)

    def __len__(self) -> int:
        with self._db.reading() as connection:
            return connection.execute(select(func.count()).select_from(documents)).scalar_one()

    def raw(self, document: str) -> bytes | None:
        """The bytes that a document was made from, if they were kept; `document` is its id in the case."""
        query = select(raws.c.data).join(documents).where(documents.c.name == document)
        with self._db.reading() as connection:
            found: bytes | None = connection.execute(query).scalar()
            return found

    def appearances(self, document: str) -> tuple[searching.Appearance, ...]:
        """Where and when the text of a document was met, oldest first."""
        with self._db.reading() as connection:
            return searching.appearances(connection, document)

    def unread(self, engine: str = ENGINE) -> Iterator[Document]:
        """Documents that this engine has not read, or whose claims are another's; to be read and added again."""
        with self._db.reading() as connection:
            names = reading.unread(connection, engine)
        for name in names:
            yield self.document(name)

    def document(self, name: str) -> Document:
        """The document with this id.

        Raises:
            NotInCaseError: if the case has none such.
        """
        with self._db.reading() as connection:
            row = connection.execute(select(documents).where(documents.c.name == name)).first()
        if row is None:
            raise NotInCaseError(self.where, f"no document has the id {name!r}")
        return reading.document(row)

    def what_goes(self, document: str) -> deleting.Goes:
        """What deleting a document would take with it.

        Raises:
            NotInCaseError: if the case has no document of that id.
        """
        with self._db.reading() as connection:
            return deleting.what_goes(connection, document, self.where)

    def extractions(self, *, decided: bool = True) -> Iterator[Extraction]:
        """What stands in each document, in the order in which documents were added.

        Args:
            decided: with what people decided; otherwise as the engine found it.
        """
        for applied in self.applied() if decided else self._found():
            yield applied.extraction

    def _found(self) -> Iterator[Applied]:
        with self._db.reading() as connection:
            for _, extraction in reading.read(connection):
                yield Applied(extraction)

    def applied(self, names: Sequence[str] | None = None) -> Iterator[Applied]:
        """The same with the decision that stands on each claim; all documents, or those with these ids."""
        with self._db.reading() as connection:
            decided = about_document(deciding.standing(connection))
            for hash, extraction in reading.read(connection, names=names):
                yield apply(extraction, decided.get(hash, ()))

    def reviewed(self, *, complete: bool = False) -> Iterator[Extraction]:
        """Gold form: documents about which people decided, with the claims that they accepted or corrected.

        Args:
            complete: only documents of whose claims none is undecided.
        """
        for applied in self.applied():
            if not applied.decided:
                continue
            kept = tuple(claim for claim in applied.extraction.claims if claim.id in applied.decided)
            if not complete or len(kept) == len(applied.extraction.claims):
                yield replace(applied.extraction, claims=kept)

    def case(self) -> Case:
        """The case for the analysis, with what people decided about claims and about who is who."""
        return making.case(self._db)

    def search(self, query: str, *, limit: int = 20, skip: int = 0) -> tuple[searching.Hit, ...]:
        """Documents in which all words occur, best first; letter case and accents do not count.

        Args:
            query: words, `"phrases"`, `begin*`, `-without`.
            limit: hits at most.
            skip: hits to leave out at the start.
        """
        with self._db.reading() as connection:
            return searching.search(connection, query, limit, skip)

    def runs(self) -> tuple[diffing.Run, ...]:
        """The versions of the engine that have read documents, oldest first."""
        with self._db.reading() as connection:
            return diffing.known_runs(connection)

    def diff(self, old: str | None = None, new: str | None = None) -> Iterator[diffing.Change]:
        """What changed from one engine to another; by default from the one before the last to the last.

        Raises:
            NotInCaseError: if there are no such runs.
        """
        with self._db.reading() as connection:
            yield from diffing.diff(connection, self.where, old, new)

    def decided(self) -> list[Decided]:
        """Decisions that stand, oldest first."""
        with self._db.reading() as connection:
            return deciding.standing(connection)

    def log(self, after: int = 0) -> Iterator[Entry]:
        """Entries of the log with a number above `after`, oldest first."""
        with self._db.reading() as connection:
            yield from audit.entries(connection, after)
