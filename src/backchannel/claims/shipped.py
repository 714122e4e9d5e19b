"""The trained claim scorer that ships with the package."""

from functools import lru_cache

import numpy as np

from backchannel.claims.scorer import Scorer
from backchannel.errors import ModelError
from backchannel.reading.shipped import ASSETS


@lru_cache(maxsize=1)
def shipped_scorer() -> Scorer:
    """The scorer, loaded once.

    Raises:
        ModelError: if the package was built without its model.
    """
    try:
        with (ASSETS / "scorer.npz").open("rb") as file, np.load(file, allow_pickle=False) as weights:
            return Scorer({name: weights[name] for name in weights.files})
    except (OSError, ValueError) as error:
        raise ModelError(f"the claim scorer is missing or damaged ({error}); install the package again") from error
