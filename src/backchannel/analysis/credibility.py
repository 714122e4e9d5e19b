"""Admiralty credibility of information, 1 to 6, from independent origins and contradictions; never from taste.

The grades are those of the NATO system (AJP-2.1; STANAG 2511): 1 confirmed by other sources, 2 probably true, 3
possibly true, 4 doubtful, 5 improbable, 6 truth cannot be judged. Reliability of a source, A to F, is not computed: the
analyst gives it. Our rules, the first that fits:

    6  it is told as planned or possible only
    5  more independent origins deny it than assert it
    4  as many deny it as assert it
    3  more assert it than deny it, but it is denied
    6  nobody denies it, but nobody who can be named asserts it
    1  three or more assert it, or two do and an official register lists it
    2  two assert it
    3  one asserts it
"""

from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.analysis.origins import Origin

LABELS = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}


@dataclass(frozen=True, slots=True)
class Credibility:
    """A grade, 1 to 6, its label, and the reason in words."""

    grade: int
    label: str
    why: str


def credibility(
    asserting: Sequence[Origin], denying: Sequence[Origin], told: bool = True, listed: bool = False
) -> Credibility:
    """The grade of what these origins assert and deny.

    Args:
        asserting: independent origins of claims that it was so.
        denying: those of claims that it was not.
        told: whether any claim tells it as having happened (not only as planned or possible).
        listed: whether an official register lists it.
    """
    named = [origin for origin in asserting if not origin.anonymous]
    count = f"{len(asserting)} independent origin{'s' * (len(asserting) != 1)}"
    if not asserting:
        return _made(5 if denying else 6, "only denied" if denying else "no origin")
    if not told:
        return _made(6, "told as planned, possible or attempted only")
    if len(denying) > len(asserting):
        return _made(5, f"{count} asserting it, {len(denying)} denying it")
    if len(denying) == len(asserting):
        return _made(4, f"{count} asserting it, as many denying it")
    if denying:
        return _made(3, f"{count} asserting it, {len(denying)} denying it")
    if not named:
        return _made(6, f"{count}, none of them named")
    if len(asserting) >= 3 or (len(asserting) == 2 and listed):
        return _made(1, count + (" and an official register" if listed else ""))
    if len(asserting) == 2:
        return _made(2, count)
    return _made(3, count)


def _made(grade: int, why: str) -> Credibility:
    return Credibility(grade, LABELS[grade], why)
