import itertools

import numpy as np
import pytest

from backchannel.reading.decode import tree, viterbi

TAGS = ["O", "B-x", "I-x", "B-y", "I-y"]


def is_tree(heads: tuple[int, ...]) -> bool:
    """One root, no loops, nothing its own head; heads counted from 1."""
    if sum(h == 0 for h in heads) != 1 or any(h == i + 1 for i, h in enumerate(heads)):
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


@pytest.mark.parametrize("seed", range(60))
def test_the_tree_is_the_best_of_all_trees(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 6))
    scores = rng.normal(size=(n, n + 1))
    found = tree(scores)
    assert is_tree(tuple(found))
    best = max(
        sum(scores[i, h] for i, h in enumerate(heads))
        for heads in itertools.product(range(n + 1), repeat=n)
        if is_tree(heads)
    )
    assert sum(scores[i, h] for i, h in enumerate(found)) == pytest.approx(best)


@pytest.mark.parametrize("n", [30, 80])
def test_long_sentences_get_trees_too(n: int) -> None:
    assert is_tree(tuple(tree(np.random.default_rng(n).normal(size=(n, n + 1)))))


def legal(path: tuple[str, ...]) -> bool:
    return all(
        tag[0] != "I" or (before[0] != "O" and before[1:] == tag[1:])
        for before, tag in zip(("O", *path), path, strict=False)
    )


@pytest.mark.parametrize("seed", range(20))
def test_tags_are_the_best_legal_sequence(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(4, len(TAGS)))
    found = viterbi(scores, TAGS)
    best = max(
        (path for path in itertools.product(range(len(TAGS)), repeat=4) if legal(tuple(TAGS[i] for i in path))),
        key=lambda path: sum(scores[i, k] for i, k in enumerate(path)),
    )
    expected, i = [], 0
    while i < 4:
        j = i + 1
        if TAGS[best[i]][0] == "B":
            while j < 4 and TAGS[best[j]][0] == "I":
                j += 1
            expected.append((i, j, TAGS[best[i]][2:]))
        i = j
    assert found == expected


def test_nothing_gives_nothing() -> None:
    assert viterbi(np.zeros((0, len(TAGS))), TAGS) == []
