"""Brokers: who stands between two that have no contact with each other, and whose sides those are.

Gould and Fernandez 1989, "Structures of mediation: a formal approach to brokerage in transaction networks"
(Sociological Methodology 19). Contacts have no direction, so that their representative and gatekeeper are one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from backchannel.analysis.networks.network import Network


class Part(StrEnum):
    """What a broker is between two that are not in contact, by the sides of the three."""

    COORDINATOR = "coordinator"  # all of one side
    CONSULTANT = "consultant"  # the two are of one side, the broker is not
    GATEKEEPER = "gatekeeper"  # the broker is of the side of one of the two
    LIAISON = "liaison"  # three sides


@dataclass(frozen=True, slots=True)
class Broker:
    """How often an entity stands between two others that are not in contact, by the part it plays."""

    entity: str
    side: str
    parts: tuple[tuple[Part, int], ...]

    @property
    def across(self) -> int:
        """How many pairs of different sides it stands between."""
        return sum(count for part, count in self.parts if part in (Part.GATEKEEPER, Part.LIAISON))

    @property
    def total(self) -> int:
        """How many pairs it stands between."""
        return sum(count for _, count in self.parts)


def brokers(network: Network, most: int | None = None) -> tuple[Broker, ...]:
    """Everybody who stands between two that are not in contact, those between most pairs of different sides first.

    Whoever belongs to no known side takes no part: neither as a broker nor as one of the two. Pairs are counted by
    sides and those in contact with each other taken off (triangles, in O(E^1.5)), so that nobody's pairs are listed.

    Args:
        network: where; its sides count.
        most: how many; None for all.
    """
    sides = network.sides
    near = network.neighbours
    if None in sides:
        near = [
            {n for n in found if sides[n] is not None} if sides[at] is not None else set()
            for at, found in enumerate(near)
        ]
    closed = _closed(near, sides)
    made: list[tuple[int, int, str, int, tuple[int, ...]]] = []
    for at, found in enumerate(near):
        total = len(found)
        if total < 2:
            continue
        own, counts = sides[at], dict[str | None, int]()
        for n in found:
            side = sides[n]
            counts[side] = counts.get(side, 0) + 1
        mine = counts.pop(own, 0)
        of_one = mine * (mine - 1) // 2
        of_another = sum(n * (n - 1) for n in counts.values()) // 2
        with_own = mine * (total - mine)
        rest = total * (total - 1) // 2 - of_one - of_another - with_own
        shut = closed[at]
        parts = (of_one - shut[0], of_another - shut[1], with_own - shut[2], rest - shut[3])
        if any(parts):
            made.append((-parts[2] - parts[3], -sum(parts), network.names[at], at, parts))
    made.sort()
    return tuple(
        Broker(name, sides[at] or "", tuple(zip(Part, parts, strict=True))) for _, _, name, at, parts in made[:most]
    )


def _closed(near: list[set[int]], sides: Sequence[str | None]) -> list[list[int]]:
    """For each entity the pairs among its neighbours that are in contact with each other, by its part."""
    codes = {side: at for at, side in enumerate(dict.fromkeys(sides))}
    side = [codes[name] for name in sides]
    order = sorted(range(len(near)), key=lambda n: len(near[n]))
    rank = [0] * len(near)
    for at, n in enumerate(order):
        rank[n] = at
    up = [{n for n in found if rank[n] > rank[at]} for at, found in enumerate(near)]
    out = [[0, 0, 0, 0] for _ in near]
    for a, above in enumerate(up):
        if len(above) < 2:
            continue
        s = side[a]
        for b in above:
            t = side[b]
            for c in above & up[b]:
                u = side[c]
                out[a][_PART[t == u, s == t, s == u]] += 1
                out[b][_PART[s == u, t == s, t == u]] += 1
                out[c][_PART[s == t, u == s, u == t]] += 1
    return out


_PART = {
    # whether the two are of one side, and the broker of the first's, of the second's: the place in `Part`
    (True, True, True): 0,
    (True, False, False): 1,
    (False, True, False): 2,
    (False, False, True): 2,
    (False, False, False): 3,
}
