"""The timeline: dated dealings and acts about agreements, uncertain dates as spans, and filters over it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from backchannel.analysis.accounts import Account
from backchannel.analysis.backchannels import Flag
from backchannel.case import CaseEntity
from backchannel.model import EntityType, Modality
from backchannel.reading.time import describe

if TYPE_CHECKING:
    from backchannel.analysis.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Entry:
    """One dated dealing or act.

    Attributes:
        account: its claims.
        first, last: the days within which it was; None where that end is open.
        exact: whether it is known to the day.
        through: whether it is told as a stretch of time, and not as one day somewhere in it.
        said: the date as people say it.
        flag: the signs of a back channel, if it bears any.
    """

    account: Account
    first: date | None
    last: date | None
    exact: bool
    through: bool
    said: str
    flag: Flag | None


@dataclass(frozen=True, slots=True)
class Filter:
    """What to keep; None or empty keeps everything. All that are given must hold.

    Attributes:
        person: ids of entities of which one takes part.
        country: codes of states of which one takes part, by itself or by somebody who belongs to it.
        modality: as the dealing is told.
        source: words of which all stand in the outlet, the name of a source or the label of an origin.
        grade: worst credibility to keep, 1 (best) to 6.
        since, until: days; what can have been between them is kept.
        flagged: only what bears signs of a back channel.
    """

    person: frozenset[str] = frozenset()
    country: frozenset[str] = frozenset()
    modality: frozenset[Modality] = frozenset()
    source: str = ""
    grade: int = 6
    since: date | None = None
    until: date | None = None
    flagged: bool = False


def timeline(analysis: "Analysis", kept: Filter | None = None) -> tuple[Entry, ...]:
    """The dated dealings and acts that a filter keeps, by date; the undated are in no timeline.

    Without a filter for modality everything is there, each with its own modality: planned is shown as planned.
    """
    rules = kept or Filter()
    accounts: Iterable[Account] = analysis.timeline
    if rules.person:
        index = analysis.index
        chosen = {a.id for id in rules.person for a in (*index.contacts(id), *index.acts(id))}
        accounts = (account for account in accounts if account.id in chosen)
    return tuple(_entry(analysis, account) for account in accounts if _keeps(analysis, account, rules))


def _keeps(analysis: "Analysis", account: Account, rules: Filter) -> bool:
    when = account.when
    if when is None or account.credibility.grade > rules.grade:
        return False
    if (rules.since and when.last < rules.since) or (rules.until and when.first > rules.until):
        return False
    if rules.modality and _modality(account) not in rules.modality:
        return False
    if rules.flagged and analysis.index.flag(account.id) is None:
        return False
    if rules.country and not any(_of(analysis, p.entity) in rules.country for c in account.claims for p in c.parties):
        return False
    return not rules.source or _told_by(account, rules.source.casefold().split())


def _modality(account: Account) -> Modality:
    return account.modality if account.for_it else account.lead.modality


def _of(analysis: "Analysis", entity: CaseEntity) -> str | None:
    if entity.type in (EntityType.AGREEMENT, EntityType.EVENT):
        return None
    side = analysis.sides.of(entity)
    return side.code if side else None


def _told_by(account: Account, words: list[str]) -> bool:
    names = [o.label for o in (*account.asserting, *account.denying)]
    names += [c.document.outlet or c.document.id for c in account.claims]
    names += [link.source.name for c in account.claims for link in c.sources]
    return any(all(word in name.casefold() for word in words) for name in names)


def _entry(analysis: "Analysis", account: Account) -> Entry:
    when = account.when
    if when is None:
        raise ValueError(f"{account.id} is not dated")
    said = account.lead.claim.time
    return Entry(
        account=account,
        first=None if when.first == date.min else when.first,
        last=None if when.last == date.max else when.last,
        exact=when.first == when.last,
        through=not when.point,
        said=describe(said.edtf) if said else "",
        flag=analysis.index.flag(account.id),
    )
