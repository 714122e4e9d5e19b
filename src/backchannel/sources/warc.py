"""Web archives (WARC, packed or not) through FastWARC: the pages and PDFs that servers gave, with their addresses."""

import io
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.sources.gzipped import MAGIC
from backchannel.sources.limits import LARGEST_PAGE, LARGEST_WHOLE, MIB
from backchannel.sources.raw import Format, Member, Raw, name_of, printable
from backchannel.sources.unpacking import decoded

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_KINDS = {
    "text/html": (".html", LARGEST_PAGE),
    "application/xhtml+xml": (".html", LARGEST_PAGE),
    "application/pdf": (".pdf", LARGEST_WHOLE),
}


def _sniff(raw: Raw) -> bool:
    head = raw.head
    if head.startswith(MAGIC):
        try:
            head = zlib.decompressobj(47).decompress(head, 64)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _read(raw: Raw) -> Iterator[Member | SourceError]:
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    if not _sniff(raw):
        yield UnreadableError(raw.where, "not a WARC, whatever its name says")
        return
    pages = damaged = 0
    try:
        for record in ArchiveIterator(raw.stream(), auto_decode="none", fsspec_args=False):
            if not _holds_answer(record):
                if record.record_type == WarcRecordType.no_type or _is_http(record):
                    damaged += 1
                    where = f"{raw.where}!{_address(record)}"
                    yield UnreadableError(where, "a record that is damaged or cut off")
                continue
            if record.http_headers.status_code != 200:
                continue
            found = _member(record, raw.where)
            if found is not None:
                pages += 1
                yield found
    except (OSError, ValueError) as error:
        yield UnreadableError(raw.where, f"damaged or cut off after {pages} pages ({printable(str(error))})")
        return
    if not pages and not damaged:
        yield EmptyDocumentError(raw.where, "no web pages in this archive")


def _holds_answer(record: "WarcRecord") -> bool:
    """Whether the record is the answer of a web server, whole at least to the end of its HTTP headers."""
    return record.headers.get("WARC-Type") == "response" and record.http_headers is not None


def _is_http(record: "WarcRecord") -> bool:
    """Whether it should have been one; archives hold answers of name servers as well."""
    kind = record.headers.get("Content-Type") or ""
    return record.headers.get("WARC-Type") == "response" and (not kind or kind.startswith("application/http"))


def _address(record: "WarcRecord") -> str:
    return printable(record.headers.get("WARC-Target-URI") or "record")


def _member(record: "WarcRecord", outer: str) -> Member | SourceError | None:
    """The page of one record; None for what is no page; an error for one that is not whole."""
    kind = (record.http_content_type or "").split(";")[0].strip().lower()
    if kind not in _KINDS:
        return None
    suffix, limit = _KINDS[kind]
    address = _address(record).strip("<>")
    where = f"{outer}!{address}"
    # The length that the record declares, less its HTTP headers.
    if record.content_length > limit:
        return UnreadableError(where, f"larger than {limit // MIB} MiB, the limit for this kind of page")
    body = record.reader.read(record.content_length)
    if len(body) < record.content_length:
        return UnreadableError(where, f"cut off: {len(body)} of {record.content_length} bytes are there")
    headers = record.http_headers
    try:
        if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
            body = _unchunked(body)
        body = decoded(body, headers.get("Content-Encoding") or "", limit, where)
    except SourceError as error:
        return error
    return Member(name_of(address), io.BytesIO(body), suffix, url=address if address.startswith("http") else None)


def _unchunked(body: bytes) -> bytes:
    """A body without its chunk marks; as it is where there are none, as some archives store it."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 1024)
        try:
            size = int(body[at:end].split(b";")[0], 16) if end > at else -1
        except ValueError:
            size = -1
        if size < 0:
            return body if not pieces else b"".join(pieces)
        if size == 0:
            return b"".join(pieces)
        pieces.append(body[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


FORMAT = Format(name="WARC", suffixes=(".warc",), sniff=_sniff, read=_read, magic=True)
