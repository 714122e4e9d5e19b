"""From scores to structures: tag spans and dependency trees that are always well formed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_FORBIDDEN = -1e4
_NEVER = -1e9


def viterbi(scores: NDArray[np.floating], tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Best BIO sequence as spans.

    Args:
        scores: (words, tags).
        tags: names of the columns: O, B-x, I-x.

    Returns:
        (first word, last word exclusive, label) in order.
    """
    if not len(scores):
        return []
    greedy = [tags[i] for i in scores.argmax(1)]
    if all(tag[0] != "I" or before[1:] == tag[1:] for before, tag in zip(("O", *greedy), greedy, strict=False)):
        return _spans(greedy)  # nothing scores higher than the best tag of every word
    opens = np.array([_FORBIDDEN if t[0] == "I" else 0.0 for t in tags])
    step = np.array(
        [[0.0 if t[0] != "I" or (f[0] != "O" and f[1:] == t[1:]) else _FORBIDDEN for t in tags] for f in tags]
    )
    best = scores[0].astype(float) + opens
    back = []
    for row in scores[1:]:
        through = best[:, None] + step
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    path.reverse()
    return _spans([tags[i] for i in path])


def _spans(path: Sequence[str]) -> list[tuple[int, int, str]]:
    """The spans of a legal BIO sequence."""
    spans, i = [], 0
    while i < len(path):
        j = i + 1
        if path[i][0] == "B":
            while j < len(path) and path[j][0] == "I":
                j += 1
            spans.append((i, j, path[i][2:]))
        i = j
    return spans


def tree(scores: NDArray[np.floating]) -> list[int]:
    """Best dependency tree with exactly one root.

    Args:
        scores: (n, 1 + n): column 0 the root, column j the word j (counted from 1) as head.

    Returns:
        Head of every word, counted from 1; 0 for the root. Where the greedy choice is a tree, it is taken; elsewhere
        the maximum spanning tree (Chu & Liu 1965, Edmonds 1967), in which a second root costs more than any tree gains
        (Stanojević & Cohen 2021).
    """
    n = len(scores)
    if n == 1:
        return [0]
    s = scores.astype(float).copy()
    s[np.arange(n), np.arange(n) + 1] = _NEVER
    greedy = s.argmax(1)
    if (greedy == 0).sum() == 1 and _acyclic(greedy):
        return [int(h) for h in greedy]
    heads = _spanning(np.vstack([np.full(n + 1, _NEVER), s]))[1:]
    if (heads == 0).sum() != 1:
        free = s[s > _NEVER]
        s[:, 0] -= 1 + n * (free.max() - free.min())
        heads = _spanning(np.vstack([np.full(n + 1, _NEVER), s]))[1:]
    return [int(h) for h in heads]


def _acyclic(heads: NDArray[np.integer]) -> bool:
    depth = np.full(len(heads) + 1, -1)
    depth[0] = 0
    for i in range(1, len(heads) + 1):
        trail = []
        j = i
        while depth[j] < 0:
            depth[j] = -2 - i if depth[j] == -1 else depth[j]
            trail.append(j)
            j = int(heads[j - 1])
            if depth[j] == -2 - i:
                return False
        for k in trail:
            depth[k] = 1
    return True


def _spanning(scores: NDArray[np.floating]) -> NDArray[np.integer]:
    """Heads of the maximum arborescence over scores[dependent, head] rooted at node 0."""
    n = len(scores)
    heads: NDArray[np.integer] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    entering = scores[np.ix_(cycle, outside)] - kept[:, None]
    enter_at = entering.argmax(0)
    leaving = scores[np.ix_(outside, cycle)]
    leave_at = leaving.argmax(1)
    size = len(outside) + 1
    small = np.full((size, size), _NEVER)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = entering.max(0) + kept.sum()
    small[:-1, -1] = leaving.max(1)
    small[0] = _NEVER
    inner = _spanning(small)
    result: NDArray[np.integer] = heads.copy()
    for i, h in enumerate(inner[:-1]):
        result[outside[i]] = cycle[leave_at[i]] if h == size - 1 else outside[h]
    result[0] = 0
    entry = inner[-1]
    result[cycle[enter_at[entry]]] = outside[entry]
    return result


def _cycle(heads: NDArray[np.integer]) -> NDArray[np.integer] | None:
    seen = np.zeros(len(heads), int)
    for i in range(1, len(heads)):
        trail = []
        j = i
        while j != 0 and seen[j] == 0:
            seen[j] = i
            trail.append(j)
            j = int(heads[j])
        if j != 0 and seen[j] == i:
            return np.array(trail[trail.index(j) :])
    return None
