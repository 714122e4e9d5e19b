"""The brief: a cited report for people, made from claims by templates. It says who says what, nothing of its own.

brief = compose(extractions)
print(render(brief, "md"))
"""

from typing import TYPE_CHECKING, Literal, overload

from backchannel.brief.composing import compose
from backchannel.brief.markdown import markdown
from backchannel.brief.model import Brief, Citation, Statement
from backchannel.brief.structured import as_json, schema, structured

if TYPE_CHECKING:
    from rich.console import RenderableType

Format = Literal["terminal", "md", "json", "html", "pdf", "docx"]
"""How a brief can be written out."""

__all__ = ["Brief", "Citation", "Format", "Statement", "compose", "render", "schema", "structured", "terminal"]


def terminal(brief: Brief) -> "RenderableType":
    """The brief as something that a rich console prints."""
    from backchannel.brief.screen import terminal as screen

    return screen(brief)


@overload
def render(brief: Brief, format: Literal["md", "json", "html"]) -> str: ...
@overload
def render(brief: Brief, format: Literal["terminal"]) -> "RenderableType": ...
@overload
def render(brief: Brief, format: Literal["pdf", "docx"]) -> bytes: ...
@overload
def render(brief: Brief, format: Format) -> "str | bytes | RenderableType": ...
def render(brief: Brief, format: Format) -> "str | bytes | RenderableType":
    """Write a brief out; the same brief gives the same text or bytes.

    Args:
        brief: what to write.
        format: `md`, `json` and `html` give text, `pdf` and `docx` bytes; `terminal` gives a rich renderable.

    Raises:
        ValueError: if the format is none of these.
        ImportError: for `pdf` and `docx`, if reportlab or python-docx is not installed.
    """
    if format == "md":
        return markdown(brief)
    if format == "json":
        return as_json(brief)
    if format == "terminal":
        return terminal(brief)
    if format == "html":
        from backchannel.brief.html import html

        return html(brief)
    if format == "pdf":
        from backchannel.brief.pdf import pdf

        return pdf(brief)
    if format == "docx":
        from backchannel.brief.docx import docx

        return docx(brief)
    raise ValueError(f"no such format: {format!r}; there are terminal, md, html, json, pdf and docx")
