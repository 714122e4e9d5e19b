"""`backchannel read`."""

import sys
from types import SimpleNamespace

import pytest

from backchannel.commands.read import lines_of
from backchannel.model import Document, Mention, MentionKind, Reading, Sentence, TimeExpression, Token

TEXT = "Kerry met\nZarif. He left in 2018."


@pytest.fixture
def reading():
    words = [
        ("Kerry", "PROPN", "nsubj", 1),
        ("met", "VERB", "root", 1),
        ("Zarif", "PROPN", "obj", 1),
        (".", "PUNCT", "punct", 1),
    ]
    words += [
        ("He", "PRON", "nsubj", 5),
        ("left", "VERB", "root", 5),
        ("in", "ADP", "case", 7),
        ("2018", "NUM", "obl", 5),
    ]
    words += [(".", "PUNCT", "punct", 5)]
    tokens, at = [], 0
    for index, (word, upos, relation, head) in enumerate(words):
        at = TEXT.index(word, at)
        tokens.append(Token(at, at + len(word), word, word.lower(), upos, head, relation, int(index > 3)))
        at += len(word)
    mentions = (
        Mention(0, 5, 0, 1, 0, "person", MentionKind.NAMED, 0),
        Mention(10, 15, 2, 3, 2, "person", MentionKind.NAMED, 1),
        Mention(17, 19, 4, 5, 4, "person", MentionKind.PRONOUN, 0),
    )
    return Reading(
        document=Document("d", TEXT, title="A title", published="2019-01-01"),
        sentences=(Sentence(0, 16, 0, 4), Sentence(17, 33, 4, 9)),
        tokens=tuple(tokens),
        mentions=mentions,
        times=(TimeExpression(28, 32, "date", "2018", "2018", "year"),),
        names=("Kerry", "Zarif"),
    )


def test_everything_is_shown(reading):
    shown = "\n".join(lines_of(reading))
    assert shown.startswith("# d  (2019-01-01, A title)")
    assert "[0] Kerry met Zarif." in shown
    assert "    0  Kerry  kerry  PROPN  nsubj  met 1" in shown
    assert "    10-15  Zarif  person named  #1" in shown
    assert "    #0  Kerry: Kerry; He" in shown
    assert "    28-32  2018  date  2018  2018  year" in shown


def test_the_parse_can_be_left_out(reading):
    assert "nsubj" not in "\n".join(lines_of(reading, parse=False))


def test_an_empty_reading():
    assert list(lines_of(Reading(Document("d", "x"), (), (), ())))


def test_command(run, reading, monkeypatch):
    reader = SimpleNamespace(read=lambda documents: [reading for _ in documents])
    monkeypatch.setitem(sys.modules, "backchannel.reading", SimpleNamespace(load_reader=lambda: reader))
    ran = run("read", "-", input=TEXT)
    assert (ran.code, ran.err) == (0, "")
    assert "Chains" in ran.out
