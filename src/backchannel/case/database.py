"""Where a case lies: one SQLite file or a PostgreSQL database; how it is read, written, and what can go wrong there.

Many may read while one writes. On SQLite a writer takes the lock when it begins (BEGIN IMMEDIATE), on PostgreSQL an
advisory lock, so that two writers wait for each other instead of failing half-way.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from backchannel.case import file, migrating, server
from backchannel.errors import (
    BusyCaseError,
    CaseError,
    DamagedCaseError,
    FullCaseError,
    NoCaseError,
    ReadOnlyCaseError,
)

_LOCK = 0x6261636B  # the advisory lock of writers on PostgreSQL


class Database:
    """A place that holds one case.

    Args:
        address: a path, `sqlite:///path` or `postgresql://user:password@host/database`.
        create: make a case where there is none.
        readonly: refuse to write.
        bare: without any tables, for a back-up to be restored to.

    Raises:
        NoCaseError: nothing is there and nothing is to be made, or the server does not answer.
        DamagedCaseError, NewerCaseError, ReadOnlyCaseError, BusyCaseError: as the names say.
    """

    def __init__(
        self, address: str | Path, *, create: bool = False, readonly: bool = False, bare: bool = False
    ) -> None:
        self.url = _url(address)
        self.sqlite = self.url.get_backend_name() == "sqlite"
        self.path = Path(self.url.database or "") if self.sqlite else None
        self.where = str(self.path) if self.sqlite else self.url.render_as_string(hide_password=True)
        self.readonly = readonly
        if self.path is not None:
            _check_file(self.path, create=create and not readonly)
        self._engine = (
            file.engine(self.path, readonly) if self.path is not None else server.engine(self.url, self.where)
        )
        try:
            if not bare:
                self._open(create)
        except BaseException:
            self.close()
            raise

    def _open(self, create: bool) -> None:
        with self.reading() as connection:
            at = migrating.revision(connection)
            migrating.check(connection, at)
        if at == migrating.HEAD:
            return
        if at is None and not create:
            raise NoCaseError(self.where, f"no case there; backchannel add PATH --case {self.where} makes one")
        with self.writing() as connection:
            migrating.upgrade(connection)

    @contextlib.contextmanager
    def reading(self, *, steady: bool = False) -> Iterator[Connection]:
        """A connection to read by; on SQLite, or if `steady`, it sees one state however long it takes."""
        with self._told(), self._engine.connect() as connection:
            if steady and not self.sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextlib.contextmanager
    def writing(self, patience: int = file.PATIENCE) -> Iterator[Connection]:
        """A connection to write by, alone; all of it is kept at the end, or nothing if an error ends it.

        Args:
            patience: seconds to wait for another writer.

        Raises:
            ReadOnlyCaseError, FullCaseError, BusyCaseError, DamagedCaseError: as the names say.
        """
        if self.readonly:
            raise ReadOnlyCaseError(self.where, "opened for reading only")
        with self._told(), self._engine.connect().execution_options(writer=True) as connection:
            if self.sqlite:
                file.wait(connection, patience)
            with connection.begin():
                if not self.sqlite:
                    connection.execute(text(f"SET LOCAL lock_timeout = '{patience}s'"))
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
                yield connection

    def check(self, connection: Connection) -> list[str]:
        """What is wrong with the file itself; nothing for PostgreSQL, which looks after its own."""
        if not self.sqlite:
            return []
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(10)")]
        found += [
            f"a row of {row[0]} refers to nothing" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")
        ]
        return [problem for problem in found if problem != "ok"]

    def forget(self) -> None:
        """Leave no trace of deleted words in SQLite's index and log files; PostgreSQL's vacuum does so in time."""
        if self.sqlite:
            with self.writing() as connection:
                connection.exec_driver_sql("INSERT INTO fulltext(fulltext) VALUES ('optimize')")
            with self._told(), self._engine.connect() as connection:
                file.tidy(connection)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._error(error) from error

    def _error(self, error: DBAPIError) -> CaseError:
        code = getattr(error.orig, "sqlite_errorcode", None)
        if isinstance(code, int):
            code = code & 0xFF
        elif error.orig is not None and error.orig.args and isinstance(error.orig.args[0], dict):
            code = error.orig.args[0].get("C")
        kind, message = _KINDS.get(code, (CaseError, ""))
        return kind(self.where, message or " ".join(str(error.orig).split()))

    def close(self) -> None:
        """Let go of the file or the server."""
        self._engine.dispose()


_KINDS: dict[object, tuple[type[CaseError], str]] = {
    sqlite3.SQLITE_FULL: (FullCaseError, "no space left on its disk; what was kept before is safe"),
    sqlite3.SQLITE_READONLY: (ReadOnlyCaseError, "may not be written; check the permissions of file and folder"),
    sqlite3.SQLITE_CORRUPT: (DamagedCaseError, "the file is corrupted; restore a back-up (backchannel backup --help)"),
    sqlite3.SQLITE_NOTADB: (DamagedCaseError, "not a case (nor any SQLite file)"),
    sqlite3.SQLITE_BUSY: (BusyCaseError, "another process has been writing for too long; try again"),
    sqlite3.SQLITE_CANTOPEN: (NoCaseError, "cannot be opened; check the permissions of file and folder"),
    "53100": (FullCaseError, "no space left on the server's disk; what was kept before is safe"),
    "25006": (ReadOnlyCaseError, "the server lets this user only read"),
    "42501": (ReadOnlyCaseError, "this user has not the right to do that"),
    "55P03": (BusyCaseError, "somebody else has been writing for too long; try again"),
    "28P01": (NoCaseError, "wrong user or password"),
    "28000": (NoCaseError, "the server does not let this user in"),
    "3D000": (NoCaseError, "the server has no database of that name; make one with createdb"),
    "XX001": (DamagedCaseError, "the server's data are corrupted; restore a back-up"),
}


def _url(address: str | Path) -> URL:
    words = str(address)
    if isinstance(address, Path) or "://" not in words:
        return URL.create("sqlite", database=words)
    try:
        url = make_url(words)
    except (ArgumentError, ValueError) as error:
        raise NoCaseError(words.split("@")[-1], f"no address of a case: {error}") from None
    if url.drivername in ("postgresql", "postgres", "postgresql+pg8000"):
        return url.set(drivername="postgresql+pg8000")
    if url.drivername == "sqlite" and url.database:
        return url
    raise NoCaseError(words.split("@")[-1], "a case is a file or postgresql://user:password@host/database")


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NoCaseError(str(path), "a folder; name a file in it")
    if not path.exists() and not create:
        raise NoCaseError(str(path), f"no case there; backchannel add PATH --case {path} makes one")
    if not path.absolute().parent.is_dir():
        raise NoCaseError(str(path), f"there is no folder {path.absolute().parent}")
