"""Shapes, in points from the upper left corner. Whoever draws them needs to know no more than these four."""

from dataclasses import dataclass

INK = "#1b1f24"
GREY = "#66707a"
LIGHT = "#d5dae0"
BLUE = "#2f5d8a"
RED = "#a8321f"
SAND = "#b08a3c"
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `dashed` for what is not known exactly, `note` is told where a pointer rests on it."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None
    stroke: str | None = None
    dashed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line or, bent by `bend` to the left of its direction, an arc."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str
    width: float = 1.0
    bend: float = 0.0
    dashed: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `anchor` is start, middle or end of it."""

    x: float
    y: float
    text: str
    size: float = 11.0
    colour: str = INK
    anchor: str = "start"
    bold: bool = False


Shape = Box | Stroke | Disc | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture: size, shapes from back to front, a title and what it tells to whoever does not see it."""

    title: str
    told: str
    width: float
    height: float
    shapes: tuple[Shape, ...]


def fit(text: str, width: float, size: float = 11.0) -> str:
    """A text cut to a width, with an ellipsis; by the mean width of letters, for no font is at hand."""
    most = max(4, int(width / (size * 0.52)))
    return text if len(text) <= most else text[: most - 1].rstrip(" ,–") + "…"
