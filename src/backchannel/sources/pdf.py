r"""PDF through PDFium: the text of each page as the file gives it, pages kept apart by a form feed.

    first page
    \f                      a line end and a form feed stand between pages and nowhere else
    second page

A word that a hyphen parts at a line's end is one word, as PDFium tells; line ends are `\n`. No layout is guessed.
"""

import json
import re
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources import pdf_child
from backchannel.sources.limits import LARGEST_TEXT, MOST_PAGES, PDF_MEMORY, PDF_SECONDS
from backchannel.sources.masthead import read_masthead
from backchannel.sources.raw import Format, Raw, printable

PAGE_BREAK = "\n\f"

# What PDFium puts in the place of a hyphen at a line's end, having joined the lines.
_HYPHEN = re.compile("[\ufffe\x02](?=(.?))", re.DOTALL)
_FILE_NAME = re.compile(r"\.\w{2,4}$|^Microsoft|^untitled$|[\\/]|^\W*$", re.IGNORECASE)


def page_of(text: str, offset: int) -> int:
    """The page, counted from 1, on which a character of a PDF's text stands."""
    starts = [match.end() for match in re.finditer(PAGE_BREAK, text)]
    return bisect_right(starts, offset) + 1


def _sniff(raw: Raw) -> bool:
    # Readers agree that a PDF may begin a little late; text that speaks of one does not begin with it.
    return raw.head.startswith(b"%PDF-") or b"\n%PDF-1." in raw.head[:1024]


def _read(raw: Raw) -> Iterator[Document | SourceError]:
    if not _sniff(raw):
        yield (
            UnreadableError(raw.where, "not a PDF, whatever its name says")
            if raw.head
            else EmptyDocumentError(raw.where, "empty")
        )
        return
    about, *pages = _lines(raw.read(), raw.where)
    if not isinstance(about, dict):
        raise UnreadableError(raw.where, "not a PDF that can be read")
    texts = [_clean(page) if isinstance(page, str) else "" for page in pages]
    if damaged := sum(page is None for page in pages):
        yield UnreadableError(raw.where, f"{damaged} of {len(pages)} pages are damaged and left out")
        if damaged == len(pages):
            return
    if not any(text.strip() for text in texts):
        yield EmptyDocumentError(raw.where, "no text in this PDF; if it is scanned, run it through OCR first")
        return
    told = read_masthead(texts[0])
    title = str(about.get("title") or "").strip()
    yield Document(
        id="",
        text=PAGE_BREAK.join(texts),
        # Many programs write the name of the file they made it from.
        title=told.title or (printable(title) if title and not _FILE_NAME.search(title) else None),
        outlet=told.outlet,
        # The date in the metadata is when the file was made, not when its text came out.
        published=told.published,
        byline=told.byline,
    )


def _clean(page: str) -> str:
    # A hyphen before a capital belongs to the word: Anglo-American.
    page = _HYPHEN.sub(lambda match: "-" if match[1].isupper() else "", page)
    return page.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ").replace("\0", "\ufffd")


def _lines(data: bytes, where: str) -> list[object]:
    """What the child writes.

    Raises:
        UnreadableError: with its reason, or what became of it.
    """
    limits = (MOST_PAGES, LARGEST_TEXT, PDF_MEMORY, PDF_SECONDS)
    # -P: beside the script lie modules that are named as those of the standard library.
    command = [sys.executable, "-P", str(Path(pdf_child.__file__)), *map(str, limits)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PDF_SECONDS, check=False)  # noqa: S603 - ourselves
    except subprocess.TimeoutExpired:
        raise UnreadableError(where, f"not read within {PDF_SECONDS} seconds; given up") from None
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        if done.returncode < 0 or not told:
            told = "reading it broke the reader or took more than its time"
        raise UnreadableError(where, f"a PDF that cannot be read: {printable(told)}")
    return [json.loads(line) for line in done.stdout.splitlines()]


FORMAT = Format(name="PDF", suffixes=(".pdf",), sniff=_sniff, read=_read, magic=True)
