"""The store: one case that stays. Documents and claims go in, people decide, a `Case` for the analysis comes out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import func, select

from backchannel._version import __version__
from backchannel.case import (
    adding,
    audit,
    backup,
    checking,
    deciding,
    deleting,
    diffing,
    making,
    reading,
    searching,
)
from backchannel.case.adding import Added, Adding, Incoming
from backchannel.case.applying import Applied, about_document, apply
from backchannel.case.audit import Entry, Verified
from backchannel.case.database import Database
from backchannel.case.decisions import Decisions
from backchannel.case.memory import Case
from backchannel.case.tables import documents, raws
from backchannel.case.verdicts import Decided
from backchannel.errors import DamagedCaseError, NotInCaseError
from backchannel.model import Document, Extraction

ENGINE = f"backchannel {__version__}"
"""What reads documents unless another engine is named."""

BATCH = 32
"""Documents that `add_all` adds in one transaction."""

BATCH_CHARACTERS = 2_000_000
"""Characters of text after which it ends one sooner."""


class Store:
    """One case in a file or a database. Make one with `Store.open`, and close it, or use it in a `with` statement.

    Any number of processes and threads may use one case at once; writers take turns.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    @classmethod
    def open(cls, address: str | Path, *, create: bool = False, readonly: bool = False) -> "Store":
        """Open a case, and bring its tables up to date.

        Args:
            address: a path, or `postgresql://user:password@host/database`.
            create: make a case where there is none.
            readonly: never write; needed for a file that may not be written.

        Raises:
            NoCaseError: nothing is there, or the server does not answer.
            DamagedCaseError: the file is something else, or corrupted.
            NewerCaseError: made by a newer version of the program.
        """
        return cls(Database(address, create=create, readonly=readonly))

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._db.close()

    @property
    def where(self) -> str:
        """The path or address, without a password."""
        return self._db.where

    # Documents

    def add(
        self,
        document: Document,
        extraction: Extraction | None = None,
        raw: bytes | None = None,
        *,
        place: str | None = None,
        engine: str = ENGINE,
        by: str = "",
    ) -> Added:
        """Add one document, whole or not at all; what the case has already is not added again.

        Args:
            document: the text and where it is from. A text that the case has gets another appearance.
            extraction: what was found in it. It replaces what another engine found; None leaves that as it is.
            raw: the bytes that the text was made from.
            place: where it was met, a path or an address.
            engine: name and version of what made the extraction.
            by: who adds it, for the log.

        Raises:
            ValueError: if the extraction is of another text.
            CaseError: if the case cannot be written.
        """
        (added,) = self.add_all([Incoming(document, extraction, raw, place)], engine=engine, by=by)
        return added

    def add_all(self, items: Iterable[Incoming], *, engine: str = ENGINE, by: str = "") -> Iterator[Added]:
        """Add many documents, lazily and in the order given, some in each transaction; each whole or not at all.

        Raises:
            ValueError: if an extraction is of another text.
            CaseError: if the case cannot be written; what was yielded before is kept.
        """
        for batch in adding.batches(iter(items), BATCH, BATCH_CHARACTERS):
            for met in batch:
                if met.extraction is not None and met.extraction.document.text != met.document.text:
                    raise ValueError(f"the extraction is of another text than the document {met.document.id!r}")
            with self._db.writing() as connection:
                writer = Adding(connection, engine)
                done = [writer.add(met) for met in batch]
                writer.flush()
                if changed := [added.hash for added in done if added.changed]:
                    new = sum(added.new for added in done)
                    audit.append(connection, by, "add", {"documents": changed, "new": new, "engine": engine})
            yield from done

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

    def delete(self, document: str, *, by: str, reason: str = "") -> deleting.Goes:
        """Delete a document and all that rests on it; an entry in the log remains, with the hash of its text.

        Raises:
            NotInCaseError: if the case has no document of that id.
        """
        with self._db.writing() as connection:
            gone = deleting.remove(connection, document, self.where, by=by, reason=reason)
        self._db.forget()
        return gone

    # What is in it

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

    # People

    @cached_property
    def decisions(self) -> Decisions:
        """What people decided, and where they do: `store.decisions.accept(...)`."""
        return Decisions(self._db)

    def decide(self, *arguments: Any, **options: Any) -> Entry:
        """The same as `decisions.decide`."""
        return self.decisions.decide(*arguments, **options)

    def undo(self, entry: int, *, by: str, reason: str = "") -> Entry:
        """The same as `decisions.undo`."""
        return self.decisions.undo(entry, by=by, reason=reason)

    def decided(self) -> list[Decided]:
        """Decisions that stand, oldest first."""
        return self.decisions.standing()

    def log(self, after: int = 0) -> Iterator[Entry]:
        """Entries of the log with a number above `after`, oldest first."""
        with self._db.reading() as connection:
            yield from audit.entries(connection, after)

    # Safety

    def verify(self, head: str | None = None) -> Verified:
        """Check the log's chain, every document against its hash, and the file.

        Args:
            head: a newest hash that was noted earlier; it must still be in the chain.
        """
        return checking.verify(self._db, head)

    def backup(self, path: str | Path) -> backup.Backup:
        """Write the whole case to one file, while others go on, and check it.

        Raises:
            DamagedCaseError: if what was written is not what can be read.
            OSError: if the file cannot be written.
        """
        with self._db.reading(steady=True) as connection:
            return backup.write(connection, Path(path))

    @classmethod
    def restore(cls, path: str | Path, address: str | Path, *, by: str = "") -> "Store":
        """Make a case from a back-up, where none is yet, and open it.

        Raises:
            DamagedCaseError: if the back-up is damaged, or a case is there already.
            NewerCaseError: if a newer version of the program has written it.
            OSError: if the back-up cannot be read.
        """
        database = Database(address, create=True, bare=True)
        try:
            with database.writing() as connection:
                made = backup.read(connection, Path(path))
                audit.append(connection, by, "restore", {"from": made.hash, "documents": made.documents})
            found = checking.verify(database)
            if not found.sound:
                raise DamagedCaseError(str(path), f"the back-up was made of a damaged case: {found.problems[0]}")
        except BaseException:
            database.close()
            raise
        return cls(database)
