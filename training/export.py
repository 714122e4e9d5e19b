"""Write the trained network as the package ships it: int8 ONNX, scorer weights, tokenizer, card.

    python export.py runs/claims.pt ../src/backchannel/assets --version 2026.11

Prints the sizes, and how far int8 moves the scores of a fixed text.
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import nn

from backchannel.claims import inventory as inv
from claims_network import ClaimHeads
from network import FILES, Network
from torch_run import outputs

INPUTS = ("pieces", "case", "mask", "first", "last", "sentence")


class Exported(nn.Module):
    def __init__(self, net: Network, heads: ClaimHeads) -> None:
        super().__init__()
        self.net, self.claims = net, heads

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return tuple(outputs(self.net, self.claims, *inputs).values())


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--version", required=True)
    ap.add_argument("--work", type=Path, default=Path("runs/export"))
    a = ap.parse_args()
    a.work.mkdir(parents=True, exist_ok=True)
    a.out.mkdir(parents=True, exist_ok=True)
    saved = torch.load(a.checkpoint, weights_only=False)
    net, heads = Network(), ClaimHeads()
    net.load_state_dict(saved["net"])
    heads.load_state_dict(saved["heads"])
    model = Exported(net, heads).eval()
    b, t, w = 2, 20, 12
    sample = (torch.randint(1000, 2000, (b, t)), torch.zeros(b, t, dtype=torch.long), torch.ones(b, t, dtype=torch.long),
              torch.randint(1, 19, (b, w)).sort(1)[0], torch.randint(1, 19, (b, w)).sort(1)[0],
              torch.zeros(b, w, dtype=torch.long))  # fmt: skip
    with torch.no_grad():
        names = list(outputs(net.eval(), heads.eval(), *sample))
    axes = {k: {0: "B", 1: "T"} for k in INPUTS[:3]} | {k: {0: "B", 1: "W"} for k in (*INPUTS[3:], *names)}
    axes["arcs"] = {0: "B", 1: "W", 2: "W1"}
    full, clean, small = a.work / "full.onnx", a.work / "clean.onnx", a.out / "reader.onnx"
    torch.onnx.export(model, sample, str(full), input_names=list(INPUTS), output_names=names, dynamic_axes=axes,
                      opset_version=17, dynamo=False)  # fmt: skip
    quant_pre_process(str(full), str(clean), skip_symbolic_shape=True)
    quantize_dynamic(str(clean), str(small), weight_type=QuantType.QInt8, per_channel=True,
                     op_types_to_quantize=["MatMul", "Gemm", "Gather"], extra_options={"MatMulConstBOnly": True})  # fmt: skip
    np.savez_compressed(a.out / "scorer.npz", **{k: v.detach().numpy().astype(np.float16)
                                                 for k, v in heads.scorer.state_dict().items()})  # fmt: skip
    shutil.copy(FILES / "tokenizer.json", a.out / "tokenizer.json")
    card = {"version": a.version, "outputs": names, "layers": {k: inv.LAYERS[k] for k in ("inner", "outer")},
            "distance": [round(float(x), 6) for x in net.distance.weight.detach()[:, 0]]}  # fmt: skip
    (a.out / "model.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")
    feed = {k: v.numpy() for k, v in zip(INPUTS, sample, strict=True)}
    moved = []
    sessions = [onnxruntime.InferenceSession(str(p), providers=["CPUExecutionProvider"]) for p in (full, small)]
    for x, y in zip(*(s.run(names, feed) for s in sessions), strict=True):
        moved.append(float(np.abs(x - y).mean() / (np.abs(x).mean() + 1e-9)))
    print({p.name: round(p.stat().st_size / 1e6, 2) for p in sorted(a.out.iterdir()) if p.is_file()})
    print({n: round(m, 3) for n, m in zip(names, moved, strict=True)})


if __name__ == "__main__":
    main()
