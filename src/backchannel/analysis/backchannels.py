"""Back channels: contacts flagged with reasons and alternatives, grouped into channels. A pattern, no accusation."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backchannel.analysis import signs
from backchannel.analysis.accounts import Account
from backchannel.analysis.offices import Offices
from backchannel.analysis.period import Period
from backchannel.analysis.record import FORMER, OFFICIAL
from backchannel.analysis.register import RegisterCheck, check
from backchannel.analysis.sides import Sides
from backchannel.analysis.signs import Sign
from backchannel.analysis.standing import Knowledge, Standing, standing, time_of
from backchannel.case import CaseEntity
from backchannel.model import EntityType, Modality, PartyRole

NOTICE = "A pattern in what is reported, not an accusation: it says who reports what, and what else may explain it."
"""The line that stands wherever a flagged contact is shown."""


class Group(StrEnum):
    """Whether a flagged contact is told as done; the others are never counted with it."""

    ACTUAL = "actual"
    DISPUTED = "disputed"
    PLANNED = "planned"
    TRIED = "tried"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Flag:
    """A contact with at least one sign.

    Attributes:
        account: the claims about it.
        group: told as done, disputed by a party, planned or possible, attempted or failed, or only denied.
        signs: the reasons, by number.
        alternatives: what else may explain them.
        parties: every party with what it was at the time.
        register: what the official registers say.
    """

    account: Account
    group: Group
    signs: tuple[Sign, ...]
    alternatives: tuple[str, ...]
    parties: tuple[tuple[CaseEntity, Standing], ...]
    register: RegisterCheck


@dataclass(frozen=True, slots=True)
class Channel:
    """Flagged contacts of one pair, or through one go-between, over time.

    Attributes:
        id: key of its first contact's account.
        name: both sides, and the go-between.
        sides: codes of the states, sorted.
        members: those who take part, by code of their side.
        intermediaries: go-betweens and hosts.
        places: where, in order of first mention.
        contacts: flagged contacts told as done, by date.
        apart: planned, tried, disputed and denied ones.
        first, last: when the dated contacts told as done began and ended, of `apart` if there are none.
    """

    id: str
    name: str
    sides: tuple[str, ...]
    members: tuple[tuple[str, tuple[CaseEntity, ...]], ...]
    intermediaries: tuple[CaseEntity, ...]
    places: tuple[CaseEntity, ...]
    contacts: tuple[Flag, ...]
    apart: tuple[Flag, ...]
    first: Period | None
    last: Period | None


def flags(sides: Sides, offices: Offices, contacts: Iterable[Account]) -> tuple[Flag, ...]:
    """Contacts with at least one of signs 1 to 4, in the order given; sign 5 is added to them, never alone."""
    found = (_flag(sides, offices, account) for account in contacts)
    return tuple(flag for flag in found if flag is not None)


def _flag(sides: Sides, offices: Offices, account: Account) -> Flag | None:
    roles = (PartyRole.PARTY,)
    each = [(c, [(e, standing(offices, sides, e, c)) for e in c.who(*roles)]) for c in account.telling]
    parties = _best(each)
    register = check(account, parties, sides)
    made = [
        signs.said(sides, account),
        signs.out_of_office(each),
        signs.bypass(account, sides),
        signs.disputed(account),
    ]
    reasons = [sign for sign in made if sign is not None]
    if not reasons:
        return None
    weak = signs.unlisted(account, register)
    reasons += [weak] if weak else []
    alternatives = dict.fromkeys(text for sign in reasons for text in sign.alternatives)
    return Flag(account, group_of(account), tuple(reasons), tuple(alternatives), tuple(parties), register)


def _best(each: Sequence[tuple[object, Sequence[tuple[CaseEntity, Standing]]]]) -> list[tuple[CaseEntity, Standing]]:
    """For every party of any claim the standing that is known best."""
    best: dict[str, tuple[CaseEntity, Standing]] = {}
    for _, parties in each:
        for entity, made in parties:
            known = best.get(entity.id)
            if known is None or _worth(made) > _worth(known[1]):
                best[entity.id] = (entity, made)
    return list(best.values())


def _worth(made: Standing) -> tuple[bool, bool]:
    return made.knowledge != "unknown", made.sure


def group_of(account: Account) -> Group:
    """Whether a dealing is told as done, disputed by a party, planned or possible, tried, or only denied."""
    if not account.for_it:
        return Group.DENIED
    if account.modality is Modality.ACTUAL:
        return Group.DISPUTED if account.against else Group.ACTUAL
    return Group.TRIED if account.modality in (Modality.ATTEMPTED, Modality.FAILED) else Group.PLANNED


def channels(sides: Sides, flagged: Sequence[Flag]) -> tuple[Channel, ...]:
    """Group flagged contacts: the same pair, or the same go-between or meeting place in a third state within two years.

    A state stands for whoever acts for it then, so "Iranians" joins "Zarif" where the other side is the same person and
    both contacts are dated within two years; but it does not stand for somebody out of office, nor does it join through
    somebody who deals with many ("Iran's minister with Americans" does not join all his American channels).
    """
    views = [_View(sides, flag) for flag in flagged]
    counterparts: dict[str, set[str]] = defaultdict(set)
    for view in views:
        for code, people in view.people.items():
            for person in people:
                counterparts[person] |= {p for other, ps in view.people.items() if other != code for p in ps}
    hubs = {person for person, others in counterparts.items() if len(others) >= 3}
    parent = list(range(len(views)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    alike: dict[frozenset[str], list[int]] = defaultdict(list)  # only the same sides can be one channel
    for i, one in enumerate(views):
        before = alike[frozenset(one.people)]
        for j in before:
            if root(i) != root(j) and one.joins(views[j], hubs):
                parent[max(root(i), root(j))] = min(root(i), root(j))
        before.append(i)
    groups: dict[int, list[_View]] = defaultdict(list)
    for i, view in enumerate(views):
        groups[root(i)].append(view)
    made = [_channel(sides, group) for group in groups.values()]
    return tuple(sorted(made, key=_weight))


def _weight(channel: Channel) -> tuple[bool, int, tuple[int, int], str]:
    """Channels with dealings told as done first; more kinds of signs, dealings and independent origins weigh more."""
    flagged = channel.contacts or channel.apart
    kinds = {sign.kind for flag in flagged for sign in flag.signs}
    origins = max(len(flag.account.asserting) for flag in flagged)
    weight = len(kinds) + min(3, len(channel.contacts)) + min(3, origins)
    return not channel.contacts, -weight, _key(channel.first), channel.id


class _View:
    """A flagged contact by sides: the named people of each, the third parties, the time."""

    def __init__(self, sides: Sides, flag: Flag) -> None:
        self.flag = flag
        self.when = time_of(flag.account.lead)
        self.people: dict[str, set[str]] = {}
        parties = flag.account.who(PartyRole.PARTY)
        known = [entity for entity in parties if sides.of(entity)]
        two = len({sides.of(entity) for entity in known}) >= 2
        for entity in known if two else parties:
            side = sides.of(entity)
            members = self.people.setdefault(side.code if side else entity.id, set())
            if not stands_for_state(entity):
                members.add(entity.id)
        self.out = {entity.id for entity, made in flag.parties if made.knowledge is Knowledge.NONE}
        third = flag.account.who(PartyRole.INTERMEDIARY, PartyRole.HOST)
        places = [claim.place for claim in flag.account.claims if claim.place]
        self.third: set[str] = set()
        for entity in (*third, *places):
            side = sides.of(entity)
            if side and side.code not in self.people:
                self.third.add(side.code)
            elif not side and entity in third:
                self.third.add(entity.id)

    def joins(self, other: "_View", hubs: set[str]) -> bool:
        if set(self.people) != set(other.people):
            return False
        if self.third & other.third and self._near(other):
            return True
        shared: set[str] = set()
        wild = False
        for code, mine in self.people.items():
            theirs = other.people[code]
            if mine and theirs:
                if not mine & theirs:
                    return False
                shared |= mine & theirs
            elif (mine and mine <= self.out) or (theirs and theirs <= other.out):
                return False  # a state does not stand for somebody who is out of office
            else:
                wild = True
        if not wild:
            return bool(shared)
        dated = self.when is not None and other.when is not None
        return bool(shared - hubs) and dated and self._near(other)

    def _near(self, other: "_View") -> bool:
        if self.when is None or other.when is None:
            return True
        one, two = self.when.core, other.when.core
        return (max(one[0], two[0]) - min(one[1], two[1])).days <= 730


def stands_for_state(entity: CaseEntity) -> bool:
    """Whether a party is no one in particular of its side: a country, a government, "Iran's top officials"."""
    if entity.type is EntityType.COUNTRY:
        return True
    if entity.type is EntityType.PERSON:
        return entity.name[:1].islower() or "'s " in entity.name or "’s " in entity.name
    return OFFICIAL.search(entity.name) is not None and FORMER.search(entity.name) is None


def _channel(sides: Sides, views: Sequence[_View]) -> Channel:
    flagged = [view.flag for view in views]
    done = [flag for flag in flagged if flag.group is Group.ACTUAL]
    rest = [flag for flag in flagged if flag.group is not Group.ACTUAL]
    codes = tuple(sorted({code for view in views for code in view.people}))
    seen: Counter[str] = Counter()
    entities: dict[str, CaseEntity] = {}
    side_of: dict[str, str] = {}
    for flag in done or rest:
        for entity in flag.account.who(PartyRole.PARTY):
            side = sides.of(entity)
            code = side.code if side else entity.id
            if code in codes:
                entities[entity.id], side_of[entity.id] = entity, code
                seen[entity.id] += 1
    order = [id for id, _ in seen.most_common()]
    members = tuple((code, tuple(entities[id] for id in order if side_of[id] == code)) for code in codes)
    third = {e.id: e for flag in flagged for e in flag.account.who(PartyRole.INTERMEDIARY, PartyRole.HOST)}
    places = {c.place.id: c.place for flag in flagged for c in flag.account.claims if c.place}
    times = [when for flag in done or rest if (when := time_of(flag.account.lead))]
    return Channel(
        id=flagged[0].account.id,
        name=_name(sides, members, tuple(third.values())),
        sides=codes,
        members=members,
        intermediaries=tuple(third.values()),
        places=tuple(places.values()),
        contacts=tuple(done),
        apart=tuple(rest),
        first=min(times, key=_key, default=None),
        last=max(times, key=lambda when: (when.ended, when.last), default=None),
    )


def _name(sides: Sides, members: Sequence[tuple[str, Sequence[CaseEntity]]], third: Sequence[CaseEntity]) -> str:
    parts = []
    for code, entities in members:
        people = [e.name for e in entities if e.type is EntityType.PERSON and not stands_for_state(e)]
        people = people or [e.name for e in entities if e.type is not EntityType.COUNTRY] or [sides.name(code)]
        parts.append(", ".join(people[:3]) + (" and others" if len(people) > 3 else ""))
    through = [e.name for e in third]
    return " – ".join(parts) + (f", through {', '.join(through[:2])}" if through else "")


def _key(when: Period | None) -> tuple[int, int]:
    if when is None:
        return 10**7, 0
    return (when.last if when.first.year == 1 else when.first).toordinal(), when.days
