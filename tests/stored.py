"""Small extractions written by hand, for tests of the store."""

from sqlalchemy import create_engine, delete, text

from backchannel.case.migrating import HEAD
from backchannel.case.tables import metadata
from backchannel.model import Claim, ClaimType, Document, Entity, EntityType, Extraction, Party, PartyRole, Span

ENGINE = "test engine 1"

NAMES = ("Ilse Brandvold", "Reza Tavakol")


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


TEXT = "Ilse Brandvold met Reza Tavakol in Bergen on Friday."


def met(id="a", text=TEXT, trigger="met", document=None, names=NAMES, **fields):
    """A document in which these people meet; `fields` are the claim's."""
    entities = tuple(
        Entity(f"e{number}", EntityType.PERSON, name, (span(text, name),)) for number, name in enumerate(names)
    )
    made = Claim(
        "c1",
        ClaimType.CONTACT,
        Span(0, len(text)),
        span(text, trigger),
        tuple(Party(PartyRole.PARTY, entity.id) for entity in entities),
        **fields,
    )
    about = {"outlet": "Post", "published": "2020-03-01", "title": "Talks in Bergen", **(document or {})}
    return Extraction(Document(id, text, **about), entities, (made,))


def numbered(number):
    """Any number of different documents."""
    return met(f"d{number}", f"Report {number}. Ilse Brandvold met Reza Tavakol in the year {1000 + number}.")


def emptied(address):
    """The same database as if it was new."""
    engine = create_engine(address.replace("postgresql:", "postgresql+pg8000:"))
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE audit DISABLE TRIGGER USER"))
        connection.execute(text("DELETE FROM fulltext"))
        for table in reversed(metadata.sorted_tables):  # far quicker than TRUNCATE where there is little
            connection.execute(delete(table))
        connection.execute(text("ALTER TABLE audit ENABLE TRIGGER USER"))
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{HEAD}'"))
    engine.dispose()
    return address
