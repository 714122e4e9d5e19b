"""Bring the tables of a case up to date when it is opened."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from backchannel.errors import DamagedCaseError, NewerCaseError

if TYPE_CHECKING:
    from alembic.config import Config
    from sqlalchemy import Connection

HEAD = "0001"
"""The newest step; a test holds it against the files, so that opening a case need not load alembic."""


def revision(connection: "Connection") -> str | None:
    """The step that a database stands at; None for one without tables.

    Raises:
        DamagedCaseError: if it holds tables but is no case.
    """
    tables = set(inspect(connection).get_table_names())
    if "alembic_version" in tables and ("audit" in tables or tables == {"alembic_version"}):
        found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return found
    if tables:
        raise DamagedCaseError(_where(connection), "a database, but not a case; name another file or database")
    return None


def upgrade(connection: "Connection", to: str = HEAD) -> None:
    """Take the steps that are missing, in the transaction that is open on the connection; only a writer may.

    Raises:
        NewerCaseError: if the case stands at a step that this program does not know.
        DamagedCaseError: if the database holds tables but is no case.
    """
    at = revision(connection)
    if at == to:
        return
    check(connection, at)
    from alembic import command

    command.upgrade(config(connection), to)


def upgrade_from_backup(connection: "Connection", to: str, where: str) -> None:
    """Make the tables as they stood when a back-up was written.

    Raises:
        NewerCaseError: if this program does not know that step.
    """
    if to not in known():
        raise NewerCaseError(where, f"written by a newer version of backchannel (tables {to}); update it")
    upgrade(connection, to)


def check(connection: "Connection", at: str | None) -> None:
    """Refuse a step that this program does not know.

    Raises:
        NewerCaseError: if so.
    """
    if at is not None and at != HEAD and at not in known():
        raise NewerCaseError(
            _where(connection),
            f"made by a newer version of backchannel (tables {at}, this one knows {HEAD}); update it",
        )


def known() -> tuple[str, ...]:
    """All steps, newest first, as the files tell."""
    from alembic.script import ScriptDirectory

    return tuple(script.revision for script in ScriptDirectory.from_config(config(None)).walk_revisions())


def config(connection: "Connection | None") -> "Config":
    """Alembic's configuration, without a file."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


def _where(connection: "Connection") -> str:
    return connection.engine.url.render_as_string(hide_password=True)
