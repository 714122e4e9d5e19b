"""`backchannel agreement`: what is claimed of one accord."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.answers import Format, Full, TerminalOrJson, answer
from backchannel.commands.batch import Strict
from backchannel.commands.cases import MaybeCase, MaybePaths

if TYPE_CHECKING:
    from backchannel.analysis import Analysis


def agreement(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What it is called.", show_default=False)],
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    format: Format = TerminalOrJson.TERMINAL,
    full: Full = False,
    strict: Strict = False,
) -> None:
    """Show an accord: its parties, what they promised, who joined, left, broke, suspended or revived it.

    \b
    Examples:
      backchannel agreement "nuclear deal" articles/
      backchannel agreement "Joint Comprehensive Plan" --case iran.db
    """

    def found(analysis: "Analysis") -> Any:
        from backchannel.analysis.finding import find
        from backchannel.brief import pages
        from backchannel.model import EntityType

        meant = find(analysis.case, name, EntityType.AGREEMENT).entity
        made = next(v for v in analysis.agreements if v.agreement.id == meant.id)
        return lambda: pages.agreement(analysis, made, full), lambda: {"agreement": made}

    answer(paths, case, strict, format, found)
