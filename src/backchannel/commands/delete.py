"""`backchannel delete`: take documents out of a case, with all that rests on them."""

from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.commands.cases import By, CaseOption, opened, who
from backchannel.commands.exits import Exit

if TYPE_CHECKING:
    from backchannel.case.deleting import Goes


def delete(
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT", help="Ids of documents in the case.", show_default=False)
    ],
    *,
    case: CaseOption,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for the log.")] = "",
    by: By = None,
) -> None:
    """Delete documents: their text, file, claims, names, place in the index, and what was decided about them.

    Says first what goes, and asks. The log keeps that it was done, by whom, when and why, and the hash of the text.

    \b
    Example:
      backchannel delete article-7 --case iran.db --reason "withdrawn by the paper"
    """
    with opened(case) as store:
        goes = [store.what_goes(name) for name in dict.fromkeys(documents)]
        for item in goes:
            for line in _lines(item):
                typer.echo(line, err=True)
        if dry_run:
            return
        if not yes and not typer.confirm("Delete?", err=True):
            raise typer.Exit(Exit.PARTLY)
        for item in goes:
            store.delete(item.document, by=who(by), reason=reason)


def _lines(goes: "Goes") -> list[str]:
    about = ", ".join(part for part in (goes.outlet, goes.published, goes.title) if part)
    lines = [
        f"{goes.document}" + (f" ({about})" if about else ""),
        f"  {goes.claims} claims, {goes.entities} entities, {goes.mentions} mentions, {goes.appearances} appearances"
        + (f", the file it came from ({goes.raw} bytes)" if goes.raw else ""),
    ]
    if goes.orphans:
        lines.append(f"  named nowhere else: {', '.join(goes.orphans)}")
    if goes.decisions:
        lines.append(f"  {len(goes.decisions)} decisions about it")
    if goes.derived:
        lines.append(f"  derived from it, and staying: {', '.join(goes.derived)}")
    return lines
