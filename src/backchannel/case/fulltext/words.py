"""What counts as a word, what a query may say, and where in a text its words stand.

Letter case and accents do not count ("Javad Zarif" finds "JAVAD ZARĪF"); words are not reduced to stems, but
`negotiat*` finds all that begin so. `"two words"` is a phrase, `-word` must not occur, everything else must.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.model import Span

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_CLAUSE = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')

SNIPPET = 120
"""Characters shown on either side of the first match, at most."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a query: words that follow each other; the last is only the beginning of one if `prefix`."""

    words: tuple[str, ...]
    prefix: bool = False
    excluded: bool = False


def fold(word: str) -> str:
    """A word without letter case and accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if c.isalnum())


def tokens(text: str) -> list[str]:
    """All words of a text, folded, in order."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [folded for word in _WORD.findall(text) if (folded := fold(word))]


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The same with where each stands."""
    for match in _WORD.finditer(text):
        folded = fold(match[0])
        if folded:
            yield folded, match.start(), match.end()


def parse(query: str) -> tuple[Clause, ...]:
    """A query as its parts; parts without a word are left out."""
    found = []
    for minus, phrase, word in _CLAUSE.findall(query):
        quoted = phrase or word
        words = tuple(tokens(quoted))
        if words:
            found.append(Clause(words, quoted.endswith("*"), bool(minus)))
    return tuple(found)


def places(text: str, clauses: tuple[Clause, ...]) -> tuple[Span, ...]:
    """Where the wanted words and phrases stand in a text, in order, none inside another."""
    stand = list(spans(text))
    found: list[Span] = []
    for clause in clauses:
        if not clause.excluded:
            found += [Span(stand[i][1], stand[i + len(clause.words) - 1][2]) for i in _starts(stand, clause)]
    kept: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, -s.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _starts(stand: list[tuple[str, int, int]], clause: Clause) -> Iterator[int]:
    *before, last = clause.words
    for i in range(len(stand) - len(before)):
        end = stand[i + len(before)][0]
        if (end.startswith(last) if clause.prefix else end == last) and all(
            stand[i + n][0] == word for n, word in enumerate(before)
        ):
            yield i


def snippet(text: str, found: tuple[Span, ...]) -> Span | None:
    """The stretch of a text to show for what was found: around the first match, cut between words."""
    if not text:
        return None
    first = found[0] if found else Span(0, 1)
    start, end = max(0, first.start - SNIPPET), min(len(text), first.end + SNIPPET)
    if start:
        gap = re.compile(r"\s").search(text, start, first.start)
        start = gap.end() if gap else start
    if end < len(text):
        cut = max(text.rfind(" ", first.end, end), text.rfind("\n", first.end, end))
        end = cut if cut > 0 else end
    return Span(start, max(end, start + 1))
