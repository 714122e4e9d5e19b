"""Train the reading heads and the encoder together.

    python train_reading.py --data ../../shared/data/nlp --out runs/reading.pt --minutes 40 [--resume]

The schedule follows the clock (a share of --minutes), so that a busy machine trains less, not longer. Checkpoints carry
optimiser, generator and clock; --resume goes on from the last. Scores on the dev parts are printed at the end.
"""

import argparse
import json
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

import corpora
from batching import NONE, merged, prepared, tensors, windows
from evaluate_reading import report
from network import Network
from torch_run import torch_run


def groups(net: torch.nn.Module, encoder: float, heads: float, decay: float) -> list[dict]:
    """Parameters with layer-wise learning rates; word-piece embeddings are frozen."""
    out = []
    for name, p in net.named_parameters():
        if not p.requires_grad:
            continue
        rate = heads
        if name.startswith("encoder.layers."):
            rate = encoder * decay ** (5 - int(name.split(".")[2]))
        elif name.startswith("encoder.") and not name.startswith("encoder.case"):
            rate = encoder * decay**6
        out.append({"params": [p], "lr": rate, "weight_decay": 0.01 if p.dim() > 1 else 0.0})
    return out


def reading_loss(net: Network, t: dict[str, torch.Tensor], w: torch.Tensor) -> torch.Tensor:
    """Sum of the losses of every head that the batch has labels for."""
    real, dropped = t["sentence"] >= 0, net.drop(w)
    loss = w.new_zeros(()).float()

    def cross(logits: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
        return F.cross_entropy(logits.float(), gold, ignore_index=NONE)

    for head, weight in (("names", 2.0), ("upos", 0.5), ("heads", 1.0)):
        if (t[head] != NONE).any():
            loss = loss + weight * cross(getattr(net, head)(dropped)[real], t[head][real])
    if (t["head"] != NONE).any():
        rows = (t["head"] != NONE).any(1)
        arcs, dep, head = net.parse(w[rows], t["sentence"][rows])
        gold, inside = t["head"][rows], real[rows]
        loss = loss + cross(arcs[inside], gold[inside])
        loss = loss + cross(net.label(dep, head, gold.clamp(min=0))[inside], t["rel"][rows][inside])
    if "coref" in t and t["has_coref"].any():
        rows = t["has_coref"]
        scores = net.coref(w[rows], real[rows]).log_softmax(-1)
        loss = loss - 3 * scores.masked_fill(~t["coref"][rows], -1e4).logsumexp(-1)[real[rows]].mean()
    return loss


class Lesson:
    """All corpora; `epoch` draws a fresh mix of batches."""

    def __init__(self, root: Path, rng: random.Random, silver: float = 0.12) -> None:
        self.rng, self.silver = rng, silver
        ready = lambda texts: [(t, prepared(t)) for t in texts]  # noqa: E731
        self.ewt, self.gum = ready(corpora.ewt(root, "train")), ready(corpora.gum(root, "train"))
        self.gmb = corpora.gmb(root)
        self.wiki = ready(corpora.wikigold(root))
        for domain in ("literature", "music", "science", "ai"):
            self.wiki += ready(corpora.crossner(root, domain, "train"))
        self.politics = ready(corpora.crossner(root, "politics", "train"))

    def epoch(self, limit: int) -> list[list]:
        drawn = self.rng.sample(self.gmb, int(self.silver * len(self.gmb)))
        parts = [windows(self.ewt, 160, self.rng), windows(self.gum, 384, self.rng), windows(self.wiki, 160),
                 2 * windows(self.politics, 160), windows([(t, prepared(t)) for t in drawn], 160)]  # fmt: skip
        batches = [b for part in parts for b in merged(part, limit)]
        self.rng.shuffle(batches)
        return batches


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--minutes", type=float, default=40)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--batch", type=int, default=1024, help="word pieces a batch")
    ap.add_argument("--resume", action="store_true")
    a = ap.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    net = Network()
    net.encoder.load_pretrained()
    net.encoder.pieces.weight.requires_grad = False
    opt = torch.optim.AdamW(groups(net, 3e-4, 1.5e-3, 0.9), betas=(0.9, 0.98), foreach=True)
    peaks = [g["lr"] for g in opt.param_groups]
    spent, step = 0.0, 0
    if a.resume and a.out.exists():
        saved = torch.load(a.out)
        net.load_state_dict(saved["net"])
        opt.load_state_dict(saved["opt"])
        spent, step = saved["spent"], saved["step"]
        rng.seed(a.seed + step)
    lesson = Lesson(a.data, rng)
    began = time.monotonic() - spent
    epoch = 0
    while (progress := (time.monotonic() - began) / 60 / a.minutes) < 1:
        net.train()
        total, words, t0 = 0.0, 0, time.monotonic()
        for batch in lesson.epoch(a.batch):
            progress = (time.monotonic() - began) / 60 / a.minutes
            if progress >= 1:
                break
            factor = min(1.0, progress / 0.05 + 0.01) * max(0.01, 1 - progress)
            for g, peak in zip(opt.param_groups, peaks, strict=True):
                g["lr"] = peak * factor
            t = tensors(batch, with_coref=True)
            with torch.autocast("cpu", torch.bfloat16):
                w = net.words(t["pieces"], t["case"], t["mask"], t["first"], t["last"])
                loss = reading_loss(net, t, w)
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
            opt.step()
            step, total, words = step + 1, total + float(loss.detach()), words + int((t["sentence"] >= 0).sum())
            if step % 100 == 0:
                print(f"step {step} {progress:.0%} loss {total / step if epoch == 0 else float(loss):.3f}"
                      f" {words / (time.monotonic() - t0):.0f} words/s", flush=True)  # fmt: skip
        epoch += 1
        a.out.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "spent": time.monotonic() - began, "step": step},
                   a.out)  # fmt: skip
        print(f"epoch {epoch} done at {progress:.0%}, step {step}", flush=True)
    print(
        json.dumps(
            {"seed": a.seed, "minutes": a.minutes, "steps": step, "epochs": epoch, **report(torch_run(net), a.data)}
        )
    )


if __name__ == "__main__":
    main()
