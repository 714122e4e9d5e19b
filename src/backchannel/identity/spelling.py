"""Spellings of one name in Latin letters: Dobrynin and Dobrinin, Qaddafi and Gadhafi, Chou En-lai and Zhou Enlai.

A skeleton reduces a folded word to classes of consonants that transliterations mix up; two words are variants where the
skeletons agree and enough letters do (Jaro-Winkler). Slips of OCR and typing are counted as edits (optimal string
alignment).
"""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^(?:dzh|dj|dz)", "J"),
        (r"schtsch|shch|tsch|tch|ch|sch|sh|zh|dzh|dj|tj", "S"),
        (r"kh", "H"),
        (r"gh|ck|ch|[gkqc]", "K"),
        (r"ph|(?<=[aeiou])ff?$|(?<=[aeiou])v$|(?<=[aeiou])w$", "V"),
        (r"th|dh", "D"),
        (r"tz|ts|dz|z|x|ss?", "Z"),
        (r"[vwf]", "V"),
        (r"j", "S"),
        (r"[dt]", "D"),
        (r"[bp]", "B"),
    )
)
_WADE = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"zh|ch|q|j", "C"),
        (r"ts|tz|z|c(?=[aeiou])", "Z"),
        (r"hs|sh|x|s(?=[aeiou])", "S"),
        (r"[td]", "T"),
        (r"[pb]", "P"),
        (r"[kg]", "K"),
    )
)


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """Consonant classes of a folded word; a leading vowel is kept as `A`."""
    out = re.sub(r"(.)\1+", r"\1", word)
    for pattern, to in _RULES:
        out = pattern.sub(to, out)
    lead = "A" if out[:1] in "aeiouy" else ""
    out = out[:1].replace("h", "H") + out[1:].replace("h", "")
    out = re.sub(r"[aeiouy]", "", out)
    return lead + re.sub(r"(.)\1+", r"\1", out.upper())


@lru_cache(maxsize=1 << 15)
def eastern_skeleton(word: str) -> str:
    """The same for Chinese syllables: Wade-Giles and pinyin fall together."""
    out = word
    for pattern, to in _WADE:
        out = pattern.sub(to, out)
    lead = "A" if out[:1] in "aeiouyw" else ""
    return lead + re.sub(r"(?<=N)K", "", re.sub(r"[aeiouyw]", "", out).upper())


@lru_cache(maxsize=1 << 18)
def variant(a: str, b: str) -> bool:
    """Whether two folded words can be transliterations of one name; words under four letters must be equal."""
    if a == b:
        return True
    if min(len(a), len(b)) < 4:
        return False
    return skeleton(a) == skeleton(b) and JaroWinkler.similarity(a, b) >= 0.72


@lru_cache(maxsize=1 << 18)
def slip(a: str, b: str) -> bool:
    """Whether one word can be a slip of the other: one edit in five letters or more, two in nine or more."""
    length = max(len(a), len(b))
    if length < 5 or abs(len(a) - len(b)) > 2:
        return False
    return bool(OSA.distance(a, b, score_cutoff=2) <= (1 if length < 9 else 2))
