"""A text as the network sees it: units of words, and overlapping windows of units.

A unit is a sentence, or a part of one that is very long. A window holds target units, whose vectors are kept, between
context units, whose vectors are dropped; so every word is read once with words on both sides of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from backchannel.reading import inventory as inv
from backchannel.reading.pieces import pieces_of
from backchannel.reading.segment import sentences, words

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 100
"""Words in a unit at most."""
TARGET, BEFORE, AFTER = 128, 72, 40
"""Word pieces of the targets, and of the context before and after them, in one window."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Up to 100 words of one sentence.

    Attributes:
        words: offsets of the words in the text.
        pieces, case: word pieces and their case shapes.
        first, last: pieces at which every word begins and ends.
        sentence: index of its sentence.
        base: index of its first word in the text.
    """

    words: list[tuple[int, int]]
    pieces: list[int]
    case: list[int]
    first: list[int]
    last: list[int]
    sentence: int
    base: int


@dataclass(frozen=True, slots=True)
class Window:
    """Units `start` to `end`, of which `first` to `last` (all ends exclusive) are the targets."""

    start: int
    end: int
    first: int
    last: int


def units_of(text: str, tokenizer: "Tokenizer") -> tuple[list[tuple[int, int]], list[Unit]]:
    """Sentences of a text, as offsets, and its units."""
    spans = sentences(text)
    units: list[Unit] = []
    base = 0
    for number, (start, end) in enumerate(spans):
        found = list(words(text, start, end))
        parts = -(-len(found) // LONGEST)
        for k in range(parts):
            part = found[k * len(found) // parts : (k + 1) * len(found) // parts]
            pieces, case, first, last = pieces_of(tokenizer, [text[a:b] for a, b in part])
            units.append(Unit(part, pieces, case, first, last, number, base))
            base += len(part)
    return spans, units


def windows_of(units: Sequence[Unit]) -> list[Window]:
    """Windows whose targets partition the units."""
    windows: list[Window] = []
    first = 0
    while first < len(units):
        last, size = first + 1, len(units[first].pieces)
        while last < len(units) and size + len(units[last].pieces) <= TARGET:
            size += len(units[last].pieces)
            last += 1
        start, left = first, BEFORE
        while start > 0 and len(units[start - 1].pieces) <= left:
            start -= 1
            left -= len(units[start].pieces)
        end, left = last, AFTER
        while end < len(units) and len(units[end].pieces) <= left:
            left -= len(units[end].pieces)
            end += 1
        windows.append(Window(start, end, first, last))
        first = last
    return windows


def length(units: Sequence[Unit], window: Window) -> int:
    """Word pieces of a window, with the two that frame it."""
    return min(510, sum(len(u.pieces) for u in units[window.start : window.end])) + 2


def arrays(batch: Sequence[tuple[Sequence[Unit], Window]]) -> dict[str, NDArray[np.int64]]:
    """Padded input of the network.

    Returns:
        pieces, case, mask (B, T) and first, last, sentence (B, W); sentence is -1 where there is no word.
    """
    t = max(length(units, w) for units, w in batch)
    n = max(sum(len(u.words) for u in units[w.start : w.end]) for units, w in batch)
    out = {k: np.zeros((len(batch), t), np.int64) for k in ("pieces", "case", "mask")}
    out |= {k: np.zeros((len(batch), n), np.int64) for k in ("first", "last")}
    out["sentence"] = np.full((len(batch), n), -1, np.int64)
    for i, (units, w) in enumerate(batch):
        row, shapes, at = [inv.CLS], [9], 0
        for k, u in enumerate(units[w.start : w.end]):
            part = slice(at, at + len(u.words))
            out["first"][i, part] = [min(len(row) + x, t - 1) for x in u.first]
            out["last"][i, part] = [min(len(row) + x, t - 1) for x in u.last]
            out["sentence"][i, part] = k
            row += u.pieces
            shapes += u.case
            at = part.stop
        row, shapes = [*row[: t - 1], inv.SEP], [*shapes[: t - 1], 9]
        for name, values in (("pieces", row), ("case", shapes), ("mask", [1] * len(row))):
            out[name][i, : len(row)] = values
    return out
