"""Write decisions into the log of a case, read those that stand, take them back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, update

from backchannel.case import audit
from backchannel.case.audit import Entry
from backchannel.case.records import Record
from backchannel.case.tables import audit as log
from backchannel.case.tables import concerns, decisions
from backchannel.case.verdicts import RELIABILITY, Decided, Verdict
from backchannel.errors import NotInCaseError


def write(
    connection: Connection,
    verdict: Verdict,
    target: Record,
    value: Record,
    *,
    by: str,
    reason: str,
    shown: Any,
    group: int | None = None,
) -> Entry:
    """Append a decision; `group` is the first entry of several that are taken back together."""
    body: Record = {"verdict": verdict.value, "target": target, "value": value, "reason": reason, "shown": shown}
    if group is not None:
        body["group"] = group
    entry = audit.append(connection, by, "decide", body)
    connection.execute(insert(decisions).values(entry=entry.seq, verdict=verdict.value))
    for hash in sorted(_documents(target)):
        connection.execute(insert(concerns).values(entry=entry.seq, document=hash))
    return entry


def _documents(target: Record) -> set[str]:
    parts = [target, target.get("a") or {}, target.get("b") or {}, target.get("entity") or {}]
    return {part["document"] for part in parts if "document" in part}


def standing(connection: Connection, document: str | None = None) -> list[Decided]:
    """Decisions that were not taken back, oldest first; with a hash, only those about that document."""
    query = (select(log).join(decisions, decisions.c.entry == log.c.seq).where(decisions.c.undone.is_(None))).order_by(
        log.c.seq
    )
    if document is not None:
        query = query.join(concerns, concerns.c.entry == log.c.seq).where(concerns.c.document == document)
    found = []
    for row in connection.execute(query):
        entry = audit.entry(row)
        if entry.body is not None:
            found.append(_decided(entry, entry.body))
    return found


def _decided(entry: Entry, body: Record) -> Decided:
    return Decided(
        entry.seq,
        Verdict(body["verdict"]),
        entry.by,
        entry.at,
        body["reason"],
        body["target"],
        body["value"],
        body["shown"],
    )


def undo(connection: Connection, number: int, where: str, *, by: str, reason: str) -> Entry:
    """Take a decision back, and those that were made together with it; an entry of its own.

    Raises:
        NotInCaseError: if there is no such decision, or it was taken back before.
    """
    row = connection.execute(
        select(log.c.body, decisions.c.undone)
        .join(decisions, decisions.c.entry == log.c.seq)
        .where(log.c.seq == number)
    ).first()
    if row is None or row.body is None:
        raise NotInCaseError(where, f"entry {number} of the log is no decision; backchannel audit lists them")
    if row.undone is not None:
        raise NotInCaseError(where, f"decision {number} was taken back before, by entry {row.undone}")
    together = sorted(_together(connection, number))
    entry = audit.append(connection, by, "undo", {"undoes": together, "reason": reason})
    connection.execute(update(decisions).where(decisions.c.entry.in_(together)).values(undone=entry.seq))
    return entry


def _together(connection: Connection, number: int) -> Sequence[int]:
    groups = {entry.seq: (entry.body or {}).get("group", entry.seq) for entry in _open(connection)}
    return [seq for seq, group in groups.items() if group == groups[number]]


def _open(connection: Connection) -> list[Entry]:
    query = select(log).join(decisions, decisions.c.entry == log.c.seq).where(decisions.c.undone.is_(None))
    return [audit.entry(row) for row in connection.execute(query)]


def check_grade(grade: str) -> str:
    """A reliability, A to F.

    Raises:
        ValueError: if it is none.
    """
    if grade.upper() not in RELIABILITY:
        raise ValueError(f"{grade!r} is no reliability; there are {', '.join(RELIABILITY)}")
    return grade.upper()
