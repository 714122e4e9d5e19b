"""Whether one text derives from another, and how: containment first, then facts, quotations and credit.

Containment and not similarity: an abridgement is contained in its original and covers little of it.
The limits below were set on six invented stories of seven documents (`tests/data` tells where they are) and lie in wide
gaps there: copies repeat 88 % of their words in long runs, partial reuse 22 to 36 %, everything else at most 27 %;
independent reports share at most 22 % of their names and numbers, abridgements 71 % and more.
"""

from dataclasses import dataclass

import numpy as np

from backchannel.lineage.model import Kind
from backchannel.lineage.shingles import WIDTH
from backchannel.lineage.traits import Traits, same_outlet

LONG_RUN = 12  # words; shorter runs in common are set phrases and quotations
COPY = 0.5  # share of words in long runs
PART = 0.12
CONTAINED = 0.68  # share of names and numbers that stand in the other text too
MANY = 10  # shared names and numbers from which containment alone convinces; items of two sentences share 9 by chance


@dataclass(frozen=True, slots=True)
class Link:
    """One text derives from another: how, how sure (0 to 1), and why in words."""

    kind: Kind
    score: float
    why: tuple[str, ...]


def copied(one: Traits, other: Traits) -> tuple[float, int]:
    """Share of the words of `one` in runs of `LONG_RUN` words and more taken from `other`, and the longest run."""
    if not len(one.shingles):
        return 0.0, 0
    shared = np.concatenate(([False], np.isin(one.shingles, other.shingles), [False]))
    edges = np.flatnonzero(shared[1:] != shared[:-1])
    runs = edges[1::2] - edges[::2] + WIDTH - 1
    total = int(runs[runs >= LONG_RUN].sum()) if len(runs) else 0
    return min(1.0, total / len(one.tokens)), int(runs.max(initial=0))


def derive(one: Traits, other: Traits, weight: dict[str, float]) -> Link | None:
    """How `one` derives from `other`, or None.

    Args:
        one: the later text.
        other: the earlier text.
        weight: how rare each name and number is in the batch; 1.0 where it is missing.
    """
    if not one.tokens or not other.tokens:
        return None
    share, run = copied(one, other)
    ratio = len(one.tokens) / len(other.tokens)
    common = one.facts & other.facts
    total = sum(weight.get(fact, 1.0) for fact in one.facts)
    contained = sum(weight.get(fact, 1.0) for fact in common) / total if total else 0.0
    quotes = [quote for quote in one.quotes if quote.count(" ") >= 2 and f" {quote} " in other.stream]
    named = one.names(other)
    credit = next((c for c in one.credits if _credits(c.outlet, c.authors, other)), None)
    why = _reasons(share, run, contained, len(common), len(one.facts), quotes, named, credit.quote if credit else None)
    length = share * len(one.tokens)
    if length < 40 and share < 0.85:
        share = 0.0  # short items on one subject repeat a phrase of 15 words without being copies
    if share >= COPY and ratio >= 0.7:
        return Link(Kind.COPY, round(share, 3), why)
    if share >= COPY or (credit and credit.shorter):
        return Link(Kind.ABRIDGEMENT, round(max(share, contained, 0.9 if credit else 0.0), 3), why)
    if share >= PART and run >= 16:
        kind = Kind.ABRIDGEMENT if contained >= CONTAINED and ratio <= 0.75 else Kind.PARTIAL
        return Link(kind, round(max(share, contained), 3), why)
    told = named >= 2 and bool(one.third_hand or one.relayed or quotes)
    if told and len(common) >= 4:
        return Link(Kind.REWRITE, round(min(1.0, 0.4 + 0.1 * named + contained / 4), 3), why)
    # A paper that comes back to its own subject (a correction, a follow-up) repeats the names of its own accord.
    if same_outlet(one.document.outlet, other.document.outlet):
        return None
    if len(common) >= MANY and contained >= CONTAINED and ratio <= 0.75 and one.third_hand <= 1:
        return Link(Kind.ABRIDGEMENT, round(contained, 3), why)
    if len(common) >= 6 and contained >= 0.4 and one.third_hand >= 2 and not _elsewhere(one, other):
        return Link(Kind.REWRITE, round(contained, 3), why)
    return None


def _credits(outlet: str, authors: str, other: Traits) -> bool:
    return same_outlet(outlet, other.document.outlet) or any(a in authors for a in other.authors if " " in a)


def _elsewhere(one: Traits, other: Traits) -> bool:
    """Whether a text says that it has its news from somebody, and that somebody is known not to be `other`."""
    outlet = other.document.outlet
    return bool(outlet) and bool(one.relayed) and one.names(other) == 0


def _reasons(
    share: float, run: int, contained: float, common: int, facts: int, quotes: list[str], named: int, credit: str | None
) -> tuple[str, ...]:
    out = []
    if credit:
        out.append(f'says so itself: "{credit}"')
    if share >= PART:
        out.append(
            f"{share:.0%} of its words are runs of {LONG_RUN} words and more of the other text, the longest {run}"
        )
    if named:
        out.append("names the outlet or an author of the other text")
    if quotes:
        out.append(f'repeats its quotation "{max(quotes, key=len)}"')
    if facts:
        out.append(f"{common} of its {facts} names and numbers ({contained:.0%} by weight) stand in the other text")
    return tuple(out)
