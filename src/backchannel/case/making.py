"""From the store to a `Case`: extractions with decisions applied, entities joined, lineage as last worked out."""

import hashlib
import json
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from backchannel._version import __version__
from backchannel.case import deciding, listing, reading
from backchannel.case.applying import Applied, about_document, apply
from backchannel.case.database import Database
from backchannel.case.matching import Told, fit
from backchannel.case.memory import Case
from backchannel.case.records import Record, dumps
from backchannel.case.tables import documents, info, lineages
from backchannel.case.verdicts import Decided, Marks, Verdict, find_entity, told
from backchannel.errors import BusyCaseError, FullCaseError, ReadOnlyCaseError
from backchannel.identity import Decision, Judgement, Resolution, resolve
from backchannel.lineage import Kind, Lineage, trace
from backchannel.reference.lists import kept

_JUDGEMENTS = {Verdict.SAME: Judgement.SAME, Verdict.DIFFERENT: Judgement.DIFFERENT}


def case(database: Database) -> Case:
    """The whole case. Lineage is worked out anew only if documents came or went."""
    with database.reading() as connection:
        decisions = deciding.standing(connection)
        by_document = about_document(decisions)
        found = {hash: apply(it, by_document.get(hash, ())) for hash, it in reading.read(connection)}
        key = _key(connection)
        known = _kept(connection, key)
        own = listing.lists(connection)
    extractions = [applied.extraction for applied in found.values()]
    # The order of the documents must not matter to who is taken for whom.
    extractions.sort(key=lambda extraction: (extraction.document.published or "", extraction.document.id))
    names = {made.name for made in own}
    lists = [*own, *(made for made in kept() if made.name not in names)]
    resolution = resolve(extractions, decisions=_identity(decisions, found), lists=lists)
    if known is None:
        known = trace([extraction.document for extraction in extractions])
        _keep(database, key, known)
    lineage = {item.document: item for item in known}
    return Case.of(extractions, resolution, lineage=lineage, marks=_marks(decisions, found, resolution))


def _identity(decisions: Sequence[Decided], found: dict[str, Applied]) -> list[Decision]:
    """Decisions about who is who, on the entities that the documents now have."""
    made = []
    for decision in decisions:
        if decision.verdict in _JUDGEMENTS:
            a, b = (_member(decision.target[side], found) for side in ("a", "b"))
            if a and b:
                made.append(Decision(_JUDGEMENTS[decision.verdict], a, b, decision.by, decision.reason, decision.entry))
    return made


def _member(target: Record, found: dict[str, Applied]) -> tuple[str, str] | None:
    applied = found.get(target["document"])
    if applied is None:
        return None
    id = find_entity(target, applied.extraction)
    return (applied.extraction.document.id, id) if id is not None else None


def _marks(decisions: Sequence[Decided], found: dict[str, Applied], resolution: Resolution) -> Marks:
    verdicts = {
        f"{applied.extraction.document.id}#{id}": decision.verdict
        for applied in found.values()
        for id, decision in applied.decided.items()
        if decision.verdict is not Verdict.REJECT
    }
    comments: dict[str, list[str]] = {}
    reliability: dict[str, str] = {}
    for decision in decisions:
        if decision.verdict is Verdict.COMMENT:
            on = _commented(decision.target, found)
            if on is not None:
                comments.setdefault(on, []).append(decision.value["text"])
        elif decision.verdict is Verdict.GRADE:
            outlet = decision.target.get("outlet")
            member = None if outlet else _member(decision.target["entity"], found)
            graded = resolution.of(*member).id if member else outlet
            if graded:
                reliability[graded] = decision.value["reliability"]
    return Marks(verdicts, {on: tuple(texts) for on, texts in comments.items()}, reliability)


def _commented(target: Record, found: dict[str, Applied]) -> str | None:
    applied = found.get(target["document"])
    if applied is None:
        return None
    name = applied.extraction.document.id
    if "claim" not in target:
        return name
    for id, decision in applied.decided.items():
        if decision.target["claim"] == target["claim"]:
            return f"{name}#{id}"
    about = told(target)
    fits = [(fit(about, Told.of(applied.extraction, claim)), claim.id) for claim in applied.extraction.claims]
    best = max(fits, default=(0.0, ""))
    return f"{name}#{best[1]}" if best[0] > 0 else name


def extractions_key(items: Sequence[tuple[str, str]]) -> str:
    """What lineage depends on: the documents with their metadata, and the version of the program."""
    return hashlib.sha256(dumps([__version__, *sorted(items)]).encode()).hexdigest()


def _key(connection: Connection) -> str:
    fields = (documents.c.name, documents.c.hash, documents.c.published, documents.c.outlet)
    rows = connection.execute(select(*fields)).all()
    return extractions_key([(row.name, f"{row.hash} {row.published} {row.outlet}") for row in rows])


def _kept(connection: Connection, key: str) -> tuple[Lineage, ...] | None:
    if connection.execute(select(info.c.value).where(info.c.key == "lineage")).scalar() != key:
        return None
    query = select(lineages, documents.c.name).join(documents).order_by(documents.c.id)
    return tuple(
        Lineage(row.name, Kind(row.kind), row.derived, row.origin, row.score, tuple(json.loads(row.why)))
        for row in connection.execute(query)
    )


def _keep(database: Database, key: str, found: Sequence[Lineage]) -> None:
    """Keep the lineage for next time, unless the case is for reading only or has changed meanwhile."""
    if database.readonly:
        return
    try:
        with database.writing(patience=1) as connection:
            if _key(connection) != key:
                return
            ids = {row.name: row.id for row in connection.execute(select(documents.c.name, documents.c.id))}
            connection.execute(delete(lineages))
            connection.execute(delete(info).where(info.c.key == "lineage"))
            rows = [
                {
                    "document": ids[item.document],
                    "kind": item.kind.value,
                    "derived": item.derived_from,
                    "origin": item.origin,
                    "score": item.score,
                    "why": dumps(item.why),
                }
                for item in found
            ]
            if rows:
                connection.execute(insert(lineages), rows)
            connection.execute(insert(info).values(key="lineage", value=key))
    except (ReadOnlyCaseError, FullCaseError, BusyCaseError):
        return  # next time, then
