"""Blocking: which accounts a claim can belong to at all, so that 200,000 claims need not be compared each with each.

Two claims of a contact can only be about one dealing (see `matching`) if the sides of one are all sides of the other,
each side that both have shares a named member or is left unnamed by one of them, and their times overlap where both are
told. The keys say just that: a claim is put away under every key that a fitting claim could ask with. Up to `SMALL`
claims the candidates are all that fit so. Above it a claim without a date meets others only if they are in one document
or of one origin, or have a word in common that few claims use: without dates the words have to decide anyway.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from backchannel.analysis.period import Period
from backchannel.case import CaseClaim

SMALL = 2000
"""Claims up to which all that fit by sides, members and times are compared."""

_RARE = 100  # claims; a word that more of them use brings no undated claims together
_YEARS = 3  # a time that touches more years is compared with all
_ANY, _NONE, _LONG, _UNDATED = "*", "-", "long", "undated"

Sorted = Mapping[str, Iterable[str]]
"""Named members by side."""


class Blocks:
    """Accounts of contacts, by keys; hashes of keys are kept, for a clash only costs a comparison.

    Args:
        words: the words of each claim, by its key.
        claims: how many claims there are.
    """

    def __init__(self, words: Mapping[str, Mapping[str, int]], claims: int) -> None:
        self._words = words
        self._small = claims <= SMALL
        self._of: dict[int, list[int]] = defaultdict(list)
        self._years: set[int] = set()
        self._uses = Counter[str]() if self._small else Counter(word for bag in words.values() for word in bag)

    def candidates(self, claim: CaseClaim, sides: Sorted, when: Period | None, origin: str) -> list[int]:
        """Numbers of the accounts that the claim may belong to, sorted."""
        found: set[int] = set()
        times = self._asked(when)
        for where in _wheres(sides, asked=True):
            for time in times:
                found.update(self._of.get(hash((where, time)), ()))
        if not self._small:
            for kind in (_UNDATED,) if when else (_UNDATED, _ANY):
                for key in self._apart(claim, origin):
                    found.update(self._of.get(hash((kind, key)), ()))
        return sorted(found)

    def put(self, number: int, claim: CaseClaim, sides: Sorted, when: Period | None, origin: str) -> None:
        """Note that the claim belongs to an account."""
        years = _years(when) if when else None
        self._years.update(years or ())
        times = [_UNDATED] if when is None else [_LONG] if years is None else list(years)
        if when is not None or self._small:
            for where in _wheres(sides, asked=False):
                for time in times:
                    self._note(hash((where, time)), number)
        if not self._small:
            for key in self._apart(claim, origin):
                self._note(hash((_ANY if when else _UNDATED, key)), number)

    def _note(self, key: int, number: int) -> None:
        listed = self._of[key]
        if not listed or listed[-1] != number:
            listed.append(number)

    def _asked(self, when: Period | None) -> Sequence[object]:
        """Times under which fitting claims are put away."""
        if when is None and not self._small:
            return ()
        years = _years(when) if when else None
        return [*(sorted(self._years) if years is None else years), _LONG, _UNDATED]

    def _apart(self, claim: CaseClaim, origin: str) -> Iterator[tuple[str, str]]:
        """What brings a claim together with undated ones: its origin, its document, its rare words."""
        yield "by", origin
        yield "in", claim.document.id
        for word in self._words[claim.key]:
            if self._uses[word] <= _RARE:
                yield "says", word


def _years(when: Period) -> range | None:
    """The years of a time; None if they are many. A time without a beginning is read as the year before its end."""
    first = when.first.year if when.first.year > 1 or when.ended.year <= 1 else when.ended.year - 1
    return range(first, when.last.year + 1) if when.last.year - first < _YEARS else None


def _wheres(sides: Sorted, asked: bool) -> Iterator[tuple[str, ...]]:
    """Places in the index: two of the sides with a member of each (or none, or any); or one side alone."""
    names = {side: _members(side, set(found), asked) for side, found in sides.items()}
    for side, members in names.items():
        for member in members:
            if len(names) == 1:
                yield ("one", side, member)
            if (len(names) > 1) != asked:
                yield ("of", side, member)
            elif asked and len(names) > 1:
                yield ("one", side, member)
    for one, other in combinations(sorted(names), 2):
        for a, b in product(names[one], names[other]):
            yield ("two", one, other, a, b)


def _members(side: str, found: set[str], asked: bool) -> list[str]:
    """The members under which a side is put away, or asked for: whoever is unnamed fits everybody."""
    if found == {side}:  # an entity of no known state is a side of its own, and always named
        return [_ANY]
    if not found:
        return [_ANY] if asked else [_NONE, _ANY]
    return [*sorted(found), _NONE if asked else _ANY]
