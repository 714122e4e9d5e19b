"""The command line: one file per command, gathered in `app.py`; `backchannel` on the shell is `main` here."""

import os


def main() -> None:
    """Run the command line and end the process with its exit code."""
    # The products of the claim scorer are tiny: threads of the linear algebra library only get into each other's way.
    for variable in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    from backchannel.commands.app import app

    app(prog_name="backchannel")


__all__ = ["main"]
