"""How a candidate lies to a trigger: what the scorer knows besides the words. Training and run time share it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

GAPS, SENTENCES, ORDERS = 14, 10, 6
PATHS = [
    "none", "self", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "compound", "amod",
    "appos", "conj", "acl", "advcl", "xcomp", "ccomp", "parataxis", "flat", "other",
]  # fmt: skip
STEPS = ["none", "down", "down2", "up", "up-down", "up2"]
_PATH = {name: i for i, name in enumerate(PATHS)}


@dataclass(frozen=True, slots=True)
class Parse:
    """Heads (own index for roots), relations and sentence of every word of a text."""

    head: Sequence[int]
    relation: Sequence[str]
    sentence: Sequence[int]


def head_of(parse: Parse, first: int, last: int) -> int:
    """The word of a span (last exclusive) that is governed from outside it."""
    for i in range(first, last):
        if parse.head[i] == i or not first <= parse.head[i] < last:
            return i
    return last - 1


def _relation(name: str) -> int:
    return _PATH.get(name, _PATH.get(name.split(":")[0], _PATH["other"]))


def path(parse: Parse, trigger: int, candidate: int) -> tuple[int, int]:
    """Relation and steps (indexes into PATHS, STEPS) that lead from the trigger's head word to the candidate's.

    Conjuncts take the place of what they are joined to; "down2" passes through one more word, "up-down" is a sister.
    """
    if trigger == candidate:
        return _PATH["self"], 0
    chain = []
    node = candidate
    for _ in range(6):
        while parse.relation[node] == "conj" and parse.head[node] != node and parse.head[node] != trigger:
            node = parse.head[node]
        chain.append(node)
        if parse.head[node] == node:
            break
        node = parse.head[node]
        if node == trigger:
            break
    if node == trigger:
        if len(chain) == 1:
            return _relation(parse.relation[chain[0]]), 1
        if len(chain) == 2:
            return _relation(parse.relation[chain[1]]), 2
        return _PATH["other"], 2
    up = parse.head[trigger]
    if up == candidate:
        return _relation(parse.relation[trigger]), 3
    if up in chain:
        below = chain[chain.index(up) - 1] if chain.index(up) else up
        return (_relation(parse.relation[below]), 4) if below != up else (_relation(parse.relation[trigger]), 3)
    if parse.head[up] == candidate:
        return _relation(parse.relation[up]), 5
    return 0, 0


def pair_features(
    triggers: Sequence[tuple[int, int]], candidates: Sequence[tuple[int, int]], parse: Parse
) -> dict[str, NDArray[np.int64]]:
    """Features of every trigger with every candidate, spans as (first word, last exclusive).

    Returns:
        gap, sentence, order, path, steps: each (triggers, candidates), indexes for embeddings.
    """
    shape = (len(triggers), len(candidates))
    out = {k: np.zeros(shape, np.int64) for k in ("gap", "sentence", "order", "path", "steps")}
    tops = [head_of(parse, a, b) for a, b in candidates]
    for t, (i, j) in enumerate(triggers):
        top = head_of(parse, i, j)
        after = sorted({a for a, _ in candidates if a >= j})
        before = sorted({a for a, _ in candidates if a < i}, reverse=True)
        rank = {a: min(2, k) + 3 for k, a in enumerate(after)} | {a: min(2, k) for k, a in enumerate(before)}
        for c, (a, b) in enumerate(candidates):
            gap = a - j if a >= j else max(0, i - b)
            out["gap"][t, c] = min(6, gap.bit_length()) + (7 if a >= i else 0)
            apart = parse.sentence[a] - parse.sentence[i]
            out["sentence"][t, c] = max(-6, min(3, apart)) + 6
            out["order"][t, c] = rank.get(a, 0)
            if apart == 0:
                out["path"][t, c], out["steps"][t, c] = path(parse, top, tops[c])
    return out
