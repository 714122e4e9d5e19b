"""A case in a SQLite file: how it is opened, and what each connection is set to."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

PATIENCE = 60
"""Seconds that a writer waits for another."""

_MARK = 0x42434331  # SQLite's application_id of a case


def engine(path: Path, readonly: bool) -> Engine:
    """Connections to a file; those marked `writer` take the lock when they begin."""

    def connect() -> sqlite3.Connection:
        mode = "ro" if readonly else "rwc"
        try:
            return _prepared(path, f"mode={mode}", readonly)
        except sqlite3.OperationalError as error:
            # Neither file nor folder may be written: SQLite then reads a case that nobody has open only as fixed.
            log = path.with_name(path.name + "-wal")
            if (
                error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
                or not path.exists()
                or (log.exists() and log.stat().st_size)
            ):
                raise
            return _prepared(path, "mode=ro&immutable=1", True)

    made = create_engine("sqlite://", creator=connect, pool_size=8, max_overflow=24, poolclass=QueuePool)

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        writer = connection.get_execution_options().get("writer")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")

    return made


def wait(connection: Connection, seconds: int) -> None:
    """How long to wait for another writer; to be set before the transaction begins."""
    _driver(connection).execute(f"PRAGMA busy_timeout = {1000 * seconds}")


def tidy(connection: Connection) -> None:
    """Write what stands in the log file to the case, and empty it, if nobody else is at work."""
    _driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _prepared(path: Path, options: str, readonly: bool) -> sqlite3.Connection:
    made = sqlite3.connect(
        f"file:{quote(str(path.absolute()))}?{options}",
        uri=True,
        timeout=PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA secure_delete = ON")
        mode = made.execute("PRAGMA journal_mode").fetchone()[0]
        if not readonly:
            if mode != "wal":
                made.execute("PRAGMA journal_mode = WAL")
                made.execute(f"PRAGMA application_id = {_MARK}")
            made.execute("PRAGMA synchronous = FULL")  # what was told as kept is kept when the power fails
        return made
    except BaseException:
        made.close()
        raise
