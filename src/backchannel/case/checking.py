"""Whether a case is whole: the log's chain, every document against its hash, the file itself."""

import hashlib
from dataclasses import replace

from sqlalchemy import select

from backchannel.case import audit
from backchannel.case.audit import Verified
from backchannel.case.database import Database
from backchannel.case.reading import CHUNK
from backchannel.case.tables import documents, raws


def verify(database: Database, head: str | None = None) -> Verified:
    """Check all of it, in one state of the case; `head` is a newest hash of the log that was noted earlier."""
    with database.reading(steady=True) as connection:
        found = audit.verify(connection, head)
        problems = [*found.problems, *database.check(connection)]
        for table, content in ((documents, documents.c.text), (raws, raws.c.data)):
            rows = connection.execute(select(table.c.hash, content.label("content"))).yield_per(CHUNK)
            problems += [
                f"{table.name}: what is kept under {row.hash} is not what was added"
                for row in rows
                if hashlib.sha256(row.content).hexdigest() != row.hash
            ]
    return replace(found, problems=tuple(problems))
