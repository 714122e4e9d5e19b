"""The log: append-only, chained, and what tampering leaves behind."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from backchannel.case import audit
from backchannel.errors import CaseError
from stored import met


@pytest.fixture
def used(store):
    extraction = met()
    store.add(extraction.document, extraction, b"raw")
    store.decisions.accept("a#c1", by="Eva", reason="clear")
    store.decisions.reject("a#c1", by="Ola")
    return store


def tamper(store, statement):
    """Change what is kept, as somebody could who has the file or the server."""
    with store._db.writing() as connection:
        if store._db.sqlite:
            connection.execute(text("DROP TRIGGER audit_no_update"))
            connection.execute(text("DROP TRIGGER audit_no_delete"))
        else:
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER USER"))
        connection.execute(text(statement))


def test_a_sound_case(used):
    found = used.verify()
    assert found.sound
    assert found.entries == 3
    assert used.verify(head=found.head).sound
    assert [entry.hash for entry in used.log()][-1] == found.head


@pytest.mark.parametrize(
    "statement", ["UPDATE audit SET who = 'Ola'", "UPDATE audit SET body = '{}'", "DELETE FROM audit WHERE seq = 3"]
)
def test_the_log_cannot_be_changed(used, statement):
    with pytest.raises(CaseError, match="append-only"), used._db.writing() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE audit SET who = 'Ola' WHERE seq = 2", "entry 2 was changed"),
        ("UPDATE audit SET at = '2020' WHERE seq = 1", "entry 1 was changed"),
        ("UPDATE audit SET body = replace(body, 'clear', 'clera') WHERE seq = 2", "what entry 2 says was changed"),
        ("UPDATE audit SET body = NULL WHERE seq = 2", "no deletion tells of it"),
        ("UPDATE decisions SET undone = 3; DELETE FROM decisions", "decisions does not match"),
        ("UPDATE documents SET text = raws.data FROM raws", "documents: what is kept under"),
        ("UPDATE raws SET data = documents.text FROM documents", "raws: what is kept under"),
    ],
)
def test_tampering_shows(used, statement, problem):
    for part in statement.split("; "):
        if "DROP" not in part:
            try:
                tamper(used, part)
            except (CaseError, DBAPIError):
                with used._db.writing() as connection:  # the triggers are gone already
                    connection.execute(text(part))
    assert any(problem in found for found in used.verify().problems)


def test_an_end_that_was_cut_off_shows_by_a_hash_noted_before(used):
    head = used.verify().head
    with used._db.writing() as connection:
        connection.execute(text("DELETE FROM decisions WHERE entry = 3"))
        connection.execute(text("DELETE FROM concerns WHERE entry = 3"))
    tamper(used, "DELETE FROM audit WHERE seq = 3")
    assert used.verify().sound
    assert any("cut off" in problem for problem in used.verify(head).problems)


def test_a_gap_shows(used):
    with used._db.writing() as connection:
        connection.execute(text("DELETE FROM decisions WHERE entry = 2"))
        connection.execute(text("DELETE FROM concerns WHERE entry = 2"))
    tamper(used, "DELETE FROM audit WHERE seq = 2")
    assert "entry 2 is missing" in used.verify().problems


def test_entries_from_a_number_on(used):
    assert [entry.seq for entry in used.log(after=1)] == [2, 3]
    assert audit.now().endswith("Z")
