"""A brief as a Word document, by python-docx: the sections of the HTML page as headings, lists and tables.

Word does not show drawings of our kind; what the pictures tell stands in a table of dates and in the sections.
"""

import io
import zipfile
from datetime import datetime
from typing import Any

from backchannel.brief.layout import Block, brackets, layout
from backchannel.brief.model import Brief

_WHEN = datetime(2000, 1, 1)  # fixed, so that the same brief gives the same bytes


def docx(brief: Brief) -> bytes:
    """The whole brief, the same bytes for the same brief.

    Raises:
        ImportError: if python-docx is not installed.
    """
    from docx import Document

    page = Document()
    about = page.core_properties
    about.title, about.author, about.subject = (
        _text(brief.title)[:255],
        f"backchannel {brief.version}",
        brief.notice[:255],
    )
    about.created = about.modified = _WHEN
    about.last_modified_by, about.comments = "", ""
    page.add_heading(_text(brief.title), level=0)
    page.add_paragraph(_text(brief.notice), style="Intense Quote")
    blocks = list(layout(brief, whole=True))
    for block in blocks[:1]:
        _block(page, block)
    _dates(page, brief)
    for block in blocks[1:]:
        _block(page, block)
    out = io.BytesIO()
    page.save(out)
    return _dateless(out.getvalue())


def _block(page: Any, block: Block) -> None:
    page.add_heading(_text(block.heading), level=1)
    if block.note:
        page.add_paragraph().add_run(_text(block.note)).italic = True
    for item in block.items:
        text = _text(f"{item.mark} {item.head}".strip() + brackets(item.cites))
        if not item.lines:
            page.add_paragraph(text, style="List Bullet")
            continue
        page.add_heading(text, level=2)
        for line in item.lines:
            paragraph = page.add_paragraph(style="List Bullet" if line.label == "•" else None)
            if line.label not in ("", "•"):
                paragraph.add_run(f"{_text(line.label)}: ").bold = True
            paragraph.add_run(_text(line.text + brackets(line.cites))).italic = line.quote


def _dates(page: Any, brief: Brief) -> None:
    """The timeline as a table."""
    if not brief.pictures.timeline:
        return
    page.add_heading("Dated dealings", level=1)
    table = page.add_table(rows=1, cols=4, style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, ("", "Who", "When", "How told"), strict=True):
        cell.text = text
    told = {line.id: line.told for line in (*brief.contacts, *brief.apart)}
    when = {line.id: line.when for line in (*brief.contacts, *brief.apart)}
    for bar in brief.pictures.timeline:
        for cell, text in zip(
            table.add_row().cells, (bar.mark, bar.row, when.get(bar.mark, ""), told.get(bar.mark, "")), strict=True
        ):
            cell.text = _text(text)


def _text(text: str) -> str:
    """Text on one line, without characters that XML does not allow."""
    kept = "".join(
        ch if ch >= " " and not "\ud800" <= ch <= "\udfff" and ch not in "\ufffe\uffff" else " " for ch in text
    )
    return " ".join(kept.split())


def _dateless(made: bytes) -> bytes:
    """The same archive with one fixed date for all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, _WHEN.timetuple()[:6])
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, old.read(entry))
    return out.getvalue()
