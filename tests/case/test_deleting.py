"""Deleting a document: what goes, what stays, and that nothing of it is left in the file."""

import pytest

from backchannel.case.store import Store
from backchannel.errors import NotInCaseError
from backchannel.model import Document
from stored import met, numbered


@pytest.fixture
def two(store):
    one, other = met(), numbered(1)
    store.add(one.document, one, b"the raw file", place="a.html")
    store.add(other.document, other)
    store.decisions.accept("a#c1", by="Eva", reason="the zebra says so")
    store.decisions.merge(("a", "e0"), ("d1", "e0"), by="Eva")
    store.decisions.accept("d1#c1", by="Eva")
    return store


def test_it_is_said_first_what_goes(two):
    goes = two.what_goes("a")
    assert (goes.document, goes.title, goes.claims, goes.entities, goes.mentions) == ("a", "Talks in Bergen", 1, 2, 2)
    assert (goes.appearances, goes.raw, goes.decisions, goes.orphans) == (1, 12, (3, 4), ())
    assert len(two) == 2
    with pytest.raises(NotInCaseError, match="'none'"):
        two.what_goes("none")


def test_all_that_rests_on_it_goes(two):
    gone = two.what_goes("a")
    assert two.delete("a", by="Eva", reason="withdrawn") == gone
    assert [extraction.document.id for extraction in two.extractions()] == ["d1"]
    assert two.raw("a") is None
    assert two.search("Friday") == ()
    assert [decided.entry for decided in two.decided()] == [5]
    assert two.appearances("a") == ()


def test_an_entry_in_the_log_remains_and_the_chain_holds(two):
    hash = two.document("a").hash
    two.delete("a", by="Eva", reason="withdrawn")
    last = list(two.log())[-1]
    assert (last.action, last.by, last.body["document"], last.body["reason"]) == ("delete", "Eva", hash, "withdrawn")
    assert [entry.seq for entry in two.log() if entry.body is None] == [3, 4]
    found = two.verify()
    assert (found.sound, found.erased) == (True, 2)


def test_what_was_orphaned_is_told(two):
    two.add(Document("c", "Nobody is named here."))
    two.delete("d1", by="Eva")
    assert two.what_goes("a").orphans == ("Ilse Brandvold", "Reza Tavakol")


def test_a_deleted_document_may_come_back(two):
    two.delete("a", by="Eva")
    assert two.add(met().document, met()).new
    assert len(list(two.search("Friday"))) == 1
    assert two.case().marks.verdicts == {"d1#c1": "accept"}


def test_nothing_of_it_is_left_in_a_file(tmp_path):
    # PostgreSQL clears its own files when it vacuums.
    with Store.open(tmp_path / "case.db", create=True) as store:
        store.add(met().document, met(), b"the raw file")
        store.add(numbered(1).document, numbered(1))
        store.decisions.accept("a#c1", by="Eva", reason="the zebra says so")
        store.delete("a", by="Eva")
    left = b"".join(file.read_bytes() for file in tmp_path.glob("case.db*"))
    assert b"Report 1" in left
    assert b"friday" not in left.lower()
    assert b"zebra" not in left
    assert b"the raw file" not in left
