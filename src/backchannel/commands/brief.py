"""`backchannel brief`: what documents claim, as a report to read."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.commands.batch import Batch, Strict
from backchannel.commands.cases import MaybeCase, MaybePaths, case_of
from backchannel.commands.output import check_output, writing

if TYPE_CHECKING:
    from backchannel.brief import Brief, Format


class BriefFormat(StrEnum):
    """How a brief can be shown."""

    TERMINAL = "terminal"
    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"
    PDF = "pdf"
    DOCX = "docx"


_BY_ENDING = {f".{format.value}": format for format in BriefFormat} | {
    ".markdown": BriefFormat.MARKDOWN,
    ".htm": BriefFormat.HTML,
}


def brief(
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    about: Annotated[
        str | None, typer.Option("--about", metavar="NAME", help="Only what this person, body or state is in.")
    ] = None,
    pair: Annotated[
        tuple[str, str] | None,
        typer.Option("--pair", metavar="A B", help="Only dealings between these two.", show_default=False),
    ] = None,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="ID", help="One document: its claims in order, then their sentences."),
    ] = None,
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
      backchannel brief --case iran.db --about Zarif -o zarif.html
    """
    output = check_output(output)
    if format is None:
        format = _BY_ENDING.get(output.suffix.lower() if output else "", BriefFormat.TERMINAL)
    if sum(x is not None for x in (about, pair, document)) > 1:
        raise typer.BadParameter("a brief is about one thing: --about, --pair or --document")
    if format in (BriefFormat.PDF, BriefFormat.DOCX) and output is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{format} is no text; name a file with -o", param_hint="--format")
    batch = Batch(paths or (), strict)
    made = compose_brief(batch, case, full=full, about=about, pair=pair, document=document)
    if made is None:
        batch.finish()
        return
    show_brief(made, format.value, output)
    batch.finish()


def compose_brief(
    batch: Batch,
    case: str | None = None,
    *,
    full: bool = False,
    about: str | None = None,
    pair: tuple[str, str] | None = None,
    document: str | None = None,
) -> "Brief | None":
    """The brief of all documents of a run, or of a case that is kept; None if there were no documents.

    Raises:
        NotInCaseError: a name or document that is not there.
    """
    whole = case_of(batch, case)
    if whole is None:
        return None
    from backchannel.brief import compose

    return compose(whole, full, about=about, pair=pair, document=document)


def show_brief(made: "Brief", format: "Format", output: Path | None) -> None:
    """Write a brief to a file or to standard output."""
    from backchannel.brief import render

    try:
        rendered = render(made, format)
    except ImportError as error:
        raise typer.BadParameter(f"{format} needs {error.name}: pip install {_NEEDS[format]}") from error
    with writing(output) as stream:
        if isinstance(rendered, str):
            stream.write(rendered if rendered.endswith("\n") else rendered + "\n")
        elif isinstance(rendered, bytes):
            stream.buffer.write(rendered)
        else:
            from rich.console import Console

            # In files and pipes there is no width to go by; the layout is made for this one.
            Console(file=stream, width=None if stream.isatty() else 100).print(rendered)


_NEEDS = {"pdf": "reportlab", "docx": "python-docx"}
