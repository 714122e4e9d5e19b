"""One file packed with gzip: unpacked as it is read, within limits, and read by the format that it has."""

import gzip
from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, cast

from backchannel.errors import SourceError
from backchannel.sources.raw import Format, Member, Raw
from backchannel.sources.unpacking import Budget, Metered

MAGIC = b"\x1f\x8b\x08"


def _sniff(raw: Raw) -> bool:
    return raw.head.startswith(MAGIC)


def _read(raw: Raw) -> Iterator[Member | SourceError]:
    stream = raw.stream()
    packed = _Counted(stream)
    unpacked = gzip.GzipFile(fileobj=cast(IO[bytes], packed))
    # The archive's budget is kept by whoever reads the member; here it is the ratio that counts.
    metered = Metered(cast(IO[bytes], unpacked), raw.where, Budget(), lambda: packed.count)
    name = PurePath(raw.where.rpartition("!")[2]).name
    inner = name[: -len(raw.suffix)] if raw.suffix in FORMAT.suffixes else name
    yield Member(inner or "content", cast(IO[bytes], metered))


class _Counted:
    """A stream that counts what is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.count = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self.count += len(piece)
        return piece


FORMAT = Format(name="gzip", suffixes=(".gz",), sniff=_sniff, read=_read, magic=True)
