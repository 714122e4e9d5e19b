"""Everything that can go wrong, in one tree.

    BackchannelError
    ├── SourceError            a file, folder or stream cannot be read into documents
    │   ├── NotFoundError        nothing at that path
    │   ├── EmptyDocumentError   there, but without any text
    │   ├── UnreadableError      binary, undecodable, damaged, beyond a limit, or not the format it claims to be
    │   └── FetchError           an address that cannot, or may not, be fetched
    ├── ExchangeError          a record is not in the exchange format
    ├── ModelError             the reading model is missing or damaged
    └── CaseError              a case cannot be opened, read or written
        ├── NoCaseError          no case at that place, or no database that answers there
        ├── DamagedCaseError     the file is no case, or is corrupted; or a back-up does not match its hashes
        ├── NewerCaseError       made by a newer version of the program
        ├── ReadOnlyCaseError    may be read but not written
        ├── FullCaseError        no space is left where it lies
        ├── BusyCaseError        somebody else went on writing for too long
        └── NotInCaseError       the case holds no such document, claim, entity or entry

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


class FetchError(SourceError):
    """An address cannot or may not be fetched (private, another port, robots.txt, too large or slow).

    `retry_after` are the seconds after which the server asks to come back, if it does.
    """

    def __init__(self, where: str, message: str, retry_after: float | None = None) -> None:
        super().__init__(where, message)
        self.retry_after = retry_after


class ExchangeError(BackchannelError):
    """A record does not follow the exchange format. `field` is the path to the bad value (`claims[3].parties`)."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(f"{field}: {message}" if field else message)
        self.field = field


class ModelError(BackchannelError):
    """The reading model shipped with the package is missing or damaged."""


class CaseError(BackchannelError):
    """A case cannot be opened, read or written. `where` is its path or address, without a password."""

    def __init__(self, where: str, message: str) -> None:
        super().__init__(f"{where}: {message}")
        self.where = where


class NoCaseError(CaseError):
    """There is no case at that place, or no database answers there."""


class DamagedCaseError(CaseError):
    """The file is no case or is corrupted, or a back-up does not match its hashes."""


class NewerCaseError(CaseError):
    """The case was made, or brought up to date, by a newer version of the program."""


class ReadOnlyCaseError(CaseError):
    """The case may be read but not written."""


class FullCaseError(CaseError):
    """No space is left where the case lies; nothing of the last step was kept, all before it was."""


class BusyCaseError(CaseError):
    """Somebody else went on writing to the case for too long."""


class NotInCaseError(CaseError):
    """The case holds no such document, claim, entity or entry."""
