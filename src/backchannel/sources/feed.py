"""RSS and Atom through feedparser: each entry is a document, marked whether its text is whole or a summary."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.dates import edtf_date
from backchannel.sources.limits import LARGEST_FEED, MOST_ENTRIES, MOST_FEED_TAGS
from backchannel.sources.markup import text_of
from backchannel.sources.raw import Format, Part, Raw, printable

FULL, SUMMARY = "full text", "summary"
"""Kinds of an entry: the feed has its `content`, or only a `description`, which may be all or a first sentence."""

_ROOT = re.compile(rb"<(?:rss|rdf:rdf|(?:[a-z]\w*:)?feed)[\s>]")
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)


def _sniff(raw: Raw) -> bool:
    start = raw.starts()
    return start.startswith(b"<") and not start.startswith(b"<!doctype html") and bool(_ROOT.search(start[:4096]))


def _read(raw: Raw) -> Iterator[Part | SourceError]:
    data = raw.read(LARGEST_FEED)
    if not data.strip():
        yield EmptyDocumentError(raw.where, "empty")
        return
    if _ENTITY.search(data):
        yield UnreadableError(raw.where, "declares XML entities, which can be a bomb; remove its DOCTYPE")
        return
    if data.count(b"<") > MOST_FEED_TAGS:
        yield UnreadableError(raw.where, f"more than {MOST_FEED_TAGS} tags, the limit for a feed")
        return
    parsed = _parse(data, raw.where)
    entries = parsed.get("entries") or []
    problem = parsed.get("bozo_exception")
    told = f" ({printable(str(problem), 120)})" if problem else ""
    if not entries:
        if parsed.get("version"):
            yield EmptyDocumentError(raw.where, f"a feed without entries{told}")
        else:
            yield UnreadableError(raw.where, f"neither RSS nor Atom{told}")
        return
    about: Mapping[str, Any] = parsed.get("feed") or {}
    for number, entry in enumerate(entries[:MOST_ENTRIES], 1):
        yield _part(entry, about, f"{raw.where}, entry {number}")
    if len(entries) > MOST_ENTRIES:
        yield UnreadableError(raw.where, f"more than {MOST_ENTRIES} entries; the others are left out")
    if problem is not None and type(problem).__name__ == "SAXParseException":
        yield UnreadableError(raw.where, f"not well-formed{told}; {len(entries)} entries were read as far as they go")


def _parse(data: bytes, where: str) -> Mapping[str, Any]:
    import feedparser

    try:
        # A stream: text and bytes would be tried as an address and as the name of a file.
        parsed: Mapping[str, Any] = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        # Its second parser, for what is not well-formed, meets some garbage with one of these.
        raise UnreadableError(where, f"a feed that cannot be taken apart ({type(error).__name__})") from None
    return parsed


def _part(entry: Mapping[str, Any], about: Mapping[str, Any], where: str) -> Part | SourceError:
    whole = "\n\n".join(filter(None, (text_of(str(piece.get("value") or "")) for piece in entry.get("content") or [])))
    summary = text_of(str(entry.get("summary") or ""))
    text, kind = (whole, FULL) if len(whole) >= max(1, len(summary)) else (summary, SUMMARY)
    title = text_of(str(entry.get("title") or "")) or None
    if not text:
        # A headline alone is a text, too, and can claim something.
        text, kind = title or "", SUMMARY
    if not text:
        return EmptyDocumentError(where, "an entry without any text")
    origin = entry.get("source") or about
    document = Document(
        id="",
        text=text,
        title=title,
        outlet=text_of(str(origin.get("title") or about.get("title") or "")) or None,
        url=_address(entry),
        published=_published(entry),
        byline=text_of(str(entry.get("author") or "")) or None,
    )
    return Part(replace(document, id=document.hash[:12]), kind)


def _address(entry: Mapping[str, Any]) -> str | None:
    link = str(entry.get("link") or "")
    return link if link.startswith(("http://", "https://")) and len(link) <= 2048 else None


def _published(entry: Mapping[str, Any]) -> str | None:
    """The day of publication in the outlet's own zone; about the day (`~`) where only the last change is told."""
    day = _day(str(entry.get("published") or ""))
    if day:
        return day
    # Not `entry.get`: where there is no `updated`, feedparser answers with `published`, and a warning.
    day = _day(str(entry["updated"] if "updated" in entry.keys() else ""))  # noqa: SIM118
    return f"{day}~" if day else None


def _day(written: str) -> str | None:
    written = written.strip()[:100]
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    try:
        return datetime.fromisoformat(written).date().isoformat()
    except ValueError:
        return edtf_date(written)


FORMAT = Format(name="RSS or Atom", suffixes=(".rss", ".atom", ".xml"), sniff=_sniff, read=_read)
