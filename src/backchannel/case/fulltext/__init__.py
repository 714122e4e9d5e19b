"""Full-text search: one small module per kind of database, over words that are the same for both.

Each has `CREATE`, `index`, `remove` and `find`; what words, phrases and queries are, `words` says.
"""

from types import ModuleType
from typing import TYPE_CHECKING

from backchannel.case.fulltext.words import Clause, parse, places, snippet

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Clause", "create", "find", "index", "parse", "places", "remove", "snippet"]


def _of(connection: "Connection") -> ModuleType:
    if connection.dialect.name == "sqlite":
        from backchannel.case.fulltext import sqlite

        return sqlite
    from backchannel.case.fulltext import postgresql

    return postgresql


def create(connection: "Connection") -> None:
    """Make the index."""
    for statement in _of(connection).CREATE:
        connection.exec_driver_sql(statement)


def index(connection: "Connection", document: int, title: str, text: str) -> None:
    """Take a document in, by the number of its row."""
    _of(connection).index(connection, document, title, text)


def remove(connection: "Connection", document: int, title: str, text: str) -> None:
    """Take a document out again; title and text as they were taken in."""
    _of(connection).remove(connection, document, title, text)


def find(connection: "Connection", clauses: tuple[Clause, ...], limit: int, skip: int) -> list[int]:
    """Rows of documents that fit all clauses, best first."""
    found: list[int] = _of(connection).find(connection, clauses, limit, skip)
    return found
