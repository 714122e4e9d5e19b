"""Web pages, through trafilatura: title, author, date, site and main text."""

import logging
from collections.abc import Iterator

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.decoding import binary_kind
from backchannel.sources.limits import LARGEST_PAGE, MOST_TAGS
from backchannel.sources.raw import Format, Raw

_OPENINGS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<!--")


def _sniff(raw: Raw) -> bool:
    start = raw.starts()
    return start.startswith(_OPENINGS) or (start.startswith(b"<?xml") and b"<html" in start[:1024])


def _read(raw: Raw) -> Iterator[Document | SourceError]:
    from trafilatura import bare_extraction

    # trafilatura complains through logging about pages that we report ourselves.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    data = raw.read(LARGEST_PAGE)
    if not data.strip():
        yield EmptyDocumentError(raw.where, "empty")
        return
    kind = binary_kind(data[:65536])
    if kind:
        yield UnreadableError(raw.where, f"looks like {kind}, not a web page")
        return
    if data.count(b"<") > MOST_TAGS:
        yield UnreadableError(raw.where, f"more than {MOST_TAGS} tags; save the article's text instead")
        return
    page = bare_extraction(
        data,
        with_metadata=True,
        include_comments=False,
        # Dates are taken from metadata and mark-up that state one, not from numbers found in the running text.
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    text = getattr(page, "text", None)
    if not isinstance(text, str) or not text.strip():
        yield EmptyDocumentError(raw.where, "no article text found in this page")
        return
    yield Document(
        id="",
        text=text,
        title=_known(page, "title"),
        outlet=_known(page, "sitename"),
        url=_known(page, "url"),
        published=_known(page, "date"),
        byline=_known(page, "author"),
    )


def _known(page: object, field: str) -> str | None:
    value = getattr(page, field, None)
    return value.strip() or None if isinstance(value, str) else None


FORMAT = Format(name="HTML", suffixes=(".html", ".htm", ".xhtml"), sniff=_sniff, read=_read)
