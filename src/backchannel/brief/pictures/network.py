"""Who dealt with whom: a column for each state, lines as thick as there were dealings, the same picture every time."""

from collections import Counter
from collections.abc import Sequence

from backchannel.brief.model import Edge, Node
from backchannel.brief.pictures.shapes import BLUE, GREY, INK, RED, Box, Disc, Drawing, Shape, Stroke, Words, fit

WIDTH = 960.0
_TOP = 66.0
_ROW = 30.0


def network(nodes: Sequence[Node], edges: Sequence[Edge], left_out: int = 0) -> Drawing | None:
    """People and bodies in columns by state: the two states with most on the outside; None without dealings."""
    if not edges:
        return None
    linked = {n for edge in edges for n in (edge.one, edge.other)}
    columns = _columns(nodes, [n for n in range(len(nodes)) if n in linked])
    order = _ordered(columns, edges)
    height = _TOP + _ROW * max(len(column) for _, column in order) + 16
    xs = _xs(len(order))
    places: dict[int, tuple[float, float]] = {}
    shapes: list[Shape] = list(_legend(left_out))
    for x, (side, column) in zip(xs, order, strict=True):
        anchor = _anchor(x, xs)
        shapes.append(Words(x, _TOP - 14, side or "state not known", 12, GREY, anchor, True))
        free = (height - 16 - _TOP) / len(column)
        for at, n in enumerate(column):
            places[n] = x, _TOP + free * (at + 0.5)
    for edge in sorted(edges, key=lambda e: (e.flagged, e.dealings, e.one, e.other)):
        (x, y), (to_x, to_y) = places[edge.one], places[edge.other]
        bend = 0.0 if x != to_x else (34 + abs(to_y - y) / 5) * (-1 if (x > WIDTH / 2) == (y < to_y) else 1)
        note = f"{nodes[edge.one].name} – {nodes[edge.other].name}: {edge.dealings} dealing{'s' * (edge.dealings != 1)}"
        colour, width = (RED, 1.2) if edge.flagged else (BLUE, 0.8)
        shapes.append(Stroke(x, y, to_x, to_y, colour, min(6.0, width + 0.8 * (edge.dealings - 1)), bend, note=note))
    for n, (x, y) in places.items():
        anchor = _anchor(x, xs)
        shift = {"end": -10.0, "start": 10.0, "middle": 0.0}[anchor]
        room = {"end": x - 18, "start": WIDTH - x - 18, "middle": 200.0}[anchor]
        label = fit(nodes[n].name, room, 12)
        if anchor == "middle":
            half = len(label) * 3.2 + 3
            shapes.append(Box(x - half, y - 21, 2 * half, 14, "#ffffff"))
        shapes.append(
            Disc(x, y, min(9.0, 4 + nodes[n].dealings / 2), INK, f"{nodes[n].name}: {nodes[n].dealings} dealings")
        )
        shapes.append(Words(x + shift, y + 4 if shift else y - 10, label, 12, anchor=anchor))
    told = f"{len(places)} people and bodies, {len(edges)} pairs that are reported to have dealt with each other."
    return Drawing("Who dealt with whom", told, WIDTH, height, tuple(shapes))


def _columns(nodes: Sequence[Node], shown: Sequence[int]) -> list[tuple[str, list[int]]]:
    """Nodes by state: the two states with most dealings outside, everybody else in a column between."""
    sizes: Counter[str] = Counter()
    for n in shown:
        sizes[nodes[n].side] += nodes[n].dealings
    ranked = sorted((side for side in sizes if side), key=lambda side: (-sizes[side], side))
    outer = ranked[:2]
    middle = ranked[2:]
    columns = [(side, [n for n in shown if nodes[n].side == side]) for side in outer]
    others = [n for n in shown if nodes[n].side not in outer]
    if others:
        names = middle[:3] + (["…"] if len(middle) > 3 else [])
        names += ["state not known"] if any(not nodes[n].side for n in others) else []
        columns.insert(1, (" · ".join(names), others))
    return columns


def _ordered(columns: list[tuple[str, list[int]]], edges: Sequence[Edge]) -> list[tuple[str, list[int]]]:
    """The columns with those next to each other who deal with each other (mean places of partners, ten rounds)."""
    near: dict[int, list[int]] = {}
    for edge in edges:
        near.setdefault(edge.one, []).append(edge.other)
        near.setdefault(edge.other, []).append(edge.one)
    place = {n: (at + 0.5) / len(column) for _, column in columns for at, n in enumerate(column)}
    for _ in range(10):
        for _, column in columns:
            mean = {n: sum(place[m] for m in near[n]) / len(near[n]) for n in column}
            column.sort(key=lambda n: (round(mean[n], 9), n))
            place |= {n: (at + 0.5) / len(column) for at, n in enumerate(column)}
    return columns


def _xs(count: int) -> list[float]:
    return {1: [WIDTH * 0.3], 2: [WIDTH * 0.3, WIDTH * 0.7]}.get(count, [WIDTH * 0.25, WIDTH * 0.5, WIDTH * 0.75])


def _anchor(x: float, xs: Sequence[float]) -> str:
    return "start" if x == xs[-1] else "end" if x == xs[0] else "middle"


def _legend(left_out: int) -> list[Shape]:
    said = "with signs of a back channel"
    shapes: list[Shape] = [
        Stroke(8, 14, 34, 14, BLUE, 1.6),
        Words(40, 18, "reported as done", colour=GREY),
        Stroke(150, 14, 176, 14, RED, 2),
        Words(182, 18, said, colour=GREY),
        Words(350, 18, "thicker: more dealings", colour=GREY),
    ]
    if left_out:
        shapes.append(Words(490, 18, f"{left_out} with fewer dealings are left out", colour=GREY))
    return shapes
