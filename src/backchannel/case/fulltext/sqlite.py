"""Full-text search by SQLite's FTS5, without a copy of the texts; ranked by BM25, words of titles five times."""

from typing import TYPE_CHECKING

from sqlalchemy import text as sql

from backchannel.case.fulltext.words import Clause, tokens

if TYPE_CHECKING:
    from sqlalchemy import Connection

CREATE = (
    "CREATE VIRTUAL TABLE fulltext USING fts5(title, body, content='', tokenize='unicode61 remove_diacritics 0')",
)

_INDEX = sql("INSERT INTO fulltext(rowid, title, body) VALUES (:id, :title, :body)")
_REMOVE = sql("INSERT INTO fulltext(fulltext, rowid, title, body) VALUES ('delete', :id, :title, :body)")
_FIND = sql(
    "SELECT rowid FROM fulltext WHERE fulltext MATCH :query ORDER BY bm25(fulltext, 5.0, 1.0), rowid LIMIT :limit "
    "OFFSET :skip"
)


def index(connection: "Connection", document: int, title: str, text: str) -> None:
    """Take a document in."""
    connection.execute(_INDEX, _row(document, title, text))


def remove(connection: "Connection", document: int, title: str, text: str) -> None:
    """Take a document out; FTS5 needs the words that went in to find its entries."""
    connection.execute(_REMOVE, _row(document, title, text))


def _row(document: int, title: str, text: str) -> dict[str, object]:
    return {"id": document, "title": " ".join(tokens(title)), "body": " ".join(tokens(text))}


def find(connection: "Connection", clauses: tuple[Clause, ...], limit: int, skip: int) -> list[int]:
    """Rows of documents that fit all clauses, best first."""
    wanted = [_phrase(clause) for clause in clauses if not clause.excluded]
    if not wanted:
        return []
    query = "(" + " AND ".join(wanted) + ")"
    query += "".join(f" NOT {_phrase(clause)}" for clause in clauses if clause.excluded)
    return list(connection.execute(_FIND, {"query": query, "limit": limit, "skip": skip}).scalars())


def _phrase(clause: Clause) -> str:
    return '"' + " ".join(clause.words) + '"' + (" *" if clause.prefix else "")
