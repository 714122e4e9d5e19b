"""What can fill a slot of a trigger: the mentions and time expressions around it."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from backchannel.claims import inventory as inv
from backchannel.model import Mention, Reading

REACH_BEFORE, REACH_AFTER = 260, 120
"""Words before and after a trigger within which its candidates lie."""
LONGEST = 40
"""Words of a candidate at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention or time expression as the scorer sees it.

    Attributes:
        first, last: its words (last exclusive).
        type: index into `inventory.CANDIDATE_TYPES`.
        kind: index into `inventory.CANDIDATE_KINDS`.
        cluster: coreference cluster of a mention; -1 for a time.
        time: index into `Reading.times`; -1 for a mention.
    """

    first: int
    last: int
    type: int
    kind: int
    cluster: int
    time: int = -1


def candidates_of(reading: Reading) -> list[Candidate]:
    """All candidates of a document, mentions before times."""
    found = []
    authors = _bylines(reading)
    for m in reading.mentions:
        if reading.tokens[m.first].sentence in authors or _locates(reading, m):
            continue
        if m.last - m.first <= LONGEST:
            kind = inv.CANDIDATE_KINDS.index(m.kind.value)
            found.append(Candidate(m.first, m.last, inv.CANDIDATE_TYPES.index(m.type), kind, m.cluster))
    starts = [t.start for t in reading.tokens]
    ends = [t.end for t in reading.tokens]
    for number, t in enumerate(reading.times):
        first, last = bisect_right(ends, t.start), bisect_left(starts, t.end)
        if first < last <= first + LONGEST:
            found.append(Candidate(first, last, inv.CANDIDATE_TYPES.index("time"), 0, -1, number))
    return found


def _bylines(reading: Reading) -> set[int]:
    """Sentences that only name the authors: "By A. Name and B. Name"."""
    found = set()
    for number, s in enumerate(reading.sentences[:6]):
        words = reading.tokens[s.first : s.last]
        if (
            words
            and words[0].text in ("By", "BY")
            and not any(t.upos in ("VERB", "AUX") for t in words)
            and len(words) < 25
        ):
            found.add(number)
    return found


def _locates(reading: Reading, m: Mention) -> bool:
    """Whether a country only says where a place lies: "Istanbul, Turkey"."""
    if m.type != "country" or m.first < 2 or reading.tokens[m.first - 1].text != ",":
        return False
    return any(o.last == m.first - 1 and o.type == "place" for o in reading.mentions)
