"""`backchannel backchannels`: contacts that bear signs of a back channel, each with its reasons."""

from typing import TYPE_CHECKING, Any

from backchannel.commands.answers import Format, Full, TerminalOrJson, answer
from backchannel.commands.batch import Strict
from backchannel.commands.cases import MaybeCase, MaybePaths

if TYPE_CHECKING:
    from backchannel.analysis import Analysis


def backchannels(
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    format: Format = TerminalOrJson.TERMINAL,
    full: Full = False,
    strict: Strict = False,
) -> None:
    """List channels between states that are reported as unofficial, with every reason and what else may explain it.

    A back channel is a pattern in what documents claim, never an accusation. What is planned, tried, disputed or denied
    is listed apart and never counted as done.

    \b
    Examples:
      backchannel backchannels articles/
      backchannel backchannels --case iran.db --format json
    """

    def found(analysis: "Analysis") -> Any:
        from backchannel.analysis import NOTICE
        from backchannel.brief import pages

        return (
            lambda: pages.channels(analysis, full),
            lambda: {"notice": NOTICE, "channels": analysis.channels},
        )

    answer(paths, case, strict, format, found)
