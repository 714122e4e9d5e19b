"""`backchannel timeline`: dated dealings and acts by date, filtered."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.answers import Format, Since, TerminalOrJson, Until, answer, day
from backchannel.commands.batch import Strict
from backchannel.commands.cases import MaybeCase, MaybePaths
from backchannel.model import Modality

if TYPE_CHECKING:
    from backchannel.analysis import Analysis


def timeline(
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    person: Annotated[
        list[str] | None, typer.Option("--person", metavar="NAME", help="Only with this person or body.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option("--country", metavar="NAME", help="Only with this state, or who acts for it.")
    ] = None,
    modality: Annotated[
        list[Modality] | None, typer.Option("--modality", help="Only what is told so, such as actual or planned.")
    ] = None,
    source: Annotated[
        str, typer.Option("--source", metavar="WORDS", help="Only what this outlet or source tells.")
    ] = "",
    grade: Annotated[int, typer.Option("--grade", min=1, max=6, help="Only with this grade or a better one.")] = 6,
    since: Since = None,
    until: Until = None,
    flagged: Annotated[bool, typer.Option("--flagged", help="Only with signs of a back channel.")] = False,
    format: Format = TerminalOrJson.TERMINAL,
    strict: Strict = False,
) -> None:
    """List dated contacts and acts about agreements by date; each says whether it is told as done.

    Dates that are not exact are shown as the stretch of time in which it was.

    \b
    Examples:
      backchannel timeline articles/ --person Zarif --since 2017 --until 2019
      backchannel timeline --case iran.db --modality actual --grade 2 --format json
    """
    window = day(since, "--since"), day(until, "--until", last=True)

    def found(analysis: "Analysis") -> Any:
        from backchannel.analysis import NOTICE, Filter
        from backchannel.analysis.finding import find, state
        from backchannel.brief import pages

        kept = Filter(
            person=frozenset(find(analysis.case, name).entity.id for name in person or ()),
            country=frozenset(state(analysis, name) for name in country or ()),
            modality=frozenset(modality or ()),
            source=source,
            grade=grade,
            since=window[0],
            until=window[1],
            flagged=flagged,
        )
        entries = analysis.over_time(kept)
        undated = sum(a.when is None for a in (*analysis.contacts, *analysis.acts)) if kept == Filter() else 0
        return lambda: pages.timeline(analysis, entries, undated), lambda: {"notice": NOTICE, "timeline": entries}

    answer(paths, case, strict, format, found)
