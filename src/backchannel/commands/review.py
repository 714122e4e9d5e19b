"""`backchannel review`: go through what is open in a case, and decide."""

import json
from typing import Annotated, Any

import typer

from backchannel.commands.cases import By, CaseOption, Format, TextOrJson, opened, who
from backchannel.commands.output import writing


def review(
    *,
    case: CaseOption,
    show: Annotated[bool, typer.Option("--list", help="Only list what is open, weightiest first.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="Questions at most.")] = 50,
    undo: Annotated[
        int | None, typer.Option(metavar="N", help="Take back the decision with this number in the log.")
    ] = None,
    grade: Annotated[
        str | None, typer.Option(metavar="OUTLET=A..F", help="Give an outlet a reliability, A to F.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, for --undo and --grade.")] = "",
    by: By = None,
    format: Format = TextOrJson.TEXT,
) -> None:
    """Decide what is open: names that may be one person, claims that flag a contact, contradictions, doubtful claims.

    Questions come in the order of how much an answer would change. Each decision is kept with who made it, when, why
    and what was shown; none trains anything.

    \b
    Examples:
      backchannel review --case iran.db
      backchannel review --case iran.db --list --limit 10
      backchannel review --case iran.db --undo 17 --reason "misread"
    """
    person = who(by)
    with opened(case) as store:
        if undo is not None:
            entry = store.undo(undo, by=person, reason=reason)
            typer.echo(f"taken back, as entry {entry.seq}", err=True)
            return
        if grade is not None:
            outlet, equals, letter = grade.rpartition("=")
            try:
                store.decisions.grade(outlet, letter if equals else "", by=person, reason=reason)
            except ValueError as error:
                raise typer.BadParameter(str(error), param_hint="--grade") from None
            return
        from backchannel.review import queue

        if show:
            with writing(None) as stream:
                for question in queue(store.case())[:limit]:
                    told: dict[str, Any] = {
                        "id": question.id,
                        "kind": question.kind.value,
                        "weight": question.weight,
                        **question.shown,
                    }
                    if format is TextOrJson.JSON:
                        stream.write(json.dumps(told, ensure_ascii=False) + "\n")
                    else:
                        stream.write(f"{question.weight:8.2f}  {question.id}\n          {question.text}\n")
            return
        from backchannel.commands.reviewing import Session

        Session(store, person, limit).run()
