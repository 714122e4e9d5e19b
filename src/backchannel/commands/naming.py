"""What commands about who is who share: which entity of a case the user means, exactly or not at all."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from backchannel.errors import NotInCaseError

if TYPE_CHECKING:
    from backchannel.case import Case, CaseEntity
    from backchannel.identity import Judgement, MemberKey, Settled


@dataclass(frozen=True, slots=True)
class Meant:
    """What the user named: an entity of the case, and those of its members that bear the name."""

    words: str
    entity: "CaseEntity"
    members: "tuple[MemberKey, ...]"


def meant(case: "Case", words: str) -> Meant:
    """The one entity that is named.

    Args:
        case: where.
        words: a name or some words of it, the id of an entity, or `DOCUMENT#ENTITY`, an entity of one document.

    Raises:
        NotInCaseError: if nothing is called so.
        typer.BadParameter: if it fits several; the message names them.
    """
    if words in case.entities:
        return Meant(words, case.entities[words], case.entities[words].members)
    document, _, id = words.rpartition("#")
    if document in case.documents:
        try:
            return Meant(words, case.entity_of(document, id), ((document, id),))
        except KeyError:
            raise NotInCaseError("the case", f"the document {document!r} has no entity {id!r}") from None
    found = case.find(words)
    if not found:
        from backchannel.analysis.finding import find

        return Meant(words, find(case, words).entity, ())
    if len(found) > 1:
        lines = "; ".join(f"{e.id} ({e.name}, {_documents(e)})" for e in found[:8])
        raise typer.BadParameter(f"“{words}” fits {len(found)}; name one by its id: {lines}")
    return Meant(words, found[0], _bearing(case, found[0], words))


def decided(case: "Case", one: "CaseEntity", other: "CaseEntity", judgement: "Judgement") -> "Settled | None":
    """The decision of this kind that holds between two entities, if there is one."""
    pair = {one.id, other.id}
    return next((s for s in case.settled if {s.a, s.b} == pair and s.decision.judgement is judgement), None)


def _bearing(case: "Case", entity: "CaseEntity", words: str) -> "tuple[MemberKey, ...]":
    """Members whose document gives the name; all where only the entity as a whole bears it."""
    wanted, keys = words.casefold().strip(), set(entity.members)
    found = []
    for extraction in case.extractions:
        for own in extraction.entities:
            if (extraction.document.id, own.id) in keys:
                names = {own.name, *(span.of(extraction.document.text) for span in own.mentions)}
                if wanted in (" ".join(name.split()).casefold() for name in names):
                    found.append((extraction.document.id, own.id))
    return tuple(found) or entity.members


def _documents(entity: "CaseEntity") -> str:
    count = len({document for document, _ in entity.members})
    return f"{count} document{'s' * (count != 1)}"
