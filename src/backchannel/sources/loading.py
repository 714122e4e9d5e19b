"""From paths to documents, one after the other: folders are walked, formats chosen, ids made unique."""

import contextlib
import io
import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from backchannel.errors import FetchError, NotFoundError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.limits import DEEPEST_NESTING
from backchannel.sources.raw import Member, Part, Raw, printable
from backchannel.sources.registry import choose
from backchannel.sources.unpacking import Budget, Metered
from backchannel.sources.walking import endings, walk

if TYPE_CHECKING:
    from backchannel.fetching import Fetcher

STANDARD_INPUT = "-"

# A `Path` of an address has lost one of its slashes.
_ADDRESS = re.compile(r"(https?):/+(?=[^/])", re.IGNORECASE)

_log = logging.getLogger("backchannel.sources")


@dataclass(frozen=True, slots=True)
class Met:
    """A document, and how it was met.

    Attributes:
        document: the document.
        where: the file, address or part of an archive (`path!part`) that it comes from.
        format: the name of the format that read it.
        kind: what it is, where its source says so; see `Part`.
        raw: the bytes that it was made from, where they are more than its text; None for plain text in JSON Lines.
    """

    document: Document
    where: str
    format: str
    kind: str | None = None
    raw: bytes | None = None


def load(
    paths: Iterable[str | Path],
    *,
    strict: bool = False,
    on_error: Callable[[SourceError], None] | None = None,
    on_note: Callable[[str], None] | None = None,
    fetch: "bool | Fetcher" = False,
) -> Iterator[Document]:
    """Read documents from files, folders (with all that is below, in sorted order) and, for `-`, standard input.

    Lazy: a file is opened when the documents before it have been taken.

    Args:
        paths: where to look. A folder gives the files whose names end as a known format's do; a file named here is
            read whatever its name.
        strict: raise the first error instead of passing it to `on_error`.
        on_error: told of each part that cannot be read; the rest goes on. Without it errors are logged.
        on_note: told of what is no error but should be known: a text met twice (kept once), an id used twice (made
            unique), files left out. Without it notes are logged.
        fetch: accept http and https addresses among the paths and fetch them, by the rules of `backchannel.fetching`;
            or what to fetch them with. Otherwise nothing leaves the machine, and an address is an error.

    Raises:
        SourceError: in strict mode.
    """
    for met in meet(paths, strict=strict, on_error=on_error, on_note=on_note, fetch=fetch):
        yield met.document


def meet(
    paths: Iterable[str | Path],
    *,
    strict: bool = False,
    on_error: Callable[[SourceError], None] | None = None,
    on_note: Callable[[str], None] | None = None,
    fetch: "bool | Fetcher" = False,
) -> Iterator[Met]:
    """The same as `load`, with how each document was met."""
    tell = on_note or _log.warning
    seen: dict[tuple[str, str | None, str | None], str] = {}
    ids: set[str] = set()
    for item in _items(paths, tell, fetch):
        if isinstance(item, SourceError):
            if strict:
                raise item
            if on_error:
                on_error(item)
            else:
                _log.error("%s", item)
            continue
        where, document = item.where, item.document
        # One text in two newspapers is two documents, of which one is a copy; twice in the same, it is one.
        key = (document.hash, document.outlet, document.published)
        if key in seen:
            tell(f"{where}: the same document as {seen[key]}; kept once")
            continue
        seen[key] = where
        unique = _unique(document.id, ids)
        ids.add(unique)
        if unique != document.id:
            tell(f"{where}: the id {document.id!r} is taken by another document; called {unique!r}")
            document = replace(document, id=unique)
        _log.info(
            "%s: %d characters, published %s", where, len(document.text), document.published or "at an unknown date"
        )
        yield replace(item, document=document)


def _unique(id: str, taken: set[str]) -> str:
    unique, number = id, 1
    while unique in taken:
        number += 1
        unique = f"{id}-{number}"
    return unique


def address_of(path: str | Path) -> str | None:
    """The http or https address that this is, repaired if it went through `Path`; None for a path."""
    match = _ADDRESS.match(str(path))
    return f"{match[1].lower()}://{str(path)[match.end() :]}" if match else None


def _items(
    paths: Iterable[str | Path], tell: Callable[[str], None], fetch: "bool | Fetcher"
) -> Iterator[Met | SourceError]:
    for path in paths:
        address = address_of(path)
        if str(path) == STANDARD_INPUT:
            # Standard input is not ours to close.
            yield from read_raw(Raw(sys.stdin.buffer, "standard input", "stdin", ""))
            continue
        if address:
            yield from _address_items(address, fetch)
            continue
        path = Path(path)
        if path.is_dir():
            files, others = walk(path)
            if others:
                kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
                tell(f"{path}: files of other kinds left out ({kinds})")
            if not files:
                yield NotFoundError(str(path), f"no readable files in this folder (looked for {endings()})")
            for file in files:
                yield from _file_items(file)
        elif path.exists():
            yield from _file_items(path)
        else:
            yield NotFoundError(str(path), "no such file or folder")


def _address_items(address: str, fetch: "bool | Fetcher") -> Iterator[Met | SourceError]:
    if fetch is False:
        yield FetchError(printable(address), "an address; nothing is fetched unless asked to (fetch=True, --fetch)")
        return
    from backchannel.fetching import Fetcher, raw_of

    try:
        raw = raw_of((Fetcher() if fetch is True else fetch).get(address))
    except SourceError as error:
        yield error
        return
    yield from read_raw(raw)


def _file_items(path: Path) -> Iterator[Met | SourceError]:
    try:
        raw = Raw.of_file(path)
    except OSError as error:
        yield UnreadableError(str(path), f"cannot be opened: {error.strerror}")
        return
    with contextlib.closing(raw):
        yield from read_raw(raw)


def read_raw(raw: Raw, budget: Budget | None = None, depth: int = 0) -> Iterator[Met | SourceError]:
    """The documents of one input, and of the archives in it; an error in the place of each part that cannot be read."""
    budget = budget or Budget()
    form = choose(raw)
    if isinstance(form, SourceError):
        yield form
        return
    try:
        for item in form.read(raw):
            if isinstance(item, Member):
                yield from _member_items(item, raw, budget, depth + 1)
            elif isinstance(item, SourceError):
                yield item
            else:
                # Only of a file that is one document are its bytes that document's.
                part = item if isinstance(item, Part) else Part(item, raw=raw.data if form.single else None)
                document = part.document
                if not document.id or (raw.url and not document.url):
                    document = replace(document, id=document.id or raw.stem, url=document.url or raw.url)
                yield Met(document, raw.where, form.name, part.kind, part.raw)
    except SourceError as error:
        yield error
    except OSError as error:
        yield UnreadableError(raw.where, f"cannot be read to its end: {error.strerror}")
    finally:
        raw.release()


def _member_items(member: Member, outer: Raw, budget: Budget, depth: int) -> Iterator[Met | SourceError]:
    where = f"{outer.where}!{printable(member.url or member.name)}"
    with contextlib.closing(member.stream):
        if depth > DEEPEST_NESTING:
            yield UnreadableError(where, f"archives more than {DEEPEST_NESTING} deep; unpack it yourself")
            return
        if not isinstance(member.stream, io.BytesIO):  # what is in memory already has been counted there
            member = replace(member, stream=cast(IO[bytes], Metered(member.stream, where, budget)))
        try:
            raw = Raw.of_member(member, outer)
        except SourceError as error:
            yield error
            return
        yield from read_raw(raw, budget, depth)
