"""How word could get from one to another: paths that respect time, and whom it could reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from backchannel.analysis.networks.network import Network
from backchannel.analysis.networks.search import Reading, Search, search


@dataclass(frozen=True, slots=True)
class Hop:
    """One step: `meeting` is the account, `first` and `last` bound the day on which it can have been on this path."""

    giver: str
    taker: str
    meeting: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Path:
    """A way from the first giver to the last taker; the days of its steps can follow each other as a whole."""

    hops: tuple[Hop, ...]

    @property
    def entities(self) -> tuple[str, ...]:
        """Ids of everybody on the way, in order."""
        return (self.hops[0].giver, *(hop.taker for hop in self.hops))

    @property
    def arrives(self) -> date:
        """The first day on which word can have arrived on this path."""
        return self.hops[-1].first


def paths(
    network: Network,
    start: str,
    target: str,
    since: date | None = None,
    until: date | None = None,
    wait: int | None = None,
    reading: Reading = Reading.POSSIBLE,
    most: int = 3,
) -> tuple[Path, ...]:
    """Ways for word from one entity to another, the earliest to arrive first.

    Each further path avoids those in between on the paths before it or, of a direct contact, that contact.

    Args:
        network: where.
        start: id of the entity that knows it first.
        target: id of the entity that it is to reach.
        since: first day on which a contact can be.
        until: last day.
        wait: most days anybody keeps it; None for no limit.
        reading: of uncertain days (see `search`).
        most: paths wanted.

    Raises:
        KeyError: an id that the network does not have.
    """
    a, b = network.number[start], network.number[target]
    found: list[Path] = []
    if a == b:
        return ()
    without: set[int] = set()
    unused: set[int] = set()
    bounds = (_day(since), _day(until))
    while len(found) < most:
        made = search(network, a, *bounds, wait, reading, b, frozenset(without), frozenset(unused))
        if made.first[b] < 0:
            break
        steps = _shortened(network, _steps(made, b), (wait, reading, *bounds))
        found.append(_path(network, steps, _days(network, steps, (wait, reading, *bounds)) or ()))
        between = {network.number[id] for id in found[-1].entities[1:-1]}
        without |= between
        unused |= set() if between else {steps[0][0]}
    return tuple(found)


def reach(
    network: Network,
    start: str,
    since: date | None = None,
    until: date | None = None,
    wait: int | None = None,
    reading: Reading = Reading.POSSIBLE,
) -> dict[str, date]:
    """Everybody whom word from `start` could have reached, with the first day on which it could; not `start` itself.

    Under `sure` the day is the last on which that first contact can have been.

    Raises:
        KeyError: if the network has no entity with this id.
    """
    made = search(network, network.number[start], _day(since), _day(until), wait, reading)
    days = made.low if reading is Reading.POSSIBLE else made.high
    return {network.names[n]: date.fromordinal(days[label]) for n, label in enumerate(made.first) if label >= 0}


_Step = tuple[int, int, int]  # contact, giver, taker
_Rule = tuple[int | None, Reading, int | None, int | None]  # most days of waiting, reading, first and last day


def _steps(made: Search, end: int) -> list[_Step]:
    chain = made.chain(made.first[end])
    givers = [made.via[label] for label in chain]
    return list(zip((made.contact[label] for label in chain), givers, [*givers[1:], end], strict=True))


def _shortened(network: Network, steps: list[_Step], rule: _Rule) -> list[_Step]:
    """The steps without detours: who is in a later contact too hands over there, if the days still follow."""
    for at in range(len(steps)):
        for later in range(len(steps) - 1, at, -1):
            giver, (contact, _, taker) = steps[at][1], steps[later]
            if giver != taker and giver in network.meetings[contact].members:
                shorter = [*steps[:at], (contact, giver, taker), *steps[later + 1 :]]
                if _days(network, shorter, rule) is not None:
                    return _shortened(network, shorter, rule)
    return steps


def _days(network: Network, steps: Sequence[_Step], rule: _Rule) -> list[tuple[int, int]] | None:
    """The days on which each step can have been, given all the others; None if they cannot follow each other."""
    wait, reading, since, until = rule
    bounds: list[tuple[int, int]] = []
    for contact, _, _ in steps:
        low, high = network.meetings[contact].low or 0, network.meetings[contact].high or 0
        if reading is Reading.SURE:
            if bounds and (bounds[-1][1] >= low or (wait is not None and high - bounds[-1][0] > wait)):
                return None
        else:
            low, high = max(low, since or low), min(high, until or high)
            if bounds:
                low = max(low, bounds[-1][0])
                high = high if wait is None else min(high, bounds[-1][1] + wait)
            if low > high:
                return None
        bounds.append((low, high))
    if reading is Reading.POSSIBLE:
        for at in range(len(bounds) - 2, -1, -1):
            (low, high), (first, last) = bounds[at], bounds[at + 1]
            bounds[at] = (low if wait is None else max(low, first - wait), min(high, last))
    return bounds


def _path(network: Network, steps: Sequence[_Step], days: Sequence[tuple[int, int]]) -> Path:
    name, hops = network.names, []
    for (contact, giver, taker), (low, high) in zip(steps, days, strict=True):
        first, last = date.fromordinal(low), date.fromordinal(high)
        hops.append(Hop(name[giver], name[taker], network.meetings[contact].id, first, last))
    return Path(tuple(hops))


def _day(day: date | None) -> int | None:
    return day.toordinal() if day is not None else None
