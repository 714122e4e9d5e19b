"""Take a document out of a case with all that rests on it: says first what goes, and leaves an entry in the log."""

from dataclasses import asdict, dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, select

from backchannel.case import audit, fulltext
from backchannel.case.reading import document
from backchannel.case.tables import (
    appearances,
    claims,
    concerns,
    decisions,
    documents,
    entities,
    extractions,
    info,
    lineages,
    mentions,
    raws,
)
from backchannel.case.tables import audit as log
from backchannel.errors import NotInCaseError


@dataclass(frozen=True, slots=True)
class Goes:
    """What goes with a document.

    Attributes:
        document: its id in the case.
        hash: of its text; all that the log keeps of it.
        title, outlet, published: as far as known.
        appearances, claims, entities, mentions: how many of each; claims of older engines count.
        orphans: entities of this document that no other document of the case has by that name.
        raw: bytes of the file it came from, if they were kept.
        decisions: entries of the log whose content is erased with it.
        derived: ids of documents whose lineage leads to it.
    """

    document: str
    hash: str
    title: str | None
    outlet: str | None
    published: str | None
    appearances: int
    claims: int
    entities: int
    mentions: int
    orphans: tuple[str, ...]
    raw: int
    decisions: tuple[int, ...]
    derived: tuple[str, ...]


def what_goes(connection: Connection, name: str, where: str) -> Goes:
    """What deleting a document would take.

    Raises:
        NotInCaseError: if the case has no document of that id.
    """
    row = connection.execute(select(documents).where(documents.c.name == name)).first()
    if row is None:
        raise NotInCaseError(where, f"no document has the id {name!r}; backchannel search finds them")
    held = connection.execute(select(func.length(raws.c.data)).where(raws.c.document == row.id)).scalar()
    of_claims = select(func.count()).select_from(claims.join(extractions)).where(extractions.c.document == row.id)
    of_mentions = select(func.count()).select_from(mentions.join(entities)).where(entities.c.document == row.id)
    other = entities.alias()
    elsewhere = select(other.c.id).where(
        other.c.folded == entities.c.folded, other.c.type == entities.c.type, other.c.document != row.id
    )
    orphans = select(entities.c.name).where(entities.c.document == row.id, ~elsewhere.exists()).distinct()
    derived = (
        select(documents.c.name)
        .join(lineages, lineages.c.document == documents.c.id)
        .where(lineages.c.derived == name)
        .order_by(documents.c.name)
    )
    return Goes(
        document=name,
        hash=row.hash,
        title=row.title,
        outlet=row.outlet,
        published=row.published,
        appearances=_count(connection, appearances.c.document, row.id),
        claims=connection.execute(of_claims).scalar_one(),
        entities=_count(connection, entities.c.document, row.id),
        mentions=connection.execute(of_mentions).scalar_one(),
        orphans=tuple(sorted(connection.execute(orphans).scalars())),
        raw=held or 0,
        decisions=tuple(_erasable(connection, row.hash)),
        derived=tuple(connection.execute(derived).scalars()),
    )


def _count(connection: Connection, column: ColumnElement[int], id: int) -> int:
    return connection.execute(select(func.count()).where(column == id)).scalar_one()


def _erasable(connection: Connection, hash: str) -> list[int]:
    numbers = audit.about(connection, hash)
    kept = select(log.c.seq).where(log.c.seq.in_(numbers), log.c.body.is_not(None)).order_by(log.c.seq)
    return list(connection.execute(kept).scalars())


def remove(connection: Connection, name: str, where: str, *, by: str, reason: str) -> Goes:
    """Delete a document; the same as `what_goes` told.

    Raises:
        NotInCaseError: if the case has no document of that id.
    """
    goes = what_goes(connection, name, where)
    row = connection.execute(select(documents).where(documents.c.name == name)).one()
    gone = document(row)
    fulltext.remove(connection, row.id, gone.title or "", gone.text)
    connection.execute(delete(documents).where(documents.c.id == row.id))
    connection.execute(delete(info).where(info.c.key == "lineage"))
    told = {key: value for key, value in asdict(goes).items() if isinstance(value, int)}
    erased = list(goes.decisions)
    audit.append(connection, by, "delete", {"document": goes.hash, "reason": reason, "took": told, "erased": erased})
    connection.execute(delete(decisions).where(decisions.c.entry.in_(erased)))
    connection.execute(delete(concerns).where(concerns.c.document == goes.hash))
    audit.erase(connection, erased)
    return goes
