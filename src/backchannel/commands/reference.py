"""`backchannel reference`: lists of people of one's own, that names of cases are linked to."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from backchannel.commands.cases import By, MaybeCase, opened, who


class Do(StrEnum):
    """What to do with the lists."""

    ADD = "add"
    LIST = "list"
    REMOVE = "remove"


def reference(
    do: Annotated[Do, typer.Argument(metavar="add|list|remove", help="What to do.", show_default=False)],
    what: Annotated[
        str | None,
        typer.Argument(metavar="FILE|NAME", help="The file to add, or the list to remove.", show_default=False),
    ] = None,
    *,
    name: Annotated[str | None, typer.Option(help="What to call an added list; by default as its file.")] = None,
    case: MaybeCase = None,
    by: By = None,
) -> None:
    """Add, show or remove lists of people: CSV, or FollowTheMoney JSON lines as OpenSanctions publishes them.

    Kept for the user, or with --case in that case alone. Persons of a case are linked to them with reasons; a name that
    fits nobody, or several, stays unlinked.

    \b
    Examples:
      backchannel reference add ministers.csv
      backchannel reference add peps.ftm.json --name peps --case iran.db
      backchannel reference list
      backchannel reference remove ministers
    """
    from backchannel.reference import list_files, lists

    if (what is None) is not (do is Do.LIST):
        raise typer.BadParameter("add takes a file, remove the name of a list, list nothing")
    if do is Do.ADD:
        try:
            made = list_files.read(Path(what or ""), name)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from error
        if case is None:
            lists.keep(made)
        else:
            with opened(case) as store:
                store.lists.add(made, by=who(by))
        typer.echo(f"{made.name}: {len(made.people)} people")
    elif do is Do.REMOVE:
        if case is None:
            lists.remove(what or "")
        else:
            with opened(case) as store:
                store.lists.remove(what or "", by=who(by))
        typer.echo(f"{what}: removed")
    else:
        found = [("user", made) for made in lists.kept()]
        if case is not None:
            with opened(case) as store:
                found += [("case", made) for made in store.lists.all()]
        for whose, made in found:
            typer.echo(f"{made.name}  {len(made.people)} people  of the {whose}, from {made.file}, added {made.added}")
        if not found:
            typer.echo("No lists. `backchannel reference add FILE` adds one.")
