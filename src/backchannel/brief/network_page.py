"""The network of a case as a page and as plain data: ways for word, brokers, groups, the revolving door."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from backchannel.analysis import Analysis, Turn
from backchannel.analysis.networks import (
    Between,
    Broker,
    Communities,
    Network,
    Path,
    Reading,
)
from backchannel.brief.citing import Citations
from backchannel.brief.layout import Block, Item, Line
from backchannel.brief.pages import Page, page, turn_items
from backchannel.brief.plain import plain
from backchannel.brief.words import sentence
from backchannel.reading.time import describe


@dataclass(frozen=True, slots=True)
class Answers:
    """What was asked of a network, and found; None where it was not asked.

    Attributes:
        network: the network.
        asked: the question about ways, in words.
        reading: how uncertain days were read.
        paths, reach: ways from one to another; everybody whom word from one could have reached.
        brokers, between, groups, turns: see `analysis.networks` and `analysis.revolving`.
    """

    network: Network
    asked: str = ""
    reading: Reading = Reading.POSSIBLE
    paths: tuple[Path, ...] | None = None
    reach: dict[str, date] | None = None
    brokers: tuple[Broker, ...] | None = None
    between: tuple[Between, ...] | None = None
    groups: Communities | None = None
    turns: tuple[Turn, ...] | None = field(default=None)


_READINGS = {
    Reading.POSSIBLE: "Possible: on some days, within what is told, these contacts can have followed each other.",
    Reading.SURE: "Sure: whatever the exact days were, each of these contacts came before the next.",
}
_WORD = "That word could have passed does not say that it did."


def network_page(analysis: Analysis, found: Answers) -> Page:
    """The answers for people."""
    cite = Citations(analysis)
    blocks = []
    if found.paths is not None:
        items = tuple(_path(analysis, cite, path, n) for n, path in enumerate(found.paths, 1))
        none = (Item("No way, by the dated contacts of these documents."),)
        blocks.append(Block(found.asked, items or none, f"{_READINGS[found.reading]} {_WORD}"))
    if found.reach is not None:
        order = sorted(found.reach, key=lambda id: (found.reach or {})[id])
        items = tuple(Item(f"{_name(analysis, id)}: by {_day(found.reach[id])}") for id in order)
        title = f"{found.asked}: {len(items)} {'person or body' if len(items) == 1 else 'people and bodies'}"
        blocks.append(Block(title, items or (Item("Nobody."),), f"{_READINGS[found.reading]} {_WORD}"))
    if found.brokers is not None:
        blocks.append(Block("Brokers between sides", _brokers(analysis, found.brokers), _BROKERS))
    if found.between:
        rows = tuple(Item(_share(analysis, b)) for b in found.between)
        blocks.append(Block("On the earliest ways of word", rows, _BETWEEN))
    if found.groups is not None:
        blocks.append(Block("Groups that keep company", _groups(analysis, found.groups), _agreed(found.groups)))
    if found.turns is not None:
        blocks.append(
            Block(
                "Offices left before and taken after",
                turn_items(found.turns, cite),
                "By dated offices, within four years.",
            )
        )
    network = found.network
    title = f"Network: {len(network)} people and bodies, {len(network.meetings)} contacts reported as done"
    title += f", {network.undated} of them without a date" if network.undated else ""
    return page(title, cite, blocks, False)


_BROKERS = (
    "Who has reported contact with two that have none with each other; pairs of two sides first "
    "(docs/concepts/networks.md)."
)
_BETWEEN = "Share of pairs between whom the earliest way of word goes through this one (docs/concepts/networks.md)."


def _path(analysis: Analysis, cite: Citations, path: Path, number: int) -> Item:
    lines = []
    for at, hop in enumerate(path.hops, 1):
        account = analysis.account(hop.meeting)
        step = f"{_name(analysis, hop.giver)} → {_name(analysis, hop.taker)}"
        text = sentence(analysis.case, account.lead)
        said = f"{step}, {_between(hop.first, hop.last)}: {text}"
        lines.append(Line(said, label=str(at), cites=(cite.number(account.lead),)))
    way = " → ".join(_name(analysis, id) for id in path.entities)
    return Item(f"{way}: {len(path.hops)} contact{'s' * (len(path.hops) != 1)}", tuple(lines), f"W{number}")


def _between(first: date, last: date) -> str:
    return _day(first) if first == last else f"between {_day(first)} and {_day(last)}"


def _day(day: date) -> str:
    return describe(day.isoformat())


def _name(analysis: Analysis, id: str) -> str:
    return analysis.case.entities[id].name


def _brokers(analysis: Analysis, found: Sequence[Broker]) -> tuple[Item, ...]:
    items = []
    for broker in found:
        parts = ", ".join(f"{count} as {part.value}" for part, count in broker.parts if count)
        pairs = f"{broker.across} pair{'s' * (broker.across != 1)} of different sides"
        items.append(Item(f"{_name(analysis, broker.entity)} ({analysis.sides.name(broker.side)}): {pairs}; {parts}"))
    return tuple(items)


def _share(analysis: Analysis, found: Between) -> str:
    error = f" ± {100 * found.error:.1f}" if found.error else ""
    return f"{_name(analysis, found.entity)}: {100 * found.value:.1f}{error} % of pairs"


def _groups(analysis: Analysis, found: Communities) -> tuple[Item, ...]:
    items = []
    for group in found.groups:
        if len(group.members) < 3:
            continue
        names = [_name(analysis, id) for id in group.members[:10]]
        more = f" and {len(group.members) - 10} more" if len(group.members) > 10 else ""
        items.append(
            Item(
                f"{', '.join(names)}{more}: {len(group.members)} people and bodies, {100 * group.density:.0f} % of "
                f"pairs in contact, {100 * group.stability:.0f} % the same in other draws"
            )
        )
    return tuple(items)


def _agreed(found: Communities) -> str:
    return (
        f"Drawn {found.seeds} times; agreement of the draws {found.agreement:.2f} (1 is full), modularity "
        f"{found.modularity:.2f} (docs/concepts/networks.md)."
    )


def network_plain(analysis: Analysis, found: Answers) -> dict[str, Any]:
    """The answers as plain data, entities with their names."""

    def named(id: str) -> dict[str, str]:
        return {"id": id, "name": _name(analysis, id)}

    out: dict[str, Any] = {"network": plain(found.network), "reading": found.reading.value}
    if found.paths is not None:
        out["paths"] = [
            [
                {
                    "giver": named(hop.giver),
                    "taker": named(hop.taker),
                    "first": plain(hop.first),
                    "last": plain(hop.last),
                    "contact": plain(analysis.account(hop.meeting)),
                }
                for hop in path.hops
            ]
            for path in found.paths
        ]
    if found.reach is not None:
        out["reach"] = [{**named(id), "day": plain(day)} for id, day in found.reach.items()]
    if found.brokers is not None:
        out["brokers"] = [{**named(b.entity), "side": b.side, "parts": dict(b.parts)} for b in found.brokers]
    if found.between is not None:
        out["betweenness"] = [{**named(b.entity), "value": b.value, "error": b.error} for b in found.between]
    if found.groups is not None:
        groups = [{**plain(g), "members": [named(id) for id in g.members]} for g in found.groups.groups]
        out["groups"] = {**plain(found.groups), "groups": groups}
    if found.turns is not None:
        out["revolving"] = plain(found.turns)
    return out
