"""Teach the claim heads, going on from the reading checkpoint, so that one encoder serves both.

    python train_claims.py --data ../../shared/data/nlp --reading runs/reading.pt --out runs/claims.pt \
        --gold ../../shared/gold/train gold/built ... --dev ../../shared/gold/dev --scorer ../../shared/scoring/score.py

Every second step a batch of the reading lesson is mixed in, so that reading does not fade.
"""

import argparse
import importlib.util
import json
import random
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from backchannel.claims import extract
from backchannel.claims import inventory as inv
from backchannel.claims.features import pair_features
from backchannel.claims.scorer import Scorer as RunScorer
from backchannel.exchange import write
from backchannel.reading.units import arrays
from batching import tensors
from claims_network import ClaimHeads
from lesson import MASKED, Taught, document_of, lesson, read_gold
from network import Network
from torch_run import torch_reader
from train_reading import Lesson as ReadingLesson
from train_reading import groups, reading_loss

WEIGHTS = {"inner": 8.0, "outer": 8.0, "extra": 4.0, **{f"trigger_{t}": 8.0 for t in inv.TYPES}}


def words_of(net: Network, docs: list[Taught]) -> list[torch.Tensor]:
    """Word vectors of each document, gathered from the targets of its windows."""
    jobs = [(d, w) for d in docs for w in d.windows]
    t = {k: torch.from_numpy(v) for k, v in arrays([(d.units, w) for d, w in jobs]).items()}
    out = net.words(t["pieces"], t["case"], t["mask"], t["first"], t["last"])
    parts = defaultdict(list)
    for i, (d, w) in enumerate(jobs):
        skipped = sum(len(u.words) for u in d.units[w.start : w.first])
        size = sum(len(u.words) for u in d.units[w.first : w.last])
        parts[d.id].append(out[i, skipped : skipped + size])
    return [torch.cat(parts[d.id]) for d in docs]


@dataclass
class Pairs:
    """What the pair scorer is asked and should say for one document; T triggers, C candidates, G groups, S slots."""

    where: list[tuple[int, int]]
    types: torch.Tensor
    kinds: torch.Tensor
    features: dict[str, torch.Tensor]
    near: torch.Tensor  # (T, C) within reach
    members: torch.Tensor  # (G, C)
    gold: torch.Tensor  # (T, G, S)
    mask: torch.Tensor  # (T, G, S)


@cache
def pairs_of(d: Taught) -> Pairs:
    where = [(c.first, c.last) for c in d.candidates]
    spans = [(t.first, t.last) for t in d.triggers]
    groups = list(dict.fromkeys(c.group for c in d.candidates))
    near = torch.zeros(len(spans), len(where))
    for k, t in enumerate(d.triggers):
        near[k, d.near(t)] = 1.0
    members = torch.tensor([[float(c.group == g) for c in d.candidates] for g in groups])
    gold = torch.zeros(len(spans), len(groups), len(inv.SLOTS))
    mask = torch.zeros_like(gold)
    reached = (near @ members.T) > 0
    for s, (kind, slot) in enumerate(inv.SLOTS):
        fits = torch.tensor([float(g.startswith("time") == (slot == "time")) for g in groups])
        for k, t in enumerate(d.triggers):
            if kind in ("*", t.type):
                mask[k, :, s] = fits * reached[k]
                gold[k, :, s] = torch.tensor([float((s, g) in t.slots) for g in groups])
    feats = {k: torch.from_numpy(v) for k, v in pair_features(spans, where, d.parse).items()}
    return Pairs(where, torch.tensor([c.type for c in d.candidates]), torch.tensor([c.kind for c in d.candidates]), feats,
                 near, members, gold, mask)  # fmt: skip


def claims_loss(
    heads: ClaimHeads, docs: list[Taught], words: list[torch.Tensor], log: dict[str, float]
) -> torch.Tensor:
    total = words[0].new_zeros(()).float()
    n = sum(len(w) for w in words)
    every = torch.cat(words)
    dropped = heads.drop(every)
    for layer, weight in WEIGHTS.items():
        gold = torch.from_numpy(np.concatenate([d.tags[layer] for d in docs]))
        loss = F.cross_entropy(heads.layers[layer](dropped).float(), gold, ignore_index=MASKED, reduction="sum") / n
        total = total + weight * loss
        log[layer.split("_")[0]] += float(loss.detach())
    count = sum(len(d.triggers) for d in docs) or 1
    for d, w in zip(docs, words, strict=True):
        if not d.triggers or not d.candidates:
            continue
        spans = [(t.first, t.last) for t in d.triggers]
        types = torch.tensor([inv.TYPES.index(t.type) for t in d.triggers])
        sentences = [d.sentences[d.parse.sentence[t.first]] for t in d.triggers]
        features, attributes = heads.scorer.triggers(w, spans, types, sentences)
        for name, logits in attributes.items():
            gold = torch.tensor([t.attributes.get(name, MASKED) for t in d.triggers])
            if (gold != MASKED).any():
                loss = F.cross_entropy(logits.float(), gold, ignore_index=MASKED, reduction="sum") / count
                total = total + (1.0 if name in ("modality", "source") else 0.4) * loss
                log[name] += float(loss.detach())
        p = pairs_of(d)
        logits = heads.scorer.pairs(features, w, p.where, p.types, p.kinds, p.features).float()
        # a group's score is the log of its members' summed odds: any mention of an entity may fill the slot
        odds = torch.einsum("tcs,tc,gc->tgs", logits.clamp(-30, 30).exp(), p.near, p.members)
        scores = (odds + 1e-9).log()
        loss = (F.binary_cross_entropy_with_logits(scores, p.gold, reduction="none") * p.mask).sum() / count
        total = total + loss
        log["slots"] += float(loss.detach())
    return total


def batches(docs: list[Taught], rng: random.Random, limit: int) -> list[list[Taught]]:
    size = lambda d: sum(len(u.pieces) for w in d.windows for u in d.units[w.start : w.end])  # noqa: E731
    out, room = [], 0
    for d in sorted(docs, key=lambda d: size(d) + rng.random() * 30):
        if not out or room + size(d) > limit:
            out.append([])
            room = 0
        out[-1].append(d)
        room += size(d)
    rng.shuffle(out)
    return out


def scorer_module(path: Path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predict(net: Network, heads: ClaimHeads, records: list[dict]) -> list[dict]:
    reader = torch_reader(net, heads)
    scorer = RunScorer({k: v.detach().numpy() for k, v in heads.scorer.state_dict().items()})
    readings = reader.read(document_of(r) for r in records)
    return [json.loads(write(extract(reading, scorer, {}))) for reading in readings]


def summary(score, gold: list[dict], found: list[dict]) -> dict[str, str]:
    parts = {"all": lambda i: True, "news": lambda i: i.startswith("ce"), "papers": lambda i: i.startswith("frus"),
             "sample": lambda i: i.startswith("sample"), "seed": lambda i: i == "seed"}  # fmt: skip
    out = {}
    for name, test in parts.items():
        part = [g for g in gold if test(g["document"]["id"])]
        if part:
            f, _ = score.score(part, found)
            out[name] = (f"full {f['full']['f1']:.3f} (P {f['full']['p']:.2f} R {f['full']['r']:.2f}) claim {f['claim']['f1']:.3f}"
                         f" mention {f['mention_recall']} time {f['time']} mod {f['modality']} src {f['source']} place {f['place']} "
                         + " ".join(f"{t} {r['claim']['f1']:.2f}/{r['full']['f1']:.2f}" for t, r in f["by_type"].items()))  # fmt: skip
    return out


def save(a: argparse.Namespace, net: Network, heads: ClaimHeads) -> None:
    """Write the checkpoint as a whole or not at all: what was learned outlives whatever comes after."""
    a.out.parent.mkdir(parents=True, exist_ok=True)
    partial = a.out.with_suffix(".partial")
    arguments = {k: str(v) for k, v in vars(a).items()}
    torch.save({"net": net.state_dict(), "heads": heads.state_dict(), "arguments": arguments}, partial)
    partial.replace(a.out)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, required=True)
    ap.add_argument("--reading", type=Path, required=True)
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--gold", type=Path, nargs="+", required=True)
    ap.add_argument("--dev", type=Path)
    ap.add_argument("--scorer", type=Path)
    ap.add_argument("--minutes", type=float, default=15)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--limit", type=int, default=1400, help="word pieces a batch")
    ap.add_argument("--encoder-rate", type=float, default=1.5e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--reading-every", type=int, default=2)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--init", type=Path, help="go on from the heads of an earlier claims checkpoint")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    net, heads = Network(), ClaimHeads()
    net.load_state_dict(torch.load(a.reading)["net"])
    if a.init:
        earlier = torch.load(a.init, weights_only=False)
        net.load_state_dict(earlier["net"])
        heads.load_state_dict(earlier["heads"])
    net.encoder.pieces.weight.requires_grad = False
    records = read_gold(a.gold)
    held = {r["document"]["id"] for r in read_gold([a.dev])} if a.dev else set()
    records = [r for r in records if r["document"]["id"] not in held]
    docs = lesson(records, torch_reader(net))
    docs = [d for d in docs if d.units]
    print(len(docs), "documents", sum(len(d.parse.head) for d in docs), "words", sum(len(d.triggers) for d in docs),
          "triggers", flush=True)  # fmt: skip
    opt = torch.optim.AdamW([*groups(net, a.encoder_rate, a.encoder_rate * 3, 0.9),
                             {"params": list(heads.parameters()), "lr": a.head_rate, "weight_decay": 0.01}],
                            betas=(0.9, 0.98), foreach=True)  # fmt: skip
    peaks = [g["lr"] for g in opt.param_groups]
    reading = iter(())
    source = ReadingLesson(a.data, rng, silver=0.04) if a.reading_every else None
    began, step, epoch = time.monotonic(), 0, 0
    while (progress := (time.monotonic() - began) / 60 / a.minutes) < 1:
        net.train(), heads.train()
        log: dict[str, float] = defaultdict(float)
        todo = batches(docs, rng, a.limit)
        for batch in todo:
            progress = (time.monotonic() - began) / 60 / a.minutes
            if progress >= 1:
                break
            factor = min(1.0, progress / 0.06 + 0.01) * max(0.01, 1 - progress)
            for g, peak in zip(opt.param_groups, peaks, strict=True):
                g["lr"] = peak * factor
            with torch.autocast("cpu", torch.bfloat16):
                loss = claims_loss(heads, batch, words_of(net, batch), log)
                if source and step % a.reading_every == 0:
                    more = next(reading, None)
                    if more is None:
                        reading = iter(source.epoch(1024))
                        more = next(reading)
                    t = tensors(more, with_coref=True)
                    loss = loss + 0.5 * reading_loss(
                        net, t, net.words(t["pieces"], t["case"], t["mask"], t["first"], t["last"])
                    )
            opt.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for g in opt.param_groups for p in g["params"]], 1.0)
            opt.step()
            step += 1
        epoch += 1
        print(
            f"epoch {epoch} {progress:.0%} " + " ".join(f"{k} {v / len(todo):.4f}" for k, v in log.items()), flush=True
        )
        save(a, net, heads)
    if a.dev and a.scorer:
        gold = read_gold([a.dev])
        found = predict(net, heads, gold)
        a.out.with_suffix(".jsonl").write_text(
            "".join(json.dumps(f, ensure_ascii=False) + "\n" for f in found), "utf-8"
        )
        for name, line in summary(scorer_module(a.scorer), gold, found).items():
            print(f"{name:7} {line}")


if __name__ == "__main__":
    main()
