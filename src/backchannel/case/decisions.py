"""What people decide about a case: every decision with who, when, why and what was shown; never overwritten."""

from collections.abc import Sequence
from typing import Any

from backchannel.case import deciding, reading
from backchannel.case.applying import Applied, apply, corrected
from backchannel.case.audit import Entry
from backchannel.case.database import Database
from backchannel.case.matching import Told
from backchannel.case.records import Record
from backchannel.case.verdicts import (
    ABOUT_CLAIMS,
    Decided,
    Verdict,
    claim_target,
    entity_target,
    written,
)
from backchannel.errors import NotInCaseError
from backchannel.identity import CaseEntity, MemberKey
from backchannel.model import Claim

Who = CaseEntity | MemberKey
"""An entity of the case, or (document id, entity id)."""


class Decisions:
    """The decisions of one case.

    Args:
        database: where it lies.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def standing(self) -> list[Decided]:
        """Decisions that were not taken back, oldest first."""
        with self._db.reading() as connection:
            return deciding.standing(connection)

    def decide(
        self,
        verdict: Verdict | str,
        claim: str,
        *,
        by: str,
        reason: str = "",
        shown: Any = None,
        changes: Record | None = None,
    ) -> Entry:
        """Accept, reject or correct a claim.

        Args:
            verdict: which.
            claim: its key, `document#claim`.
            by: who decides.
            reason: why.
            shown: what the person saw, as JSON values; by default the quote and the claim.
            changes: to correct: fields of the claim in the exchange format with new values; `entities` may hold
                entities, in the exchange format, that the document has not yet.

        Raises:
            NotInCaseError: if the case has no such claim.
            ExchangeError: if the corrected claim would not be sound; `field` is the path to the bad value.
            ValueError: if the verdict is none about claims, or changes and verdict do not fit.
        """
        verdict = Verdict(verdict)
        if verdict not in ABOUT_CLAIMS:
            raise ValueError(f"{verdict.value} is no decision about a claim")
        if (verdict is Verdict.CORRECT) != bool(changes):
            raise ValueError("a correction, and nothing else, says what changes")
        with self._db.writing() as connection:
            hash, applied, found = self._claim(connection, claim)
            extraction = applied.extraction
            before = applied.decided.get(found.id)
            target = before.target if before else claim_target(hash, extraction, found)
            value: Record = {}
            if verdict is Verdict.CORRECT:
                value = written(corrected(extraction, found, changes or {}, by))
            elif verdict is Verdict.ACCEPT:
                value = written(Told.of(extraction, found))
            seen = shown if shown is not None else _shown(found, extraction.document.text)
            return deciding.write(connection, verdict, target, value, by=by, reason=reason, shown=seen)

    def _claim(self, connection: Any, key: str) -> tuple[str, Applied, Claim]:
        name, _, id = key.rpartition("#")
        for hash, extraction in reading.read(connection, names=[name]):
            applied = apply(extraction, deciding.standing(connection, hash))
            for claim in (*applied.extraction.claims, *applied.rejected):
                if claim.id == id:
                    return hash, applied, claim
        raise NotInCaseError(self._db.where, f"no claim has the key {key!r}")

    def accept(self, claim: str, *, by: str, reason: str = "", shown: Any = None) -> Entry:
        """A claim is right as it stands."""
        return self.decide(Verdict.ACCEPT, claim, by=by, reason=reason, shown=shown)

    def reject(self, claim: str, *, by: str, reason: str = "", shown: Any = None) -> Entry:
        """A claim is not what its document says."""
        return self.decide(Verdict.REJECT, claim, by=by, reason=reason, shown=shown)

    def correct(self, claim: str, changes: Record, *, by: str, reason: str = "", shown: Any = None) -> Entry:
        """A claim is right once these fields are changed; see `decide`."""
        return self.decide(Verdict.CORRECT, claim, by=by, reason=reason, shown=shown, changes=changes)

    def merge(self, a: Who, b: Who, *, by: str, reason: str = "", shown: Any = None) -> Entry:
        """Two entities are one.

        Raises:
            NotInCaseError: if the case has no such entities.
        """
        return self._pairs(Verdict.SAME, [(_one(a), _one(b))], by=by, reason=reason, shown=shown)[0]

    def apart(self, a: Who, b: Who, *, by: str, reason: str = "", shown: Any = None) -> Entry:
        """Two entities are not one.

        Raises:
            NotInCaseError: if the case has no such entities.
        """
        return self._pairs(Verdict.DIFFERENT, [(_one(a), _one(b))], by=by, reason=reason, shown=shown)[0]

    def split(
        self, entity: CaseEntity, members: Sequence[MemberKey], *, by: str, reason: str = "", shown: Any = None
    ) -> list[Entry]:
        """Some members of an entity are another one: each is kept apart from each that stays. Undone together.

        Raises:
            ValueError: if these are no members of it, or all of them.
        """
        rest = [member for member in entity.members if member not in set(members)]
        if not members or not rest or not set(members) <= set(entity.members):
            raise ValueError("name some of the entity's members, not all")
        pairs = [(one, other) for one in members for other in rest]
        return self._pairs(Verdict.DIFFERENT, pairs, by=by, reason=reason, shown=shown)

    def _pairs(
        self, verdict: Verdict, pairs: Sequence[tuple[MemberKey, MemberKey]], *, by: str, reason: str, shown: Any
    ) -> list[Entry]:
        with self._db.writing() as connection:
            targets = self._targets(connection, {member for pair in pairs for member in pair})
            made: list[Entry] = []
            for a, b in pairs:
                target = {"a": targets[a], "b": targets[b]}
                seen = shown if shown is not None else [targets[a]["name"], targets[b]["name"]]
                group = made[0].seq if made else None
                made.append(
                    deciding.write(connection, verdict, target, {}, by=by, reason=reason, shown=seen, group=group)
                )
            return made

    def _targets(self, connection: Any, members: set[MemberKey]) -> dict[MemberKey, Record]:
        found: dict[MemberKey, Record] = {}
        for hash, extraction in reading.read(connection, names=sorted({document for document, _ in members})):
            applied = apply(extraction, deciding.standing(connection, hash))
            for entity in applied.extraction.entities:
                found[extraction.document.id, entity.id] = entity_target(hash, entity)
        for document, entity_id in sorted(members):
            if (document, entity_id) not in found:
                raise NotInCaseError(self._db.where, f"{document!r} has no entity {entity_id!r}")
        return found

    def comment(self, on: str, text: str, *, by: str, shown: Any = None) -> Entry:
        """Say something about a claim (`document#claim`) or a document (its id).

        Raises:
            NotInCaseError: if the case has neither.
        """
        with self._db.writing() as connection:
            found = list(reading.read(connection, names=[on]))
            if found:
                target: Record = {"document": found[0][0]}
            else:
                hash, applied, claim = self._claim(connection, on)
                before = applied.decided.get(claim.id)
                target = before.target if before else claim_target(hash, applied.extraction, claim)
            return deciding.write(connection, Verdict.COMMENT, target, {"text": text}, by=by, reason="", shown=shown)

    def grade(self, of: str | Who, reliability: str, *, by: str, reason: str = "", shown: Any = None) -> Entry:
        """Give an outlet (its name) or a person (an entity) a reliability, A to F; the last one counts.

        Raises:
            NotInCaseError: if the case has no such entity.
            ValueError: if it is no such grade.
        """
        value = {"reliability": deciding.check_grade(reliability)}
        with self._db.writing() as connection:
            if isinstance(of, str):
                target: Record = {"outlet": of}
            else:
                member = _one(of)
                target = {"entity": self._targets(connection, {member})[member]}
            return deciding.write(connection, Verdict.GRADE, target, value, by=by, reason=reason, shown=shown)

    def undo(self, entry: int, *, by: str, reason: str = "") -> Entry:
        """Take a decision back by another entry of the log.

        Raises:
            NotInCaseError: if there is no such decision, or it was taken back before.
        """
        with self._db.writing() as connection:
            return deciding.undo(connection, entry, self._db.where, by=by, reason=reason)


def _one(who: Who) -> MemberKey:
    """The member that stands for an entity."""
    return who.members[0] if isinstance(who, CaseEntity) else who


def _shown(claim: Claim, text: str) -> Record:
    return {"quote": claim.evidence.of(text), "claim": claim.id}
