"""Whom a name means in a case."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backchannel.case import Case, CaseEntity
from backchannel.errors import NotInCaseError
from backchannel.model import EntityType
from backchannel.reference import countries

if TYPE_CHECKING:
    from backchannel.analysis.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Found:
    """The entity that is meant, and others that the name fits as well."""

    entity: CaseEntity
    others: tuple[CaseEntity, ...]


def find(case: Case, name: str, *types: EntityType) -> Found:
    """The entity that a name, or an id, means: of several the one with most claims.

    Args:
        case: where.
        name: all of a name or some of its words; letter case does not count.
        types: only entities of these types; none given for all.

    Raises:
        NotInCaseError: if the name fits nothing in the case.
    """
    if name in case.entities and (not types or case.entities[name].type in types):
        return Found(case.entities[name], ())
    fitting = [entity for entity in case.find(name) if not types or entity.type in types]
    if not fitting:
        raise NotInCaseError("the case", f"nothing in it is called {name!r}{_near(case, name)}")
    fitting.sort(key=lambda e: (-len(case.about(e.id)), -len(e.members), e.name, e.id))
    return Found(fitting[0], tuple(fitting[1:]))


def _near(case: Case, name: str) -> str:
    from rapidfuzz import fuzz, process

    names = sorted({n for entity in case.entities.values() for n in entity.names})
    close = [n for n, _, _ in process.extract(name, names, scorer=fuzz.WRatio, limit=3, score_cutoff=70)]
    return f"; close to it: {', '.join(close)}" if close else "; `backchannel network` lists who is in it"


def state(analysis: "Analysis", name: str) -> str:
    """The code of the state that a name means: in the reference, or in the case.

    Raises:
        NotInCaseError: if it means none.
    """
    known = countries.find(name)
    if known is not None:
        return known.country.code
    entity = find(analysis.case, name).entity
    side = analysis.sides.of(entity)
    if side is None:
        raise NotInCaseError("the case", f"{name!r} is no state; name one, such as Iran")
    return side.code
