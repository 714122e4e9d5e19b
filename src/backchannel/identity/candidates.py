"""Who else an entity of a case might be, and why it is taken for the same, for another, or for neither yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from backchannel.identity.entities import CaseEntity, Settled, UnsurePair
from backchannel.identity.judgement import Judgement, Reason
from backchannel.identity.names import Comparison, Level, compare_parsed
from backchannel.model import EntityType
from backchannel.reference.names import PersonName, parse

_RELATED = (Level.CONFLICT, Level.MIDDLE_CONFLICT)
"""Levels at which two people only share a surname: worth telling, for a reader may take them for one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that another might be.

    Attributes:
        entity: the candidate; for `SAME` the entity itself, as what its documents name was joined.
        judgement: what it is taken for.
        reasons: why, strongest first; the weight is in bits, 99 and -99 for what a person decided.
        entry: number of the decision in the log of the case, where a person decided.
    """

    entity: CaseEntity
    judgement: Judgement
    reasons: tuple[Reason, ...]
    entry: int | None = None


def candidates(
    entity: CaseEntity,
    entities: Iterable[CaseEntity],
    unsure: Sequence[UnsurePair] = (),
    settled: Sequence[Settled] = (),
) -> tuple[Candidate, ...]:
    """Whom an entity might be: what was joined in it, then what stays unsure, then who is somebody else.

    Args:
        entity: of a case.
        entities: all of the case.
        unsure: pairs that nobody has decided, as `resolve` gives them.
        settled: pairs that somebody has.
    """
    known = {other.id: other for other in entities}
    found: dict[str, Candidate] = {}
    for held in settled:
        pair = {held.a, held.b}
        if entity.id in pair and len(pair) == 2 and held.decision.judgement is Judgement.DIFFERENT:
            (other,) = pair - {entity.id}
            by = f" by {held.decision.by}" if held.decision.by else ""
            note = f" ({held.decision.note})" if held.decision.note else ""
            reason = Reason(f"decided{by}: not the same{note}", -99.0)
            found[other] = Candidate(known[other], Judgement.DIFFERENT, (reason,), held.decision.entry)
    for doubt in unsure:
        if entity.id in (doubt.a, doubt.b):
            other = doubt.b if doubt.a == entity.id else doubt.a
            found.setdefault(other, Candidate(known[other], Judgement.UNSURE, doubt.reasons))
    if entity.type is EntityType.PERSON:
        for other_entity in known.values():
            if other_entity.id not in found and other_entity.id != entity.id and other_entity.type is entity.type:
                reason_for = _other(entity, other_entity)
                if reason_for is not None:
                    found[other_entity.id] = Candidate(other_entity, Judgement.DIFFERENT, (reason_for,))
    order = (Judgement.SAME, Judgement.UNSURE, Judgement.DIFFERENT)
    joined = [Candidate(entity, Judgement.SAME, entity.reasons, _joined_by(entity, settled))] if entity.reasons else []
    rest = sorted(found.values(), key=lambda c: (order.index(c.judgement), c.entity.name, c.entity.id))
    return (*joined, *rest)


def _joined_by(entity: CaseEntity, settled: Sequence[Settled]) -> int | None:
    for held in settled:
        if held.a == held.b == entity.id and held.decision.judgement is Judgement.SAME:
            return held.decision.entry
    return None


def _other(a: CaseEntity, b: CaseEntity) -> Reason | None:
    """Why two people with one surname are two; None where their names have nothing in common."""
    one, two = _full(a.names), _full(b.names)
    if not one or not two or not ({n.surname for n in one} & {n.surname for n in two}):
        return None
    compared = [compare_parsed(x, y) for x in one for y in two if x.surname == y.surname]
    against: list[Comparison] = [c for c in compared if c.barred or c.level in _RELATED]
    if against:
        return Reason(against[0].reason, 0.0)
    return Reason("the names allow one person, but too little else speaks for it", 0.0) if compared else None


@lru_cache(maxsize=1 << 15)
def _full(names: tuple[str, ...]) -> tuple[PersonName, ...]:
    return tuple(dict.fromkeys(p for name in names if (p := parse(name)).full))
