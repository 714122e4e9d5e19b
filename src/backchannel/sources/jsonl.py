"""JSON Lines of `{"id", "title", "outlet", "url", "published", "byline", "text"}`; only `text` is required.

A line of the exchange format is taken too: its `document` is read again. So is a `.json` file that holds one record or
a list of them. `text` is used verbatim, and nothing is guessed from it.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.dates import edtf_date
from backchannel.sources.decoding import binary_kind, decode, marked_encoding
from backchannel.sources.limits import LARGEST_TEXT, MIB
from backchannel.sources.raw import Format, Raw

_WHOLE = ".json"


def _sniff(raw: Raw) -> bool:
    start = raw.starts()
    return start.startswith((b"{", b"[")) and b'"text"' in start


def _read(raw: Raw) -> Iterator[Document | SourceError]:
    kind = binary_kind(raw.head)
    if kind:
        yield UnreadableError(raw.where, f"looks like {kind}, not JSON")
        return
    first = raw.starts().split(b"\n", 1)[0].strip()
    if raw.suffix == _WHOLE or first == b"{" or first.startswith(b"["):
        yield from _read_whole(raw)
    else:
        yield from _read_lines(raw, _decoded_lines(raw))


def _decoded_lines(raw: Raw) -> Iterator[str | UnreadableError]:
    mark = marked_encoding(raw.head)
    if mark and mark[0] != "utf-8":
        try:
            yield from decode(raw.read(), raw.where).split("\n")
        except UnreadableError as error:
            yield error
        return
    for number, line in enumerate(raw.lines(LARGEST_TEXT), 1):
        if len(line) > LARGEST_TEXT:
            yield UnreadableError(_line(raw, number), f"longer than {LARGEST_TEXT // MIB} MiB, the limit for a line")
            continue
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            yield UnreadableError(_line(raw, number), f"not UTF-8 (byte {error.start + 1} of the line)")


def _read_lines(raw: Raw, lines: Iterator[str | UnreadableError]) -> Iterator[Document | SourceError]:
    empty = True
    for number, line in enumerate(lines, 1):
        if isinstance(line, UnreadableError):
            empty = False
            yield line
        elif line.strip():
            empty = False
            try:
                record = json.loads(line)
            except ValueError as error:
                yield UnreadableError(_line(raw, number), f"not JSON ({error}); one whole record a line is expected")
            except RecursionError:
                yield UnreadableError(_line(raw, number), "not a record: nested too deep")
            else:
                yield _document(record, _line(raw, number))
    if empty:
        yield EmptyDocumentError(raw.where, "empty")


def _read_whole(raw: Raw) -> Iterator[Document | SourceError]:
    try:
        text = decode(raw.read(), raw.where)
    except SourceError as error:
        yield error
        return
    try:
        records = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = text.split("\n")
        if sum(line.startswith("{") and line.rstrip().endswith("}") for line in lines) > 1:
            yield from _read_lines(raw, iter(lines))
        else:
            yield UnreadableError(raw.where, f"not JSON ({error})")
        return
    if not isinstance(records, list):
        yield _document(records, raw.where)
        return
    if not records:
        yield EmptyDocumentError(raw.where, "an empty list")
    for number, record in enumerate(records, 1):
        yield _document(record, f"{raw.where}, record {number}")


def _line(raw: Raw, number: int) -> str:
    return f"{raw.where}, line {number}"


def _document(record: object, where: str) -> Document | SourceError:
    """The document of one record, or what is wrong with it."""
    if isinstance(record, dict) and "text" not in record and isinstance(record.get("document"), dict):
        record = record["document"]
    if not isinstance(record, dict):
        return UnreadableError(where, f'expected a record like {{"text": ...}}, found {_kind(record)}')
    text = record.get("text")
    if text is None:
        return EmptyDocumentError(where, 'no "text" in the record')
    if not isinstance(text, str):
        return UnreadableError(where, f'"text" must be a string, not {_kind(text)}')
    if not text.strip():
        return EmptyDocumentError(where, '"text" is empty')
    known: dict[str, str | None] = {}
    for key in ("id", "title", "outlet", "url", "published", "byline"):
        value = record.get(key)
        if key == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is not None and not isinstance(value, str):
            return UnreadableError(where, f'"{key}" must be a string or null, not {_kind(value)}')
        if value and _half_pair(value) is not None:
            return UnreadableError(where, f'"{key}" holds half a surrogate pair; write the whole character')
        known[key] = value or None
    half = _half_pair(text)
    if half is not None:
        return UnreadableError(
            where, f'"text" holds half a surrogate pair at character {half}; write the whole character'
        )
    published = known["published"]
    if published is not None:
        known["published"] = edtf_date(published)
        if known["published"] is None:
            return UnreadableError(where, f'"published" is {published!r}, not a date; write YYYY-MM-DD or null')
    document = Document(
        id=known["id"] or "",
        text=text,
        title=known["title"],
        outlet=known["outlet"],
        url=known["url"],
        published=known["published"],
        byline=known["byline"],
    )
    return document if document.id else replace(document, id=document.hash[:12])


def _half_pair(text: str) -> int | None:
    """Position of a lone surrogate, which no encoding can carry on; None in sound text."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None


def _kind(value: object) -> str:
    if value is None:
        return "null"
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "something else")


FORMAT = Format(name="JSON Lines", suffixes=(".jsonl", ".ndjson", _WHOLE), sniff=_sniff, read=_read, single=False)
