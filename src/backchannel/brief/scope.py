"""What a brief is about: the whole case, one entity, two of them, or one document."""

from collections.abc import Callable
from dataclasses import dataclass

from backchannel.analysis import Account, Analysis
from backchannel.analysis.finding import find
from backchannel.case import CaseClaim, CaseEntity
from backchannel.errors import NotInCaseError
from backchannel.model import EntityType


@dataclass(frozen=True, slots=True)
class Scope:
    """What belongs to a brief.

    Attributes:
        said: what it is about, in words; empty for the whole case.
        accounts: ids of the accounts of dealings that belong; None for all.
        keeps: whether a claim belongs.
        entities: whom it is about; empty for the whole case.
        document: id of the one document that it is about, if it is.
    """

    said: str
    accounts: frozenset[str] | None
    keeps: Callable[[CaseClaim], bool]
    entities: tuple[CaseEntity, ...] = ()
    document: str | None = None

    def of(self, account: Account) -> bool:
        """Whether a dealing belongs."""
        return self.accounts is None or account.id in self.accounts

    def holds(self, account: Account) -> bool:
        """Whether an account of any type belongs: by one of its claims."""
        return self.accounts is None or any(self.keeps(claim) for claim in account.claims)


def scope(
    analysis: Analysis, about: str | None = None, pair: tuple[str, str] | None = None, document: str | None = None
) -> Scope:
    """The scope that is asked for; without anything asked, the whole case (or its one document).

    Raises:
        NotInCaseError: a name or a document that the case does not have.
        ValueError: more than one asked for, or a pair of one.
    """
    if sum(x is not None for x in (about, pair, document)) > 1:
        raise ValueError("a brief is about one thing: a name, a pair or a document")
    case = analysis.case
    if about is not None:
        entity = find(case, about).entity
        mine = frozenset(a.id for a in analysis.index.contacts(entity.id))
        return Scope(entity.name, mine, lambda c: any(p.entity.id == entity.id for p in c.parties), (entity,))
    if pair is not None:
        one, other = (find(case, name).entity for name in pair)
        found = analysis.pair(one, other)
        both = frozenset(a.id for a in (*found.contacts, *found.apart))
        ids = [_meant(analysis, one), _meant(analysis, other)]

        def together(claim: CaseClaim) -> bool:
            parties = {p.entity.id for p in claim.parties}
            return all(parties & side for side in ids)

        return Scope(f"{one.name} and {other.name}", both, together, (one, other))
    if document is not None:
        if document not in case.documents:
            raise NotInCaseError("the case", f"no document has the id {document!r}; a brief lists the ids")
        here = frozenset(a.id for a in analysis.contacts if any(c.document.id == document for c in a.claims))
        title = case.documents[document].title
        said = f"“{title}”" if title else document
        return Scope(said, here, lambda c: c.document.id == document, document=document)
    only = next(iter(case.documents)) if len(case.documents) == 1 else None
    return Scope("", None, lambda c: True, document=only)


def _meant(analysis: Analysis, entity: CaseEntity) -> set[str]:
    side = analysis.sides.of(entity) if entity.type is EntityType.COUNTRY else None
    return {entity.id, *(analysis.index.of_side(side.code) if side else ())}
