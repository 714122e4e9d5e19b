"""Unpacking within limits: how much comes out of an input, all levels together, and how much more than went in."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import IO, Any
from zipfile import BadZipFile

from backchannel.errors import UnreadableError
from backchannel.sources.limits import HIGHEST_RATIO, LARGEST_UNPACKED, MIB, RATIO_FREE

DAMAGE = (zlib.error, struct.error, EOFError, BadZipFile, OSError, RuntimeError, LookupError, ValueError)
"""What decompressors raise on data that is damaged, ends too early, is locked or packed in an unknown way."""


class Budget:
    """What may still be unpacked from one input. Passed from an archive to the archives inside it."""

    def __init__(self, left: int = LARGEST_UNPACKED) -> None:
        self.left = left

    def take(self, count: int, where: str) -> None:
        """Use up `count` bytes.

        Raises:
            UnreadableError: if they are not left.
        """
        self.left -= count
        if self.left < 0:
            raise UnreadableError(where, f"unpacks to more than {LARGEST_UNPACKED // MIB} MiB; unpack it yourself")


class Metered(io.RawIOBase):
    """A stream of unpacked bytes that counts against a budget, and whose failures say what is wrong.

    Args:
        stream: what comes out of the decompressor.
        where: what messages call it.
        budget: what it counts against.
        packed: bytes that went in so far, for the ratio; None where there is none to keep.
    """

    def __init__(self, stream: IO[bytes], where: str, budget: Budget, packed: Callable[[], int] | None = None) -> None:
        super().__init__()
        self._stream = stream
        self._where = where
        self._budget = budget
        self._packed = packed
        self._out = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer; see `io.RawIOBase.readinto`.

        Raises:
            UnreadableError: damaged data, or a limit reached.
        """
        try:
            # `read1` gives what is there; `read` would lose it when the end is missing.
            piece = getattr(self._stream, "read1", self._stream.read)(len(buffer))
        except DAMAGE as error:
            told = str(error) or type(error).__name__
            raise UnreadableError(self._where, f"damaged, cut off or locked ({told})") from None
        self._budget.take(len(piece), self._where)
        self._out += len(piece)
        if self._packed and self._out > RATIO_FREE and self._out > HIGHEST_RATIO * self._packed():
            raise UnreadableError(self._where, f"unpacks to more than {HIGHEST_RATIO} times its size; not read further")
        buffer[: len(piece)] = piece
        return len(piece)


def decoded(data: bytes, encoding: str, limit: int, where: str) -> bytes:
    """The body of an HTTP message as it was before its Content-Encoding.

    Args:
        data: the body as sent.
        encoding: the header's value: `gzip`, `deflate`, `identity` or empty.
        limit: bytes, unpacked, beyond which it is refused.
        where: what messages call it.

    Raises:
        UnreadableError: another encoding, damaged data, or too much of it.
    """
    kind = encoding.strip().lower().removeprefix("x-")
    if kind in ("", "identity"):
        return data
    if kind not in ("gzip", "deflate"):
        raise UnreadableError(where, f"sent in the encoding {encoding[:40]!r}; readable are gzip and deflate")
    # "deflate" comes with a zlib header by the standard, and without one from some servers.
    bare = kind == "deflate" and not (len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0)
    unpacker = zlib.decompressobj(-15 if bare else 47)
    try:
        out = unpacker.decompress(data, limit + 1)
    except zlib.error as error:
        raise UnreadableError(where, f"damaged {kind} data ({error})") from None
    if len(out) > limit:
        raise UnreadableError(where, f"unpacks to more than {limit // MIB} MiB")
    if not unpacker.eof:
        raise UnreadableError(where, f"{kind} data that is cut off")
    return out
