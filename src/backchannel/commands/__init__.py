"""The command line: one file per command, gathered in `app.py`; `backchannel` on the shell is `main` here."""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from backchannel.commands.app import app

    app(prog_name="backchannel")


__all__ = ["main"]
