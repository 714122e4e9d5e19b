"""Mentions of several finders made one list."""

import numpy as np

from backchannel.model import MentionKind
from backchannel.reading import inventory as inv
from backchannel.reading.mentions import merged, named, nominal, phrase
from parsed import tokens_of

PARSED = tokens_of(
    "The/DET/det/3 Iranian/ADJ/amod/3 minister/NOUN/nsubj/6 Javad/PROPN/appos/3 Rahimi/PROPN/flat/4 met/VERB/root/0 "
    "him/PRON/obj/6 in/ADP/case/9 Vienna/PROPN/obl/6"
)
TEXT, _, TOKENS = PARSED


def quotes(found):
    return [(TEXT[m.start : m.end], m.type, m.kind.value) for m in found]


def test_layers_go_before_names_and_names_before_noun_phrases():
    layers = [(1, 2, "country"), (3, 5, "person")]
    names = [(3, 5, "organization"), (8, 9, "place")]
    nominals = [(0, 3, "person"), (8, 9, "organization")]
    assert quotes(merged(TOKENS, layers, names, nominals)) == [
        ("The Iranian minister", "person", "nominal"),
        ("Iranian", "country", "named"),
        ("Javad Rahimi", "person", "named"),
        ("him", "person", "pronoun"),
        ("Vienna", "place", "named"),
    ]


def test_a_name_that_crosses_a_layer_is_dropped_and_one_inside_is_kept_if_its_head_differs():
    assert quotes(merged(TOKENS, [(2, 5, "person")], [(1, 4, "organization")], []))[0][0] == "minister Javad Rahimi"
    inside = quotes(merged(TOKENS, [(0, 3, "person")], [(1, 2, "country")], []))
    assert ("Iranian", "country", "named") in inside


def test_every_mention_gets_a_cluster_of_its_own_and_stands_in_text_order():
    found = merged(TOKENS, [(8, 9, "place"), (3, 5, "person")], [], [])
    assert [m.cluster for m in found] == list(range(len(found)))
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(m.first <= m.head < m.last for m in found)


def test_an_expletive_it_names_nothing():
    text, _, tokens = tokens_of("It/PRON/expl/2 rains/VERB/root/0 ./PUNCT/punct/2", "It/PRON/nsubj/2 left/VERB/root/0")
    found = merged(tokens, [], [], [])
    assert [(m.start, m.type, m.kind) for m in found] == [(text.rindex("It"), "organization", MentionKind.PRONOUN)]


def test_a_noun_phrase_is_contiguous_and_holds_no_clause_or_apposition():
    children = {}
    for i, t in enumerate(TOKENS):
        children.setdefault(t.head, []).append(i)
    assert phrase(TOKENS, children, 2) == (0, 3)
    assert phrase(TOKENS, children, 8) == (8, 9)


def test_nominals_follow_the_head_scores():
    scores = np.zeros((len(TOKENS), len(inv.HEAD_TYPES)))
    scores[:, 0] = 1
    scores[2, inv.HEAD_TYPES.index("person")] = 2
    scores[5, inv.HEAD_TYPES.index("person")] = 2  # a verb heads no noun phrase
    assert nominal(TOKENS, scores) == [(0, 3, "person")]


def test_names_lose_possessive_marks_and_states_are_countries():
    text, _, tokens = tokens_of(
        "Iran/PROPN/nmod:poss/3 ’s/PART/case/1 envoy/NOUN/root/0 in/ADP/case/5 Oslo/PROPN/nmod/3"
    )
    scores = np.full((5, len(inv.NAME_TAGS)), -1.0)
    scores[:, 0] = 0
    scores[0, inv.NAME_TAGS.index("B-LOC")] = 5
    scores[1, inv.NAME_TAGS.index("I-LOC")] = 5
    scores[4, inv.NAME_TAGS.index("B-LOC")] = 5
    assert named(text, tokens, scores) == [(0, 1, "country"), (4, 5, "place")]
