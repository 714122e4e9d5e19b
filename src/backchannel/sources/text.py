"""Plain text: kept to the character; what its masthead and last line tell about it is read, not removed."""

from collections.abc import Iterator

from backchannel.errors import SourceError
from backchannel.model import Document
from backchannel.sources.decoding import binary_kind, decode
from backchannel.sources.limits import LARGEST_TEXT
from backchannel.sources.masthead import read_masthead
from backchannel.sources.raw import Format, Raw


def _sniff(raw: Raw) -> bool:
    return binary_kind(raw.head) is None


def _read(raw: Raw) -> Iterator[Document | SourceError]:
    try:
        text = decode(raw.read(LARGEST_TEXT), raw.where)
    except SourceError as error:
        yield error
        return
    told = read_masthead(text)
    yield Document(id="", text=text, title=told.title, outlet=told.outlet, published=told.published, byline=told.byline)


FORMAT = Format(name="plain text", suffixes=(".txt", ".text"), sniff=_sniff, read=_read)
