"""Everything that can go wrong, in one tree.

    BackchannelError
    ├── SourceError            a file, folder or stream cannot be read into documents
    │   ├── NotFoundError        nothing at that path
    │   ├── EmptyDocumentError   there, but without any text
    │   └── UnreadableError      binary, undecodable, or not the format it claims to be
    ├── ExchangeError          a record is not in the exchange format
    └── ModelError             the reading model is missing or damaged

Messages say what is wrong, where, and what to try next, in one line.
"""


class BackchannelError(Exception):
    """Root of all errors that the package raises on purpose."""


class SourceError(BackchannelError):
    """A source cannot be read. `where` is the path (and line) it concerns."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where


class NotFoundError(SourceError):
    """There is nothing at the path."""


class EmptyDocumentError(SourceError):
    """The source is there but holds no text."""


class UnreadableError(SourceError):
    """The source is binary, cannot be decoded, or is not what its name or first bytes promise."""


class ExchangeError(BackchannelError):
    """A record does not follow the exchange format. `field` is the path to the bad value (`claims[3].parties`)."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field


class ModelError(BackchannelError):
    """The reading model shipped with the package is missing or damaged."""
