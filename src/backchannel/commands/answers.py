"""What commands that answer one question share: documents or a case in, a page for people or JSON out."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.batch import Batch
from backchannel.commands.cases import case_of
from backchannel.commands.output import writing

if TYPE_CHECKING:
    from backchannel.analysis import Analysis
    from backchannel.brief.pages import Page


class TerminalOrJson(StrEnum):
    """For people, or for programs."""

    TERMINAL = "terminal"
    JSON = "json"


Format = Annotated[TerminalOrJson, typer.Option("--format", "-f", help="For people, or for programs.")]
Full = Annotated[bool, typer.Option("--full", help="Show everything; otherwise what matters most.")]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="From this day, month or year on (2017, 2017-05).")
]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to the end of this day, month or year.")]


def answer(
    paths: list[Path] | None,
    case: str | None,
    strict: bool,
    format: TerminalOrJson,
    found: Callable[["Analysis"], tuple[Callable[[], "Page"], Callable[[], Any]]],
) -> None:
    """Open the case, or read the documents; find the answer; show it.

    Args:
        paths: as the user named them.
        case: the case instead.
        strict: stop at the first input that cannot be read.
        format: how to show it.
        found: from the analysis to two ways of showing the answer: as a page, as plain data.
    """
    batch = Batch(paths or (), strict)
    made = case_of(batch, case)
    if made is None:
        batch.finish()
        return
    from backchannel.analysis import Analysis

    page, data = found(Analysis(made))
    if format is TerminalOrJson.JSON:
        from backchannel.brief.plain import as_json

        text = as_json(data())
        with writing(None) as stream:
            stream.write(text)
    else:
        show(page())
    batch.finish()


def show(page: "Page") -> None:
    """Print a page, as wide as the terminal, or 100 columns into a file or pipe."""
    from rich.console import Console

    from backchannel.brief.screen import page as shown

    with writing(None) as stream:
        Console(file=stream, width=None if stream.isatty() else 100).print(shown(page.title, page.notice, page.blocks))


def day(text: str | None, name: str, *, last: bool = False) -> date | None:
    """The first (or last) day of what the user wrote.

    Raises:
        typer.BadParameter: if it is no date.
    """
    if text is None:
        return None
    from backchannel.reading.time import intervals

    try:
        found = intervals.parse(text)
    except ValueError as error:
        raise typer.BadParameter(
            f"{text!r} is no date; write it as 2017, 2017-05 or 2017-05-20", param_hint=name
        ) from error
    return found.last if last else found.first
