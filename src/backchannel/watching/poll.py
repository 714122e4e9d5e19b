"""One look at a feed: its new items, as documents."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from backchannel.errors import NotFoundError, SourceError, UnreadableError
from backchannel.fetching import Fetcher, raw_of
from backchannel.model import Document
from backchannel.sources.feed import SUMMARY
from backchannel.sources.loading import Met, address_of, read_raw
from backchannel.sources.raw import Raw
from backchannel.watching.state import FeedState

_FEED = "RSS or Atom"


@dataclass(frozen=True, slots=True)
class Item:
    """A new item of a feed.

    Attributes:
        document: its text, or that of the page it links.
        kind: `full text`, `summary`, or `article` for the linked page.
        key: the hash of what the feed itself says, by which it is known again.
        raw: the bytes of the linked page.
    """

    document: Document
    kind: str
    key: str
    raw: bytes | None = None


class Poll:
    """Looks at feeds.

    Args:
        fetcher: fetches them, and linked pages.
        articles: read the linked page of an item of which the feed has only a summary.
        on_error: told of what cannot be read while the rest goes on.
    """

    def __init__(self, fetcher: Fetcher, *, articles: bool, on_error: Callable[[SourceError], None]) -> None:
        self._fetcher = fetcher
        self._articles = articles
        self._on_error = on_error
        self._answered: tuple[str | None, str | None] | None = None

    def look(self, feed: str, known: FeedState) -> Iterator[Item]:
        """Items of a feed (an address or a file) that are not among those seen, in the order in which they came out.

        To be followed by `settle` once all of them are worked through.

        Raises:
            SourceError: the feed cannot be fetched, or is none.
        """
        self._answered = None
        if address_of(feed):
            answer = self._fetcher.get(feed, etag=known.etag, modified=known.modified)
            if not answer.changed:
                return
            self._answered = answer.headers.get("etag"), answer.headers.get("last-modified")
            raw = raw_of(answer)
        else:
            raw = _opened(feed)
        with contextlib.closing(raw):
            met = list(self._entries(raw))
        # Feeds show the newest first; stories are told in their order.
        for one in reversed(met):
            if one.document.hash not in known.seen:
                yield self._item(one)

    def settle(self, known: FeedState) -> None:
        """Note that the feed as it was last looked at is worked through: unchanged, it need not be sent again."""
        if self._answered:
            known.etag, known.modified = self._answered

    def _entries(self, raw: Raw) -> Iterator[Met]:
        problems: list[SourceError] = []
        found = 0
        for item in read_raw(raw):
            if isinstance(item, SourceError):
                problems.append(item)
            elif item.format != _FEED:
                raise UnreadableError(raw.where, f"{item.format}, not a feed (RSS or Atom)")
            else:
                found += 1
                yield item
        if problems and not found:
            raise problems[0]
        for problem in problems:
            self._on_error(problem)

    def _item(self, met: Met) -> Item:
        document = met.document
        kind = met.kind or SUMMARY
        if self._articles and kind == SUMMARY and document.url:
            try:
                page = self._page(document.url)
            except SourceError as error:
                self._on_error(error)
            else:
                whole = replace(
                    page.document,
                    id=page.document.hash[:12],
                    title=page.document.title or document.title,
                    outlet=document.outlet or page.document.outlet,
                    url=document.url,
                    published=page.document.published or document.published,
                    byline=page.document.byline or document.byline,
                )
                return Item(whole, "article", document.hash, page.raw)
        return Item(document, kind, document.hash)

    def _page(self, url: str) -> Met:
        for item in read_raw(raw_of(self._fetcher.get(url))):
            if isinstance(item, SourceError):
                raise item
            return item
        raise UnreadableError(url, "nothing to read there")


def _opened(feed: str) -> Raw:
    try:
        return Raw.of_file(Path(feed))
    except FileNotFoundError:
        raise NotFoundError(feed, "no such file; an address begins with https://") from None
    except OSError as error:
        raise UnreadableError(feed, f"cannot be opened: {error.strerror}") from None
