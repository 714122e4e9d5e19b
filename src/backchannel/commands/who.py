"""`backchannel who`: the dossier of one person, body or state."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.answers import Format, Full, TerminalOrJson, answer
from backchannel.commands.batch import Strict
from backchannel.commands.cases import MaybeCase, MaybePaths

if TYPE_CHECKING:
    from backchannel.analysis import Analysis


def who(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or some words of it.", show_default=False)],
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    format: Format = TerminalOrJson.TERMINAL,
    full: Full = False,
    strict: Strict = False,
) -> None:
    """Show all that is claimed of somebody: offices, contacts, agreements, ties, who says so, and what is not known.

    \b
    Examples:
      backchannel who Zarif articles/
      backchannel who "John Kerry" --case iran.db --full
    """

    def found(analysis: "Analysis") -> Any:
        from backchannel.analysis import NOTICE
        from backchannel.analysis.finding import find
        from backchannel.brief import pages

        meant = find(analysis.case, name)
        made = analysis.dossier(meant.entity)
        return (
            lambda: pages.dossier(analysis, made, meant.others, full),
            lambda: {"notice": NOTICE, "also_fits": meant.others, "dossier": made},
        )

    answer(paths, case, strict, format, found)
