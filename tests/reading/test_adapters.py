"""Other parsers' dependencies made universal, and a spaCy pipeline as a reader."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.claims import extract
from backchannel.exchange.checks import check
from backchannel.model import Document
from backchannel.reading.adapters.dependencies import LABELS, Arc, universal

LINE = list[tuple[str, str, str, int]]


def turned(*rows):
    """(word, relation, head's word) of one sentence given as (word, upos, label, head counted from 1 or 0)."""
    arcs = [Arc(head - 1 if head else n, label, upos, word) for n, (word, upos, label, head) in enumerate(rows)]
    found = universal(arcs, [0] * len(arcs))
    return [(arcs[n].word, relation, arcs[head].word) for n, (head, relation) in enumerate(found)]


def test_prepositions_become_case_marks():
    assert turned(
        ("He", "PRON", "nsubj", 2), ("held", "VERB", "ROOT", 0), ("talks", "NOUN", "dobj", 2),
        ("with", "ADP", "prep", 3), ("Iran", "PROPN", "pobj", 4), ("in", "ADP", "prep", 2),
        ("Rome", "PROPN", "pobj", 6),
    ) == [
        ("He", "nsubj", "held"), ("held", "root", "held"), ("talks", "obj", "held"), ("with", "case", "Iran"),
        ("Iran", "nmod", "talks"), ("in", "case", "Rome"), ("Rome", "obl", "held"),
    ]  # fmt: skip


def test_predicates_become_heads():
    assert turned(
        ("Ruiz", "PROPN", "nsubj", 2), ("is", "AUX", "ROOT", 0), ("an", "DET", "det", 4), ("envoy", "NOUN", "attr", 2),
        (".", "PUNCT", "punct", 2),
    ) == [
        ("Ruiz", "nsubj", "envoy"), ("is", "cop", "envoy"), ("an", "det", "envoy"), ("envoy", "root", "envoy"),
        (".", "punct", "envoy"),
    ]  # fmt: skip


def test_coordination_is_flat_and_passives_keep_their_agent():
    assert turned(
        ("A", "PROPN", "nsubjpass", 7), (",", "PUNCT", "punct", 1), ("B", "PROPN", "conj", 1),
        ("and", "CCONJ", "cc", 3), ("C", "PROPN", "conj", 3), ("were", "AUX", "auxpass", 7), ("met", "VERB", "ROOT", 0),
        ("by", "ADP", "agent", 7),
        ("D", "PROPN", "pobj", 8),
    ) == [
        ("A", "nsubj:pass", "met"), (",", "punct", "A"), ("B", "conj", "A"), ("and", "cc", "B"), ("C", "conj", "A"),
        ("were", "aux:pass", "met"), ("met", "root", "met"), ("by", "case", "D"), ("D", "obl:agent", "met"),
    ]  # fmt: skip


def test_universal_dependencies_pass_unchanged():
    rows = [
        ("Kerry", "PROPN", "nsubj", 2),
        ("met", "VERB", "root", 0),
        ("with", "ADP", "case", 4),
        ("Zarif", "PROPN", "obl", 2),
    ]
    assert [relation for _, relation, _ in turned(*rows)] == ["nsubj", "root", "case", "obl"]


@given(st.data())
def test_any_arcs_become_one_tree_a_sentence(data):
    size = data.draw(st.integers(1, 12))
    labels = st.sampled_from([*LABELS, "pobj", "prep", "agent", "attr", "conj", "nsubj"])
    arcs = [
        Arc(
            data.draw(st.none() | st.integers(0, size - 1)),
            data.draw(labels),
            data.draw(st.sampled_from(["NOUN", "VERB"])),
            "w",
        )
        for _ in range(size)
    ]
    cut = data.draw(st.integers(0, size))
    sentence = [0] * cut + [1] * (size - cut)
    found = universal(arcs, sentence)
    for number in set(sentence):
        words = [n for n in range(size) if sentence[n] == number]
        roots = [n for n in words if found[n][0] == n]
        assert len(roots) == 1
        assert found[roots[0]][1] == "root"
        for n in words:
            steps = 0
            while found[n][0] != n:
                assert sentence[found[n][0]] == number
                n, steps = found[n][0], steps + 1
                assert steps <= size


# ---- spaCy -----------------------------------------------------------------------------------------------------------

TEXT = "Iranian minister Javad Rahimi met Paul Harding in Vienna  on May 5.\n\nMr. Harding left the United States."


@pytest.fixture
def nlp():
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed; it comes with the extra `spacy`")
    return spacy.blank("en")


@pytest.fixture
def named(nlp):
    """A pipeline without a parser that knows some names and sentences."""
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": label, "pattern": words} for label, words in [
            ("PERSON", "Javad Rahimi"), ("PERSON", "Paul Harding"), ("PERSON", "Harding"), ("NORP", "Iranian"),
            ("GPE", "Vienna"), ("GPE", "the United States"), ("CARDINAL", "5"),
        ]]
    )  # fmt: skip
    return nlp


def read(nlp, *texts):
    from backchannel.reading.adapters.spacy import SpacyReader

    return list(SpacyReader(nlp).read(Document(f"d{n}", text, published="2021-02-23") for n, text in enumerate(texts)))


def sound(reading):
    """Checks what the `Reader` protocol promises."""
    text = reading.document.text
    assert [t.sentence for t in reading.tokens] == [
        n for n, s in enumerate(reading.sentences) for _ in range(s.first, s.last)
    ]
    for token in reading.tokens:
        assert text[token.start : token.end] == token.text
    for sentence in reading.sentences:
        assert sum(reading.tokens[i].head == i for i in range(sentence.first, sentence.last)) == 1
    assert all(a.end <= b.start for a, b in pairwise(reading.tokens))
    assert all(0 <= m.cluster < len(reading.names) for m in reading.mentions)
    check(extract(reading))


def test_a_blank_pipeline_gives_words_sentences_and_times(nlp):
    (reading,) = read(nlp, TEXT)
    sound(reading)
    assert [s.span.of(TEXT) for s in reading.sentences] == TEXT.split("\n\n")
    assert [t.span.of(TEXT) for t in reading.times] == ["May 5"]
    assert reading.mentions == ()
    assert reading.signals is None
    assert reading.reader.startswith("spacy:en")


def test_entities_become_mentions_in_chains(named):
    (reading,) = read(named, TEXT)
    sound(reading)
    found = [(m.span.of(TEXT), m.type, m.kind.value, reading.names[m.cluster]) for m in reading.mentions]
    assert found == [
        ("Iranian", "country", "named", "Iranian"),
        ("Javad Rahimi", "person", "named", "Javad Rahimi"),
        ("Paul Harding", "person", "named", "Paul Harding"),
        ("Vienna", "place", "named", "Vienna"),
        ("Harding", "person", "named", "Paul Harding"),
        ("United States", "country", "named", "United States"),
    ]


def test_labels_may_be_mapped_otherwise(named):
    from backchannel.reading.adapters.spacy import SpacyReader

    (reading,) = SpacyReader(named, {"CARDINAL": "event"}).read([Document("d", TEXT)])
    assert [(m.span.of(TEXT), m.type) for m in reading.mentions] == [("5", "event")]


def test_a_full_parse_gives_roles(nlp):
    from spacy.tokens import Doc

    from backchannel.reading.adapters.spacy import SpacyReader

    doc = Doc(
        nlp.vocab,
        words=["Javad", "Rahimi", "is", "the", "Iranian", "minister", "."],
        spaces=[True, True, True, True, True, False, False],
        heads=[1, 2, 2, 5, 5, 2, 2],
        deps=["compound", "nsubj", "ROOT", "det", "amod", "attr", "punct"],
        pos=["PROPN", "PROPN", "AUX", "DET", "ADJ", "NOUN", "PUNCT"],
        ents=["B-PERSON", "I-PERSON", "O", "O", "B-NORP", "O", "O"],
    )
    reading = SpacyReader(nlp).assemble(Document("d", doc.text), doc)
    sound(reading)
    assert [t.relation for t in reading.tokens] == ["compound", "nsubj", "cop", "det", "amod", "root", "punct"]
    (claim,) = extract(reading).claims
    assert claim.type == "role"
    assert claim.method == "pattern:title"


@pytest.mark.parametrize("text", ["", "  \n ", "\0", "😀 met 😀", "a\u2028b", "word " * 500])
def test_odd_texts(named, text):
    (reading,) = read(named, text)
    sound(reading)


def test_documents_come_out_in_order(named):
    assert [r.document.id for r in read(named, TEXT, "", TEXT)] == ["d0", "d1", "d2"]
