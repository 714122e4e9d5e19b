"""Contradictions: one says that it was so and another that it was not, or they differ on the day or the place."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from backchannel.analysis.accounts import Account
from backchannel.analysis.matching import AGAINST, Matcher
from backchannel.analysis.sides import Sides
from backchannel.analysis.standing import time_of
from backchannel.case import Case, CaseClaim
from backchannel.model import ClaimType, Modality, PartyRole


class Conflict(StrEnum):
    """What two claims disagree about."""

    DENIED = "denied"
    DATE = "date"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims that cannot all be right.

    Attributes:
        about: denial, date or place.
        one, other: claims on either side, in the order of the case.
    """

    about: Conflict
    one: tuple[CaseClaim, ...]
    other: tuple[CaseClaim, ...]


def contradictions(case: Case, sides: Sides, accounts: Iterable[Account]) -> tuple[Contradiction, ...]:
    """Denials inside accounts, and dealings told in the same words with different dates or places.

    "The same words" is strict on purpose: two people can meet twice, and that is no contradiction.
    """
    listed = tuple(accounts)
    disputed = [account for account in listed if account.for_it and account.against]
    found = [Contradiction(Conflict.DENIED, account.for_it, account.against) for account in disputed]
    matcher = Matcher(case, sides)
    leads = [a for a in listed if a.type is ClaimType.CONTACT and a.modality is Modality.ACTUAL]
    alike: dict[object, list[Account]] = defaultdict(list)  # only the same parties in the same way are compared
    for account in leads:
        alike[frozenset(e.id for e in account.lead.who(PartyRole.PARTY)), account.lead.claim.medium].append(account)
    place = {account.id: number for number, account in enumerate(leads)}
    pairs = sorted(
        ((one, other) for same in alike.values() for one, other in combinations(same, 2)),
        key=lambda pair: (place[pair[0].id], place[pair[1].id]),
    )
    found += [Contradiction(about, a.for_it, b.for_it) for a, b in pairs if (about := _differ(matcher, a, b))]
    return tuple(found)


def _differ(matcher: Matcher, one: Account, other: Account) -> Conflict | None:
    a, b = one.lead, other.lead
    if a.document.id == b.document.id or not _same(a, b) or matcher.alike(a, b) < 0.5:
        return None
    times = time_of(a), time_of(b)
    if times[0] and times[1] and not times[0].overlaps(times[1]):
        return Conflict.DATE
    return Conflict.PLACE if a.place and b.place and a.place.id != b.place.id else None


def _same(a: CaseClaim, b: CaseClaim) -> bool:
    parties: Sequence[set[str]] = [{e.id for e in claim.who(PartyRole.PARTY)} for claim in (a, b)]
    return parties[0] == parties[1] and a.claim.medium is b.claim.medium and not {a.modality, b.modality} & AGAINST
