"""Read the shipped data files: JSON lines, gzip'd, and small tables of tab-separated values."""

import gzip
import json
from collections.abc import Iterator
from importlib import resources
from typing import Any


def lines(name: str) -> Iterator[dict[str, Any]]:
    """The records of `data/NAME`, a gzip'd file of JSON lines.

    Raises:
        FileNotFoundError: if the package was built without its data.
    """
    raw = resources.files("backchannel.reference").joinpath("data", name).read_bytes()
    for line in gzip.decompress(raw).decode("utf-8").splitlines():
        yield json.loads(line)


def table(name: str) -> Iterator[tuple[str, ...]]:
    """The rows of `data/NAME`, tab-separated; empty lines and those that start with `#` are left out."""
    text = resources.files("backchannel.reference").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield tuple(cell.strip() for cell in line.split("\t"))
