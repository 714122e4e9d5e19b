"""A brief as PDF, by reportlab: the sections and pictures of the HTML page on A4, the same bytes for the same brief."""

import io
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from backchannel.brief.html import drawings
from backchannel.brief.layout import Block, Item, Line, brackets, layout
from backchannel.brief.model import Brief
from backchannel.brief.pictures.shapes import Box, Disc, Drawing, Shape, Stroke


def pdf(brief: Brief) -> bytes:
    """The whole brief.

    Letters that the standard fonts lack (they have those of Western Europe) are set in DejaVu Sans where matplotlib,
    which brings it, is installed; elsewhere they are written without their accents, or as a question mark.

    Raises:
        ImportError: if reportlab is not installed.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=20 * mm,
        rightMargin=20 * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        title=brief.title,
        author=f"backchannel {brief.version}",
        subject=brief.notice,
        invariant=1,
    )
    letters = _Letters(brief)
    story = list(_story(brief, letters, page.width))

    def foot(canvas: Any, _: Any) -> None:
        canvas.saveState()
        canvas.setFont(letters.plain, 7.5)
        canvas.setFillGray(0.4)
        canvas.drawString(20 * mm, 10 * mm, letters.text(brief.notice))
        canvas.drawRightString(A4[0] - 20 * mm, 10 * mm, f"page {canvas.getPageNumber()}")
        canvas.restoreState()

    page.build(story, onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


class _Letters:
    """The fonts, and texts as far as these can show them."""

    def __init__(self, brief: Brief) -> None:
        from backchannel.brief.structured import as_json

        self.plain, self.bold, self.italic = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
        self._all = True
        folder = None if _western(as_json(brief)) else _dejavu()
        if folder is not None:
            from reportlab.pdfbase import pdfmetrics
            from reportlab.pdfbase.ttfonts import TTFont

            for name in ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique"):
                pdfmetrics.registerFont(TTFont(name, str(folder / f"{name}.ttf")))
            self.plain, self.bold, self.italic = "DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique"
        else:
            self._all = False

    def text(self, text: str) -> str:
        """The text on one line, with letters that the font has."""
        flat = " ".join(text.split())
        return flat if self._all else "".join(ch if _western(ch) else _bare(ch) for ch in flat)

    def markup(self, text: str) -> str:
        """The same, for a paragraph."""
        return escape(self.text(text), quote=False)


def _western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _bare(ch: str) -> str:
    import unicodedata

    plain = "".join(c for c in unicodedata.normalize("NFKD", ch) if not unicodedata.combining(c))
    return plain if plain and _western(plain) else "?"


def _dejavu() -> Path | None:
    from importlib.util import find_spec

    found = find_spec("matplotlib")
    folder = Path(found.origin).parent / "mpl-data/fonts/ttf" if found and found.origin else None
    return folder if folder and (folder / "DejaVuSans.ttf").is_file() else None


def _story(brief: Brief, letters: _Letters, width: float) -> Iterator[Any]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle as Style
    from reportlab.platypus import KeepTogether, Paragraph, Spacer

    base = Style("base", fontName=letters.plain, fontSize=9.2, leading=12.4)
    title = Style("title", base, fontName=letters.bold, fontSize=17, leading=21, spaceAfter=6)
    heading = Style("heading", base, fontName=letters.bold, fontSize=12.5, leading=16, spaceBefore=14, spaceAfter=4)
    head = Style("head", base, fontName=letters.bold, leading=12.6, spaceBefore=7, spaceAfter=1)
    note = Style("note", base, textColor=HexColor("#5b656f"), fontSize=8.4, spaceAfter=3)
    notice = Style("notice", base, borderColor=HexColor("#a8321f"), borderWidth=0.8, borderPadding=5, spaceAfter=10)
    bullet = Style("bullet", base, leftIndent=10, bulletIndent=0)
    under = Style("under", base, leftIndent=10)

    def paragraph(line: Line) -> Any:
        text = letters.markup(line.text + brackets(line.cites))
        text = f'<font name="{letters.italic}">{text}</font>' if line.quote else text
        label = "" if line.label in ("", "•") else f'<font color="#5b656f">{letters.markup(line.label)}:</font> '
        return Paragraph(label + text, bullet if line.label == "•" else under, "•" if line.label == "•" else None)

    def item(found: Item) -> Iterator[Any]:
        text = letters.markup(f"{found.mark} {found.head}".strip() + brackets(found.cites))
        if not found.lines:
            yield Paragraph(text, bullet, "•")
            return
        lines = [paragraph(line) for line in found.lines]
        yield KeepTogether([Paragraph(text, head), *lines[:2]])
        yield from lines[2:]

    def block(found: Block) -> Iterator[Any]:
        opening = [Paragraph(letters.markup(found.heading), heading)]
        opening += [Paragraph(letters.markup(found.note), note)] if found.note else []
        rest = [flow for one in found.items for flow in item(one)]
        yield KeepTogether([*opening, *rest[:1]])
        yield from rest[1:]

    yield Paragraph(letters.markup(brief.title), title)
    yield Paragraph(letters.markup(brief.notice), notice)
    blocks = list(layout(brief, whole=True))
    for found in blocks[:1]:
        yield from block(found)
    for _, drawing in drawings(brief):
        yield KeepTogether(
            [
                Paragraph(letters.markup(drawing.title), heading),
                _Scaled(drawing, letters, width).flowable(),
                Spacer(1, 3),
                Paragraph(letters.markup(drawing.told), note),
            ]
        )
    for found in blocks[1:]:
        yield from block(found)


class _Scaled:
    """A drawing of ours as one of reportlab, whose origin is below; made to fit width and page."""

    def __init__(self, drawing: Drawing, letters: _Letters, width: float) -> None:
        self._drawing, self._letters = drawing, letters
        self._scale = min(width / drawing.width, 640 / drawing.height)

    def flowable(self) -> Any:
        from reportlab.graphics.shapes import Drawing as Sheet
        from reportlab.graphics.shapes import Group

        scale = self._scale
        sheet = Sheet(self._drawing.width * scale, self._drawing.height * scale)
        group = Group(transform=(scale, 0, 0, scale, 0, 0))
        for shape in self._drawing.shapes:
            group.add(self._shape(shape))
        sheet.add(group)
        return sheet

    def _shape(self, shape: Shape) -> Any:
        from reportlab.graphics.shapes import Circle, Path, Rect, String
        from reportlab.lib.colors import HexColor

        tall = self._drawing.height
        dash = [3, 2]
        if isinstance(shape, Box):
            return Rect(
                shape.x,
                tall - shape.y - shape.height,
                shape.width,
                shape.height,
                fillColor=HexColor(shape.fill) if shape.fill else None,
                strokeColor=HexColor(shape.stroke) if shape.stroke else None,
                strokeWidth=0.8,
                strokeDashArray=dash if shape.dashed else None,
            )
        if isinstance(shape, Disc):
            return Circle(shape.x, tall - shape.y, shape.radius, fillColor=HexColor(shape.fill), strokeColor=None)
        if isinstance(shape, Stroke):
            path = Path(
                strokeColor=HexColor(shape.colour),
                strokeWidth=shape.width,
                fillColor=None,
                strokeDashArray=dash if shape.dashed else None,
            )
            path.moveTo(shape.x, tall - shape.y)
            # A quadratic curve with its one control point, as the cubic that it is.
            middle = shape.x + shape.bend, (shape.y + shape.to_y) / 2
            if shape.bend:
                one = shape.x + 2 / 3 * (middle[0] - shape.x), shape.y + 2 / 3 * (middle[1] - shape.y)
                two = shape.to_x + 2 / 3 * (middle[0] - shape.to_x), shape.to_y + 2 / 3 * (middle[1] - shape.to_y)
                path.curveTo(one[0], tall - one[1], two[0], tall - two[1], shape.to_x, tall - shape.to_y)
            else:
                path.lineTo(shape.to_x, tall - shape.to_y)
            return path
        return String(
            shape.x,
            tall - shape.y,
            self._letters.text(shape.text),
            fontName=self._letters.bold if shape.bold else self._letters.plain,
            fontSize=shape.size,
            fillColor=HexColor(shape.colour),
            textAnchor=shape.anchor,
        )
