"""What a format is, and what it is given to read: an open file or stream whose first bytes can be looked at."""

import codecs
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, cast
from urllib.parse import unquote, urlsplit

from backchannel.errors import SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.limits import LARGEST_TEXT, LARGEST_WHOLE, MIB

HEAD = 65536
"""So many bytes, at most, are looked at before a format is chosen."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(name: str, longest: int = 200) -> str:
    """A name or message from outside on one line, without what would steer a terminal; cut to `longest` characters."""
    name = _UNPRINTABLE.sub("�", name)
    return name if len(name) <= longest else name[: longest - 1] + "…"


def name_of(address: str) -> str:
    """What a page is called: the last part of its address's path, or its host, or `page`."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "page"
    last = unquote(parts.path.rstrip("/").rpartition("/")[2])
    return last or parts.hostname or "page"


class Raw:
    """An open file or stream, not yet understood.

    Attributes:
        where: what messages call it: its path as given, or `standard input`; a part of an archive is `path!part`.
        stem: what its documents are named after when they bring no id.
        suffix: lower-case ending of its name with the dot; empty for streams.
        url: the address it was met at, for a document that names none itself.
        head: its first bytes (at most `HEAD`; fewer from a slow pipe).
        data: all of its bytes once `read` was called; None before.
    """

    def __init__(self, stream: IO[bytes], where: str, stem: str, suffix: str, url: str | None = None) -> None:
        # Only buffered readers can peek; a test's or a wrapper's stand-in for standard input may be something else.
        buffered = (
            stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream), HEAD)
        )
        self._stream = buffered
        self.where = where
        self.stem = stem
        self.suffix = suffix
        self.url = url
        self.head: bytes = buffered.peek(HEAD)[:HEAD]
        self.data: bytes | None = None
        self._copy: IO[bytes] | None = None

    @classmethod
    def of_file(cls, path: Path) -> "Raw":
        """Open a file.

        Raises:
            OSError: as `open` does.
        """
        # Closed by `close`, which `load` calls whatever happens.
        stream = open(path, "rb", buffering=HEAD)  # noqa: SIM115
        return cls(stream, str(path), path.stem, path.suffix.lower())

    @classmethod
    def of_member(cls, member: "Member", outer: "Raw") -> "Raw":
        """What lies in `outer`, an archive or the like.

        Raises:
            SourceError: if its first bytes cannot be read.
        """
        name = PurePosixPath(member.name.replace("\\", "/"))
        where = f"{outer.where}!{printable(member.url or member.name)}"
        suffix = name.suffix.lower() if member.suffix is None else member.suffix
        return cls(member.stream, where, printable(name.stem, 80) or outer.stem, suffix, member.url or outer.url)

    def close(self) -> None:
        """Close the file or stream."""
        self.release()
        self._stream.close()

    def release(self) -> None:
        """Give up what was made for reading it, but leave the stream open: it may be somebody else's."""
        if self._copy is not None:
            self._copy.close()

    def read(self, limit: int = LARGEST_WHOLE) -> bytes:
        """All of it. To be called once.

        Raises:
            UnreadableError: if there are more than `limit` bytes.
        """
        data = self._stream.read(limit + 1)
        if len(data) > limit:
            raise UnreadableError(self.where, f"larger than {limit // MIB} MiB, the limit for this kind of input")
        self.data = data
        return data

    def lines(self, longest: int = LARGEST_TEXT) -> Iterator[bytes]:
        """Line by line with the line ends kept, so that a large file needs little memory. To be called once.

        A line of more than `longest` bytes comes cut to `longest + 1`; the rest of it is passed over.
        """
        while line := self._stream.readline(longest + 1):
            yield line
            rest = line
            while len(line) > longest and rest and not rest.endswith(b"\n"):
                rest = self._stream.readline(MIB)

    def seekable(self, limit: int) -> IO[bytes]:
        """The same as a stream that can be moved about in: the file itself, or a temporary copy. To be called once.

        Raises:
            UnreadableError: if there are more than `limit` bytes.
        """
        # What a wrapper says of itself is what the stream below it says.
        if self._stream.seekable():
            size = self._stream.seek(0, io.SEEK_END)
            self._stream.seek(0)
            if size <= limit:
                return self._stream
        else:
            # Closed by `release`.
            copy = cast(IO[bytes], tempfile.SpooledTemporaryFile(LARGEST_TEXT))  # noqa: SIM115
            self._copy = copy
            size = 0
            while size <= limit and (piece := self._stream.read(MIB)):
                size += copy.write(piece)
            if size <= limit:
                copy.seek(0)
                return copy
        raise UnreadableError(self.where, f"larger than {limit // MIB} MiB, the limit for this kind of input")

    def stream(self) -> IO[bytes]:
        """The stream itself, for readers that take what they need. To be used once."""
        return self._stream

    def starts(self) -> bytes:
        """The head without byte order mark and leading white space, lower-cased: what sniffing compares with."""
        return self.head.removeprefix(codecs.BOM_UTF8).lstrip().lower()


@dataclass(frozen=True, slots=True)
class Part:
    """A document with what is known about it beyond its own fields.

    Attributes:
        document: the document.
        kind: what it is, in the source's words: `telegram`, `memcon`; a feed's entry is `full text` or `summary`.
        raw: the bytes it was made from, where its file holds more than it.
    """

    document: Document
    kind: str | None = None
    raw: bytes | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another one, to be read by the format that it has.

    Attributes:
        name: its name in there.
        stream: its bytes.
        suffix: its ending, if its name does not tell.
        url: the address it was met at.
    """

    name: str
    stream: IO[bytes]
    suffix: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of input.

    Attributes:
        name: what messages call it.
        suffixes: endings, lower case with the dot, by which its files are recognised; folders are searched for these.
        sniff: whether the content looks like this format; decides for streams and for unknown endings.
        read: yields its documents one by one, and an error in the place of each part that cannot be read. A document
            without an id is named after its file. An archive yields members, which are read in their turn.
        magic: the first bytes leave no doubt: `sniff` is believed before the ending of a name.
        single: a file is one document, made from its bytes.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Raw], bool]
    read: Callable[[Raw], Iterable[Document | Part | Member | SourceError]]
    magic: bool = False
    single: bool = True
