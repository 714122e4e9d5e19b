"""`backchannel diff`: what another version of the engine finds in the same documents."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.cases import CaseOption, Format, TextOrJson, opened
from backchannel.commands.output import writing

if TYPE_CHECKING:
    from backchannel.case.diffing import Change


def diff(
    old: Annotated[str | None, typer.Argument(metavar="OLD", help="Engine to compare.", show_default=False)] = None,
    new: Annotated[str | None, typer.Argument(metavar="NEW", help="With this.", show_default=False)] = None,
    *,
    case: CaseOption,
    runs: Annotated[bool, typer.Option("--runs", help="List the engines that have read documents.")] = False,
    format: Format = TextOrJson.TEXT,
) -> None:
    """Show claims that appeared, went or changed between two versions of the engine; by default the last two.

    \b
    Examples:
      backchannel diff --case iran.db
      backchannel diff "backchannel 0.1.0" "backchannel 0.2.0" --case iran.db
    """
    with opened(case) as store, writing(None) as stream:
        if runs:
            for run in store.runs():
                stream.write(f"{run.engine}  since {run.first}  {run.documents} documents, stands in {run.current}\n")
            return
        count = 0
        for change in store.diff(old, new):
            count += 1
            stream.write((json.dumps(_record(change)) if format is TextOrJson.JSON else _line(change)) + "\n")
    typer.echo(f"{count} change{'s' * (count != 1)}", err=True)


def _record(change: "Change") -> dict[str, Any]:
    from backchannel.case.records import claim_record

    return {
        "document": change.document,
        "change": change.kind,
        "fields": list(change.fields),
        "old": claim_record(change.old) if change.old else None,
        "new": claim_record(change.new) if change.new else None,
        "quote": change.quote,
    }


def _line(change: "Change") -> str:
    claim = change.new or change.old
    fields = f" ({', '.join(change.fields)})" if change.fields else ""
    quote = " ".join(change.quote.split())
    return f"{change.document}: {change.kind}{fields}: {claim.type.value if claim else ''} “{quote}”"
