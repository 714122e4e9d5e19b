"""Timeline and offices: stretches of time as bars, the uncertain ones with dashed outlines."""

from collections.abc import Callable, Sequence
from datetime import date

from backchannel.brief.model import Bar
from backchannel.brief.pictures.shapes import (
    BLUE,
    GREY,
    INK,
    LIGHT,
    RED,
    SAND,
    Box,
    Disc,
    Drawing,
    Shape,
    Stroke,
    Words,
    fit,
)

WIDTH = 960.0
_LEFT = 330.0
_RIGHT = 20.0
_ROW = 21.0
_TOP = 56.0

_KINDS = {
    "done": (BLUE, "reported as done"),
    "flagged": (RED, "reported as done, with signs of a back channel"),
    "apart": (GREY, "planned, tried, disputed or denied"),
    "record": (BLUE, "by the record"),
    "claim": (SAND, "by a document"),
}


def timeline(bars: Sequence[Bar]) -> Drawing | None:
    """Dealings by date, one row each; None if there are none."""
    if not bars:
        return None
    rows = [(f"{bar.mark} {bar.row}".strip(), [bar]) for bar in bars]
    told = f"{len(bars)} dated dealings, by date. A filled mark is a day; a dashed bar the days among which it was."
    return _drawn("Timeline", told, rows, names=False)


def offices(bars: Sequence[Bar]) -> Drawing | None:
    """Terms of office, a row for each term; None if there are none."""
    if not bars:
        return None
    rows: list[tuple[str, list[Bar]]] = []
    for bar in bars:
        first = not rows or all(bar.row != b.row for _, found in rows for b in found)
        rows.append((bar.row if first else "", [bar]))
    people = len({bar.row for bar in bars})
    told = f"{len(bars)} terms of office of {people} people. Ends that are not known are left open."
    return _drawn("Offices over time", told, rows, names=True)


def _drawn(title: str, told: str, rows: Sequence[tuple[str, list[Bar]]], names: bool) -> Drawing:
    kinds = list(dict.fromkeys(bar.kind for _, found in rows for bar in found))
    first, last = _extent([bar for _, found in rows for bar in found])
    days = max(1, (last - first).days)

    def at(day: date) -> float:
        return _LEFT + (min(max(day, first), last) - first).days / days * (WIDTH - _LEFT - _RIGHT)

    height = _TOP + _ROW * len(rows) + 14
    shapes: list[Shape] = [*_legend(kinds), *_years(first, last, at, height - 10)]
    for number, (label, found) in enumerate(rows):
        middle = _TOP + _ROW * (number + 0.5)
        if names and label and number:
            shapes.append(Stroke(8, middle - _ROW / 2, WIDTH - _RIGHT, middle - _ROW / 2, LIGHT, 0.6))
        shapes.append(Words(8, middle + 4, fit(label, _LEFT + 10), bold=names))
        for bar in found:
            shapes += _bar(bar, at, middle, first, last, names)
    return Drawing(title, told, WIDTH, height, tuple(shapes))


def _bar(bar: Bar, at: Callable[[date], float], middle: float, first: date, last: date, names: bool) -> list[Shape]:
    colour = _KINDS[bar.kind][0]
    begin = date.fromisoformat(bar.first) if bar.first else first
    end = date.fromisoformat(bar.last) if bar.last else last
    note = f"{bar.row}: {bar.label + ', ' if bar.label else ''}{bar.first or '…'} to {bar.last or '…'}"
    left, right = at(begin), at(end)
    if not names and (bar.exact or right - left < 5):
        return [Disc((left + right) / 2, middle, 5, colour, note)]
    width = max(3.0, right - left)
    sure = bar.exact and bar.first is not None and bar.last is not None
    shapes: list[Shape] = [
        Box(left, middle - 6, width, 12, colour if sure else _PALE[colour], None if sure else colour, not sure, note)
    ]
    if names:
        room = WIDTH - _RIGHT - right
        if len(bar.label) * 5.4 < width - 8:
            shapes.append(Words(left + 5, middle + 4, bar.label, 10, "#ffffff" if sure else INK))
        elif room > left - _LEFT:
            shapes.append(Words(right + 5, middle + 4, fit(bar.label, room - 8, 10), 10))
        else:
            shapes.append(Words(left - 5, middle + 4, fit(bar.label, left - _LEFT - 8, 10), 10, anchor="end"))
    return shapes


_PALE = {BLUE: "#dfe9f3", RED: "#f6e1dd", GREY: "#eceff2", SAND: "#f4ecd9"}


def _extent(bars: Sequence[Bar]) -> tuple[date, date]:
    """The years that the bars need; one that is far longer than the others is cut off."""
    ends = sorted(date.fromisoformat(d) for bar in bars for d in (bar.first, bar.last) if d)
    if not ends:
        return date(2000, 1, 1), date(2001, 1, 1)
    first, last = ends[0], ends[-1]
    return date(first.year, 1, 1), date(min(last.year + 1, 9999), 1, 1)


def _legend(kinds: Sequence[str]) -> list[Shape]:
    shapes: list[Shape] = []
    x = 8.0
    for kind in kinds:
        colour, said = _KINDS[kind]
        shapes += [Box(x, 8, 12, 12, colour), Words(x + 17, 18, said, colour=GREY)]
        x += 40 + len(said) * 5.6
    shapes += [Box(x, 8, 22, 12, None, GREY, True), Words(x + 28, 18, "days or ends not exactly known", colour=GREY)]
    return shapes


def _years(first: date, last: date, at: Callable[[date], float], bottom: float) -> list[Shape]:
    count = last.year - first.year
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100) if count / s <= 12), 500)
    shapes: list[Shape] = []
    for year in range(first.year, last.year + 1):
        if year % step == 0 or count <= 1:
            x = at(date(year, 1, 1))
            shapes.append(Stroke(x, 48, x, bottom, LIGHT))
            shapes.append(Words(x, 43, str(year), 10, GREY, "middle"))
    return shapes
