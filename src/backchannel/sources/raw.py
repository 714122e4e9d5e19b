"""What a format is, and what it is given to read: an open file or stream whose first bytes can be looked at."""

import codecs
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from backchannel.errors import SourceError
from backchannel.model import Document

HEAD = 65536
"""So many bytes, at most, are looked at before a format is chosen."""


class Raw:
    """An open file or stream, not yet understood.

    Attributes:
        where: what messages call it: its path as given, or `standard input`.
        stem: what its documents are named after when they bring no id.
        suffix: lower-case ending of its name with the dot; empty for streams.
        head: its first bytes (at most `HEAD`; fewer from a slow pipe).
    """

    def __init__(self, stream: IO[bytes], where: str, stem: str, suffix: str) -> None:
        # Only buffered readers can peek; a test's or a wrapper's stand-in for standard input may be something else.
        buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
        self._stream = buffered
        self.where = where
        self.stem = stem
        self.suffix = suffix
        self.head: bytes = buffered.peek(HEAD)[:HEAD]

    @classmethod
    def of_file(cls, path: Path) -> "Raw":
        """Open a file.

        Raises:
            OSError: as `open` does.
        """
        # Closed by `close`, which `load` calls whatever happens.
        stream = open(path, "rb", buffering=HEAD)  # noqa: SIM115
        return cls(stream, str(path), path.stem, path.suffix.lower())

    def close(self) -> None:
        """Close the file or stream."""
        self._stream.close()

    def read(self) -> bytes:
        """All of it. To be called once."""
        return self._stream.read()

    def lines(self) -> Iterator[bytes]:
        """Line by line with the line ends kept, so that a large file needs little memory. To be called once."""
        yield from self._stream

    def starts(self) -> bytes:
        """The head without byte order mark and leading white space, lower-cased: what sniffing compares with."""
        return self.head.removeprefix(codecs.BOM_UTF8).lstrip().lower()


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of input.

    Attributes:
        name: what messages call it.
        suffixes: endings, lower case with the dot, by which its files are recognised; folders are searched for these.
        sniff: whether the content looks like this format; decides for streams and for unknown endings.
        read: yields its documents one by one, and an error in the place of each part that cannot be read. A document
            without an id is named after its file.
    """

    name: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Raw], bool]
    read: Callable[[Raw], Iterable[Document | SourceError]]
