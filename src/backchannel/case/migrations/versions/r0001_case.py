"""The first tables of a case."""

import sqlalchemy as sa
from alembic import op

from backchannel.case import fulltext

revision = "0001"
down_revision = None


def _key() -> "sa.Column[int]":
    return sa.Column("id", sa.Integer, primary_key=True, autoincrement=False)


def _of(table: str, name: str, *, primary_key: bool = False) -> "sa.Column[int]":
    target = sa.ForeignKey(f"{table}.id", ondelete="CASCADE")
    return sa.Column(name, sa.Integer, target, primary_key=primary_key, nullable=False, autoincrement=False)


def _text(name: str, *, null: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=null)


def _short(name: str, length: int) -> "sa.Column[str]":
    return sa.Column(name, sa.String(length), nullable=False)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def upgrade() -> None:
    """Make them."""
    _sources()
    _found()
    _decided()
    fulltext.create(op.get_bind())
    for statement in _APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


def _sources() -> None:
    op.create_table("info", sa.Column("key", sa.String(64), primary_key=True), _text("value"))
    op.create_table(
        "documents",
        _key(),
        _short("hash", 64),
        _text("name"),
        sa.Column("text", sa.LargeBinary, nullable=False),
        *(_text(name, null=True) for name in ("title", "outlet", "url", "published", "byline")),
        _short("added", 32),
        sa.UniqueConstraint("hash"),
        sa.UniqueConstraint("name"),
    )
    op.create_index("ix_documents_outlet", "documents", ["outlet"])
    op.create_index("ix_documents_published", "documents", ["published"])
    op.create_table(
        "raws",
        _of("documents", "document", primary_key=True),
        _short("hash", 64),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "appearances",
        _key(),
        _of("documents", "document"),
        _short("hash", 64),
        *(_text(name, null=True) for name in ("outlet", "url", "published", "title", "byline", "place")),
        _short("met", 32),
        sa.UniqueConstraint("document", "hash", name="appearances_once"),
    )
    op.create_table(
        "lineages",
        _of("documents", "document", primary_key=True),
        _short("kind", 16),
        _text("derived", null=True),
        _text("origin"),
        sa.Column("score", sa.Float, nullable=False),
        _text("why"),
    )


def _found() -> None:
    op.create_table("runs", _key(), _text("engine"), _short("first", 32), sa.UniqueConstraint("engine"))
    op.create_table(
        "extractions",
        _key(),
        _of("documents", "document"),
        _of("runs", "run"),
        sa.Column("current", sa.Boolean, nullable=False),
        _short("made", 32),
        _text("entities"),
        _text("times"),
        sa.UniqueConstraint("document", "run", name="extractions_once"),
    )
    op.create_table(
        "claims",
        _key(),
        _of("extractions", "extraction"),
        _number("number"),
        _text("claim"),
        _short("type", 16),
        _short("modality", 16),
        _text("edtf", null=True),
        sa.Column("confidence", sa.Float, nullable=False),
        _text("method"),
        _number("start"),
        _number("end"),
        _text("record"),
    )
    op.create_index("ix_claims_extraction", "claims", ["extraction"])
    op.create_index("claims_by_type", "claims", ["type", "modality"])
    op.create_table(
        "entities",
        _key(),
        _of("documents", "document"),
        _text("entity"),
        _short("type", 16),
        _text("name"),
        _text("folded"),
    )
    op.create_index("ix_entities_document", "entities", ["document"])
    op.create_index("ix_entities_folded", "entities", ["folded"])
    op.create_table("mentions", _of("entities", "entity"), _number("start"), _number("end"))
    op.create_index("ix_mentions_entity", "mentions", ["entity"])
    op.create_table("parties", _of("claims", "claim"), _of("entities", "entity"), _short("role", 16))
    op.create_index("ix_parties_claim", "parties", ["claim"])
    op.create_index("ix_parties_entity", "parties", ["entity"])


def _decided() -> None:
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        _short("at", 32),
        _text("who"),
        _short("action", 16),
        _short("digest", 64),
        _text("body", null=True),
        _short("previous", 64),
        _short("hash", 64),
    )
    op.create_table(
        "decisions",
        sa.Column("entry", sa.Integer, sa.ForeignKey("audit.seq"), primary_key=True, autoincrement=False),
        _short("verdict", 16),
        sa.Column("undone", sa.Integer, sa.ForeignKey("audit.seq")),
    )
    op.create_index("ix_decisions_verdict", "decisions", ["verdict"])
    op.create_table(
        "concerns",
        sa.Column("entry", sa.Integer, sa.ForeignKey("audit.seq"), primary_key=True, autoincrement=False),
        sa.Column("document", sa.String(64), primary_key=True),
    )
    op.create_index("ix_concerns_document", "concerns", ["document"])


_APPEND_ONLY = {
    "sqlite": (
        """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
        """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
        WHEN NEW.body IS NOT NULL OR NEW.seq <> OLD.seq OR NEW.at <> OLD.at OR NEW.who <> OLD.who
            OR NEW.action <> OLD.action OR NEW.digest <> OLD.digest OR NEW.previous <> OLD.previous
            OR NEW.hash <> OLD.hash
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END""",
    ),
    "postgresql": (
        """CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'UPDATE' AND NEW.body IS NULL AND (NEW.seq, NEW.at, NEW.who, NEW.action, NEW.digest,
                NEW.previous, NEW.hash) = (OLD.seq, OLD.at, OLD.who, OLD.action, OLD.digest, OLD.previous, OLD.hash)
            THEN RETURN NEW; END IF;
            RAISE EXCEPTION 'the log is append-only';
        END $$""",
        """CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit
        FOR EACH ROW EXECUTE FUNCTION audit_append_only()""",
        """CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()""",
    ),
}
