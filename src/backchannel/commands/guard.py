"""What every command does with errors: one line on standard error, and the right exit code."""

import contextlib
import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer

from backchannel.commands.exits import Exit
from backchannel.errors import BackchannelError, ModelError

P = ParamSpec("P")


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """The command, ending with the documented exit codes instead of with tracebacks for what is no bug."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes standard output once more at exit; let that go nowhere.
            with contextlib.suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(Exit.CLOSED) from None
        except KeyboardInterrupt:
            typer.echo("interrupted", err=True)
            raise typer.Exit(Exit.INTERRUPTED) from None
        except ModelError as error:
            typer.echo(f"error: {error}", err=True)
            raise typer.Exit(Exit.BROKEN) from None
        except OSError as error:
            # Inputs that fail are reported where they are read; this is the output: no space, no permission.
            typer.echo(f"error: {error.filename or 'output'}: {error.strerror or error}", err=True)
            raise typer.Exit(Exit.PARTLY) from None
        except BackchannelError as error:
            typer.echo(f"error: {error}", err=True)
            raise typer.Exit(Exit.PARTLY) from None

    return run
