"""Search over the texts of a case: which documents, where the words stand, and a stretch around them."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from backchannel.case import fulltext
from backchannel.case.reading import document
from backchannel.case.tables import appearances as met
from backchannel.case.tables import documents
from backchannel.model import Span


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found.

    Attributes:
        document: its id.
        title, outlet, published: as far as known.
        snippet: the stretch of the text around the first match.
        matches: where the words stand in the text; empty if only the title has them.
        quote: the text of the snippet.
    """

    document: str
    title: str | None
    outlet: str | None
    published: str | None
    snippet: Span | None
    matches: tuple[Span, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """One meeting with a text: where, as what, and when (UTC)."""

    outlet: str | None
    url: str | None
    published: str | None
    title: str | None
    byline: str | None
    place: str | None
    met: str


def search(connection: Connection, query: str, limit: int, skip: int) -> tuple[Hit, ...]:
    """Documents that fit a query, best first."""
    clauses = fulltext.parse(query)
    ids = fulltext.find(connection, clauses, limit, skip)
    rows = {row.id: row for row in connection.execute(select(documents).where(documents.c.id.in_(ids)))}
    hits = []
    for id in ids:
        found = document(rows[id])
        matches = fulltext.places(found.text, clauses)
        around = fulltext.snippet(found.text, matches)
        quote = around.of(found.text) if around else ""
        hits.append(Hit(found.id, found.title, found.outlet, found.published, around, matches, quote))
    return tuple(hits)


def appearances(connection: Connection, name: str) -> tuple[Appearance, ...]:
    """Where a document was met, oldest first."""
    query = select(met).join(documents).where(documents.c.name == name).order_by(met.c.id)
    return tuple(
        Appearance(row.outlet, row.url, row.published, row.title, row.byline, row.place, row.met)
        for row in connection.execute(query)
    )
