"""Scores of the reading heads on the dev parts: UPOS, UAS, LAS, names, mention heads. Gold words and sentences."""

from pathlib import Path

import numpy as np

import corpora
from backchannel.reading import inventory as inv
from backchannel.reading.decode import tree, viterbi
from backchannel.reading.signals import Run
from batching import merged, prepared, tensors, windows

INPUTS = ("pieces", "case", "mask", "first", "last", "sentence")


def f1(right: int, gold: int, found: int) -> float:
    return round(200 * right / (gold + found), 2) if gold + found else 0.0


def score(run: Run, texts: list[corpora.Text], limit: int = 160) -> dict[str, float]:
    """Scores on gold words and sentences; `run` is the network, in torch or as exported."""
    n = dict.fromkeys(
        [
            "words",
            "upos",
            "uas",
            "las",
            "name_right",
            "name_gold",
            "name_found",
            "head_right",
            "head_gold",
            "head_found",
        ],
        0,
    )
    for batch in merged(windows([(t, prepared(t)) for t in texts], limit), 4096):
        t = tensors(batch)
        out = run({k: t[k].numpy() for k in INPUTS})
        names, upos, heads, arcs = (out[k] for k in ("names", "upos", "heads", "arcs"))
        relations = out["relations"].argmax(-1)
        for i, window in enumerate(batch):
            at = 0
            for p in window.pieces:
                s, part = p.sentence, slice(at, at + len(p.sentence.words))
                at = part.stop
                if s.names:
                    gold = set(inv.bio_spans(s.names))
                    found = set(viterbi(names[i, part], inv.NAME_TAGS))
                    n["name_right"] += len(gold & found)
                    n["name_gold"] += len(gold)
                    n["name_found"] += len(found)
                if s.heads:
                    mine = [inv.HEAD_TYPES[x] for x in heads[i, part].argmax(-1)]
                    n["head_right"] += sum(a == b != "none" for a, b in zip(mine, s.heads, strict=True))
                    n["head_gold"] += sum(x != "none" for x in s.heads)
                    n["head_found"] += sum(x != "none" for x in mine)
                if s.upos:
                    scores = np.concatenate([arcs[i, part, :1], arcs[i, part, part.start + 1 : part.stop + 1]], 1)
                    mine = tree(scores)
                    right = [a == b for a, b in zip(mine, s.head, strict=True)]
                    n["words"] += len(s.words)
                    n["upos"] += sum(inv.UPOS[x] == u for x, u in zip(upos[i, part].argmax(-1), s.upos, strict=True))
                    n["uas"] += sum(right)
                    n["las"] += sum(ok and inv.RELATIONS[r].split(":")[0] == g.split(":")[0]
                                    for ok, r, g in zip(right, relations[i, part], s.rel, strict=True))  # fmt: skip
    out = {}
    if n["words"]:
        out |= {k: round(100 * n[k] / n["words"], 2) for k in ("upos", "uas", "las")}
    if n["name_gold"]:
        out["names"] = f1(n["name_right"], n["name_gold"], n["name_found"])
    if n["head_gold"]:
        out["mention_heads"] = f1(n["head_right"], n["head_gold"], n["head_found"])
    return out


def report(run: Run, root: Path) -> dict[str, dict[str, float]]:
    sets = {"ewt_dev": corpora.ewt(root, "dev"), "gum_dev": corpora.gum(root, "dev"), "uner_dev": corpora.uner(root),
            "politics_dev": corpora.crossner(root, "politics", "dev")}  # fmt: skip
    return {name: score(run, texts) for name, texts in sets.items()}
