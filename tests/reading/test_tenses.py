"""Tense of the verb that governs a word."""

import pytest

from backchannel.reading.tenses import tenses
from parsed import tokens_of


@pytest.mark.parametrize(
    ("line", "word", "tense"),
    [
        ("She/PRON/nsubj/2 met/VERB/root/0 him/PRON/obj/2 Tuesday/PROPN/obl/2", "Tuesday", "past"),
        ("She/PRON/nsubj/3 will/AUX/aux/3 meet/VERB/root/0 him/PRON/obj/3 Tuesday/PROPN/obl/3", "Tuesday", "future"),
        ("She/PRON/nsubj/2 meets/VERB/root/0 him/PRON/obj/2 Tuesday/PROPN/obl/2", "Tuesday", "present"),
        ("She/PRON/nsubj/2 agreed/VERB/root/0 to/PART/mark/4 meet/VERB/xcomp/2 Tuesday/PROPN/obl/4", "Tuesday",
         "future"),
        ("She/PRON/nsubj/2 managed/VERB/root/0 to/PART/mark/4 meet/VERB/xcomp/2 Tuesday/PROPN/obl/4", "Tuesday",
         "past"),
        ("She/PRON/nsubj/3 has/AUX/aux/3 met/VERB/root/0 him/PRON/obj/3 Tuesday/PROPN/obl/3", "Tuesday", "past"),
        ("She/PRON/nsubj/3 is/AUX/aux/3 going/VERB/root/0 to/PART/mark/5 Rome/PROPN/obl/3", "Rome", "future"),
        ("She/PRON/nsubj/4 was/AUX/cop/4 an/DET/det/4 envoy/NOUN/root/0 then/ADV/advmod/4", "then", "past"),
        ("A/DET/det/2 Tuesday/NOUN/root/0", "Tuesday", None),
    ],
)  # fmt: skip
def test_the_tense_over_a_word(line, word, tense):
    text, _, tokens = tokens_of(line)
    assert tenses(tokens)(text.index(word)) == tense


def test_before_the_first_word_and_without_words_there_is_none():
    _, _, tokens = tokens_of("met/VERB/root/0")
    assert tenses(())(0) is None
    assert tenses(tokens)(-1) is None


def test_a_loop_of_heads_ends():
    from backchannel.model import Token

    tokens = [Token(0, 1, "a", "a", "NOUN", 1, "dep", 0), Token(2, 3, "b", "b", "NOUN", 0, "dep", 0)]
    assert tenses(tokens)(0) is None
