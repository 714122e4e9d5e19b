"""`backchannel export`: what a case holds, in the exchange format."""

from pathlib import Path
from typing import Annotated

import typer

from backchannel.commands.cases import CaseOption, opened
from backchannel.commands.output import check_output, writing


def export(
    *,
    case: CaseOption,
    reviewed: Annotated[
        bool, typer.Option("--reviewed", help="Only claims that people accepted or corrected: gold to learn from.")
    ] = False,
    complete: Annotated[
        bool, typer.Option("--complete", help="With --reviewed: only documents of which every claim was decided.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="OUT", help="Write here instead of to standard output.")
    ] = None,
) -> None:
    """Print the claims of a case, with what people decided: JSON Lines of the exchange format.

    \b
    Examples:
      backchannel export --case iran.db -o claims.jsonl
      backchannel export --case iran.db --reviewed --complete -o gold.jsonl
    """
    output = check_output(output)
    from backchannel.exchange import write

    count = 0
    with opened(case) as store, writing(output) as stream:
        for extraction in store.reviewed(complete=complete) if reviewed else store.extractions():
            stream.write(write(extraction) + "\n")
            count += 1
    if reviewed:
        typer.echo(f"{count} documents with decisions", err=True)
