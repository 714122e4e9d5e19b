"""`backchannel same`: two names of a case are one."""

from typing import Annotated

import typer

from backchannel.commands.cases import By, CaseOption, opened, who
from backchannel.commands.naming import decided, meant

One = Annotated[
    str, typer.Argument(metavar="A", help="A name, an entity's id, or DOCUMENT#ENTITY.", show_default=False)
]
Other = Annotated[str, typer.Argument(metavar="B", help="The other.", show_default=False)]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, for the log.")]


def same(a: One, b: Other, *, case: CaseOption, reason: Why = "", by: By = None) -> None:
    """Decide that two names of a case mean one person, body or country.

    The decision overrides all weights, outlives new documents, stands in the log, and `backchannel undo` takes it back.

    \b
    Examples:
      backchannel same "Javad Zarif" "M. J. Zarif" --case iran.db
      backchannel same person-1f00c3d2a9b4 person-77aa0190be12 --case iran.db --reason "same ministry"
    """
    from backchannel.identity import Judgement

    with opened(case) as store:
        kept = store.case()
        one, other = meant(kept, a), meant(kept, b)
        if one.entity.id == other.entity.id:
            typer.echo(f"“{a}” and “{b}” are one already: {one.entity.name}; nothing was written")
            return
        held = decided(kept, one.entity, other.entity, Judgement.DIFFERENT)
        if held is not None:
            raise typer.BadParameter(
                f"entry {held.decision.entry} keeps them apart; take that back first: "
                f"backchannel undo {held.decision.entry}"
            )
        shown = {"a": list(one.entity.names), "b": list(other.entity.names)}
        first, second = (one.members or one.entity.members)[0], (other.members or other.entity.members)[0]
        entry = store.decisions.merge(first, second, by=who(by), reason=reason, shown=shown)
    typer.echo(f"entry {entry.seq}: {one.entity.name} and {other.entity.name} are one")
