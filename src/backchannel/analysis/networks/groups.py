"""Groups: who keeps company with whom more than with others, and how far that depends on chance.

The Leiden method (Traag, Waltman and van Eck 2019, "From Louvain to Leiden: guaranteeing well-connected communities")
on the contacts projected on pairs, by modularity. It draws at random, so it is run with several seeds; how alike the
results are is told for each group and for the whole.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backchannel.analysis.networks.network import Network

EFFORT = 600_000
"""Seeds times pairs up to which ten seeds are tried; two at least."""


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that keep company with each other.

    Attributes:
        members: ids, those with most weight inside first.
        inside, outside: weight of contacts among them, and with others.
        density: share of their pairs that are in contact, 0 to 1.
        stability: mean over the other seeds of the best overlap (Jaccard) with a group there, 0 to 1.
    """

    members: tuple[str, ...]
    inside: float
    outside: float
    density: float
    stability: float


@dataclass(frozen=True, slots=True)
class Communities:
    """Groups of a network, the largest first.

    Attributes:
        groups: every entity in one; those without contacts are left out.
        modularity: of this division, -0.5 to 1.
        agreement: mean adjusted Rand index between this division and those of the other seeds; 1 if all agree.
        seeds: how many were tried.
    """

    groups: tuple[Community, ...]
    modularity: float
    agreement: float
    seeds: int


def communities(network: Network, resolution: float = 1.0, seeds: int | None = None) -> Communities:
    """Divide a network into groups; the division with the highest modularity of all seeds is taken.

    Args:
        network: where.
        resolution: above 1 for more and smaller groups.
        seeds: how many to try; None for as many as `EFFORT` allows, 2 to 10.

    Raises:
        ValueError: if resolution is not above 0, or seeds not above 0.
    """
    if resolution <= 0 or (seeds is not None and seeds < 1):
        raise ValueError("resolution and seeds must be above 0")
    pairs = network.pairs
    if not pairs:
        return Communities((), 0.0, 1.0, 0)
    from graspologic_native import leiden

    edges = [(str(a), str(b), weight) for (a, b), weight in pairs.items()]
    tries = seeds or min(10, max(2, EFFORT // len(edges)))
    made: list[tuple[float, dict[int, int]]] = []
    for seed in range(tries):
        quality, found = leiden(edges, resolution=resolution, iterations=1, use_modularity=True, seed=seed)
        made.append((quality, {int(n): group for n, group in found.items()}))
    best = max(range(tries), key=lambda at: (made[at][0], -at))
    chosen = made[best][1]
    others = [found for at, (_, found) in enumerate(made) if at != best]
    groups = _groups(network, chosen, others)
    agreement = sum(_rand(chosen, other) for other in others) / len(others) if others else 1.0
    return Communities(groups, made[best][0], agreement, tries)


def _groups(network: Network, chosen: Mapping[int, int], others: Sequence[Mapping[int, int]]) -> tuple[Community, ...]:
    members: dict[int, list[int]] = defaultdict(list)
    for n in sorted(chosen):
        members[chosen[n]].append(n)
    inside: dict[int, float] = defaultdict(float)
    outside: dict[int, float] = defaultdict(float)
    links: Counter[int] = Counter()
    weight: dict[int, float] = defaultdict(float)
    for (a, b), w in network.pairs.items():
        if chosen[a] == chosen[b]:
            inside[chosen[a]] += w
            links[chosen[a]] += 1
            weight[a] += w
            weight[b] += w
        else:
            outside[chosen[a]] += w
            outside[chosen[b]] += w
    sizes = [Counter(other.values()) for other in others]
    made = []
    for group, found in members.items():
        possible = len(found) * (len(found) - 1) / 2
        alike = [_overlap(found, other, size) for other, size in zip(others, sizes, strict=True)]
        made.append(
            Community(
                tuple(network.names[n] for n in sorted(found, key=lambda n: (-weight[n], network.names[n]))),
                inside[group],
                outside[group],
                links[group] / possible if possible else 0.0,
                sum(alike) / len(alike) if alike else 1.0,
            )
        )
    return tuple(sorted(made, key=lambda c: (-len(c.members), c.members)))


def _overlap(members: Sequence[int], other: Mapping[int, int], sizes: Mapping[int, int]) -> float:
    hits = Counter(other[n] for n in members)
    return max(n / (len(members) + sizes[group] - n) for group, n in hits.items())


def _rand(one: Mapping[int, int], other: Mapping[int, int]) -> float:
    """Adjusted Rand index of two divisions (Hubert and Arabie 1985)."""
    both = sum(math.comb(n, 2) for n in Counter((one[n], other[n]) for n in one).values())
    a = sum(math.comb(n, 2) for n in Counter(one.values()).values())
    b = sum(math.comb(n, 2) for n in Counter(other.values()).values())
    total = math.comb(len(one), 2)
    expected = a * b / total if total else 0.0
    most = (a + b) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)
