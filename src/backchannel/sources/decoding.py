"""From bytes to text without changing a character: line ends stay, only a byte order mark goes."""

import codecs
import contextlib

from backchannel.errors import EmptyDocumentError, UnreadableError

_MARKS = (
    # UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"(\xb5/\xfd", "zstd-compressed data"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)

_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b\x85")


def marked_encoding(data: bytes) -> tuple[str, int] | None:
    """Encoding that a byte order mark at the start declares, and the mark's length; None without a mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None


def binary_kind(head: bytes) -> str | None:
    """What kind of binary data these first bytes are, in words; None if they can be text."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if marked_encoding(head) or _wide(head):
        return None
    controls = sum(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)
    if b"\0" in head or controls * 50 > len(head):
        return "binary data"
    return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark shows as zeros in every other byte."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0), head[1 : 2 * pairs : 2].count(0)
    if odd * 10 > pairs * 6 and even * 20 < pairs:
        return "utf-16-le"
    if even * 10 > pairs * 6 and odd * 20 < pairs:
        return "utf-16-be"
    return None


def decode(data: bytes, where: str) -> str:
    """The text of these bytes, every character as it stands; a byte order mark is no part of it.

    UTF-8 is believed when it fits; anything else is guessed by charset-normalizer.

    Raises:
        EmptyDocumentError: no bytes, or nothing but white space.
        UnreadableError: binary data, or no encoding fits.
    """
    text = _decode(data, where)
    if not text.strip("\ufeff \t\r\n\v\f\x85\xa0\u2028\u2029"):
        raise EmptyDocumentError(where, "empty" if not data else "holds nothing but white space")
    return text


def _decode(data: bytes, where: str) -> str:
    kind = binary_kind(data[:65536])
    if kind:
        raise UnreadableError(where, f"looks like {kind}, not text")
    mark = marked_encoding(data)
    if mark:
        encoding, length = mark
        try:
            return data[length:].decode(encoding)
        except UnicodeDecodeError as error:
            raise UnreadableError(
                where, f"marked as {encoding.upper()} but byte {error.start + length} does not fit; convert it to UTF-8"
            ) from None
    try:
        return data.decode(_wide(data[:65536]) or "utf-8")
    except UnicodeDecodeError:
        return _guess(data, where)


def _guess(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes

    # UTF-16 and UTF-32 have shown themselves by mark or by zeros; a few bytes of anything else can look like them.
    best = from_bytes(
        data, cp_exclusion=["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
    ).best()
    if best is None:
        raise UnreadableError(where, "no known encoding fits; convert it to UTF-8")
    if len(data) < 32 or sum(byte > 127 for byte in data) * 20 < len(data):
        # English with a few accents and typographic quotes fits many code pages; this is the one it mostly is.
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode("cp1252")
    return data.decode(best.encoding)
