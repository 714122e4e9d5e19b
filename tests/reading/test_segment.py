from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reading.segment import sentences, words


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


def tokens(text: str) -> list[str]:
    return [text[a:b] for a, b in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She left. He stayed.", ["She left.", "He stayed."]),
        ("Mr. Adeyemi met Dr. Ruiz. They talked.", ["Mr. Adeyemi met Dr. Ruiz.", "They talked."]),
        ("He flew to the U.S. The talks failed.", ["He flew to the U.S.", "The talks failed."]),
        ("The U.S. Senate voted.", ["The U.S. Senate voted."]),
        ("“We met.” She would not say where.", ["“We met.”", "She would not say where."]),
        ("J. R. Okafor signed at 3.30 p.m. on Monday.", ["J. R. Okafor signed at 3.30 p.m. on Monday."]),
        ("A HEADLINE\n\nThe text begins", ["A HEADLINE", "The text begins"]),
        ("Was it true? Nobody knew!", ["Was it true?", "Nobody knew!"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_hard_wrapped_lines_do_not_end_sentences() -> None:
    text = (
        "The delegation arrived late in the evening and was taken at once to the\n"
        "Presidential guest house, where the Foreign Minister had been waiting for\n"
        "more than two hours. Nobody on either side was willing to explain to the\n"
        "Press what had caused the delay, and the dinner was shortened.\n"
    )
    assert len(split(text)) == 2


def test_a_list_of_participants_is_one_sentence_a_line() -> None:
    assert split("PARTICIPANTS\nSenator A. Lind\nMr. B. Cole\n") == ["PARTICIPANTS", "Senator A. Lind", "Mr. B. Cole"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doesn't didn’t", ["does", "n't", "did", "n’t"]),
        ("Iran’s post-war pact", ["Iran", "’s", "post", "-", "war", "pact"]),
        ("the U.S. (JPA) in 1,500 at 2:30", ["the", "U.S.", "(", "JPA", ")", "in", "1,500", "at", "2:30"]),
        ("O'Neill's", ["O'Neill", "'s"]),
        ("the ministers' talks", ["the", "ministers", "'", "talks"]),
    ],
)
def test_words_follow_the_treebanks(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@given(st.text(max_size=300))
def test_every_visible_character_is_in_exactly_one_word_of_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = [i for a, b in spans for x, y in words(text, a, b) for i in range(x, y)]
    assert len(covered) == len(set(covered))
    assert {i for i, c in enumerate(text) if c.isalnum()} <= set(covered)
