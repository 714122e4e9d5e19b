"""The weights of evidence: for each feature and level, log2(m / u) in bits, from data/weights.json.

m is how often the level is seen between mentions of one person, u between those of two people who share a block
(Fellegi and Sunter 1969). training/identity/train_weights.py fits them from labelled pairs.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Weights:
    """The shipped weights.

    Attributes:
        prior: log2 odds that two people of one block are one.
        same, different: thresholds in bits; between them a pair is unsure.
        features: feature -> level -> bits.
        common: share of people with a surname above which it counts as common.
    """

    prior: float
    same: float
    different: float
    common: float
    features: dict[str, dict[str, float]]

    def of(self, feature: str, level: str) -> float:
        """Bits for a feature at a level; 0 where none were trained."""
        return self.features.get(feature, {}).get(level, 0.0)


@cache
def load() -> Weights:
    """Read data/weights.json once."""
    text = resources.files("backchannel.identity").joinpath("data", "weights.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    features = {
        feature: {level: round(math.log2(cell["m"] / cell["u"]), 3) for level, cell in levels.items()}
        for feature, levels in raw["features"].items()
    }
    return Weights(
        math.log2(raw["prior"] / (1 - raw["prior"])), raw["same"], raw["different"], raw["common_surname"], features
    )
