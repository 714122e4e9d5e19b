"""Word documents (DOCX): paragraphs in order, each a line; tables cell by cell; no notes, no comments, no headers."""

import io
from collections.abc import Iterator
from typing import IO, cast
from zipfile import ZipFile

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.limits import LARGEST_WHOLE
from backchannel.sources.masthead import read_masthead
from backchannel.sources.raw import Format, Raw
from backchannel.sources.safe_xml import elements, local
from backchannel.sources.unpacking import DAMAGE, Budget, Metered
from backchannel.sources.zipped import open_archive

_BODY = "word/document.xml"


def _sniff(raw: Raw) -> bool:
    if not raw.head.startswith(b"PK\x03\x04"):
        return False
    return raw.suffix == ".docx" or b"word/document.xml" in raw.head or b"word/_rels/" in raw.head


def _read(raw: Raw) -> Iterator[Document | SourceError]:
    if not raw.head.startswith(b"PK"):
        yield UnreadableError(raw.where, "not a Word document, whatever its name says")
        return
    with open_archive(io.BytesIO(raw.read()), raw.where) as archive:
        text = "".join(_paragraphs(_part(archive, _BODY, raw.where), raw.where)).strip("\n")
    if not text.strip():
        yield EmptyDocumentError(raw.where, "a Word document without text")
        return
    told = read_masthead(text)
    yield Document(id="", text=text, title=told.title, outlet=told.outlet, published=told.published, byline=told.byline)


def _part(archive: ZipFile, name: str, where: str) -> IO[bytes]:
    try:
        stream = archive.open(name)
    except DAMAGE:
        raise UnreadableError(where, "not a Word document: its text is missing, damaged or locked") from None
    return cast(IO[bytes], Metered(stream, where, Budget(LARGEST_WHOLE)))


def _paragraphs(stream: IO[bytes], where: str) -> Iterator[str]:
    """Pieces of text; what is deleted in tracked changes (`delText`) is not in them, what is inserted is."""
    for event, element in elements(stream, where):
        if event == "start":
            continue
        name = local(element)
        if name == "t":
            yield element.text or ""
        elif name == "tab":
            yield "\t"
        elif name in ("br", "cr", "p"):
            yield "\n"
        if name in ("p", "tbl"):
            # A paragraph inside a text box closes before the one around it; clearing it loses nothing.
            element.clear()


FORMAT = Format(name="DOCX", suffixes=(".docx",), sniff=_sniff, read=_read, magic=True)
