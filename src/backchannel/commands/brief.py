"""`backchannel brief`: what documents claim, as a report to read."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from backchannel.commands.batch import Batch, Paths, Strict
from backchannel.commands.output import check_output, writing

if TYPE_CHECKING:
    from backchannel.brief import Brief


class BriefFormat(StrEnum):
    """How a brief can be shown."""

    TERMINAL = "terminal"
    MARKDOWN = "md"
    JSON = "json"


_BY_ENDING = {".md": BriefFormat.MARKDOWN, ".markdown": BriefFormat.MARKDOWN, ".json": BriefFormat.JSON}


def brief(
    paths: Paths,
    format: Annotated[
        BriefFormat | None,
        typer.Option(
            "--format", "-f", help="How to show it.  [default: by the ending of OUT, else terminal]", show_default=False
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Write here instead of to standard output."),
    ] = None,
    full: Annotated[
        bool, typer.Option("--full", help="Show everything; otherwise what matters most of a large case.")
    ] = False,
    strict: Strict = False,
) -> None:
    """Report who dealt with whom: contacts, back channels, offices over time, agreements - each with its source.

    A back channel is a pattern in what documents claim, never an accusation.

    \b
    Examples:
      backchannel brief article.txt
      backchannel brief articles/ --format md -o brief.md
    """
    output = check_output(output)
    if format is None:
        format = _BY_ENDING.get(output.suffix.lower() if output else "", BriefFormat.TERMINAL)
    batch = Batch(paths, strict)
    made = compose_brief(batch, full=full)
    if made is None:
        batch.finish()
        return
    show_brief(made, format.value, output)
    batch.finish()


def compose_brief(batch: Batch, *, full: bool = False) -> "Brief | None":
    """The brief of all documents of a run; None if there were none."""
    from backchannel.pipeline import extract

    with batch.showing_progress(extract(batch.documents()), "Reading documents") as counted:
        extractions = list(counted)
    if not extractions:
        return None
    from backchannel.brief import compose

    return compose(extractions, full)


def show_brief(made: "Brief", format: Literal["terminal", "md", "json"], output: Path | None) -> None:
    """Write a brief to a file or to standard output."""
    from backchannel.brief import render

    rendered = render(made, format)
    with writing(output) as stream:
        if isinstance(rendered, str):
            stream.write(rendered if rendered.endswith("\n") else rendered + "\n")
        else:
            from rich.console import Console

            # In files and pipes there is no width to go by; the layout is made for this one.
            Console(file=stream, width=None if stream.isatty() else 100).print(rendered)
