"""The network itself: entities by number, contacts as hyperedges with the first and the last day they can have been."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Meeting:
    """One contact: everybody in it, and the days between which it was.

    Attributes:
        id: the account that it stands for.
        members: numbers of the entities that took part, sorted, each once; two at least.
        low, high: first and last day on which it can have been, as ordinals (days since the year 1); both None where
            nothing tells.
    """

    id: str
    members: tuple[int, ...]
    low: int | None
    high: int | None


class Network:
    """Entities and their contacts.

    Args:
        names: id of each entity, by number.
        meetings: contacts between them.
        sides: what each entity belongs to (a state, a camp), by number; None where nothing tells.

    Raises:
        ValueError: a contact of fewer than two, or with an entity that is not there, or that ends before it begins.
    """

    def __init__(
        self, names: Sequence[str], meetings: Iterable[Meeting], sides: Sequence[str | None] | None = None
    ) -> None:
        self.names = tuple(names)
        self.meetings = tuple(meetings)
        self.sides = tuple(sides) if sides is not None else (None,) * len(self.names)
        for meeting in self.meetings:
            _check(meeting, len(self.names))
        if len(self.sides) != len(self.names):
            raise ValueError(f"{len(self.sides)} sides for {len(self.names)} entities")

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def number(self) -> dict[str, int]:
        """Number of each entity, by its id."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def undated(self) -> int:
        """How many contacts have no date at all; no path goes through them."""
        return sum(meeting.low is None for meeting in self.meetings)

    @cached_property
    def of_entity(self) -> list[list[int]]:
        """Numbers of the dated contacts of each entity, by the first day they can have been."""
        found: list[list[int]] = [[] for _ in self.names]
        dated = [(m.low, at) for at, m in enumerate(self.meetings) if m.low is not None]
        for _, at in sorted(dated):
            for member in self.meetings[at].members:
                found[member].append(at)
        return found

    @cached_property
    def columns(self) -> tuple[list[int], list[int], list[tuple[int, ...]]]:
        """First days, last days and members of all contacts, by number; 0 for the days of undated ones."""
        found = self.meetings
        return [m.low or 0 for m in found], [m.high or 0 for m in found], [m.members for m in found]

    @cached_property
    def pairs(self) -> dict[tuple[int, int], float]:
        """The contacts projected on pairs: weight of each pair that met, the smaller number first.

        A contact of k entities gives each of its pairs 1 / (k - 1), so that every entity in it gains a weight of one
        (Newman 2001, Physical Review E 64, 016132). Undated contacts count.
        """
        weight: dict[tuple[int, int], float] = {}
        for meeting in self.meetings:
            members = meeting.members
            share = 1 / (len(members) - 1)
            for at, one in enumerate(members):
                for other in members[at + 1 :]:
                    weight[one, other] = weight.get((one, other), 0.0) + share
        return weight

    @cached_property
    def neighbours(self) -> list[set[int]]:
        """Whom each entity was in contact with."""
        found: list[set[int]] = [set() for _ in self.names]
        for one, other in self.pairs:
            found[one].add(other)
            found[other].add(one)
        return found


def _check(meeting: Meeting, count: int) -> None:
    members = meeting.members
    if len(members) < 2 or any(a >= b for a, b in pairwise(members)):
        raise ValueError(f"{meeting.id}: a contact needs two entities or more, sorted, each once: {members}")
    if members[0] < 0 or members[-1] >= count:
        raise ValueError(f"{meeting.id}: no such entity among {count}: {members}")
    if (meeting.low is None) != (meeting.high is None):
        raise ValueError(f"{meeting.id}: both days or none: {meeting.low}, {meeting.high}")
    if meeting.low is not None and meeting.high is not None and meeting.high < meeting.low:
        raise ValueError(f"{meeting.id}: ends before it begins: {meeting.low}, {meeting.high}")
