"""`backchannel extract`: the claims of documents, in the exchange format."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from backchannel.commands.batch import Batch, Paths, Strict
from backchannel.commands.output import check_output, writing


def extract(
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="OUT", help="Write here instead of to standard output."),
    ] = None,
    strict: Strict = False,
) -> None:
    """Print the claims of documents: JSON Lines, one line a document, keeping nothing.

    The format is explained in docs/exchange-format.md.

    \b
    Examples:
      backchannel extract article.txt
      backchannel extract articles/ -o claims.jsonl
      curl -s https://example.org/article.html | backchannel extract -
    """
    output = check_output(output)
    batch = Batch(paths, strict)

    from backchannel.exchange import write
    from backchannel.pipeline import extract as extract_claims

    streamed_to_terminal = output is None and sys.stdout.isatty()
    extractions = extract_claims(batch.documents())
    with (
        writing(output) as stream,
        batch.showing_progress(extractions, "Reading documents", wanted=not streamed_to_terminal) as counted,
    ):
        for extraction in counted:
            stream.write(write(extraction) + "\n")
            if output is None:
                stream.flush()
        if not batch.read:
            # Nothing was read: what OUT held before stays.
            batch.finish()
    batch.finish()
