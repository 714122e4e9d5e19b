"""From paths to documents, one after the other: folders are walked, formats chosen, ids made unique."""

import contextlib
import logging
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from backchannel.errors import NotFoundError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.raw import Raw
from backchannel.sources.registry import choose, suffixes

STANDARD_INPUT = "-"

_log = logging.getLogger("backchannel.sources")


def load(
    paths: Iterable[str | Path],
    *,
    strict: bool = False,
    on_error: Callable[[SourceError], None] | None = None,
    on_note: Callable[[str], None] | None = None,
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

    Raises:
        SourceError: in strict mode.
    """
    tell = on_note or _log.warning
    seen: dict[tuple[str, str | None, str | None], str] = {}
    ids: set[str] = set()
    for item in _items(paths, tell):
        if isinstance(item, SourceError):
            if strict:
                raise item
            if on_error:
                on_error(item)
            else:
                _log.error("%s", item)
            continue
        where, document = item
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
        yield document


def _unique(id: str, taken: set[str]) -> str:
    unique, number = id, 1
    while unique in taken:
        number += 1
        unique = f"{id}-{number}"
    return unique


def _items(paths: Iterable[str | Path], tell: Callable[[str], None]) -> Iterator[tuple[str, Document] | SourceError]:
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield from _stream_items()
            continue
        path = Path(path)
        if path.is_dir():
            files, others = _walk(path)
            if others:
                kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(others.items()))
                tell(f"{path}: files of other kinds left out ({kinds})")
            if not files:
                yield NotFoundError(str(path), f"no readable files in this folder (looked for {_endings()})")
            for file in files:
                yield from _file_items(file)
        elif path.exists():
            yield from _file_items(path)
        else:
            yield NotFoundError(str(path), "no such file or folder")


def _endings() -> str:
    return " ".join(sorted(suffixes()))


def _walk(folder: Path) -> tuple[list[Path], Counter[str]]:
    """Files of known kinds below a folder, sorted, and a count of the others by ending. Hidden ones do not count."""
    known = suffixes()
    files: list[Path] = []
    others: Counter[str] = Counter()
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(place, name)
            if name.startswith("."):
                continue
            ending = path.suffix.lower()
            # Any program writes .json; only what shows a text field is a document.
            if ending in known and (ending != ".json" or _holds_text(path)):
                files.append(path)
            else:
                others[ending or "without an ending"] += 1
    return sorted(files, key=lambda file: file.parts), others


def _holds_text(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b'"text"' in file.read(65536)
    except OSError:
        return True  # reading it will report what is wrong


def _stream_items() -> Iterator[tuple[str, Document] | SourceError]:
    # Standard input is not ours to close.
    yield from _raw_items(Raw(sys.stdin.buffer, "standard input", "stdin", ""))


def _file_items(path: Path) -> Iterator[tuple[str, Document] | SourceError]:
    try:
        raw = Raw.of_file(path)
    except OSError as error:
        yield UnreadableError(str(path), f"cannot be opened: {error.strerror}")
        return
    with contextlib.closing(raw):
        yield from _raw_items(raw)


def _raw_items(raw: Raw) -> Iterator[tuple[str, Document] | SourceError]:
    form = choose(raw)
    if isinstance(form, SourceError):
        yield form
        return
    try:
        for item in form.read(raw):
            if isinstance(item, SourceError):
                yield item
            else:
                yield raw.where, item if item.id else replace(item, id=raw.stem)
    except OSError as error:
        yield UnreadableError(raw.where, f"cannot be read to its end: {error.strerror}")
