"""What a watch remembers between looks and between runs: a small file of JSON that is there whole or not at all."""

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from backchannel.errors import UnreadableError

MOST_SEEN = 20_000
"""Items remembered of one feed, newest last; feeds show a few hundred at most."""
MOST_PENDING = 1_000
"""Messages that a webhook did not take and that are kept to be sent again."""

_VERSION = 1


@dataclass
class FeedState:
    """What is known of one feed.

    Attributes:
        etag: the header of the answer that was worked through to its end; None if there was none.
        modified: its `Last-Modified`.
        seen: hashes of the texts of items that were told of, oldest first.
    """

    etag: str | None = None
    modified: str | None = None
    seen: dict[str, None] = field(default_factory=dict)

    def add(self, hash: str) -> None:
        """Remember an item that was told of."""
        self.seen.pop(hash, None)
        self.seen[hash] = None
        while len(self.seen) > MOST_SEEN:
            del self.seen[next(iter(self.seen))]


@dataclass
class State:
    """What is known of all feeds.

    Attributes:
        path: where it is kept; None to forget it at the end.
        feeds: by address.
        pending: messages that the webhook is still to be sent.
    """

    path: Path | None = None
    feeds: dict[str, FeedState] = field(default_factory=dict)
    pending: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path | None) -> "State":
        """Read it, or begin anew where there is no file.

        Raises:
            UnreadableError: the file is not one of these.
            OSError: it cannot be read.
        """
        if path is None or not path.exists():
            return cls(path)
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
            if read["version"] != _VERSION:
                raise ValueError("another version")
            feeds = {
                str(url): FeedState(
                    _text(known["etag"]), _text(known["modified"]), dict.fromkeys(map(str, known["seen"]))
                )
                for url, known in read["feeds"].items()
            }
            return cls(path, feeds, [dict(message) for message in read["pending"]])
        except (ValueError, KeyError, TypeError, AttributeError):
            raise UnreadableError(
                str(path), "not what a watch remembers; name another file, or delete it to begin anew"
            ) from None

    def of(self, feed: str) -> FeedState:
        """What is known of a feed."""
        return self.feeds.setdefault(feed, FeedState())

    def wait(self, message: dict[str, Any]) -> None:
        """Keep a message to be sent later; beyond `MOST_PENDING` the oldest go."""
        self.pending.append(message)
        del self.pending[:-MOST_PENDING]

    def save(self) -> None:
        """Write it to its file, if it has one.

        Raises:
            OSError: it cannot be written.
        """
        if self.path is None:
            return
        feeds = {url: {**asdict(known), "seen": list(known.seen)} for url, known in self.feeds.items()}
        written = json.dumps({"version": _VERSION, "feeds": feeds, "pending": self.pending}, ensure_ascii=False)
        beside = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            beside.write_text(written, encoding="utf-8")
            beside.replace(self.path)
        finally:
            beside.unlink(missing_ok=True)


def _text(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise TypeError
    return value
