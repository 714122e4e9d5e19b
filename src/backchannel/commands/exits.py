"""How the process ends; told to users in docs/exit-codes.md."""

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes."""

    FINE = 0
    """Everything was read."""
    PARTLY = 1
    """Some inputs failed and the rest was done; with `--strict`, the run stopped there; or the output failed."""
    USAGE = 2
    """The command line is wrong; nothing was done."""
    NOTHING = 3
    """Nothing could be read."""
    BROKEN = 4
    """The installation is damaged: the reading model is missing or not the right one."""
    INTERRUPTED = 130
    """Ctrl-C."""
    CLOSED = 141
    """Whoever read the output closed it, as `head` does."""
