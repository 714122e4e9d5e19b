"""Claim heads: tag layers on words, and a scorer of (trigger, candidate) pairs and of triggers as a whole.

The scorer works on the words of a whole document, gathered from its windows, as the package's own numpy scorer does at
run time; gelu is the tanh form so that both agree.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from backchannel.claims import features
from backchannel.claims import inventory as inv
from network import WIDTH


def gelu(x: Tensor) -> Tensor:
    return F.gelu(x, approximate="tanh")


class Scorer(nn.Module):
    """What a candidate is to a trigger, and what the trigger as a whole says."""

    def __init__(self, hidden: int = 192, dropout: float = 0.3) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.trigger_type = nn.Embedding(len(inv.TYPES), 48)
        self.candidate_type = nn.Embedding(len(inv.CANDIDATE_TYPES), 32)
        self.candidate_kind = nn.Embedding(len(inv.CANDIDATE_KINDS), 16)
        self.trigger, self.candidate = nn.Linear(3 * WIDTH + 48, hidden), nn.Linear(3 * WIDTH + 48, hidden)
        self.gap, self.sentence = nn.Embedding(features.GAPS, 24), nn.Embedding(features.SENTENCES, 16)
        self.order = nn.Embedding(features.ORDERS, 16)
        self.path, self.steps = nn.Embedding(len(features.PATHS), 24), nn.Embedding(len(features.STEPS), 16)
        self.pair = nn.Linear(3 * hidden + 96, hidden)
        self.slots = nn.Linear(hidden, len(inv.SLOTS))
        nn.init.constant_(self.slots.bias, -4.0)  # hardly any candidate fills a slot
        self.whole = nn.Linear(4 * WIDTH + 48, hidden)
        self.attributes = nn.ModuleDict({k: nn.Linear(hidden, len(v)) for k, v in inv.ATTRIBUTES.items()})

    @staticmethod
    def spans(words: Tensor, spans: list[tuple[int, int]]) -> Tensor:
        return torch.stack([torch.cat([words[i], words[j - 1], words[i:j].mean(0)]) for i, j in spans])

    def triggers(self, words: Tensor, spans: list[tuple[int, int]], types: Tensor, sentences: list[tuple[int, int]]):
        """Features of triggers for pairs, and logits of every attribute. `sentences` are their word ranges."""
        own = torch.cat([self.spans(words, spans), self.trigger_type(types).to(words.dtype)], 1)
        around = torch.stack([words[a:b].amax(0) for a, b in sentences])
        whole = self.drop(gelu(self.whole(self.drop(torch.cat([own, around], 1)))))
        return self.drop(gelu(self.trigger(self.drop(own)))), {k: f(whole) for k, f in self.attributes.items()}

    def pairs(self, trigger: Tensor, words: Tensor, spans: list[tuple[int, int]], types: Tensor, kinds: Tensor,
              feats: dict[str, Tensor]) -> Tensor:  # fmt: skip
        """Logits (triggers, candidates, slots)."""
        own = [
            self.spans(words, spans),
            self.candidate_type(types).to(words.dtype),
            self.candidate_kind(kinds).to(words.dtype),
        ]
        c = self.drop(gelu(self.candidate(self.drop(torch.cat(own, 1)))))
        t, n, m = trigger, len(trigger), len(c)
        lies = torch.cat([getattr(self, k)(feats[k]) for k in ("gap", "sentence", "order", "path", "steps")], -1)
        x = torch.cat(
            [t[:, None].expand(n, m, -1), c[None].expand(n, m, -1), t[:, None] * c[None], lies.to(t.dtype)], -1
        )
        return self.slots(self.drop(gelu(self.pair(x))))


class ClaimHeads(nn.Module):
    def __init__(self, dropout: float = 0.3) -> None:
        super().__init__()
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleDict({k: nn.Linear(WIDTH, len(v)) for k, v in inv.LAYERS.items()})
        self.scorer = Scorer(dropout=dropout)
