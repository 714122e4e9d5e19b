"""`backchannel add`: put documents, with what they claim, into a case."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backchannel.commands.batch import Batch, Strict
from backchannel.commands.cases import By, CaseOption, MaybePaths, opened, who
from backchannel.model import Document, Extraction

if TYPE_CHECKING:
    from backchannel.case.adding import Added, Incoming
    from backchannel.case.store import Store


def add(
    paths: MaybePaths = None,
    *,
    case: CaseOption,
    fetch: Annotated[bool, typer.Option("--fetch", help="PATH may be addresses (https://...); fetch them.")] = False,
    exchange: Annotated[
        bool, typer.Option("--exchange", help="PATH is what extract has written: add it without reading again.")
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Also read documents of the case that an older version has read.")
    ] = False,
    keep_raw: Annotated[bool, typer.Option("--raw/--no-raw", help="Keep the original files in the case.")] = True,
    by: By = None,
    strict: Strict = False,
) -> None:
    """Add documents to a case, which is made if there is none. What the case has already is not added again.

    May be stopped at any time: each document is there whole or not at all, and the same command goes on.

    \b
    Examples:
      backchannel add articles/ --case iran.db
      backchannel add https://news.example/article --fetch --case iran.db
      backchannel add articles/ --case postgresql://me@db.example/iran
    """
    if not paths and not again:
        raise typer.BadParameter("name files or folders to add", param_hint="PATH")
    batch = Batch(paths or (), strict, fetch)
    tally = Tally()
    with opened(case, create=True) as store:
        runs = [_exchanged(paths or ())] if exchange else [_read(store, batch, keep_raw=keep_raw)]
        if again:
            runs.append(_reread(store))
        for run in runs:
            with batch.showing_progress(store.add_all(run, by=who(by)), "Adding documents") as counted:
                for added in counted:
                    tally.count(added)
        total = len(store)
    typer.echo(f"{tally}; the case has {total}", err=True)
    batch.finish()


class Tally:
    """How many documents were new, met again, and read anew."""

    def __init__(self) -> None:
        self.new = self.met = self.reread = self.known = 0

    def count(self, added: "Added") -> None:
        """Count one."""
        if added.new:
            self.new += 1
        elif added.read:
            self.reread += 1
        elif added.appearance:
            self.met += 1
        else:
            self.known += 1

    def __str__(self) -> str:
        parts = [f"{self.new} document{'s' * (self.new != 1)} added"]
        for count, what in ((self.reread, "read anew"), (self.met, "met again elsewhere"), (self.known, "known")):
            if count:
                parts.append(f"{count} {what}")
        return ", ".join(parts)


def _read(store: "Store", batch: Batch, *, keep_raw: bool) -> "Iterator[Incoming]":
    """The documents with their claims; those that the case has are not read again, only noted as met."""
    from backchannel.case.adding import Incoming
    from backchannel.pipeline import extract

    waiting: deque[Incoming] = deque()
    known: deque[Incoming] = deque()

    def documents() -> Iterator[Document]:
        for met in batch.met():
            incoming = Incoming(met.document, None, met.raw if keep_raw else None, met.where)
            if store.holds(met.document):
                known.append(incoming)
                continue
            waiting.append(incoming)
            # A text that is there already is read as it is there: by the date that its spans of time go by.
            yield store.kept(met.document) or met.document

    for extraction in extract(documents()):
        while known:
            yield known.popleft()
        incoming = waiting.popleft()
        yield Incoming(incoming.document, extraction, incoming.raw, incoming.place)
    yield from known


def _exchanged(paths: "list[Path] | tuple[()]") -> "Iterator[Incoming]":
    from backchannel.case.adding import Incoming
    from backchannel.exchange import read

    for path in paths:
        for extraction in read(path):
            yield Incoming(extraction.document, extraction, None, str(path))


def _reread(store: "Store") -> "Iterator[Incoming]":
    from backchannel.case.adding import Incoming
    from backchannel.pipeline import extract

    found: Iterator[Extraction] = extract(store.unread())
    for extraction in found:
        yield Incoming(extraction.document, extraction)
