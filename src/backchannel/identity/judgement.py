"""Same, different, unsure: the three answers to "are these one and the same?", and the decisions of people about it."""

from dataclasses import dataclass
from enum import StrEnum


class Judgement(StrEnum):
    """Whether two mentions, names or entities mean one thing. `UNSURE` is an answer, shown for review, never merged.

    `a & b` combines judgements of which each may veto: DIFFERENT over UNSURE over SAME.
    """

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"

    def __and__(self, other: "Judgement") -> "Judgement":
        order = (Judgement.SAME, Judgement.UNSURE, Judgement.DIFFERENT)
        return max(self, other, key=order.index)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things were taken for one, or not: words, and the weight in bits (log2 of the likelihood ratio)."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about two entities of documents; it overrides every weight and outlives new documents.

    Attributes:
        judgement: `SAME` or `DIFFERENT`; `UNSURE` takes an earlier decision about the pair back.
        a, b: (document id, entity id) of each.
        by: who decided. note: why. entry: number of the decision in the log of the case, if it is kept there.
    """

    judgement: Judgement
    a: tuple[str, str]
    b: tuple[str, str]
    by: str = ""
    note: str = ""
    entry: int | None = None

    @property
    def pair(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """The two in a fixed order."""
        return (self.a, self.b) if self.a <= self.b else (self.b, self.a)


def standing(decisions: "tuple[Decision, ...]") -> tuple[Decision, ...]:
    """The decisions that hold: the last word on each pair, without those taken back, in order of the pairs."""
    last = {decision.pair: decision for decision in decisions}
    return tuple(last[pair] for pair in sorted(last) if last[pair].judgement is not Judgement.UNSURE)
