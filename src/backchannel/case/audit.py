"""The log of a case: who did what when, in a chain in which each entry holds the hash of the one before.

An entry's hash covers its number, time, person, action, the digest of its body and the hash before. The body itself
(what was decided, with the words that were shown) may be erased together with the document that it quotes; its digest
stays, so the chain holds, and the entry of the deletion says which bodies went. A random salt in each body keeps anyone
from guessing an erased body by its digest. The end of a chain can be cut off unseen, so note its newest hash elsewhere.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from backchannel.case.records import dumps
from backchannel.case.tables import audit, concerns, decisions

START = "0" * 64
"""What stands for the hash before the first entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log.

    Attributes:
        seq: its number; the first is 1.
        at: when, in UTC (ISO 8601).
        by: who.
        action: `create`, `add`, `decide`, `undo`, `delete`, `restore`, `list`, `unlist`.
        body: what, or None where it was erased with a document that was deleted.
        hash: of this entry and, through the one before, of all before.
    """

    seq: int
    at: str
    by: str
    action: str
    body: dict[str, Any] | None
    hash: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What checking the chain found: how many entries, how many erased bodies, the newest hash, and what is wrong."""

    entries: int
    erased: int
    head: str
    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def now() -> str:
    """The time in UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def append(connection: Connection, by: str, action: str, body: dict[str, Any]) -> Entry:
    """Add an entry; only a writer, who holds the lock, may."""
    last = connection.execute(select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)).first()
    seq, previous = (last.seq + 1, last.hash) if last else (1, START)
    at, text = now(), dumps({**body, "salt": secrets.token_hex(16)})
    digest = _digest(text)
    hash = _hash(seq, at, by, action, digest, previous)
    connection.execute(
        insert(audit).values(
            seq=seq, at=at, who=by, action=action, digest=digest, body=text, previous=previous, hash=hash
        )
    )
    return Entry(seq, at, by, action, json.loads(text), hash)


def erase(connection: Connection, entries: list[int]) -> None:
    """Erase the bodies of these entries; who, when and their hashes stay."""
    if entries:
        connection.execute(update(audit).where(audit.c.seq.in_(entries)).values(body=None))


def about(connection: Connection, document: str) -> list[int]:
    """Numbers of the entries that quote the document with this hash."""
    found = select(concerns.c.entry).where(concerns.c.document == document).order_by(concerns.c.entry)
    return list(connection.execute(found).scalars())


def entries(connection: Connection, after: int = 0) -> Iterator[Entry]:
    """Entries with a number above `after`, oldest first."""
    for row in connection.execute(select(audit).where(audit.c.seq > after).order_by(audit.c.seq)):
        yield entry(row)


def entry(row: Row[Any]) -> Entry:
    """An entry from its row."""
    body = json.loads(row.body) if row.body is not None else None
    return Entry(row.seq, row.at, row.who, row.action, body, row.hash)


def verify(connection: Connection, head: str | None = None) -> Verified:
    """Check the whole chain.

    Args:
        connection: where to read it.
        head: a newest hash that was noted earlier; it must still be in the chain.
    """
    previous, count, seen = START, 0, set()
    problems: list[str] = []
    missing: set[int] = set()
    allowed: set[int] = set()
    for row in connection.execute(select(audit).order_by(audit.c.seq)):
        count += 1
        if row.seq != count:
            problems.append(f"entry {count} is missing")
            count = row.seq
        if row.previous != previous:
            problems.append(f"entry {row.seq} does not follow the one before it")
        if _hash(row.seq, row.at, row.who, row.action, row.digest, row.previous) != row.hash:
            problems.append(f"entry {row.seq} was changed")
        if row.body is None:
            missing.add(row.seq)
        elif _digest(row.body) != row.digest:
            problems.append(f"what entry {row.seq} says was changed")
        elif row.action == "delete":
            allowed.update(json.loads(row.body).get("erased", ()))
        previous = row.hash
        seen.add(row.hash)
    problems += [f"what entry {seq} says was erased, and no deletion tells of it" for seq in sorted(missing - allowed)]
    if head is not None and head not in seen:
        problems.append(f"no entry has the hash {head}: entries were cut off, or it is another case")
    decided = select(func.count()).select_from(audit).where(audit.c.action == "decide", audit.c.body.is_not(None))
    listed = connection.execute(select(func.count()).select_from(decisions)).scalar_one()
    if connection.execute(decided).scalar_one() != listed:
        problems.append("the list of decisions does not match the log")
    return Verified(count, len(missing), previous, tuple(problems))


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _hash(seq: int, at: str, by: str, action: str, digest: str, previous: str) -> str:
    signed = {"seq": seq, "at": at, "by": by, "action": action, "digest": digest, "previous": previous}
    return hashlib.sha256(dumps(signed).encode()).hexdigest()
