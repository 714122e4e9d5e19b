"""Which candidates become the parties of which claims, type by type. A new claim type is one function and one line."""

from collections.abc import Callable
from typing import Protocol

PartySet = tuple[float, list[tuple[str, int]]]
"""Parties of one claim as (role, cluster), and how sure the scorer is of the least sure of them."""


class Slots(Protocol):
    """What the scorer says of the candidates of one trigger."""

    def fill(self, slot: tuple[str, str], least: int = 0) -> list[tuple[float, int]]:
        """(probability, cluster) of the candidates that fill a slot, likeliest first.

        Up to `least` of them are given where they are only likely enough, not likely.
        """

    def first(self, cluster: int) -> int:
        """Where the cluster is first named near the trigger, as a word index."""


def contact(slots: Slots) -> list[PartySet]:
    """One contact of two or more parties, with go-betweens and hosts."""
    found = slots.fill(("contact", "party"), 2)
    if len(found) < 2:
        return []
    main = {g for _, g in found}
    parties = [("party", g) for g in sorted(main, key=slots.first)]
    for role in ("intermediary", "host"):
        parties += [(role, g) for _, g in slots.fill(("contact", role)) if g not in main]
    return [(min(p for p, _ in found), parties)]


def role(slots: Slots) -> list[PartySet]:
    """One role for every holder; several bodies go to several holders in order, one body to all."""
    holders = sorted(slots.fill(("role", "holder"), 1), key=lambda x: slots.first(x[1]))
    bodies = [g for _, g in slots.fill(("role", "organization"))][: max(1, len(holders))]
    bodies.sort(key=slots.first)
    principals = [g for _, g in slots.fill(("role", "principal"))[:1]]
    sets: list[PartySet] = []
    for n, (p, holder) in enumerate(holders):
        own = [bodies[n]] if len(bodies) == len(holders) else bodies[:1]
        parties = [("holder", holder), *(("organization", g) for g in own if g != holder)]
        parties += [("principal", g) for g in principals if g != holder and g not in own]
        sets.append((p, parties))
    return sets


def agreement(slots: Slots) -> list[PartySet]:
    """One act on one accord by any number of parties."""
    accords = slots.fill(("agreement", "agreement"), 1)[:1]
    if not accords:
        return []
    sure, accord = accords[0]
    actors = [(p, g) for p, g in slots.fill(("agreement", "party")) if g != accord]
    parties = [("agreement", accord), *(("party", g) for g in sorted((g for _, g in actors), key=slots.first))]
    return [(min([sure, *(p for p, _ in actors)]), parties)]


def tie(slots: Slots) -> list[PartySet]:
    """One tie for every subject with every object."""
    subjects, objects = slots.fill(("tie", "subject"), 1), slots.fill(("tie", "object"), 1)
    return [(min(p, q), [("subject", a), ("object", b)]) for p, a in subjects for q, b in objects if a != b][:6]


PARTIES: dict[str, Callable[[Slots], list[PartySet]]] = {
    "contact": contact,
    "role": role,
    "agreement": agreement,
    "tie": tie,
}
