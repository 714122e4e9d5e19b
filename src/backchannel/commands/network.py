"""`backchannel network`: how word could pass, who stands between, which groups there are, who changed offices."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.answers import Format, Since, TerminalOrJson, Until, answer, day
from backchannel.commands.batch import Strict
from backchannel.commands.cases import MaybeCase, MaybePaths

if TYPE_CHECKING:
    from backchannel.analysis import Analysis


def network(
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    path: Annotated[
        tuple[str, str] | None,
        typer.Option("--path", metavar="FROM TO", help="How word could get from one to another.", show_default=False),
    ] = None,
    reach: Annotated[
        str | None, typer.Option("--reach", metavar="NAME", help="Whom word from somebody could reach.")
    ] = None,
    since: Since = None,
    until: Until = None,
    wait: Annotated[
        int | None, typer.Option("--wait", min=0, metavar="DAYS", help="Days that anybody keeps it at most.")
    ] = None,
    sure: Annotated[bool, typer.Option("--sure", help="Only contacts whose order is sure whatever the days.")] = False,
    all_told: Annotated[
        bool, typer.Option("--all", help="Count what is planned, tried, disputed or denied as well.")
    ] = False,
    states: Annotated[bool, typer.Option("--states", help="Let states and governments pass word, too.")] = False,
    exact: Annotated[bool, typer.Option("--exact", help="Compute betweenness exactly, however long it takes.")] = False,
    format: Format = TerminalOrJson.TERMINAL,
    strict: Strict = False,
) -> None:
    """Show the network of reported contacts. Without --path or --reach: brokers, groups and changes of office.

    That word could have passed does not say that it did. What the numbers mean: docs/concepts/networks.md.

    \b
    Examples:
      backchannel network articles/
      backchannel network --case iran.db --path Zarif Trump --since 2017 --until 2019 --wait 90
    """
    window = day(since, "--since"), day(until, "--until", last=True)

    def found(analysis: "Analysis") -> Any:
        from backchannel.analysis import Group
        from backchannel.analysis.finding import find
        from backchannel.analysis.networks import Reading, betweenness, brokers, communities
        from backchannel.analysis.networks import paths as ways
        from backchannel.analysis.networks import reach as reached
        from backchannel.analysis.networks.building import DONE
        from backchannel.brief.network_page import Answers, network_page, network_plain

        net = analysis.network(frozenset(Group) if all_told else DONE, states)
        reading = Reading.SURE if sure else Reading.POSSIBLE

        def number(name: str) -> str:
            entity = find(analysis.case, name).entity
            if entity.id not in net.number:
                raise typer.BadParameter(f"{entity.name} takes part in no contact that counts; try --all or --states")
            return entity.id

        if path is not None:
            a, b = (number(name) for name in path)
            names = [analysis.case.entities[id].name for id in (a, b)]
            asked = f"From {names[0]} to {names[1]}"
            made = Answers(net, asked, reading, paths=ways(net, a, b, *window, wait, reading))
        elif reach is not None:
            a = number(reach)
            asked = f"Within reach of {analysis.case.entities[a].name}"
            made = Answers(net, asked, reading, reach=reached(net, a, *window, wait, reading))
        else:
            made = Answers(
                net,
                brokers=brokers(net, 10),
                between=betweenness(net, exact=exact, most=10),
                groups=communities(net),
                turns=analysis.revolving,
            )
        return lambda: network_page(analysis, made), lambda: network_plain(analysis, made)

    answer(paths, case, strict, format, found)
