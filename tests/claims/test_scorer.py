"""The scorer against the same computation, one number at a time, in plain Python."""

import math

import numpy as np
import pytest

from backchannel.claims import inventory as inv
from backchannel.claims.features import Parse, pair_features
from backchannel.claims.scorer import Scorer

WORD, HIDDEN, TYPE, KIND, FEATURE = 3, 4, 2, 2, 2
TABLES = {"gap": 14, "sentence": 10, "order": 6, "path": 21, "steps": 6}


def weights(seed):
    rng = np.random.default_rng(seed)
    shapes = {
        "trigger_type.weight": (len(inv.TYPES), TYPE),
        "candidate_type.weight": (len(inv.CANDIDATE_TYPES), TYPE),
        "candidate_kind.weight": (len(inv.CANDIDATE_KINDS), KIND),
        **{f"{name}.weight": (size, FEATURE) for name, size in TABLES.items()},
    }
    linear = {
        "trigger": (3 * WORD + TYPE, HIDDEN),
        "candidate": (3 * WORD + TYPE + KIND, HIDDEN),
        "whole": (4 * WORD + TYPE, HIDDEN),
        "pair": (3 * HIDDEN + 5 * FEATURE, HIDDEN),
        "slots": (HIDDEN, len(inv.SLOTS)),
        **{f"attributes.{name}": (HIDDEN, len(values)) for name, values in inv.ATTRIBUTES.items()},
    }
    for name, (wide, out) in linear.items():
        shapes[f"{name}.weight"], shapes[f"{name}.bias"] = (out, wide), (out,)
    return {name: rng.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}


def gelu(x):
    return 0.5 * x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))


def apply(w, name, vector):
    rows, bias = w[f"{name}.weight"], w[f"{name}.bias"]
    return [
        float(b) + sum(float(a) * x for a, x in zip(row, vector, strict=True))
        for row, b in zip(rows, bias, strict=True)
    ]


def span_vector(words, first, last):
    mean = [sum(float(words[k][d]) for k in range(first, last)) / (last - first) for d in range(WORD)]
    return [*map(float, words[first]), *map(float, words[last - 1]), *mean]


@pytest.mark.parametrize("seed", range(4))
def test_scores_are_those_of_the_plain_computation(seed):
    rng = np.random.default_rng(100 + seed)
    w = weights(seed)
    words = rng.normal(size=(9, WORD)).astype(np.float32)
    parse = Parse([1, 1, 1, 2, 3, 6, 6, 6, 7], ["nsubj", "root", "obj", "nmod", "conj", "nsubj", "root", "obl", "nmod"],
                  [0, 0, 0, 0, 0, 1, 1, 1, 1])  # fmt: skip
    triggers, types, sentences = [(1, 3), (6, 7)], [0, 2], [(0, 5), (5, 9)]
    spans, kinds, sorts = [(0, 1), (3, 5), (5, 6), (7, 9)], [0, 1, 2, 0], [0, 1, 2, 7]
    scorer = Scorer(w)
    features, attributes = scorer.triggers(words, triggers, types, sentences)
    logits = scorer.pairs(features, triggers, scorer.candidates(words, spans, sorts, kinds), spans, parse)
    lies = pair_features(triggers, spans, parse)
    for t, (first, last) in enumerate(triggers):
        own = [*span_vector(words, first, last), *map(float, w["trigger_type.weight"][types[t]])]
        trigger = list(map(gelu, apply(w, "trigger", own)))
        assert features[t] == pytest.approx(trigger, abs=1e-4)
        around = [max(float(words[k][d]) for k in range(*sentences[t])) for d in range(WORD)]
        whole = list(map(gelu, apply(w, "whole", [*own, *around])))
        for name in inv.ATTRIBUTES:
            raw = apply(w, f"attributes.{name}", whole)
            total = sum(math.exp(x) for x in raw)
            assert attributes[name][t] == pytest.approx([math.exp(x) / total for x in raw], abs=1e-4)
        for c, (a, b) in enumerate(spans):
            said = [*span_vector(words, a, b), *map(float, w["candidate_type.weight"][sorts[c]])]
            said += map(float, w["candidate_kind.weight"][kinds[c]])
            candidate = list(map(gelu, apply(w, "candidate", said)))
            joined = [*trigger, *candidate, *(x * y for x, y in zip(trigger, candidate, strict=True))]
            for name in TABLES:
                joined += map(float, w[f"{name}.weight"][lies[name][t, c]])
            expected = apply(w, "slots", list(map(gelu, apply(w, "pair", joined))))
            assert logits[t, c] == pytest.approx(expected, abs=1e-3)
