"""What changed between two versions of the engine: claims that appeared, went or changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from backchannel.case import matching
from backchannel.case.matching import Told
from backchannel.case.reading import read
from backchannel.case.tables import documents, extractions, runs
from backchannel.errors import NotInCaseError
from backchannel.model import Claim, Extraction


@dataclass(frozen=True, slots=True)
class Run:
    """A version of the engine that has read documents of the case.

    Attributes:
        engine: its name and version.
        first: when it came first, in UTC.
        documents: how many it has read.
        current: of how many its claims stand.
    """

    engine: str
    first: str
    documents: int
    current: int


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that appeared (`old` is None), went (`new` is None) or changed in `fields`.

    Attributes:
        document: id of the document.
        old, new: the claim in either run.
        fields: what differs; empty for a claim that appeared or went.
        quote: its evidence.
    """

    document: str
    old: Claim | None
    new: Claim | None
    fields: tuple[str, ...]
    quote: str

    @property
    def kind(self) -> str:
        """`appeared`, `went` or `changed`."""
        return "appeared" if self.old is None else "went" if self.new is None else "changed"


def known_runs(connection: Connection) -> tuple[Run, ...]:
    """The versions that have read documents, oldest first."""
    found = []
    for row in connection.execute(select(runs).order_by(runs.c.id)).all():
        standing = connection.execute(select(extractions.c.current).where(extractions.c.run == row.id)).scalars().all()
        found.append(Run(row.engine, row.first, len(standing), sum(standing)))
    return tuple(found)


def diff(connection: Connection, where: str, old: str | None, new: str | None) -> Iterator[Change]:
    """Changes from one engine to another, document by document, over the documents that both have read.

    Args:
        connection: where to read.
        where: of the case, for messages.
        old: name of an engine; by default the one before `new`.
        new: name of an engine; by default the last one.

    Raises:
        NotInCaseError: if there are no such runs.
    """
    ids = {row.engine: row.id for row in connection.execute(select(runs).order_by(runs.c.id))}
    names = list(ids)
    for name in (old, new):
        if name is not None and name not in ids:
            raise NotInCaseError(where, f"{name!r} has read nothing here; there are: {', '.join(names) or 'none'}")
    later = new or (names[-1] if names else "")
    before = names[: names.index(later)] if later else []
    earlier = old or (before[-1] if before else "")
    if not earlier or not later:
        raise NotInCaseError(
            where, "only one version of the engine has read these documents; there is nothing to compare"
        )
    both = (
        select(documents.c.name)
        .join(extractions, extractions.c.document == documents.c.id)
        .where(extractions.c.run == ids[earlier])
        .intersect(
            select(documents.c.name)
            .join(extractions, extractions.c.document == documents.c.id)
            .where(extractions.c.run == ids[later])
        )
    )
    names = sorted(connection.execute(both).scalars())
    for name in names:
        ((_, one),) = read(connection, run=ids[earlier], names=[name])
        ((_, other),) = read(connection, run=ids[later], names=[name])
        yield from compare(one, other)


def compare(one: Extraction, other: Extraction) -> Iterator[Change]:
    """Changes between two extractions of one document, in the order of its text."""
    old = [Told.of(one, claim) for claim in one.claims]
    new = [Told.of(other, claim) for claim in other.claims]
    pairs = matching.pair(old, new)
    found: list[tuple[Claim | None, Claim | None, tuple[str, ...]]] = []
    for i, told in enumerate(old):
        if i not in pairs:
            found.append((told.claim, None, ()))
        elif fields := matching.changes(told, new[pairs[i]]):
            found.append((told.claim, new[pairs[i]].claim, fields))
    taken = set(pairs.values())
    found += [(None, told.claim, ()) for j, told in enumerate(new) if j not in taken]
    changes = []
    for a, b, fields in found:
        claim = b or a
        if claim is not None:
            changes.append(
                (claim.evidence, Change(other.document.id, a, b, fields, claim.evidence.of(other.document.text)))
            )
    return iter([change for _, change in sorted(changes, key=lambda c: (c[0], c[1].kind))])
