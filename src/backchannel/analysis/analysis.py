"""Everything that is computed over a case, each view once, on demand."""

from dataclasses import replace
from functools import cached_property

from backchannel.analysis.accounts import Account, Accounts
from backchannel.analysis.agreements import AgreementView, agreements
from backchannel.analysis.backchannels import Channel, Flag, Group, channels, flags
from backchannel.analysis.contradictions import Contradiction, contradictions
from backchannel.analysis.credibility import credibility
from backchannel.analysis.index import Index
from backchannel.analysis.networks import Network, network_of
from backchannel.analysis.networks.building import DONE
from backchannel.analysis.offices import Offices
from backchannel.analysis.register import Listed, RegisterCheck, check
from backchannel.analysis.revolving import Turn, revolving
from backchannel.analysis.sensitivity import Dependence, dependence, without
from backchannel.analysis.sides import Sides
from backchannel.analysis.standing import Standing, standing
from backchannel.analysis.timeline import Entry, Filter, timeline
from backchannel.analysis.views import Dossier, Pair, done, dossier, pair
from backchannel.case import Case, CaseClaim, CaseEntity
from backchannel.model import ClaimType, PartyRole


class Analysis:
    """Views over one case. Nothing here is stored as truth; every part of an answer leads back to its claims.

    Args:
        case: the case; it is never changed.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._networks: dict[tuple[frozenset[Group], bool], Network] = {}

    @cached_property
    def sides(self) -> Sides:
        """Which state everybody belongs to."""
        return Sides(self.case)

    @cached_property
    def offices(self) -> Offices:
        """Who held what when, by claims and by the record."""
        return Offices(self.case, self.sides)

    @cached_property
    def _accounts(self) -> Accounts:
        return Accounts(self.case, self.sides)

    @cached_property
    def contacts(self) -> tuple[Account, ...]:
        """Dealings, by date; an official register that lists one counts for its credibility."""
        return tuple(self._with_register(account) for account in self._accounts.of(ClaimType.CONTACT))

    @cached_property
    def ties(self) -> tuple[Account, ...]:
        """Lasting relations."""
        return self._accounts.of(ClaimType.TIE)

    @cached_property
    def roles(self) -> tuple[Account, ...]:
        """Offices as claims tell of them; `offices` has them with the record, over time."""
        return self._accounts.of(ClaimType.ROLE)

    @cached_property
    def index(self) -> Index:
        """Look-ups by entity."""
        return Index(self)

    @cached_property
    def acts(self) -> tuple[Account, ...]:
        """What was done about agreements, by date."""
        return self._accounts.of(ClaimType.AGREEMENT)

    @cached_property
    def agreements(self) -> tuple[AgreementView, ...]:
        """What is claimed of each agreement."""
        return agreements(self.case, self.acts)

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """Contacts that bear signs of a back channel, by date."""
        return flags(self.sides, self.offices, self.contacts)

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """Flagged contacts grouped by pair and go-between."""
        return channels(self.sides, self.flags)

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where claims about dealings and agreements disagree."""
        return contradictions(self.case, self.sides, (*self.contacts, *self.acts))

    @cached_property
    def timeline(self) -> tuple[Account, ...]:
        """Dealings and acts about agreements that are dated, by date; uncertain dates are spans, not points."""
        dated = [a for a in (*self.contacts, *self.acts) if a.when is not None]
        return tuple(sorted(dated, key=lambda a: (a.start, a.id)))

    @cached_property
    def dependence(self) -> tuple[Dependence, ...]:
        """What hangs on each origin."""
        return dependence(self)

    @cached_property
    def revolving(self) -> tuple[Turn, ...]:
        """Offices left before and taken after the dealings told as done."""
        return revolving(self, (account for account in self.contacts if done(account)))

    def account(self, id: str) -> Account:
        """The dealing with this id.

        Raises:
            KeyError: if there is none.
        """
        return self._contacts_by_id[id]

    @cached_property
    def _contacts_by_id(self) -> dict[str, Account]:
        return {account.id: account for account in self.contacts}

    def dossier(self, entity: CaseEntity) -> Dossier:
        """All that is claimed of an entity."""
        return dossier(self, entity)

    def pair(self, one: CaseEntity, other: CaseEntity) -> Pair:
        """All dealings between two entities; a state stands for whoever acts for it."""
        return pair(self, one, other)

    def over_time(self, kept: Filter | None = None) -> tuple[Entry, ...]:
        """The timeline, as far as a filter keeps it."""
        return timeline(self, kept)

    def network(self, counted: frozenset[Group] = DONE, states: bool = False) -> Network:
        """The network of contacts; what is not told as done counts only where it is asked for."""
        key = (counted, states)
        if key not in self._networks:
            self._networks[key] = network_of(self.contacts, self.sides, counted, states)
        return self._networks[key]

    def without(self, origin: str) -> "Analysis":
        """The analysis of the case without the claims of one origin (its key)."""
        return Analysis(without(self.case, origin))

    def register(self, account: Account) -> RegisterCheck:
        """Whether official registers list a dealing."""
        parties = [(e, self.standing(e, account.lead)) for e in account.who(PartyRole.PARTY)]
        return check(account, parties, self.sides)

    def _with_register(self, account: Account) -> Account:
        if len(account.asserting) != 2 or account.denying or self.register(account).listed is not Listed.LISTED:
            return account
        return replace(account, credibility=credibility(account.asserting, account.denying, listed=True))

    def standing(self, party: CaseEntity, dealing: CaseClaim) -> Standing:
        """What a party of a dealing was at the time."""
        return standing(self.offices, self.sides, party, dealing)
