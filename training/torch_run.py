"""The network as the package's Reader wants it, straight from torch: for the lesson and for scores while training."""

import numpy as np
import torch

from backchannel.claims import inventory as claim_inv
from backchannel.reading.reader import Reader
from backchannel.reading.signals import Run
from batching import tokenizer
from claims_network import ClaimHeads
from network import Network


def outputs(
    net: Network, heads: ClaimHeads | None, pieces, case, mask, first, last, sentence
) -> dict[str, torch.Tensor]:
    """Everything that run time reads, by name; also what the export writes, in this order."""
    w = net.words(pieces, case, mask, first, last)
    arcs, dep, head = net.parse(w, sentence)
    out = {"words": w, "names": net.names(w), "upos": net.upos(w), "heads": net.heads(w), "arcs": arcs,
           "relations": net.label(dep, head, arcs.argmax(-1)), "coref_q": net.coref_q(w), "coref_k": net.coref_k(w),
           "coref_m": net.coref_m(w)}  # fmt: skip
    if heads is not None:
        out |= {name: layer(w) for name, layer in heads.layers.items()}
    return out


def torch_run(net: Network, heads: ClaimHeads | None = None) -> Run:
    def run(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
        net.eval()
        if heads is not None:
            heads.eval()
        with torch.inference_mode():
            t = {k: torch.from_numpy(v) for k, v in arrays.items()}
            return {k: v.float().numpy() for k, v in outputs(net, heads, **t).items()}

    return run


def torch_reader(net: Network, heads: ClaimHeads | None = None) -> Reader:
    tags = {k: v for k, v in claim_inv.LAYERS.items() if k in ("inner", "outer")}
    distance = net.distance.weight.detach().numpy()[:, 0]
    return Reader(tokenizer(), torch_run(net, heads), distance, tags, "torch")
