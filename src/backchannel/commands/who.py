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

    Also whom the name may mean besides, and why these are taken for the same, for others, or for neither yet.

    \b
    Examples:
      backchannel who Zarif articles/
      backchannel who "John Kerry" --case iran.db --full
    """

    def found(analysis: "Analysis") -> Any:
        from backchannel.analysis import NOTICE
        from backchannel.analysis.finding import find
        from backchannel.brief import identities, pages
        from backchannel.identity import candidates

        meant = find(analysis.case, name)
        made, case = analysis.dossier(meant.entity), analysis.case
        might = candidates(meant.entity, case.entities.values(), case.unsure, case.settled)
        return (
            lambda: identities.added(
                pages.dossier(analysis, made, meant.others, full), case, meant.entity, might, full
            ),
            lambda: {"notice": NOTICE, "also_fits": meant.others, "candidates": might, "dossier": made},
        )

    answer(paths, case, strict, format, found)
