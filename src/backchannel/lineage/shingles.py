"""Words, shingles and MinHash signatures of a text, by stable hashes: the same text gives the same numbers anywhere.

A shingle is a run of `WIDTH` words. Signatures follow Broder, "On the resemblance and containment of documents" (1997);
banding follows Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", chapter 3.
"""

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

WIDTH = 4
PERMUTATIONS = 96
BANDS = 32  # 3 rows a band: pairs of resemblance 0.5 meet with probability 0.986, of 0.1 with 0.03

_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-"})

Hashes = NDArray[np.uint64]


def plain(text: str) -> str:
    """The text with one kind of quotation mark, apostrophe and hyphen, in Unicode composed form."""
    return unicodedata.normalize("NFC", text).translate(_QUOTES)


def words(text: str) -> list[str]:
    """Lower-case words of a text; possessive endings are dropped, so that copies in another house style still match."""
    found = (match.group().lower() for match in _WORD.finditer(plain(text)))
    return [word[:-2] if word.endswith("'s") else word for word in found]


def shingles(tokens: Sequence[str], width: int = WIDTH) -> Hashes:
    """One 64-bit hash for every run of `width` words, in order; empty when the text is shorter than that."""
    if len(tokens) < width:
        return np.empty(0, np.uint64)
    single = np.fromiter(
        (zlib.crc32(token.encode("utf-8", "surrogatepass")) for token in tokens), np.uint64, len(tokens)
    )
    out = np.zeros(len(tokens) - width + 1, np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(width):
            out = out * np.uint64(0x9E3779B97F4A7C15) + single[offset : len(tokens) - width + 1 + offset]
            out ^= out >> np.uint64(29)
    return out


def _coefficients() -> tuple[Hashes, Hashes]:
    generator = np.random.default_rng(20210223)
    limit = np.iinfo(np.uint64).max
    scale = generator.integers(1, limit, PERMUTATIONS, np.uint64) | np.uint64(1)
    return scale, generator.integers(0, limit, PERMUTATIONS, np.uint64)


_SCALE, _SHIFT = _coefficients()


def signature(hashes: Hashes) -> Hashes:
    """MinHash signature: of `PERMUTATIONS` numbers two texts share about the share of shingles they have in common.

    A text without shingles gets the largest number everywhere.
    """
    out = np.full(PERMUTATIONS, np.iinfo(np.uint64).max, np.uint64)
    with np.errstate(over="ignore"):
        for start in range(0, len(hashes), 4096):
            block = hashes[start : start + 4096]
            mixed = block[:, None] * _SCALE[None, :] + _SHIFT[None, :]
            mixed ^= mixed >> np.uint64(32)
            out = np.minimum(out, mixed.min(axis=0))
    return out


def resemblance(one: Hashes, other: Hashes) -> float:
    """Share of signature places in which two texts agree: estimates the Jaccard similarity of their shingles."""
    return float(np.mean(one == other))


def near(signatures: Sequence[Hashes]) -> Iterable[tuple[int, int]]:
    """Pairs of texts whose signatures agree in at least one band, as (smaller, larger) index, each once, in order."""
    rows = PERMUTATIONS // BANDS
    pairs: set[tuple[int, int]] = set()
    for band in range(BANDS):
        buckets: dict[bytes, list[int]] = defaultdict(list)
        for index, sign in enumerate(signatures):
            buckets[sign[band * rows : (band + 1) * rows].tobytes()].append(index)
        for members in buckets.values():
            # A bucket of thousands is one text posted over and over: a chain links all of it, all pairs would not end.
            if len(members) > 64:
                pairs.update(pairwise(members))
            else:
                pairs.update((a, b) for i, a in enumerate(members) for b in members[i + 1 :])
    return sorted(pairs)
