"""Where results go: standard output, or a file that is there whole or not at all."""

import contextlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import typer


def check_output(output: Path | None) -> Path | None:
    """Refuse, before any work, an output that cannot be written.

    Raises:
        typer.BadParameter: a folder, or a file in a folder that does not exist.
    """
    if output is None or str(output) == "-":
        return None
    if output.is_dir():
        raise typer.BadParameter(f"{output} is a folder; name a file in it", param_hint="--output")
    if not output.absolute().parent.is_dir():
        raise typer.BadParameter(f"there is no folder {output.absolute().parent}", param_hint="--output")
    return output


@contextlib.contextmanager
def writing(output: Path | None) -> Iterator[TextIO]:
    """A text stream for results.

    A file is written beside its place under another name and moved there when all went well, so that neither Ctrl-C
    nor an error leaves half of one, nor destroys what was there before. Raise to give it up.
    """
    if output is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        yield sys.stdout
        return
    target = output.resolve()
    if target.exists() and not target.is_file():
        # A device or a pipe: nothing to move there.
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        return
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
