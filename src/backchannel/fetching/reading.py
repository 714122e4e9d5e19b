"""From an answer to what the sources read: its bytes, with the ending that its declared type stands for."""

import io
from pathlib import PurePosixPath

from backchannel.fetching.client import Fetched
from backchannel.sources import feed
from backchannel.sources.raw import Raw, name_of, printable

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/json": ".json",
    "text/plain": ".txt",
}


def raw_of(fetched: Fetched) -> Raw:
    """An answer as an input like any other; documents in it that name no address get its own."""
    name = PurePosixPath(name_of(fetched.url))
    declared = fetched.headers.get("content-type", "").split(";")[0].strip().lower()
    suffix = _ENDINGS.get(declared, name.suffix.lower())
    raw = Raw(io.BytesIO(fetched.body), printable(fetched.url), name.stem, suffix, fetched.url)
    if feed.FORMAT.sniff(raw):
        # Feeds are served as anything.
        raw.suffix = ".rss"
    return raw
