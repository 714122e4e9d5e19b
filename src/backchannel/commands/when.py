"""`backchannel when`: what a time expression is taken for, for trying and for support."""

import json
from typing import Annotated

import typer

from backchannel.model import TimeExpression


def when(
    text: Annotated[str, typer.Argument(help="Words that hold a time, or a whole passage.")],
    published: Annotated[
        str | None,
        typer.Option(
            help="Date of publication, as 2021-02-23, 2021-02 or 2021; without it, what counts from it is open."
        ),
    ] = None,
    after: Annotated[
        str | None, typer.Option(help="A date that the story named just before: 2019, 2019-09 or 2019-09-14.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """Show which time each expression of a text is taken for, and which rule decided.

    \b
    Examples:
      backchannel when "on Tuesday" --published 2021-02-23
      backchannel when "two months earlier" --published 2021-02-23 --after 2019-09
    """
    from backchannel.reading.time import find_times, points

    for name, value in (("--published", published), ("--after", after)):
        if value is not None and points.published(value) is None:
            raise typer.BadParameter(f"{value!r} is no date; write it as 2021-02-23, 2021-02 or 2021", param_hint=name)
    before = f"{after}. " if after is not None else ""
    found = [one for one in find_times(before + text, published) if one.start >= len(before)]
    if not found and not as_json:
        typer.echo("no time expression found", err=True)
    for one in found:
        words = (before + text)[one.start : one.end]
        typer.echo(json.dumps(_record(words, one, len(before)), ensure_ascii=False) if as_json else _line(words, one))


def _record(words: str, found: TimeExpression, shift: int) -> dict[str, object]:
    return {
        "text": words,
        "start": found.start - shift,
        "end": found.end - shift,
        "type": found.type,
        "edtf": found.edtf,
        "timex": found.timex,
        "rule": found.rule,
        "also": [{"edtf": edtf, "weight": weight} for edtf, weight in found.also],
    }


def _line(words: str, found: TimeExpression) -> str:
    from backchannel.reading.time import describe

    said = f"{describe(found.edtf)} ({found.edtf})" if found.edtf else "left open"
    others = "".join(f"; or {describe(edtf)}, weight {weight:g}" for edtf, weight in found.also)
    return f"{words}: {said}{others}  [TIMEX3 {found.type} {found.timex}, rule {found.rule}]"
