"""What the network says about the words of one document, before it becomes a reading."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from backchannel.reading.decode import tree
from backchannel.reading.units import Unit, Window, arrays, length, units_of, windows_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Arrays = dict[str, NDArray[np.generic]]
Run = Callable[[dict[str, NDArray[np.int64]]], dict[str, NDArray[np.floating]]]
"""Runs the network on a batch: input arrays to output arrays, all (B, W, ...)."""

BATCH = 4096
"""Word pieces in one batch at most, padding included; a batch holds at least one window."""


@dataclass(frozen=True, slots=True, eq=False)
class Signals:
    """Scores for the W words of a document.

    Attributes:
        sentences: offsets of its sentences.
        units: its units; their words, in order, are the W words.
        head: index of every word's head, its own for the root of a sentence.
        relation: index into `inventory.RELATIONS`.
        scores: per head of the network, (W, labels); and `words`, the word vectors (W, 384), `coref_*`.
    """

    sentences: list[tuple[int, int]]
    units: list[Unit]
    head: list[int]
    relation: NDArray[np.int64]
    scores: dict[str, NDArray[np.floating]]


def signals(
    texts: Iterable[str], tokenizer: "Tokenizer", run: Run, batch: int = BATCH, at_once: int = 64
) -> Iterator[Signals]:
    """Read texts, batched across documents by length; one result a text, in order.

    Args:
        texts: any number, taken lazily.
        tokenizer: the encoder's, without padding and truncation.
        run: the network.
        batch: word pieces in one batch at most.
        at_once: texts held in memory together.
    """
    held: list[str] = []
    for text in texts:
        held.append(text)
        if len(held) == at_once:
            yield from _together(held, tokenizer, run, batch)
            held = []
    if held:
        yield from _together(held, tokenizer, run, batch)


def _together(texts: Sequence[str], tokenizer: "Tokenizer", run: Run, most: int) -> Iterator[Signals]:
    split = [units_of(text, tokenizer) for text in texts]
    jobs = [(d, units, w) for d, (_, units) in enumerate(split) for w in windows_of(units)]
    jobs.sort(key=lambda job: length(job[1], job[2]))
    outputs: list[dict[str, NDArray[np.floating]]] = [{} for _ in texts]
    heads = [np.zeros(sum(len(u.words) for u in units), np.int64) for _, units in split]
    relations = [np.zeros(len(h), np.int64) for h in heads]
    batch: list[tuple[int, Sequence[Unit], Window]] = []
    for k, job in enumerate(jobs):
        batch.append(job)
        following = length(jobs[k + 1][1], jobs[k + 1][2]) if k + 1 < len(jobs) else most
        if k + 1 == len(jobs) or following * (len(batch) + 1) > most:
            _read(batch, run, outputs, heads, relations)
            batch = []
    for (spans, units), scores, head, relation in zip(split, outputs, heads, relations, strict=True):
        _attach(units, head, relation)
        yield Signals(spans, units, [int(h) for h in head], relation, scores)


def _read(
    batch: Sequence[tuple[int, Sequence[Unit], Window]],
    run: Run,
    outputs: list[dict[str, NDArray[np.floating]]],
    heads: list[NDArray[np.int64]],
    relations: list[NDArray[np.int64]],
) -> None:
    """Run one batch and file the scores of the target words with their documents."""
    out = run(arrays([(units, w) for _, units, w in batch]))
    arcs, labels = out.pop("arcs"), out.pop("relations")
    for i, (d, units, w) in enumerate(batch):
        skipped = sum(len(u.words) for u in units[w.start : w.first])
        size = sum(len(u.words) for u in units[w.first : w.last])
        base = units[w.first].base
        for name, value in out.items():
            if name not in outputs[d]:
                outputs[d][name] = np.zeros((len(heads[d]), *value.shape[2:]), np.float32)
            outputs[d][name][base : base + size] = value[i, skipped : skipped + size]
        relations[d][base : base + size] = labels[i, skipped : skipped + size].argmax(-1)
        at = skipped
        for u in units[w.first : w.last]:
            part = slice(at, at + len(u.words))
            scores = np.concatenate([arcs[i, part, :1], arcs[i, part, at + 1 : part.stop + 1]], 1)
            for k, h in enumerate(tree(scores)):
                heads[d][u.base + k] = u.base + (h - 1 if h else k)
            at = part.stop


def _attach(units: Sequence[Unit], head: NDArray[np.int64], relation: NDArray[np.int64]) -> None:
    """Join the parts of a sentence that was read in parts: later roots hang on the first."""
    from backchannel.reading.inventory import RELATIONS

    root_of: dict[int, int] = {}
    for u in units:
        for k in range(u.base, u.base + len(u.words)):
            if head[k] == k:
                relation[k] = RELATIONS.index("root")
                if u.sentence in root_of:
                    head[k], relation[k] = root_of[u.sentence], RELATIONS.index("parataxis")
                else:
                    root_of[u.sentence] = k
