"""`backchannel watch`: look at feeds again and again, and tell what is new."""

import contextlib
import json
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from backchannel.commands.exits import Exit
from backchannel.commands.output import check_output
from backchannel.errors import FetchError, SourceError

if TYPE_CHECKING:
    from backchannel.case.store import Store
    from backchannel.fetching import Fetcher
    from backchannel.watching import Item, News, Poll, State

LONGEST_WAIT = 24 * 3600.0
"""Seconds after which a feed that keeps failing is looked at again."""


def watch(
    feeds: Annotated[
        list[str], typer.Argument(metavar="FEED", help="Addresses of RSS or Atom feeds, or files.", show_default=False)
    ],
    about: Annotated[
        list[str] | None, typer.Option("--about", metavar="NAME", help="Alert to claims about this name; repeatable.")
    ] = None,
    interval: Annotated[float, typer.Option(min=1, help="Minutes between two looks at a feed.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="Look once and stop.")] = False,
    articles: Annotated[
        bool, typer.Option("--articles", help="Fetch the linked page where a feed has only a summary.")
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Also append claims to this file, as JSON Lines."),
    ] = None,
    webhook: Annotated[
        str | None, typer.Option(metavar="URL", help="Also post claims there; with --about only the alerts.")
    ] = None,
    allow_private_webhook: Annotated[
        bool, typer.Option("--allow-private-webhook", help="The webhook may be on this machine or network.")
    ] = False,
    allow_port: Annotated[
        list[int] | None, typer.Option(metavar="PORT", help="Connect to this port, too, beside 80 and 443; repeatable.")
    ] = None,
    case: Annotated[str | None, typer.Option(metavar="CASE", help="Also add what is new to this case.")] = None,
    state: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Remember here what was seen.  [default: beside the case]", show_default=False
        ),
    ] = None,
) -> None:
    """Look at feeds again and again, and print the claims of what is new.

    Feeds and pages are fetched from public addresses only, within robots.txt. Ctrl-C stops; the next run goes on where
    this one stopped if it has a --case or a --state.

    \b
    Examples:
      backchannel watch https://news.example/rss --about "Javad Zarif"
      backchannel watch https://news.example/rss --once --state seen.json -o claims.jsonl
    """
    from backchannel.fetching import Fetcher, Rules
    from backchannel.watching import Poll, State

    output = check_output(output)
    if state is None and case is not None and "://" not in case:
        state = Path(f"{case}.watch.json")
    ports = frozenset((80, 443, *(allow_port or ())))
    with contextlib.ExitStack() as stack:
        run = Run(
            State.load(state),
            tuple(about or ()),
            stack.enter_context(output.open("a", encoding="utf-8", newline="\n")) if output else None,
            webhook,
            Fetcher(Rules(ports=None, private=True) if allow_private_webhook else Rules(ports=ports)),
            stack.enter_context(_opened(case)) if case is not None else None,
        )
        poll = Poll(Fetcher(Rules(ports=ports)), articles=articles, on_error=_tell)
        if state is None and case is None and not once:
            typer.echo("note: nothing is remembered after this run; name a file with --state", err=True)
        with _ending_softly():
            try:
                run.round(feeds, poll) if once else run.rounds(feeds, poll, interval * 60)
            finally:
                run.state.save()
    if run.failed:
        raise typer.Exit(Exit.NOTHING if run.failed == len(feeds) else Exit.PARTLY)


def _opened(case: str) -> "Store":
    from backchannel.case.store import Store

    return Store.open(case, create=True)


def _tell(error: SourceError) -> None:
    typer.echo(f"error: {error}", err=True)


@contextlib.contextmanager
def _ending_softly() -> Iterator[None]:
    """Let what ends services (SIGTERM) end this as Ctrl-C does, with everything written."""
    try:
        before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    except ValueError:  # not in the main thread, as in tests
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@dataclass
class Run:
    """One run of the command.

    Attributes:
        state: what was seen.
        names: whom alerts are wanted about.
        file: where claims are appended.
        webhook: where they are posted.
        poster: posts them.
        store: where documents are added.
        failed: feeds that could not be read in the last round.
    """

    state: "State"
    names: tuple[str, ...]
    file: TextIO | None
    webhook: str | None
    poster: "Fetcher"
    store: "Store | None"
    failed: int = 0
    _failures: dict[str, int] = field(default_factory=dict)

    def rounds(self, feeds: list[str], poll: "Poll", seconds: float) -> None:
        """Look at each feed when it is due, until interrupted. One that fails is left alone longer each time."""
        due = dict.fromkeys(feeds, 0.0)
        while True:
            feed = min(due, key=lambda feed: due[feed])
            time.sleep(max(0.0, due[feed] - time.monotonic()))
            due[feed] = time.monotonic() + min(LONGEST_WAIT, self.look(feed, poll, seconds))

    def round(self, feeds: list[str], poll: "Poll") -> None:
        """Look at each feed once."""
        for feed in feeds:
            self.look(feed, poll, 0.0)
        self.failed = len(self._failures)

    def look(self, feed: str, poll: "Poll", seconds: float) -> float:
        """Look at a feed; the seconds to wait until the next look."""
        self._post_pending()
        try:
            self._work(feed, poll)
        except SourceError as error:
            _tell(error)
            count = self._failures[feed] = self._failures.get(feed, 0) + 1
            asked: float | None = error.retry_after if isinstance(error, FetchError) else None
            return max(asked or 0.0, seconds * float(2 ** min(count, 10)))
        finally:
            self.state.save()
        self._failures.pop(feed, None)
        return seconds

    def _work(self, feed: str, poll: "Poll") -> None:
        from backchannel import pipeline
        from backchannel.watching import news_of

        known = self.state.of(feed)
        waiting: dict[str, Item] = {}

        def documents() -> Iterator[Any]:
            for item in poll.look(feed, known):
                if self.store is not None and self.store.holds(item.document):
                    # No news, but one more place where the text was met.
                    self.store.add(item.document, None, item.raw, place=item.document.url or feed)
                    known.add(item.key)
                elif item.document.id not in waiting:
                    waiting[item.document.id] = item
                    yield item.document

        for extraction in pipeline.extract(documents()):
            item = waiting[extraction.document.id]
            found = list(news_of(extraction, item, feed, self.names))
            if self.store is not None:
                self.store.add(item.document, extraction, item.raw, place=item.document.url or feed)
            self._show(item, found)
            self._write(found)
            self._post(found)
            # Only now: what is interrupted before is told again, rather than never.
            known.add(item.key)
        poll.settle(known)

    def _show(self, item: "Item", found: "list[News]") -> None:
        from backchannel.sources.raw import printable

        if not found:
            return
        document = item.document
        head = [part for part in (document.published, document.outlet, document.title) if part]
        typer.echo(printable(" - ".join(head) or document.id, 300) + f" ({item.kind})")
        if document.url:
            typer.echo(f"  {printable(document.url)}")
        for news in found:
            alert = f"ALERT {', '.join(news.about)}: " if news.about else ""
            typer.echo(f"  {alert}{printable(news.said, 1000)}")
            typer.echo(f"      “{printable(news.quote, 1000)}”")

    def _write(self, found: "list[News]") -> None:
        if self.file is not None:
            self.file.writelines(json.dumps(news.record, ensure_ascii=False) + "\n" for news in found)
            self.file.flush()

    def _post(self, found: "list[News]") -> None:
        wanted = [news.record for news in found if news.about or not self.names]
        if self.webhook is not None and wanted:
            self.state.wait({"claims": wanted})
            self._post_pending()

    def _post_pending(self) -> None:
        """Send what waits, oldest first, until something is not taken; that is tried again at the next look."""
        while self.webhook is not None and self.state.pending:
            try:
                self.poster.post(self.webhook, json.dumps(self.state.pending[0], ensure_ascii=False).encode())
            except SourceError as error:
                _tell(error)
                return
            del self.state.pending[0]
