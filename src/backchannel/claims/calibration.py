"""From raw scores to confidence: the share of such claims that are right (Platt 1999), fitted on unseen documents."""

import math
from collections.abc import Mapping, Sequence

_LIMIT = 1e-4


def kind_of(type: str, method: str) -> str:
    """The group that a claim is calibrated in: its type, and whether the heads, grammar or both found it."""
    how = "both" if "+" in method else "pattern" if method.startswith("pattern") else "model"
    return f"{type}:{how}"


def confidence(raw: float, type: str, method: str, curves: Mapping[str, Sequence[float]]) -> float:
    """Calibrated probability that a claim is right in type, words and parties.

    Args:
        raw: score of the finder, 0 to 1.
        type: claim type.
        method: what found it.
        curves: slope and offset on the log-odds of `raw`, by group; a group that is missing uses "*", or `raw` itself.
    """
    slope, offset = curves.get(kind_of(type, method)) or curves.get("*") or (1.0, 0.0)
    raw = min(1 - _LIMIT, max(_LIMIT, raw))
    return 1 / (1 + math.exp(-(slope * math.log(raw / (1 - raw)) + offset)))
