"""`backchannel undo`: take back a decision about who is who."""

from typing import Annotated

import typer

from backchannel.commands.cases import By, CaseOption, opened, who
from backchannel.commands.same import Why


def undo(
    number: Annotated[
        int | None,
        typer.Argument(metavar="N", help="Its entry in the log.  [default: the last one]", show_default=False),
    ] = None,
    *,
    case: CaseOption,
    reason: Why = "",
    by: By = None,
) -> None:
    """Take back a decision of `same` or `different`; the log keeps both. Others are taken back by `review --undo`.

    \b
    Examples:
      backchannel undo --case iran.db
      backchannel undo 17 --case iran.db --reason "misread"
    """
    from backchannel.case import Verdict
    from backchannel.errors import NotInCaseError

    with opened(case) as store:
        about = {d.entry: d for d in store.decided() if d.verdict in (Verdict.SAME, Verdict.DIFFERENT)}
        if number is None and not about:
            raise NotInCaseError(store.where, "nothing was decided about who is who, or all was taken back")
        chosen = max(about) if number is None else number
        if chosen not in about:
            raise NotInCaseError(
                store.where, f"entry {chosen} is no standing decision about who is who; backchannel audit lists entries"
            )
        decision = about[chosen]
        entry = store.undo(chosen, by=who(by), reason=reason)
    names = " / ".join(str(decision.target[side]["name"]) for side in ("a", "b"))
    typer.echo(f"entry {entry.seq}: “{decision.verdict.value}” of {names} is taken back")
