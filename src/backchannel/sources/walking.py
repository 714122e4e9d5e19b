"""Folders: which files in them are documents."""

import os
from collections import Counter
from pathlib import Path

from backchannel.sources import registry
from backchannel.sources.raw import Raw

_ANYBODYS = frozenset((".json", ".xml"))
"""Endings that any program's files have; in folders only those count whose content looks like a document."""


def endings() -> str:
    """All endings that folders are searched for, for messages."""
    return " ".join(sorted(registry.suffixes()))


def walk(folder: Path) -> tuple[list[Path], Counter[str]]:
    """Files of known kinds below a folder, sorted, and a count of the others by ending. Hidden ones do not count."""
    known = registry.suffixes()
    files: list[Path] = []
    others: Counter[str] = Counter()
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            path = Path(place, name)
            if name.startswith("."):
                continue
            ending = path.suffix.lower()
            if ending in known and (ending not in _ANYBODYS or _is_document(path)):
                files.append(path)
            else:
                others[ending or "without an ending"] += 1
    return sorted(files, key=lambda file: file.parts), others


def _is_document(path: Path) -> bool:
    try:
        raw = Raw.of_file(path)
    except OSError:
        return True  # reading it will report what is wrong
    try:
        if path.suffix.lower() == ".json":
            return b'"text"' in raw.head
        return any(form.sniff(raw) for form in registry.FORMATS if path.suffix.lower() in form.suffixes)
    finally:
        raw.close()
