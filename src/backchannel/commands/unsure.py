"""`backchannel unsure`: names of a case that may be one, for people to decide."""

import json
from typing import Annotated

import typer

from backchannel.commands.cases import CaseOption, Format, TextOrJson, opened
from backchannel.commands.output import writing


def unsure(
    *,
    case: CaseOption,
    limit: Annotated[int, typer.Option(min=1, help="Pairs at most.")] = 50,
    format: Format = TextOrJson.TEXT,
) -> None:
    """List what may be one person, body or country and stays apart until somebody decides, weightiest first.

    \b
    Examples:
      backchannel unsure --case iran.db
      backchannel unsure --case iran.db --limit 5 --format json
    """
    from backchannel.review import Kind, queue

    with opened(case) as store:
        questions = [question for question in queue(store.case()) if question.kind is Kind.MERGE]
    with writing(None) as stream:
        for question in questions[:limit]:
            one, other = question.entities
            if format is TextOrJson.JSON:
                told = {"a": one.id, "b": other.id, "weight": question.weight, **question.shown}
                stream.write(json.dumps(told, ensure_ascii=False) + "\n")
                continue
            stream.write(f"{one.name} = {other.name} ?\n")
            stream.writelines(f"    {reason}\n" for reason in question.reasons)
            stream.write(f"    backchannel same {one.id} {other.id}   or   different\n")
        if not questions and format is TextOrJson.TEXT:
            stream.write("Nothing is unsure.\n")
        elif len(questions) > limit and format is TextOrJson.TEXT:
            stream.write(f"{len(questions) - limit} more with --limit {len(questions)}\n")
