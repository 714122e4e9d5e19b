"""Sentences to padded tensors. Word pieces, case shapes and word ends come from the package's own code."""

import random
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from tokenizers import Tokenizer

from backchannel.reading import inventory as inv
from backchannel.reading.pieces import pieces_of
from corpora import Sentence, Text
from network import FILES

NONE = -100


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(FILES / "tokenizer.json"))
    made.no_padding()
    made.no_truncation()
    return made


@dataclass
class Piece:
    """A sentence ready for the network; `base` is the index of its first word in its document."""

    sentence: Sentence
    pieces: list[int]
    case: list[int]
    first: list[int]
    last: list[int]
    base: int


def prepared(text: Text) -> list[Piece]:
    out, base = [], 0
    for s in text.sentences:
        pieces, case, first, last = pieces_of(tokenizer(), s.words)
        out.append(Piece(s, pieces, case, first, last, base))
        base += len(s.words)
    return out


@dataclass
class Window:
    text: Text
    pieces: list[Piece]

    @property
    def length(self) -> int:
        return min(510, sum(len(p.pieces) for p in self.pieces)) + 2


def windows(texts: list[tuple[Text, list[Piece]]], limit: int, rng: random.Random | None = None) -> list[Window]:
    """Consecutive sentences of up to `limit` pieces; with a generator, limits are drawn between 40 and it."""
    out = []
    for text, pieces in texts:
        size = rng.randint(40, limit) if rng else limit
        current: list[Piece] = []
        for p in pieces:
            if current and sum(len(q.pieces) for q in current) + len(p.pieces) > size:
                out.append(Window(text, current))
                current, size = [], rng.randint(40, limit) if rng else limit
            current.append(p)
        if current:
            out.append(Window(text, current))
    return out


def merged(windows_: list[Window], limit: int) -> list[list[Window]]:
    """Batches of like length with at most `limit` pieces each, padding included."""
    batches: list[list[Window]] = []
    for w in sorted(windows_, key=lambda w: w.length):
        if not batches or w.length * (len(batches[-1]) + 1) > limit:
            batches.append([])
        batches[-1].append(w)
    return batches


def tensors(batch: list[Window], with_coref: bool = False) -> dict[str, torch.Tensor]:
    b, t = len(batch), max(w.length for w in batch)
    n = max(sum(len(p.sentence.words) for p in w.pieces) for w in batch)
    out = {k: np.zeros((b, t), np.int64) for k in ("pieces", "case", "mask")}
    out |= {k: np.zeros((b, n), np.int64) for k in ("first", "last")}
    out |= {k: np.full((b, n), NONE, np.int64) for k in ("names", "upos", "head", "rel", "heads")}
    out["sentence"] = np.full((b, n), -1, np.int64)
    for i, window in enumerate(batch):
        row, shapes, at = [inv.CLS], [9], 0
        for k, p in enumerate(window.pieces):
            s, offset, m = p.sentence, len(row), len(p.sentence.words)
            part = slice(at, at + m)
            out["first"][i, part] = [min(offset + x, t - 1) for x in p.first]
            out["last"][i, part] = [min(offset + x, t - 1) for x in p.last]
            out["sentence"][i, part] = k
            if s.names:
                out["names"][i, part] = [inv.NAME_TAGS.index(x) for x in s.names]
            if s.heads:
                out["heads"][i, part] = [inv.HEAD_TYPES.index(x) for x in s.heads]
            if s.upos:
                out["upos"][i, part] = [inv.UPOS.index(x) if x in inv.UPOS else NONE for x in s.upos]
                out["head"][i, part] = [h and h + at for h in s.head]
                out["rel"][i, part] = [inv.RELATIONS.index(r) if r in inv.RELATIONS else NONE for r in s.rel]
            row += p.pieces
            shapes += p.case
            at += m
        row, shapes = [*row[: t - 1], inv.SEP], [*shapes[: t - 1], 9]
        out["pieces"][i, : len(row)], out["case"][i, : len(row)], out["mask"][i, : len(row)] = row, shapes, 1
    made = {k: torch.from_numpy(v) for k, v in out.items()}
    if with_coref:
        made["coref"], made["has_coref"] = chains(batch, n)
    return made


def chains(batch: list[Window], n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Gold antecedents (B, W, 1 + W) as a mask, column 0 "none"; and which rows are annotated."""
    gold, has = np.zeros((len(batch), n, n + 1), bool), np.zeros(len(batch), bool)
    for i, w in enumerate(batch):
        if w.text.chains is None:
            continue
        has[i] = True
        base, size = w.pieces[0].base, sum(len(p.sentence.words) for p in w.pieces)
        for chain in w.text.chains:
            inside = [x - base for x in chain if base <= x < base + size]
            for j, x in enumerate(inside):
                gold[i, x, [y + 1 for y in inside[:j]]] = True
        gold[i, ~gold[i].any(1), 0] = True
    return torch.from_numpy(gold), torch.from_numpy(has)
