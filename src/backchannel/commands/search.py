"""`backchannel search`: find documents of a case by their words."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.commands.cases import CaseOption, Format, TextOrJson, opened
from backchannel.commands.output import writing

if TYPE_CHECKING:
    from backchannel.case.searching import Hit


def search(
    query: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help='Words, "phrases", begin*, and without:word.', show_default=False),
    ],
    *,
    case: CaseOption,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Hits at most.")] = 20,
    format: Format = TextOrJson.TEXT,
) -> None:
    """Find documents in which all these words occur, best first. Letter case and accents do not count.

    \b
    Examples:
      backchannel search Zarif Munich --case iran.db
      backchannel search '"back channel" negotiat* without:trade' --case iran.db
    """
    words = " ".join(query).replace("without:", "-")
    with opened(case) as store, writing(None) as stream:
        hits = store.search(words, limit=limit)
        for hit in hits:
            stream.write((json.dumps(asdict(hit)) if format is TextOrJson.JSON else _lines(hit)) + "\n")
    if not hits:
        typer.echo("nothing found", err=True)


def _lines(hit: "Hit") -> str:
    about = ", ".join(part for part in (hit.outlet, hit.published, hit.title) if part)
    return f"{hit.document}" + (f" ({about})" if about else "") + f"\n  … {' '.join(hit.quote.split())} …"
