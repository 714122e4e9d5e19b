"""Documents to extractions, in bounded batches."""

import sys
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.model import Document, Extraction
from backchannel.pipeline import BATCH_CHARACTERS, BATCH_DOCUMENTS, batches, extract


def documents(*lengths):
    return [Document(str(number), "x" * length) for number, length in enumerate(lengths)]


@given(st.lists(st.integers(1, 300_000), max_size=40))
def test_batches_are_bounded_and_keep_the_order(lengths):
    made = list(batches(iter(documents(*lengths))))
    assert [document for batch in made for document in batch] == documents(*lengths)
    for batch in made:
        assert 1 <= len(batch) <= BATCH_DOCUMENTS
        assert len(batch) == 1 or sum(len(document.text) for document in batch) <= BATCH_CHARACTERS


@pytest.fixture
def stand_ins(monkeypatch):
    """A reader that wraps documents, and how often it was loaded."""
    loaded = []

    def load_reader():
        loaded.append(1)
        return SimpleNamespace(read=lambda batch: (SimpleNamespace(document=document) for document in batch))

    monkeypatch.setitem(sys.modules, "backchannel.reading", SimpleNamespace(load_reader=load_reader))
    claims = SimpleNamespace(extract=lambda reading: Extraction(reading.document))
    monkeypatch.setitem(sys.modules, "backchannel.claims", claims)
    return loaded


def test_every_document_comes_out_once_and_in_order(stand_ins):
    given = documents(*[5] * 50)
    assert [extraction.document for extraction in extract(given)] == given
    assert len(stand_ins) == 1


def test_no_documents_load_no_model(stand_ins):
    assert list(extract([])) == []
    assert not stand_ins


def test_at_most_one_batch_is_taken_ahead(stand_ins):
    taken = []

    def stream():
        for document in documents(*[5] * 100):
            taken.append(document)
            yield document

    next(extract(stream()))
    assert len(taken) <= BATCH_DOCUMENTS + 1
