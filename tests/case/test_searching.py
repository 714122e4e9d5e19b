"""Search: the same on both databases, with offsets into the exact text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.case.fulltext import parse, places, postgresql, snippet
from backchannel.case.fulltext.words import tokens
from backchannel.model import Document, Span

TEXTS = {
    "a": "JAVAD ZARĪF met John Kerry in Munich.\n\nThey negotiated a back channel.",
    "b": "Kerry went to Munich without Zarif; negotiations about trade.",
    "c": "Zoë wrote about the straße and the Ämter: e\u0301tude.",
    "d": "nothing\x00 of the kind \ud83d here, but 3,000 dollars and U.S. trade",
}


@pytest.fixture
def filled(store):
    for id, text in TEXTS.items():
        store.add(Document(id, text, title="On Trade" if id == "c" else None))
    return store


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("zarif", "ab"),
        ("Zarif KERRY munich", "ab"),
        ('"zarif met"', "a"),
        ('"met zarif"', ""),
        ("zarif -trade", "a"),
        ("negotiat*", "ab"),
        ('"back chan*"', "a"),
        ("back-channel", "a"),
        ("zoe STRASSE amter étude", "c"),
        ("trade", "bcd"),
        ("3,000", "d"),
        ('"u.s. trade"', "d"),
        ("nothing", "d"),
        ("", ""),
        ("-trade", ""),
        ('"', ""),
        ("' OR 1=1 --", ""),
        ("NEAR(a b) AND", ""),
        ("kerry :* & |", "ab"),
    ],
)
def test_what_is_found(filled, query, found):
    assert sorted(hit.document for hit in filled.search(query)) == list(found)


def test_matches_are_offsets_into_the_text(filled):
    (hit,) = filled.search('"john kerry" zarif')
    assert [span.of(TEXTS["a"]) for span in hit.matches] == ["ZARĪF", "John Kerry"]
    assert hit.snippet is not None
    assert hit.quote == hit.snippet.of(TEXTS["a"])


def test_words_of_titles_count_more_and_have_no_match_in_the_text(filled):
    first = filled.search("trade")[0]
    assert (first.document, first.matches) == ("c", ())
    assert first.snippet == Span(0, len(first.quote))


def test_limit_and_skip(filled):
    every = [hit.document for hit in filled.search("trade")]
    assert [hit.document for hit in filled.search("trade", limit=2)] == every[:2]
    assert [hit.document for hit in filled.search("trade", limit=2, skip=2)] == every[2:]


def test_long_texts_are_found_to_their_end(store):
    words = [f"w{number}" for number in range(3 * postgresql.PART)]
    store.add(Document("long", "the " + " ".join(words) + " the end"))
    border = postgresql.PART - postgresql.OVERLAP
    for phrase in (words[0], " ".join(words[border - 3 : border + 3]), words[-1], f'{words[-1]} "the end"'):
        assert len(store.search(f'"{phrase}"' if '"' not in phrase else phrase)) == 1
    assert store.search(f"{words[0]} {words[-1]} -absent")


def test_a_word_of_ten_thousand_letters(store):
    store.add(Document("a", "x" * 10_000 + " y"))
    assert len(store.search("y")) == 1


def test_snippets_are_cut_between_words():
    text = "word " * 200 + "Zarif" + " word" * 200
    found = places(text, parse("zarif"))
    around = snippet(text, found)
    assert around is not None
    assert around.of(text).startswith("word")
    assert around.of(text).endswith("word")
    assert around.contains(found[0])
    assert snippet("", ()) is None


@given(st.text(max_size=80))
def test_each_word_of_a_text_is_found_in_it(text):
    for word in tokens(text):
        assert places(text, parse(f'"{word}"'))
