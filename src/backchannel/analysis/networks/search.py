"""The search behind paths: from one entity through contacts whose days follow each other.

Two readings of uncertain days:

    possible  there is a day for each contact, within its bounds, such that the days follow each other (the same day
              counts) and no wait between two is longer than allowed. What is found is possible as a whole, not only
              step by step.
    sure      whatever the days were: each contact ends before the next can have begun, on an earlier day, and no wait
              can have been longer than allowed.

Word that has arrived can be passed on; an entity that hears again starts to wait anew. Who is asked about knows it
from the start, so that the first contact has no waiting limit. Label-setting after Dijkstra, by the earliest day that
is possible (Bui Xuan, Ferreira and Jarry 2003, "Computing shortest, fastest, and foremost journeys in dynamic
networks"); waiting limits as in Holme and Saramäki 2012, "Temporal networks", section 4.

Every contact is gone through once, or, under `possible` with a waiting limit and uncertain days, at most `LABELS`
times: O(V + E log E), E the sum of the contacts' members. In that last case a path can be missed where the only way is
to go through a contact later than it could first have been; what is found is always possible.
"""

import heapq
from dataclasses import dataclass, field
from enum import StrEnum

from backchannel.analysis.networks.network import Network

LABELS = 16
"""Stretches of days kept for one contact under a waiting limit."""

_NEVER = 10**9


class Reading(StrEnum):
    """How uncertain days are read: as they can have been, or as they surely were."""

    POSSIBLE = "possible"
    SURE = "sure"


@dataclass(slots=True)
class Search:
    """What a search found.

    Attributes:
        first: for each entity the label by which it was reached first, -1 if it was not.
        contact, low, high, before, via: of each label the contact, the days on which it can have been on this way, the
            label before it (-1 at the start), and the entity that carried the word into it.
    """

    first: list[int]
    contact: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    before: list[int] = field(default_factory=list)
    via: list[int] = field(default_factory=list)

    def add(self, contact: int, low: int, high: int, before: int, via: int) -> int:
        """Note a label; its number."""
        self.contact.append(contact)
        self.low.append(low)
        self.high.append(high)
        self.before.append(before)
        self.via.append(via)
        return len(self.contact) - 1

    def chain(self, label: int) -> list[int]:
        """The labels from the start to this one."""
        found = []
        while label >= 0:
            found.append(label)
            label = self.before[label]
        return found[::-1]


def search(
    network: Network,
    start: int,
    since: int | None = None,
    until: int | None = None,
    wait: int | None = None,
    reading: Reading = Reading.POSSIBLE,
    target: int | None = None,
    without: frozenset[int] = frozenset(),
    unused: frozenset[int] = frozenset(),
) -> Search:
    """Follow contacts from `start`.

    Args:
        network: where.
        start: number of the entity that knows it first.
        since: first day (ordinal) that counts; a contact that can lie outside counts with the days inside (`possible`)
            or not at all (`sure`).
        until: last day that counts, in the same way.
        wait: most days that anybody keeps it before passing it on; None for no limit.
        reading: of uncertain days.
        target: stop when this entity is reached.
        without: entities that pass nothing on.
        unused: contacts that are left out.
    """
    window = (since if since is not None else -_NEVER, until if until is not None else _NEVER)
    if reading is Reading.SURE:
        return _sure(network, start, window, wait, target, without, unused)
    return _possible(network, start, window, wait, target, without, unused)


def _possible(
    network: Network,
    start: int,
    window: tuple[int, int],
    wait: int | None,
    target: int | None,
    without: frozenset[int],
    unused: frozenset[int],
) -> Search:
    meetings, of_entity = network.meetings, network.of_entity
    since, until = window
    found = Search([-1] * len(network))
    best: dict[int, int] = {}  # contact: last day of its labels so far
    times: dict[int, int] = {}
    left = list(of_entity)  # contacts of each entity that can still gain a label
    queue: list[tuple[int, int, int]] = []  # first day, contacts so far, label
    limit = wait if wait is not None else 2 * _NEVER

    def spread(entity: int, low: int, high: int, label: int, hops: int) -> None:
        """Offer the word that `entity` has on some day between `low` and `high` to its contacts."""
        reached = high + limit if label >= 0 else _NEVER
        keep = []
        for at, contact in enumerate(left[entity]):
            meeting = meetings[contact]
            begins, ends = meeting.low or 0, meeting.high or 0
            if begins > reached:
                keep += left[entity][at:]  # they begin later still
                break
            last = min(ends, until)
            if last < low or max(begins, since) > last:
                continue  # over for good: later labels are of later days
            top = min(last, reached)
            if top > best.get(contact, -_NEVER) and times.get(contact, 0) < LABELS and not _used(contact, label):
                best[contact], times[contact] = top, times.get(contact, 0) + 1
                day = max(begins, since, low)
                made = found.add(contact, day, top, label, entity)
                heapq.heappush(queue, (day, hops + 1, made))
            if best.get(contact, -_NEVER) < last and times.get(contact, 0) < LABELS:
                keep.append(contact)
        left[entity] = keep

    def _used(contact: int, label: int) -> bool:
        if wait is None:
            return False
        while label >= 0:
            if found.contact[label] == contact:
                return True
            label = found.before[label]
        return False

    left[start] = [contact for contact in left[start] if contact not in unused]
    spread(start, since, until, -1, 0)
    while queue:
        day, hops, label = heapq.heappop(queue)
        contact, via = found.contact[label], found.via[label]
        for member in meetings[contact].members:
            if member in (via, start):
                continue
            fresh = found.first[member] < 0
            if fresh:
                found.first[member] = label
                if unused:
                    left[member] = [c for c in left[member] if c not in unused]
                if member == target:
                    return found
            if member not in without and (fresh or wait is not None):
                spread(member, day, found.high[label], label, hops)
    return found


def _sure(
    network: Network,
    start: int,
    window: tuple[int, int],
    wait: int | None,
    target: int | None,
    without: frozenset[int],
    unused: frozenset[int],
) -> Search:
    """Contacts by the first day they can have been; what arrives counts from the day after its last."""
    since, until = window
    found = Search([-1] * len(network))
    dated = (
        (m.low, m.high, at)
        for at, m in enumerate(network.meetings)
        if m.low is not None and m.high is not None and m.low >= since and m.high <= until and at not in unused
    )
    newest: dict[int, int] = {}  # entity: the label that surely arrived, of those the one that arrived last
    coming: list[tuple[int, int]] = []  # last day, label
    for low, high, contact in sorted(dated):
        while coming and coming[0][0] < low:
            label = heapq.heappop(coming)[1]
            for member in network.meetings[found.contact[label]].members:
                known = newest.get(member)
                if known is None or found.low[label] > found.low[known]:
                    newest[member] = label
        chosen, carrier = -2, -1
        for member in network.meetings[contact].members:
            if member == start:
                chosen, carrier = -1, member
                break
            label = newest.get(member, -2)
            if label < 0 or member in without or (wait is not None and high - found.low[label] > wait):
                continue
            if chosen == -2 or found.low[label] > found.low[chosen]:
                chosen, carrier = label, member
        if chosen == -2:
            continue
        made = found.add(contact, low, high, chosen, carrier)
        heapq.heappush(coming, (high, made))
        for member in network.meetings[contact].members:
            if member not in (start, carrier) and found.first[member] < 0:
                found.first[member] = made
                if member == target:
                    return found
    return found
