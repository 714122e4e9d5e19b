"""All commands, gathered. A new one is a file beside this and a line at the end."""

import logging
import sys
from enum import StrEnum
from typing import Annotated

import typer

from backchannel._version import __version__
from backchannel.commands.accounts import accounts
from backchannel.commands.add import add
from backchannel.commands.agreement import agreement
from backchannel.commands.audit import audit
from backchannel.commands.backchannels import backchannels
from backchannel.commands.backup import backup
from backchannel.commands.brief import brief
from backchannel.commands.delete import delete
from backchannel.commands.demo import demo
from backchannel.commands.diff import diff
from backchannel.commands.different import different
from backchannel.commands.explain import explain
from backchannel.commands.export import export
from backchannel.commands.extract import extract
from backchannel.commands.guard import guarded
from backchannel.commands.lineage import lineage
from backchannel.commands.network import network
from backchannel.commands.pair import pair
from backchannel.commands.read import read
from backchannel.commands.reference import reference
from backchannel.commands.review import review
from backchannel.commands.same import same
from backchannel.commands.search import search
from backchannel.commands.timeline import timeline
from backchannel.commands.undo import undo
from backchannel.commands.unsure import unsure
from backchannel.commands.watch import watch
from backchannel.commands.when import when
from backchannel.commands.who import who

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class LogLevel(StrEnum):
    """How much is told on standard error."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"backchannel {__version__}")
        raise typer.Exit()


@app.callback()
def options(
    log_level: Annotated[LogLevel, typer.Option(help="How much to tell on standard error.")] = LogLevel.WARNING,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """From a pile of articles to a sourced, dated map of who dealt with whom, according to whom.

    \b
    Examples:
      backchannel demo               what it does, on a sample case
      backchannel brief articles/    a report of your documents
      backchannel extract articles/  the claims, as JSON Lines
    """
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s", force=True
    )
    logging.getLogger("backchannel").setLevel(log_level.upper())


for command in (
    demo,
    brief,
    backchannels,
    who,
    pair,
    agreement,
    timeline,
    network,
    extract,
    add,
    watch,
    search,
    accounts,
    lineage,
    review,
    unsure,
    same,
    different,
    undo,
    reference,
    diff,
    export,
    delete,
    audit,
    backup,
    read,
    explain,
    when,
):
    app.command()(guarded(command))
