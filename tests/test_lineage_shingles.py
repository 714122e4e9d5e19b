"""MinHash and copied runs, checked against counting by hand on random texts."""

import random

import numpy as np
import pytest

from backchannel.lineage.compare import LONG_RUN, copied
from backchannel.lineage.shingles import WIDTH, near, resemblance, shingles, signature, words
from backchannel.lineage.traits import Traits
from backchannel.model import Document

VOCABULARY = [f"w{number}" for number in range(400)]


def text(rng, length):
    return " ".join(rng.choice(VOCABULARY) for _ in range(length))


def mixed(rng, original, keep):
    """The original with stretches of new words, of which about `keep` survives."""
    out = []
    for start in range(0, len(original), 20):
        part = original[start : start + 20]
        out += part if rng.random() < keep else text(rng, len(part)).split()
    return out


def jaccard(one, other):
    a, b = (set(zip(*(tokens[i:] for i in range(WIDTH)), strict=False)) for tokens in (one, other))
    return len(a & b) / len(a | b)


def test_signatures_estimate_the_jaccard_similarity_of_shingles():
    rng = random.Random(1)
    errors = []
    for _ in range(60):
        original = text(rng, 300).split()
        other = mixed(rng, original, rng.random())
        signs = [signature(shingles(tokens)) for tokens in (original, other)]
        errors.append(resemblance(*signs) - jaccard(original, other))
    # The standard error of 96 permutations is at most 0.051.
    assert np.sqrt(np.mean(np.square(errors))) < 0.06
    assert abs(np.mean(errors)) < 0.03


def test_bands_find_every_pair_that_is_much_alike():
    rng = random.Random(2)
    originals = [text(rng, 200).split() for _ in range(25)]
    tokens = originals + [mixed(rng, original, 0.95) for original in originals]
    found = set(near([signature(shingles(t)) for t in tokens]))
    alike = {(i, j) for i in range(50) for j in range(i + 1, 50) if jaccard(tokens[i], tokens[j]) >= 0.7}
    assert alike
    assert alike <= found
    assert len(found) < 50  # of 1,225 pairs


def by_hand(one, other):
    """Words of `one` that lie in runs of LONG_RUN words and more whose shingles all stand in `other`."""
    known = {tuple(other[i : i + WIDTH]) for i in range(len(other) - WIDTH + 1)}
    longest = total = start = 0
    while start <= len(one) - WIDTH:
        end = start
        while end <= len(one) - WIDTH and tuple(one[end : end + WIDTH]) in known:
            end += 1
        length = end - start + WIDTH - 1 if end > start else 0
        longest = max(longest, length)
        total += length if length >= LONG_RUN else 0
        start = max(end, start + 1)
    return min(1.0, total / len(one)), longest


def test_copied_runs_agree_with_counting_by_hand():
    rng = random.Random(3)
    for _ in range(50):
        original = text(rng, 150).split()
        other = mixed(rng, original, rng.random())
        one, two = (
            Traits(Document(name, f"x. {' '.join(tokens)}.")) for name, tokens in (("a", other), ("b", original))
        )
        assert copied(one, two) == pytest.approx(by_hand(one.tokens, two.tokens))


def test_short_texts_have_no_shingles_and_a_signature_all_the_same():
    assert len(shingles(words("one two"))) == 0
    assert signature(shingles([])).shape == signature(shingles(text(random.Random(4), 50).split())).shape


def test_house_style_does_not_change_the_words():
    assert words("Iran’s “deal” – it’s 1.9bn") == words("Iran's \"deal\" - it's 1.9bn")
