"""`backchannel lineage`: which document derives from which."""

import json
from typing import TYPE_CHECKING

from backchannel.commands.batch import Batch, Strict
from backchannel.commands.cases import Format, MaybeCase, MaybePaths, TextOrJson
from backchannel.commands.output import writing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backchannel.lineage import Lineage


def lineage(
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    format: Format = TextOrJson.TEXT,
    strict: Strict = False,
) -> None:
    """Show which document is a copy, an abridgement or a rewrite of which, or carries parts of it, and why.

    As JSON, one object a line: document, kind, derived_from, origin, score, why.

    \b
    Examples:
      backchannel lineage articles/
      backchannel lineage --case iran.db --format json
    """
    batch = Batch(paths or (), strict)
    found = _found(batch, case)
    with writing(None) as stream:
        for item in found:
            stream.write(json.dumps(_record(item), ensure_ascii=False) if format is TextOrJson.JSON else _line(item))
            stream.write("\n")
    batch.finish()


def _found(batch: Batch, case: str | None) -> "Iterable[Lineage]":
    """Lineage needs no reading: documents are enough."""
    import typer

    if bool(list(batch.paths)) == (case is not None):
        raise typer.BadParameter("name files or folders, or a case with --case; one of the two")
    if case is not None:
        from backchannel.case import open_case

        return open_case(case).lineage.values()
    from backchannel.lineage import trace

    return trace(list(batch.documents()))


def _record(item: "Lineage") -> dict[str, object]:
    return {
        "document": item.document,
        "kind": item.kind.value,
        "derived_from": item.derived_from,
        "origin": item.origin,
        "score": round(item.score, 4),
        "why": list(item.why),
    }


def _line(item: "Lineage") -> str:
    if item.derived_from:
        of = f" of {item.derived_from}"
    elif item.origin != item.document:
        of = f" of {item.origin}, which is not here"
    else:
        of = ""
    return f"{item.document}: {item.kind.value}{of}" + "".join(f"\n  {why}" for why in item.why if of)
