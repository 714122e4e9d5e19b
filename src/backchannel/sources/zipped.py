"""ZIP archives: each file in them is read by the format that it has, within limits; nothing is written to disk."""

import struct
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZipFile, ZipInfo

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.sources.limits import (
    HIGHEST_RATIO,
    LARGEST_ARCHIVE,
    LARGEST_DIRECTORY,
    LARGEST_UNPACKED,
    MIB,
    MOST_MEMBERS,
    RATIO_FREE,
)
from backchannel.sources.raw import Format, Member, Raw, printable
from backchannel.sources.unpacking import DAMAGE

_END = struct.Struct("<4s4H2LH")
_LONGEST_COMMENT = 0xFFFF

# Office files, books and programs are archives of parts that are no documents.
_NO_ARCHIVE = (b"[Content_Types].xml", b"mimetypeapplication/", b"META-INF/", b"AndroidManifest.xml")


def _sniff(raw: Raw) -> bool:
    return raw.head.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not any(
        mark in raw.head[:4096] for mark in _NO_ARCHIVE
    )


def _read(raw: Raw) -> Iterator[Member | SourceError]:
    with open_archive(raw.seekable(LARGEST_ARCHIVE), raw.where) as archive:
        files = [info for info in archive.infolist() if not info.is_dir() and not _hidden(info)]
        if not files:
            yield EmptyDocumentError(raw.where, "an archive without files")
        for info in files:
            if _bomb(info.file_size, info.compress_size):
                where = f"{raw.where}!{printable(info.filename)}"
                yield UnreadableError(where, f"unpacks to more than {HIGHEST_RATIO} times its size; not read")
        files = [info for info in files if not _bomb(info.file_size, info.compress_size)]
        total = sum(info.file_size for info in files)
        # Many files that are each too small to count can be a bomb together.
        if total > LARGEST_UNPACKED or _bomb(total, sum(info.compress_size for info in files)):
            raise UnreadableError(
                raw.where,
                f"unpacks to {total // MIB} MiB: more than {HIGHEST_RATIO} times its size, or too much; not read",
            )
        for info in sorted(files, key=lambda info: PurePosixPath(info.filename).parts):
            name = printable(info.filename)
            if info.flag_bits & 1:
                yield UnreadableError(f"{raw.where}!{name}", "locked with a password; unpack it yourself")
            else:
                try:
                    stream = archive.open(info)
                except DAMAGE as error:
                    yield UnreadableError(f"{raw.where}!{name}", f"damaged, or packed in an unknown way ({error})")
                    continue
                yield Member(info.filename, stream)


def _bomb(unpacked: int, packed: int) -> bool:
    return unpacked > max(RATIO_FREE, HIGHEST_RATIO * packed)


def _hidden(info: ZipInfo) -> bool:
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    return any(part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in parts)


def open_archive(stream: IO[bytes], where: str) -> ZipFile:
    """The archive, once its list of contents is known to be of reasonable size.

    Raises:
        UnreadableError: no archive, a damaged one, or one beyond the limits.
    """
    _check_directory(stream, where)
    try:
        return ZipFile(stream)
    except DAMAGE as error:
        raise UnreadableError(where, f"a damaged ZIP archive ({error})") from None


def _check_directory(stream: IO[bytes], where: str) -> None:
    """Look at the end of the archive before the list of contents is read whole into memory."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - _LONGEST_COMMENT - _END.size - 20))
    tail = stream.read(_LONGEST_COMMENT + _END.size + 20)
    stream.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise UnreadableError(where, "a ZIP archive without its end: damaged or cut off")
    _, _, _, _, count, directory, _, _ = _END.unpack_from(tail, at)
    # ZIP64 counts beyond these limits, and what it counts stands elsewhere.
    if b"PK\x06\x07" in tail[max(0, at - 20) : at] or count > MOST_MEMBERS or directory > LARGEST_DIRECTORY:
        raise UnreadableError(where, f"more than {MOST_MEMBERS} files, or a ZIP64 archive; unpack it yourself")


FORMAT = Format(name="ZIP", suffixes=(".zip",), sniff=_sniff, read=_read, magic=True)
