"""How a candidate lies to a trigger, on hand-made parses."""

import pytest

from backchannel.claims.features import GAPS, ORDERS, PATHS, SENTENCES, STEPS, Parse, head_of, pair_features, path
from parsed import tokens_of

TEXT, _, TOKENS = tokens_of(
    "Kerry/PROPN/nsubj/4 and/CCONJ/cc/3 Moniz/PROPN/conj/1 held/VERB/root/0 talks/NOUN/obj/4 with/ADP/case/9 "
    "Iran/PROPN/nmod:poss/9 's/PART/case/7 minister/NOUN/nmod/5 yesterday/ADV/advmod/4",
    "He/PRON/nsubj/2 left/VERB/root/0",
)


def parse_of(tokens):
    return Parse([t.head for t in tokens], [t.relation for t in tokens], [t.sentence for t in tokens])


PARSE = parse_of(TOKENS)


def word(text):
    return next(i for i, t in enumerate(TOKENS) if t.text == text)


@pytest.mark.parametrize(
    ("trigger", "candidate", "relation", "steps"),
    [
        ("held", "held", "self", "none"),
        ("held", "Kerry", "nsubj", "down"),
        ("held", "Moniz", "nsubj", "down"),  # a conjunct takes the place of what it is joined to
        ("held", "minister", "obj", "down2"),
        ("held", "Iran", "other", "down2"),
        ("talks", "minister", "nmod", "down"),
        ("talks", "held", "obj", "up"),
        ("talks", "Kerry", "nsubj", "up-down"),
        ("minister", "held", "obj", "up2"),
        ("Iran", "Kerry", "none", "none"),
    ],
)
def test_the_path_from_a_trigger(trigger, candidate, relation, steps):
    found = path(PARSE, word(trigger), word(candidate))
    assert (PATHS[found[0]], STEPS[found[1]]) == (relation, steps)


def test_the_head_of_a_span_is_governed_from_outside():
    assert head_of(PARSE, 5, 9) == word("minister")
    assert head_of(PARSE, 3, 5) == word("held")


def features(trigger, *candidates):
    found = pair_features([trigger], candidates, PARSE)
    return {name: values[0].tolist() for name, values in found.items()}


def test_gaps_tell_sides_apart_and_grow_by_powers_of_two():
    found = features((3, 4), (0, 1), (2, 3), (4, 5), (9, 10))
    assert found["gap"] == [2, 0, 7, 7 + 3]


def test_order_counts_candidates_to_both_sides():
    found = features((3, 4), (0, 1), (2, 3), (4, 5), (6, 7), (8, 9), (9, 10))
    assert found["order"] == [1, 0, 3, 4, 5, 5]


def test_other_sentences_have_a_distance_and_no_path():
    found = features((3, 4), (10, 11))
    assert found["sentence"] == [7]
    assert (found["path"], found["steps"]) == ([0], [0])


def test_every_index_is_within_its_table():
    spans = [(i, j) for i in range(len(TOKENS)) for j in range(i + 1, len(TOKENS) + 1)]
    found = pair_features(spans, spans, PARSE)
    sizes = {"gap": GAPS, "sentence": SENTENCES, "order": ORDERS, "path": len(PATHS), "steps": len(STEPS)}
    for name, size in sizes.items():
        assert found[name].shape == (len(spans), len(spans))
        assert 0 <= found[name].min() <= found[name].max() < size


def test_loops_end():
    loop = Parse([1, 2, 0], ["a", "b", "c"], [0, 0, 0])
    assert all(0 <= path(loop, a, b)[0] < len(PATHS) for a in range(3) for b in range(3))
