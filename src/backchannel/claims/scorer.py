"""The claim scorer at run time: what a candidate is to a trigger, and what the trigger says as a whole. numpy only.

The same computation as training/claims_network.py, with the weights that the export writes.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from backchannel.claims import inventory as inv
from backchannel.claims.features import Parse, pair_features

Array = NDArray[np.floating]


def _gelu(x: Array) -> Array:
    out: Array = 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x * x * x)))
    return out


def _spans(words: Array, spans: Sequence[tuple[int, int]]) -> Array:
    return np.stack([np.concatenate([words[i], words[j - 1], words[i:j].mean(0)]) for i, j in spans])


class Scorer:
    """Applies exported weights.

    Args:
        weights: arrays by the names of the torch module's parameters (`pair.weight`, `gap.weight`, ...).
    """

    def __init__(self, weights: Mapping[str, Array]) -> None:
        self._w = {k: np.asarray(v, np.float32) for k, v in weights.items()}

    def _linear(self, name: str, x: Array) -> Array:
        out: Array = x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return out

    def triggers(
        self, words: Array, spans: Sequence[tuple[int, int]], types: Sequence[int], sentences: Sequence[tuple[int, int]]
    ) -> tuple[Array, dict[str, Array]]:
        """Features of triggers for `pairs`, and probabilities of every attribute.

        Args:
            words: word vectors (W, 384).
            spans: word spans of the triggers.
            types: index into `inventory.TYPES` of each.
            sentences: word range of the sentence of each.

        Returns:
            (triggers, hidden), and per attribute (triggers, values).
        """
        own = np.concatenate([_spans(words, spans), self._w["trigger_type.weight"][list(types)]], 1)
        around = np.stack([words[a:b].max(0) for a, b in sentences])
        whole = _gelu(self._linear("whole", np.concatenate([own, around], 1)))
        attributes = {name: _softmax(self._linear(f"attributes.{name}", whole)) for name in inv.ATTRIBUTES}
        return _gelu(self._linear("trigger", own)), attributes

    def candidates(
        self, words: Array, spans: Sequence[tuple[int, int]], types: Sequence[int], kinds: Sequence[int]
    ) -> Array:
        """Features of candidates for `pairs`: (candidates, hidden). Types and kinds index the inventory's lists."""
        own = [
            _spans(words, spans),
            self._w["candidate_type.weight"][list(types)],
            self._w["candidate_kind.weight"][list(kinds)],
        ]
        return _gelu(self._linear("candidate", np.concatenate(own, 1)))

    def pairs(
        self,
        trigger: Array,
        trigger_spans: Sequence[tuple[int, int]],
        candidate: Array,
        spans: Sequence[tuple[int, int]],
        parse: Parse,
    ) -> Array:
        """Logits (triggers, candidates, slots) of what each candidate is to each trigger."""
        feats = pair_features(trigger_spans, spans, parse)
        lies = np.concatenate(
            [self._w[f"{k}.weight"][feats[k]] for k in ("gap", "sentence", "order", "path", "steps")], -1
        )
        n, m = len(trigger), len(candidate)
        t = np.broadcast_to(trigger[:, None], (n, m, trigger.shape[1]))
        x = np.concatenate([t, np.broadcast_to(candidate[None], t.shape), t * candidate[None], lies], -1)
        return self._linear("slots", _gelu(self._linear("pair", x)))


def _softmax(x: Array) -> Array:
    e = np.exp(x - x.max(-1, keepdims=True))
    out: Array = e / e.sum(-1, keepdims=True)
    return out
