"""Sensitivity: what disappears, and what is graded lower, when one origin is left out of account."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backchannel.analysis.accounts import Account
from backchannel.analysis.backchannels import Channel
from backchannel.analysis.credibility import credibility
from backchannel.analysis.origins import Origin, origin_of
from backchannel.case import Case, CaseEntity

if TYPE_CHECKING:
    from backchannel.analysis.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Dependence:
    """What hangs on one origin.

    Attributes:
        origin: who or what it is.
        lost: dealings that nobody else tells.
        weaker: dealings that others tell too, with the grade that they would have without it.
        channels: back channels in which no dealing would be left.
    """

    origin: Origin
    lost: tuple[Account, ...]
    weaker: tuple[tuple[Account, int], ...]
    channels: tuple[Channel, ...]


def dependence(analysis: "Analysis") -> tuple[Dependence, ...]:
    """What hangs on each origin of the case's dealings: those on which most channels and dealings hang first."""
    origins: dict[str, Origin] = {}
    lost: dict[str, list[Account]] = {}
    weaker: dict[str, list[tuple[Account, int]]] = {}
    for account in analysis.contacts:
        for origin in account.asserting:
            origins.setdefault(origin.key, origin)
            rest = [other for other in account.asserting if other.key != origin.key]
            if not rest:
                lost.setdefault(origin.key, []).append(account)
                continue
            told = account.credibility.why != "told as planned, possible or attempted only"
            grade = credibility(rest, account.denying, told).grade
            if grade > account.credibility.grade:
                weaker.setdefault(origin.key, []).append((account, grade))
    made = []
    for key in {*lost, *weaker}:
        gone = {account.id for account in lost.get(key, ())}
        channels = tuple(c for c in analysis.channels if {f.account.id for f in (*c.contacts, *c.apart)} <= gone)
        made.append(Dependence(origins[key], tuple(lost.get(key, ())), tuple(weaker.get(key, ())), channels))
    return tuple(sorted(made, key=lambda d: (-len(d.channels), -len(d.lost), -len(d.weaker), d.origin.key)))


class _AsBefore:
    """Identity as it was decided with all claims there."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def of(self, document_id: str, entity_id: str) -> CaseEntity:
        return self._case.entity_of(document_id, entity_id)


def without(case: Case, origin: str) -> Case:
    """The case without the claims of one origin (its key): everything else, offices too, can be computed anew.

    The documents stay, and who is who stays as it was decided with all claims there.
    """
    found = {claim.key: origin_of(case, claim) for claim in case.claims}
    line = {document: lineage.origin for document, lineage in case.lineage.items()}
    # Unnamed sources of a copy are those of its original, whatever the copy calls them (see `origins`).
    lines = {line[c.document.id] for c in case.claims if found[c.key][0] == origin and found[c.key][2]}
    gone = {
        c.key for c in case.claims if found[c.key][0] == origin or (found[c.key][2] and line[c.document.id] in lines)
    }
    kept = []
    for one in case.extractions:
        claims = tuple(claim for claim in one.claims if f"{one.document.id}#{claim.id}" not in gone)
        kept.append(replace(one, claims=claims))
    return Case.of(kept, _AsBefore(case), lineage=case.lineage)
