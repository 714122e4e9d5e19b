"""What lineage finds out about a document."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a document relates to the others. The first and the last derive from nothing."""

    ORIGINAL = "original"
    COPY = "copy"
    ABRIDGEMENT = "abridgement"
    REWRITE = "rewrite"
    PARTIAL = "partial"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True)
class Lineage:
    """Where one document comes from.

    Attributes:
        document: its id.
        kind: `original` if others in the case derive from it, `independent` if neither it nor others do.
        derived_from: id of the document in the case that it derives from, or None.
        origin: what claims of this document count with: the id of the first document of its line, or, where
            the original is not in the case, the name by which the text credits it ("Washington Times (Ben Wolfgang)").
        score: 0 to 1, how much speaks for `derived_from` (or the credit); 1.0 for an exact copy, 0.0 without either.
        why: the reasons, in words, strongest first.
    """

    document: str
    kind: Kind
    derived_from: str | None
    origin: str
    score: float
    why: tuple[str, ...]
