"""Mail (EML): subject, sender, date and the text of a message; attachments are read by the formats that they have."""

import contextlib
import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.decoding import binary_kind
from backchannel.sources.limits import LARGEST_MAIL_HEADER, MOST_MAIL_PARTS
from backchannel.sources.markup import text_of
from backchannel.sources.raw import Format, Member, Raw

_FIELD = re.compile(rb"(?:[\x21-\x39\x3b-\x7e]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_USUAL = re.compile(rb"^(?:from|to|subject|date|message-id|mime-version|received|return-path):", re.IGNORECASE | re.M)


def _sniff(raw: Raw) -> bool:
    head = raw.head[:4096].replace(b"\r\n", b"\n")
    block = _FIELD.match(head)
    # A text may begin with "From: ... Date: ..." as well; it seldom says which MIME version it is.
    return bool(block and b"\nmime-version:" in b"\n" + block[0].lower() and len(_USUAL.findall(block[0])) >= 4)


def _read(raw: Raw) -> Iterator[Document | Member | SourceError]:
    if not raw.head.strip():
        yield EmptyDocumentError(raw.where, "empty")
        return
    kind = binary_kind(raw.head)
    if kind:
        yield UnreadableError(raw.where, f"looks like {kind}, not mail")
        return
    try:
        message = message_from_bytes(raw.read())
        parts = _parts(message)
    except (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError) as error:
        # The standard library's parser meets some hostile mail with one of these.
        yield UnreadableError(raw.where, f"mail that cannot be taken apart ({type(error).__name__})")
        return
    if not message.keys():
        yield UnreadableError(raw.where, "not mail: it has no header fields")
        return
    texts, attached = _bodies(parts)
    text = "\n\n".join(texts)
    if text.strip():
        yield Document(
            id="",
            text=text,
            title=_header(message, "Subject"),
            published=_date(message),
            byline=_sender(message),
        )
    elif not attached:
        yield EmptyDocumentError(raw.where, "mail without text and attachments")
    if len(parts) == MOST_MAIL_PARTS:
        yield UnreadableError(raw.where, f"more than {MOST_MAIL_PARTS} parts; the others are left out")
    for name, data in attached:
        yield Member(name, io.BytesIO(data))


def _parts(message: Message) -> list[Message]:
    """The leaves of a message, forwarded ones whole, up to a number of them."""
    waiting: list[Message] = [message]
    leaves: list[Message] = []
    while waiting and len(leaves) < MOST_MAIL_PARTS:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            chosen = [piece for piece in inner if isinstance(piece, Message)]
            if part.get_content_subtype() == "alternative":
                # The same in several forms: plain text is what its author wrote, the last otherwise the best.
                plain = [piece for piece in chosen if piece.get_content_type() == "text/plain"]
                chosen = plain[:1] or chosen[-1:]
            waiting += reversed(chosen)
        else:
            leaves.append(part)
    return leaves


def _bodies(parts: list[Message]) -> tuple[list[str], list[tuple[str, bytes]]]:
    """Texts that are the message itself, and files with their names."""
    texts: list[str] = []
    attached: list[tuple[str, bytes]] = []
    for number, part in enumerate(parts, 1):
        kind = part.get_content_type()
        if kind == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                attached.append((f"message-{number}.eml", bytes(inner[0])))
            continue
        data = part.get_payload(decode=True)
        if not isinstance(data, bytes) or not data.strip():
            continue
        name = part.get_filename()
        if kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment":
            written = _decoded(data, part.get_content_charset())
            texts.append(text_of(written) if kind == "text/html" else written)
        elif name and not kind.startswith(("image/", "audio/", "video/", "font/")):
            attached.append((_plain(name), data))
    return [text for text in texts if text.strip()], attached


def _decoded(data: bytes, charset: str | None) -> str:
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", "replace")


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    return _plain(str(value)) or None if value is not None else None


def _plain(value: str) -> str:
    """A header's value in characters, on one line."""
    value = value[:LARGEST_MAIL_HEADER]
    with contextlib.suppress(MessageError, LookupError, UnicodeError, ValueError):
        value = str(make_header(decode_header(value)))
    return " ".join(value.encode("utf-8", "replace").decode().split())


def _date(message: Message) -> str | None:
    """The day on which it was sent, where it was sent."""
    try:
        return parsedate_to_datetime(str(message.get("Date"))[:100]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _sender(message: Message) -> str | None:
    value = message.get("From")
    if value is None:
        return None
    for name, address in getaddresses([str(value)[:LARGEST_MAIL_HEADER]]):
        return _plain(name) or address or None
    return None


FORMAT = Format(name="mail", suffixes=(".eml",), sniff=_sniff, read=_read)
