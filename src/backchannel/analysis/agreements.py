"""Agreements: who takes part, what was promised, who joined, left, broke, revived or proposed it, by claims."""

from dataclasses import dataclass

from backchannel.analysis.accounts import Account
from backchannel.case import Case, CaseClaim, CaseEntity
from backchannel.model import Action, Modality, PartyRole, Span


@dataclass(frozen=True, slots=True)
class Promise:
    """What one party promises: the words, and where they stand."""

    by: CaseEntity
    claim: CaseClaim
    text: Span

    @property
    def words(self) -> str:
        """The promise as the document puts it."""
        return self.claim.words(self.text) or ""


@dataclass(frozen=True, slots=True)
class AgreementView:
    """All that is claimed of one agreement.

    Attributes:
        agreement: the accord.
        parties: those told to have signed or joined it, in order of first mention.
        promises: by whom, what; the same words told by copies once.
        acts: accounts of what was done about it, by date.
    """

    agreement: CaseEntity
    parties: tuple[CaseEntity, ...]
    promises: tuple[Promise, ...]
    acts: tuple[Account, ...]

    def done(self, *actions: Action) -> tuple[Account, ...]:
        """Acts of these kinds that are told as done."""
        return tuple(a for a in self.acts if a.lead.claim.action in actions and a.modality is Modality.ACTUAL)


def agreements(case: Case, acts: tuple[Account, ...]) -> tuple[AgreementView, ...]:
    """A view of every agreement of the case: those with most claims first, then by name.

    Args:
        case: the case.
        acts: its accounts of type agreement.
    """
    by_accord: dict[str, list[Account]] = {}
    entities: dict[str, CaseEntity] = {}
    for account in acts:
        for accord in account.who(PartyRole.AGREEMENT)[:1]:
            entities[accord.id] = accord
            by_accord.setdefault(accord.id, []).append(account)
    made = [_view(case, entities[id], tuple(found)) for id, found in by_accord.items()]
    return tuple(sorted(made, key=lambda d: (-sum(len(a.claims) for a in d.acts), d.agreement.name, d.agreement.id)))


def _view(case: Case, accord: CaseEntity, acts: tuple[Account, ...]) -> AgreementView:
    parties: dict[str, CaseEntity] = {}
    promises: dict[tuple[str, str], Promise] = {}
    for account in acts:
        for claim in account.telling:
            if claim.claim.action in (Action.SIGNS, Action.JOINS) and claim.modality is Modality.ACTUAL:
                parties |= {party.id: party for party in claim.who(PartyRole.PARTY)}
            for term in claim.claim.terms:
                by = case.entity_of(claim.document.id, term.by)
                promise = Promise(by, claim, term.text)
                promises.setdefault((by.id, " ".join(promise.words.casefold().split())), promise)
    return AgreementView(accord, tuple(parties.values()), tuple(promises.values()), acts)
