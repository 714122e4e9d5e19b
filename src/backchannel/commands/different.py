"""`backchannel different`: two names of a case are not one."""

import typer

from backchannel.commands.cases import By, CaseOption, opened, who
from backchannel.commands.naming import Meant, decided, meant
from backchannel.commands.same import One, Other, Why

MANY = 400
"""Pairs of members at most that one decision keeps apart."""


def different(a: One, b: Other, *, case: CaseOption, reason: Why = "", by: By = None) -> None:
    """Decide that two names of a case are two people, bodies or countries.

    Where they were taken for one, what bears the name A leaves what bears the name B.

    \b
    Examples:
      backchannel different "Robert Kennedy" "R. Kennedy" --case iran.db
      backchannel different report-7#e3 report-9#e1 --case iran.db --reason "father and son"
    """
    from backchannel.identity import Judgement

    with opened(case) as store:
        kept = store.case()
        one, other = meant(kept, a), meant(kept, b)
        held = decided(kept, one.entity, other.entity, Judgement.DIFFERENT)
        if held is not None:
            typer.echo(f"entry {held.decision.entry} keeps them apart already; nothing was written")
            return
        joined = next(
            (s for s in kept.settled if s.a == s.b == one.entity.id == other.entity.id),
            None,
        )
        if joined is not None:
            raise typer.BadParameter(
                f"entry {joined.decision.entry} joins them; take that back first: "
                f"backchannel undo {joined.decision.entry}"
            )
        shown = {"a": list(one.entity.names), "b": list(other.entity.names)}
        person = who(by)
        if one.entity.id != other.entity.id:
            entry = store.decisions.apart(one.entity, other.entity, by=person, reason=reason, shown=shown)
        else:
            _check(one, other)
            entry = store.decisions.split(one.entity, one.members, by=person, reason=reason, shown=shown)[0]
    typer.echo(f"entry {entry.seq}: {a} and {b} are two")


def _check(one: Meant, other: Meant) -> None:
    """Whether the two names tell members of one entity apart.

    Raises:
        typer.BadParameter: if they do not.
    """
    named, rest = set(one.members), set(one.entity.members) - set(one.members)
    if not named or not rest or named & set(other.members):
        raise typer.BadParameter(
            f"both mean {one.entity.name}, and the names do not tell apart what its documents say; name entities of "
            "documents (DOCUMENT#ENTITY; `backchannel who NAME --full` lists them)"
        )
    if len(named) * len(rest) > MANY:
        raise typer.BadParameter(
            f"{len(named)} of {len(named) + len(rest)} members bear the first name, too many to keep apart one by one; "
            "name one of each as DOCUMENT#ENTITY"
        )
