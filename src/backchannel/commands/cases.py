"""What commands that work on a case share: where it is, who works on it, and how to open it."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.commands.batch import Batch

if TYPE_CHECKING:
    from backchannel.case import Case
    from backchannel.case.store import Store

CaseOption = Annotated[
    str,
    typer.Option(
        "--case",
        metavar="CASE",
        envvar="BACKCHANNEL_CASE",
        help="The case: a file, or postgresql://user@host/database.",
        show_default=False,
    ),
]
MaybeCase = Annotated[
    str | None,
    typer.Option("--case", metavar="CASE", help="Take the documents of this case instead of PATH.", show_default=False),
]
MaybePaths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH...",
        help="Files (plain text, HTML, JSON Lines), folders of them, or - for standard input.",
        show_default=False,
    ),
]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who does this, for the log.  [default: your user name]")
]


class TextOrJson(StrEnum):
    """For people or for programs."""

    TEXT = "text"
    JSON = "json"


Format = Annotated[TextOrJson, typer.Option("--format", "-f", help="For people, or for programs.")]


def who(by: str | None) -> str:
    """Who works on the case: as named, or the name of the user of this machine."""
    if by:
        return by
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


@contextmanager
def opened(case: str, *, create: bool = False) -> "Iterator[Store]":
    """The store of a case, for as long as it is used.

    Raises:
        CaseError: if it cannot be opened.
    """
    from backchannel.case.store import Store

    with Store.open(case, create=create) as store:
        yield store


def case_of(batch: Batch, case: str | None) -> "Case | None":
    """A case that is kept, or one made of documents that are read now; None if none could be read.

    Raises:
        typer.BadParameter: if both or neither are named.
        CaseError: if the case cannot be opened.
    """
    paths = list(batch.paths)
    if bool(paths) == (case is not None):
        raise typer.BadParameter("name files or folders, or a case with --case; one of the two")
    if case is not None:
        from backchannel.case import open_case

        return open_case(case)
    from backchannel.case import Case
    from backchannel.pipeline import extract

    with batch.showing_progress(extract(batch.documents()), "Reading documents") as counted:
        extractions = list(counted)
    from backchannel.reference.lists import kept

    return Case.of(extractions, lists=list(kept())) if extractions else None
