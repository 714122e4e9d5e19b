"""`backchannel pair`: all dealings between two people, bodies or states."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.answers import Format, Full, TerminalOrJson, answer
from backchannel.commands.batch import Strict
from backchannel.commands.cases import MaybeCase, MaybePaths

if TYPE_CHECKING:
    from backchannel.analysis import Analysis


def pair(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A person, body or state.", show_default=False)],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="Another.", show_default=False)],
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    format: Format = TerminalOrJson.TERMINAL,
    full: Full = False,
    strict: Strict = False,
) -> None:
    """Show all reported dealings between two; a state stands for everybody who acts for it.

    \b
    Examples:
      backchannel pair Zarif Kerry articles/
      backchannel pair Iran "United States" --case iran.db
    """

    def found(analysis: "Analysis") -> Any:
        from backchannel.analysis import NOTICE
        from backchannel.analysis.finding import find
        from backchannel.brief import pages

        a, b = (find(analysis.case, name).entity for name in (one, other))
        if a.id == b.id:
            raise typer.BadParameter(f"{one!r} and {other!r} are both {a.name}; a pair needs two")
        made = analysis.pair(a, b)
        return lambda: pages.pair(analysis, made, full), lambda: {"notice": NOTICE, "pair": made}

    answer(paths, case, strict, format, found)
