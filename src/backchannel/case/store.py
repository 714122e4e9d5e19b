"""The store: one case that stays. Documents and claims go in, people decide, a `Case` for the analysis comes out."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from backchannel.case import (
    adding,
    audit,
    backup,
    checking,
    deleting,
)
from backchannel.case.adding import Added, Adding, Incoming
from backchannel.case.audit import Entry, Verified
from backchannel.case.database import Database
from backchannel.case.decisions import Decisions
from backchannel.case.listing import Listing
from backchannel.case.looking import ENGINE, Looking
from backchannel.errors import DamagedCaseError
from backchannel.model import Document, Extraction

__all__ = ["BATCH", "ENGINE", "Store"]

BATCH = 32
"""Documents that `add_all` adds in one transaction."""

BATCH_CHARACTERS = 2_000_000
"""Characters of text after which it ends one sooner."""


class Store(Looking):
    """One case in a file or a database. Make one with `Store.open`, and close it, or use it in a `with` statement.

    Any number of processes and threads may use one case at once; writers take turns.
    """

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

    def delete(self, document: str, *, by: str, reason: str = "") -> deleting.Goes:
        """Delete a document and all that rests on it; an entry in the log remains, with the hash of its text.

        Raises:
            NotInCaseError: if the case has no document of that id.
        """
        with self._db.writing() as connection:
            gone = deleting.remove(connection, document, self.where, by=by, reason=reason)
        self._db.forget()
        return gone

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

    @cached_property
    def lists(self) -> Listing:
        """Lists of people that this case goes by, besides those of the user."""
        return Listing(self._db)

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
