"""Lists of people that one case keeps, in the table of facts about the case itself; the log tells who added which."""

from sqlalchemy import Connection, delete, insert, select

from backchannel.case import audit
from backchannel.case.audit import Entry
from backchannel.case.database import Database
from backchannel.case.tables import info
from backchannel.errors import NotInCaseError
from backchannel.reference.lists import PeopleList, parsed, written

_KEY = "reference:"


class Listing:
    """The lists of one case.

    Args:
        database: where it lies.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def all(self) -> list[PeopleList]:
        """The lists, by name."""
        with self._db.reading() as connection:
            return lists(connection)

    def add(self, made: PeopleList, *, by: str) -> Entry:
        """Keep a list, in the place of one of that name."""
        with self._db.writing() as connection:
            connection.execute(delete(info).where(info.c.key == _KEY + made.name))
            connection.execute(insert(info).values(key=_KEY + made.name, value=written(made)))
            told = {"list": made.name, "file": made.file, "hash": made.hash, "people": len(made.people)}
            return audit.append(connection, by, "list", told)

    def remove(self, name: str, *, by: str) -> Entry:
        """Remove a list.

        Raises:
            NotInCaseError: if the case has none of this name.
        """
        with self._db.writing() as connection:
            if not connection.execute(delete(info).where(info.c.key == _KEY + name)).rowcount:
                raise NotInCaseError(self._db.where, f"no list is called {name!r}")
            return audit.append(connection, by, "unlist", {"list": name})


def lists(connection: Connection) -> list[PeopleList]:
    """The lists that a case keeps, by name."""
    query = select(info.c.key, info.c.value).where(info.c.key.startswith(_KEY)).order_by(info.c.key)
    return [parsed(row.value, row.key) for row in connection.execute(query)]
