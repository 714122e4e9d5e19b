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

__all__ = ["Brief", "Citation", "Statement", "compose", "render", "schema", "structured", "terminal"]


def terminal(brief: Brief) -> "RenderableType":
    """The brief as something that a rich console prints."""
    from backchannel.brief.screen import terminal as screen

    return screen(brief)


@overload
def render(brief: Brief, format: Literal["md", "json"]) -> str: ...
@overload
def render(brief: Brief, format: Literal["terminal"]) -> "RenderableType": ...
@overload
def render(brief: Brief, format: Literal["terminal", "md", "json"]) -> "str | RenderableType": ...
def render(brief: Brief, format: Literal["terminal", "md", "json"]) -> "str | RenderableType":
    """Write a brief out.

    Args:
        brief: what to write.
        format: `md` and `json` give text; `terminal` gives a rich renderable.

    Raises:
        ValueError: if the format is none of these.
    """
    if format == "md":
        return markdown(brief)
    if format == "json":
        return as_json(brief)
    if format == "terminal":
        return terminal(brief)
    raise ValueError(f"no such format: {format!r}; there are terminal, md and json")
