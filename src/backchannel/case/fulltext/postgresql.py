"""Full-text search by PostgreSQL's tsvector, ranked by how often and how near words stand; titles count more.

Vectors are written by us, word for word, and not by the server's parser, so that both databases find the same. A vector
takes 255 positions a word; longer texts have several that overlap, and each clause of a query is looked up by itself.
"""

from typing import TYPE_CHECKING

from sqlalchemy import text as sql

from backchannel.case.fulltext.words import Clause, tokens

if TYPE_CHECKING:
    from sqlalchemy import Connection

CREATE = (
    "CREATE TABLE fulltext (document integer NOT NULL REFERENCES documents(id) ON DELETE CASCADE, words tsvector)",
    "CREATE INDEX fulltext_document ON fulltext (document)",
    "CREATE INDEX fulltext_words ON fulltext USING gin (words)",
)

PART = 3_000
"""Words of one vector."""

OVERLAP = 60
"""Words that two vectors share, so that a phrase across their border is found."""

LONGEST = 500
"""Characters of a word that are kept; the server takes no more than 2,046 bytes."""

_INDEX = sql("INSERT INTO fulltext(document, words) VALUES (:id, cast(:words AS tsvector))")
_REMOVE = sql("DELETE FROM fulltext WHERE document = :id")


def index(connection: "Connection", document: int, title: str, text: str) -> None:
    """Take a document in."""
    connection.execute(_INDEX, {"id": document, "words": _vector(tokens(title), "A")})
    words = tokens(text)
    for start in range(0, max(1, len(words) - OVERLAP), PART - OVERLAP):
        connection.execute(_INDEX, {"id": document, "words": _vector(words[start : start + PART], "D")})


def remove(connection: "Connection", document: int, title: str, text: str) -> None:
    """Take a document out."""
    connection.execute(_REMOVE, {"id": document})


def _vector(words: list[str], weight: str) -> str:
    """A vector in the server's notation. It keeps 255 positions a word."""
    at: dict[str, list[str]] = {}
    for position, word in enumerate(words, 1):
        stand = at.setdefault(word[:LONGEST], [])
        if len(stand) < 255:
            stand.append(f"{position}{weight}")
    return " ".join(f"'{word}':{','.join(stand)}" for word, stand in at.items())


def find(connection: "Connection", clauses: tuple[Clause, ...], limit: int, skip: int) -> list[int]:
    """Rows of documents that fit all clauses, best first."""
    wanted = [clause for clause in clauses if not clause.excluded]
    if not wanted:
        return []
    values = {f"q{n}": _query(clause) for n, clause in enumerate(clauses)}
    sets = {
        n: f"SELECT document FROM fulltext WHERE words @@ cast(:q{n} AS tsquery)"  # noqa: S608 - only a number
        for n in range(len(clauses))
    }
    inside = " INTERSECT ".join(f"({sets[n]})" for n, clause in enumerate(clauses) if not clause.excluded)
    without = "".join(f" EXCEPT ({sets[n]})" for n, clause in enumerate(clauses) if clause.excluded)
    values["any"] = " | ".join(f"({_query(clause)})" for clause in wanted)
    statement = sql(
        f"SELECT document FROM fulltext WHERE document IN ({inside}{without}) "  # noqa: S608 - values are bound
        "GROUP BY document ORDER BY sum(ts_rank('{0.2,0.4,0.6,1.0}', words, cast(:any AS tsquery))) DESC, document "
        "LIMIT :limit OFFSET :skip"
    )
    return list(connection.execute(statement, {**values, "limit": limit, "skip": skip}).scalars())


def _query(clause: Clause) -> str:
    *before, last = (word[:LONGEST] for word in clause.words)
    return " <-> ".join([*(f"'{word}'" for word in before), f"'{last}'" + (":*" if clause.prefix else "")])
