"""Independent origins: how many sources a set of claims really has.

Articles are not counted. A copy or an abridgement counts with its original; what an article has from another outlet
counts with that outlet; one outlet in its own voice is one origin however often it says so; two papers that quote one
person have one source, that person; and unnamed sources described in the same words are taken for the same ones, since
nobody can show that they are not.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backchannel.case import Case, CaseClaim, CaseSource
from backchannel.lineage.traits import same_outlet
from backchannel.model import SourceKind


@dataclass(frozen=True, slots=True)
class Origin:
    """Where claims come from in the end.

    Attributes:
        key: what makes it one (`document:...`, `entity:...`, `outlet:...`, `anonymous:...`).
        label: who or what it is, in words.
        anonymous: whether nobody can say who it is.
        documents: ids of the documents that carry it, in the order of the case.
    """

    key: str
    label: str
    anonymous: bool
    documents: tuple[str, ...]


def origins(case: Case, claims: Iterable[CaseClaim]) -> tuple[Origin, ...]:
    """The independent origins of these claims, in order of first appearance."""
    found: dict[str, tuple[str, bool, dict[str, None]]] = {}
    hidden: dict[str, str] = {}
    for claim in claims:
        key, label, anonymous = origin_of(case, claim)
        if anonymous:  # what the copy calls "reportedly" is what its original has from "press reports"
            key = hidden.setdefault(case.lineage[claim.document.id].origin, key)
        found.setdefault(key, (label, anonymous, {}))[2][claim.document.id] = None
    return tuple(Origin(key, label, anonymous, tuple(ids)) for key, (label, anonymous, ids) in found.items())


def origin_of(case: Case, claim: CaseClaim) -> tuple[str, str, bool]:
    """Key, label and anonymity of the origin of one claim.

    The chain is followed to the source nearest to the fact. An unnamed source behind an outlet is that outlet's.
    """
    if not claim.sources:
        return _document(case, claim.document.id)
    nearest = claim.sources[0]
    if nearest.source.kind is SourceKind.ANONYMOUS:
        outlet = next((link for link in claim.sources[1:] if link.source.kind is SourceKind.OUTLET), None)
        if outlet:
            key, label, _ = _outlet(case, claim, outlet)
            return key, f"{nearest.source.name}, through {label}", True
        words = _plain(nearest.source.name)
        return f"anonymous:{words}", f"“{nearest.source.name}”", True
    if nearest.source.kind is SourceKind.OUTLET:
        return _outlet(case, claim, nearest)
    if nearest.entity:
        return f"entity:{nearest.entity.id}", nearest.entity.name, False
    return f"named:{_plain(nearest.source.name)}", nearest.source.name, False


def label_of(case: Case, document: str) -> str:
    """A document by what a reader knows it by: its outlet and date, else its title, else its id."""
    found = case.documents[document]
    name = found.outlet or found.title or found.id
    return f"{name}, {found.published}" if found.published else name


def _document(case: Case, id: str) -> tuple[str, str, bool]:
    origin = case.lineage[id].origin
    if origin in case.documents:
        outlet = case.documents[origin].outlet
        if outlet:  # what one paper says in its own voice twice, it still says alone
            return f"outlet:{_plain(outlet)}", outlet, False
        return f"document:{origin}", label_of(case, origin), False
    return f"outlet:{_plain(origin)}", origin, False


def _outlet(case: Case, claim: CaseClaim, link: CaseSource) -> tuple[str, str, bool]:
    """An outlet that a document names: the original that the document derives from, if it is that outlet's."""
    lineage = case.lineage[claim.document.id]
    own = claim.document.outlet
    if same_outlet(link.source.name, own):
        return _document(case, claim.document.id)
    known = case.documents.get(lineage.origin)
    if (
        lineage.derived_from
        and known
        and (not _proper(link.source.name) or same_outlet(link.source.name, known.outlet))
    ):
        return _document(case, claim.document.id)
    if _proper(link.source.name):
        return f"outlet:{_plain(link.source.name)}", link.source.name, False
    return f"anonymous:{_plain(link.source.name)}", f"“{link.source.name}”", True


def _proper(name: str) -> bool:
    """Whether an outlet is named ("the Post"), and not only described ("press reports", "The newspaper")."""
    words = re.findall(r"[^\W\d_]+", re.sub(r"^(?:the|a|an|several|some|many)\s+", "", name, flags=re.IGNORECASE))
    return bool(words) and words[0][0].isupper()


def _plain(name: str) -> str:
    words: Sequence[str] = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in ("the", "a", "an", "some", "its", "his", "her", "their"))
