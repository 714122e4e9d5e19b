"""A drawing as SVG, strict XML, the same bytes for the same drawing."""

from html import escape

from backchannel.brief.pictures.shapes import Box, Disc, Drawing, Shape, Stroke

_DASH = ' stroke-dasharray="3 2"'


def svg(drawing: Drawing, name: str) -> str:
    """The drawing as one `svg` element; `name` makes its ids unique on a page."""
    width, height = _n(drawing.width), _n(drawing.height)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-told" font-family="system-ui, Helvetica, Arial, sans-serif">',
        f'<title id="{name}-title">{_text(drawing.title)}</title>',
        f'<desc id="{name}-told">{_text(drawing.told)}</desc>',
        *(_shape(shape) for shape in drawing.shapes),
        "</svg>",
    ]
    return "\n".join(lines)


def _shape(shape: Shape) -> str:
    if isinstance(shape, Box):
        stroke = f' stroke="{shape.stroke}"' if shape.stroke else ""
        return _noted(
            f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}" rx="1.5" '
            f'fill="{shape.fill or "none"}"{stroke}{_DASH if shape.dashed else ""}',
            "rect",
            shape.note,
        )
    if isinstance(shape, Stroke):
        x, y, to_x, to_y = shape.x, shape.y, shape.to_x, shape.to_y
        through = f"Q{_n(shape.x + shape.bend)} {_n((y + to_y) / 2)} " if shape.bend else "L"
        return _noted(
            f'<path d="M{_n(x)} {_n(y)} {through}{_n(to_x)} {_n(to_y)}" fill="none" stroke="{shape.colour}" '
            f'stroke-width="{_n(shape.width)}"{_DASH if shape.dashed else ""}',
            "path",
            shape.note,
        )
    if isinstance(shape, Disc):
        circle = f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" fill="{shape.fill}"'
        return _noted(circle, "circle", shape.note)
    weight = ' font-weight="600"' if shape.bold else ""
    anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
    return (
        f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-size="{_n(shape.size)}" fill="{shape.colour}"{anchor}{weight}>'
        f"{_text(shape.text)}</text>"
    )


def _noted(opened: str, tag: str, note: str) -> str:
    return f"{opened}><title>{_text(note)}</title></{tag}>" if note else f"{opened}/>"


def _n(value: float) -> str:
    """A number with at most one decimal, never in another form."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def _text(text: str) -> str:
    return escape("".join(ch if ch >= " " or ch in "\t\n" else " " for ch in text))
