"""`backchannel backup`: a whole case in one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from backchannel.commands.cases import By, CaseOption, opened, who
from backchannel.commands.output import check_output


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The back-up.", show_default=False)],
    *,
    case: CaseOption,
    restore: Annotated[
        bool, typer.Option("--restore", help="Make CASE, which must not be there yet, from FILE.")
    ] = False,
    by: By = None,
) -> None:
    """Write a case to one file while others go on working, or make a case from such a file; checked by hash.

    A back-up of a SQLite file can be restored to a PostgreSQL server, and the other way round.

    \b
    Examples:
      backchannel backup iran-2026-11-25.backup --case iran.db
      backchannel backup iran-2026-11-25.backup --restore --case postgresql://me@db.example/iran
    """
    if restore:
        from backchannel.case.store import Store

        with Store.restore(file, case, by=who(by)) as store:
            typer.echo(f"{len(store)} documents restored and checked", err=True)
        return
    check_output(file)
    with opened(case) as store:
        made = store.backup(file)
    typer.echo(f"{made.documents} documents written and checked; SHA-256 {made.hash}", err=True)
