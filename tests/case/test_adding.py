"""Adding documents: whole or not at all, once, and what newer engines do."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from backchannel.case.adding import Incoming, plain
from backchannel.case.store import BATCH, Store
from backchannel.errors import NotInCaseError
from backchannel.model import Document, Modality
from stored import ENGINE, met, numbered
from strategies import extractions


def test_what_went_in_comes_out(store):
    extraction = met()
    added = store.add(extraction.document, extraction)
    assert (added.document, added.new, added.appearance, added.read) == ("a", True, True, True)
    assert list(store.extractions()) == [extraction]
    assert store.document("a") == extraction.document
    assert len(store) == 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(extractions())
def test_any_extraction_comes_out_as_it_went_in(store, extraction):
    name = store.add(extraction.document, extraction).document
    (back,) = [applied.extraction for applied in store.applied([name])]
    document = extraction.document
    kept = {field: plain(getattr(document, field)) for field in ("title", "outlet", "url", "published", "byline")}
    if len(store.appearances(name)) == 1:
        assert back == replace(extraction, document=Document(name, document.text, **kept))
    else:  # the same text was met before, with other metadata
        assert back.document.text == document.text


def test_adding_again_changes_nothing(store):
    extraction = met()
    store.add(extraction.document, extraction, b"raw", place="a.html")
    entries = len(list(store.log()))
    assert not store.add(extraction.document, extraction, b"raw", place="a.html").changed
    assert len(list(store.log())) == entries
    assert store.raw("a") == b"raw"


def test_the_same_text_elsewhere_is_another_appearance(store):
    one, other = met(), met("b", document={"outlet": "Mail", "published": "2020-03-02"})
    store.add(one.document, one)
    added = store.add(other.document, None, place="b.txt")
    assert (added.document, added.new, added.appearance, added.read) == ("a", False, True, False)
    assert [(found.outlet, found.place) for found in store.appearances("a")] == [("Post", None), ("Mail", "b.txt")]
    assert len(store) == 1


def test_claims_read_by_another_date_are_not_taken(store):
    one, other = met(), met("b", document={"published": "2021-03-01"}, modality=Modality.DENIED)
    store.add(one.document, one)
    assert not store.add(other.document, other).read
    assert list(store.extractions()) == [one]
    assert store.kept(other.document) == one.document


def test_an_id_that_is_taken_gets_a_number(store):
    for text in ("One.", "Two.", "Three."):
        store.add(Document("a", text))
    assert [extraction.document.id for extraction in store.extractions()] == ["a", "a-2", "a-3"]


def test_one_text_twice_in_one_batch(store):
    one, other = met(), met("b", document={"outlet": "Mail"})
    first, second = store.add_all([Incoming(one.document, one), Incoming(other.document, other)])
    assert (first.new, second.new, second.appearance, second.read) == (True, False, True, False)
    assert list(store.extractions()) == [one]


def test_many_in_the_order_given(store):
    items = [numbered(number) for number in range(2 * BATCH + 3)]
    done = list(store.add_all(Incoming(item.document, item) for item in items))
    assert [added.document for added in done] == [item.document.id for item in items]
    assert list(store.extractions()) == items


def test_an_error_in_a_batch_keeps_nothing_of_it(store):
    good, bad = numbered(1), numbered(2)

    def items():
        yield Incoming(good.document, good)
        raise RuntimeError("the source broke")

    with pytest.raises(RuntimeError):
        list(store.add_all(items()))
    with pytest.raises(ValueError, match="another text"):
        store.add(good.document, bad)
    assert len(store) == 0


def test_a_newer_engine_replaces_claims_and_keeps_the_old_for_comparison(store):
    old, new = met(), met(modality=Modality.PLANNED)
    store.add(old.document, old, engine=ENGINE)
    assert store.holds(old.document, ENGINE)
    assert [document.id for document in store.unread("newer")] == ["a"]
    assert store.add(new.document, new, engine="newer").read
    assert list(store.extractions()) == [new]
    assert not store.holds(old.document, ENGINE)
    assert [(run.engine, run.documents, run.current) for run in store.runs()] == [(ENGINE, 1, 0), ("newer", 1, 1)]


def test_a_document_may_be_kept_to_be_read_later(store):
    extraction = met()
    store.add(extraction.document)
    assert [found.claims for found in store.extractions()] == [()]
    assert [document.id for document in store.unread()] == ["a"]
    store.add(extraction.document, extraction)
    assert list(store.unread()) == []
    assert list(store.extractions()) == [extraction]


def test_what_is_not_there(store):
    with pytest.raises(NotInCaseError, match="'none'"):
        store.document("none")
    assert store.raw("none") is None
    assert store.kept(Document("a", "unknown")) is None


def test_a_case_stays(address):
    extraction = met()
    with Store.open(address, create=True) as store:
        store.add(extraction.document, extraction)
    with Store.open(address) as store:
        assert list(store.extractions()) == [extraction]
