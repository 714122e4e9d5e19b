"""One run over inputs: what it tells on standard error, what it counts, and how it ends."""

import contextlib
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from backchannel.commands.exits import Exit
from backchannel.errors import SourceError
from backchannel.model import Document

if TYPE_CHECKING:
    from rich.progress import Progress

    from backchannel.sources import Met

T = TypeVar("T")

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH",
        help="Files (plain text, HTML, JSON Lines), folders of them, or - for standard input.",
        show_default=False,
    ),
]
Strict = Annotated[bool, typer.Option("--strict", help="Stop at the first input that cannot be read.")]


@dataclass
class Batch:
    """Documents of a run, with what goes wrong told at once and remembered.

    Attributes:
        paths: what the user named.
        strict: stop at the first input that cannot be read.
        fetch: addresses among the paths are fetched.
        read: documents read so far.
        failed: inputs that could not be read so far.
    """

    paths: Iterable[Path]
    strict: bool = False
    fetch: bool = False
    read: int = 0
    failed: int = 0
    _progress: "Progress | None" = field(default=None, repr=False)

    def documents(self) -> Iterator[Document]:
        """The documents, one by one.

        Raises:
            SourceError: in strict mode.
        """
        for met in self.met():
            yield met.document

    def met(self) -> "Iterator[Met]":
        """The same with how each was met.

        Raises:
            SourceError: in strict mode.
        """
        from backchannel.sources import meet

        for met in meet(self.paths, strict=self.strict, on_error=self._error, on_note=self._note, fetch=self.fetch):
            self.read += 1
            yield met

    def finish(self) -> None:
        """End the command as the exit codes say; to be called when the results are out."""
        if self.failed:
            raise typer.Exit(Exit.PARTLY if self.read else Exit.NOTHING)

    def _error(self, error: SourceError) -> None:
        self.failed += 1
        self._tell(f"error: {error}")

    def _note(self, note: str) -> None:
        self._tell(f"note: {note}")

    def _tell(self, line: str) -> None:
        if self._progress is None:
            typer.echo(line, err=True)
        else:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)

    @contextlib.contextmanager
    def showing_progress(self, items: Iterable[T], what: str, *, wanted: bool = True) -> Iterator[Iterable[T]]:
        """The same items, counted on standard error while they come, if that is a terminal and it is wanted."""
        if not (wanted and sys.stderr.isatty()):
            yield items
            return
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            TextColumn("{task.completed} done"),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
            self._progress = progress
            try:
                yield progress.track(items, description=what, total=None)
            finally:
                self._progress = None
