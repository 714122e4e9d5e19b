"""The tables of a case, the same on SQLite and PostgreSQL. Created and changed by the migrations only.

The exact text of a document is kept as UTF-8 bytes: databases disagree about which characters a text column may hold,
and these are the bytes that its hash is of. Claims and entities are kept as JSON of the exchange format; the columns
beside it are for looking up. Only writers that hold the case's lock add rows, so they number them themselves.

`audit` is append-only by trigger: a row's body may be erased, nothing else may change.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData()


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _of(table: str, name: str, *, primary_key: bool = False, index: bool = False) -> Column[int]:
    """A column that refers to a row of another table and goes with it."""
    target = ForeignKey(f"{table}.id", ondelete="CASCADE")
    return Column(name, Integer, target, primary_key=primary_key, index=index, nullable=False, autoincrement=False)


info = Table("info", metadata, Column("key", String(64), primary_key=True), Column("value", Text, nullable=False))
"""Facts about the case itself."""

documents = Table(
    "documents",
    metadata,
    _key(),
    Column("hash", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False, unique=True),
    Column("text", LargeBinary, nullable=False),
    Column("title", Text),
    Column("outlet", Text, index=True),
    Column("url", Text),
    Column("published", Text, index=True),
    Column("byline", Text),
    Column("added", String(32), nullable=False),
)
"""`name` is the id that the document has in the case; `added` is when, in UTC."""

raws = Table(
    "raws",
    metadata,
    _of("documents", "document", primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes that a document was made from, as they came."""

appearances = Table(
    "appearances",
    metadata,
    _key(),
    _of("documents", "document"),
    Column("hash", String(64), nullable=False),
    Column("outlet", Text),
    Column("url", Text),
    Column("published", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("place", Text),
    Column("met", String(32), nullable=False),
    UniqueConstraint("document", "hash", name="appearances_once"),
)
"""Where a text was met; `hash` is of all that is told of the appearance, so that the same one is kept once."""

runs = Table(
    "runs",
    metadata,
    _key(),
    Column("engine", Text, nullable=False, unique=True),
    Column("first", String(32), nullable=False),
)
"""Versions of the engine that have read documents of the case."""

extractions = Table(
    "extractions",
    metadata,
    _key(),
    _of("documents", "document"),
    _of("runs", "run"),
    Column("current", Boolean, nullable=False),
    Column("made", String(32), nullable=False),
    Column("entities", Text, nullable=False),
    Column("times", Text, nullable=False),
    UniqueConstraint("document", "run", name="extractions_once"),
)
"""What one version found in one document; the others are kept for comparison."""

claims = Table(
    "claims",
    metadata,
    _key(),
    _of("extractions", "extraction", index=True),
    Column("number", Integer, nullable=False),
    Column("claim", Text, nullable=False),
    Column("type", String(16), nullable=False),
    Column("modality", String(16), nullable=False),
    Column("edtf", Text),
    Column("confidence", Float, nullable=False),
    Column("method", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("record", Text, nullable=False),
    Index("claims_by_type", "type", "modality"),
)
"""`start` and `end` are those of the trigger; `record` is the claim in the exchange format."""

entities = Table(
    "entities",
    metadata,
    _key(),
    _of("documents", "document", index=True),
    Column("entity", Text, nullable=False),
    Column("type", String(16), nullable=False),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, index=True),
)
"""Entities of the current extraction of each document; `folded` is the name to look up by."""

mentions = Table(
    "mentions",
    metadata,
    _of("entities", "entity", index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

parties = Table(
    "parties",
    metadata,
    _of("claims", "claim", index=True),
    _of("entities", "entity", index=True),
    Column("role", String(16), nullable=False),
)

lineages = Table(
    "lineages",
    metadata,
    _of("documents", "document", primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("derived", Text),
    Column("origin", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("why", Text, nullable=False),
)
"""The lineage of each document as last worked out; `info` tells for which documents that was."""

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("action", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("body", Text),
    Column("previous", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""The log; `body` is canonical JSON, or null where it was erased with the document that it quoted."""

decisions = Table(
    "decisions",
    metadata,
    Column("entry", Integer, ForeignKey("audit.seq"), primary_key=True, autoincrement=False),
    Column("verdict", String(16), nullable=False, index=True),
    Column("undone", Integer, ForeignKey("audit.seq")),
)
"""Which entries of the log are decisions, and which entry has undone them; what was decided stands in the log."""

concerns = Table(
    "concerns",
    metadata,
    Column("entry", Integer, ForeignKey("audit.seq"), primary_key=True, autoincrement=False),
    Column("document", String(64), primary_key=True, index=True),
)
"""Hashes of the documents that a decision quotes: with a document go the decisions about it."""
