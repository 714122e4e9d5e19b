"""Betweenness on the time-respecting graph: on how many of the earliest ways of word somebody stands in between.

For every ordered pair of entities the search gives one earliest way (ties: fewer contacts, then the order of the
contacts). An entity's betweenness is the share of ordered pairs of others whose way goes through it. Exact with all
entities as starting points; else estimated from some, drawn with a seed, with the standard error of the mean and the
correction for drawing without putting back (Brandes and Pich 2007, "Centrality estimation in large networks").
"""

import math
import random
from dataclasses import dataclass
from heapq import heappop, heappush

from backchannel.analysis.networks.network import Network

EFFORT = 800_000
"""Starting points times contacts up to which all entities are starting points, or as many as that allows."""


@dataclass(frozen=True, slots=True)
class Between:
    """Betweenness of one entity, 0 to 1, and half the width of its 95 % interval (0 where it is exact)."""

    entity: str
    value: float
    error: float


def betweenness(
    network: Network, samples: int | None = None, exact: bool = False, seed: int = 0, most: int | None = None
) -> tuple[Between, ...]:
    """Who stands on the earliest ways of word, the most first; those on none are left out.

    Args:
        network: where.
        samples: starting points to draw; None for as many as `EFFORT` allows, 4 at least.
        exact: start from everybody, however long it takes.
        seed: of the draw.
        most: how many entities to return; None for all.
    """
    count = len(network)
    if count < 3:
        return ()
    wanted = count if exact else samples or max(4, EFFORT // max(1, len(network.meetings)))
    chosen = list(range(count))
    if wanted < count:
        chosen = sorted(random.Random(seed).sample(chosen, wanted))  # noqa: S311 - statistics, no secret
    total, squares = [0.0] * count, [0.0] * count
    pairs = (count - 1) * (count - 2)
    for start in chosen:
        for entity, below in _dependencies(network, start).items():
            share = below * count / pairs
            total[entity] += share
            squares[entity] += share * share
    n = len(chosen)
    found = []
    for entity, summed in enumerate(total):
        if summed:
            mean = summed / n
            spread = max(0.0, squares[entity] / n - mean * mean) * n / max(1, n - 1)
            error = 0.0 if n == count else 1.96 * math.sqrt(spread / n * (1 - n / count))
            found.append(Between(network.names[entity], mean, error))
    found.sort(key=lambda b: (-b.value, b.entity))
    return tuple(found[:most])


def _dependencies(network: Network, start: int) -> dict[int, int]:
    """For everybody in between how many entities' earliest way from `start` goes through them."""
    parent = _parents(network, start)
    waiting: dict[int, int] = {}
    for up in parent.values():
        waiting[up] = waiting.get(up, 0) + 1
    below: dict[int, int] = {}
    ready = [n for n in parent if n not in waiting]
    while ready:
        n = ready.pop()
        up = parent[n]
        if up == start:
            continue
        below[up] = below.get(up, 0) + below.get(n, 0) + 1
        waiting[up] -= 1
        if not waiting[up]:
            ready.append(up)
    return below


def _parents(network: Network, start: int) -> dict[int, int]:
    """From whom each entity has the word on its earliest way: `search` without limits, and without its bookkeeping.

    The queue holds numbers: the first day, above the count of contacts so far, above the order of finding.
    """
    of_entity = network.of_entity
    lows, highs, members_of = network.columns
    parent: dict[int, int] = {}
    seen = bytearray(len(lows))
    queue: list[int] = []
    contacts: list[int] = []  # as they are found
    carriers: list[int] = []
    known = bytearray(len(network))
    known[start] = 1
    day = hops = 0
    waiting: list[int] = [start]
    while True:
        for entity in waiting:
            for contact in of_entity[entity]:
                if seen[contact] or highs[contact] < day:
                    continue
                seen[contact] = 1
                low = lows[contact]
                heappush(queue, (low if low > day else day) << 48 | (hops + 1) << 28 | len(contacts))
                contacts.append(contact)
                carriers.append(entity)
        if not queue:
            return parent
        key = heappop(queue)
        day, hops, at = key >> 48, key >> 28 & 0xFFFFF, key & 0xFFFFFFF
        via = carriers[at]
        waiting = [member for member in members_of[contacts[at]] if not known[member]]
        for member in waiting:
            known[member] = 1
            parent[member] = via
