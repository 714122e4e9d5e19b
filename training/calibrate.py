"""Fit and measure the calibration of confidence.

    python calibrate.py ../../shared/gold/dev PREDICTED.jsonl --scorer ../../shared/scoring/score.py --card ../src/backchannel/assets/model.json

PREDICTED holds raw confidences (extract with BACKCHANNEL calibration off: the card without curves). A claim counts as
right when type, evidence and all parties are. Prints the expected calibration error by cross-validation over documents,
and how many of the claims at 0.8 or more are right; then writes curves fitted on everything into the card.
"""

import argparse
import json
import math
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from backchannel.claims.calibration import confidence, kind_of
from lesson import read_gold
from train_claims import scorer_module

LEAST = 25  # claims in a group of its own


def judged(score, gold: list[dict], predicted: dict[str, dict]) -> list[tuple[str, str, float, str, bool]]:
    """(document, type, raw, method, right) of every predicted claim."""
    rows = []
    for g in gold:
        p = predicted[g["document"]["id"]]
        same = score.same_entities(g, p)
        right = set()
        for a, b in score.pair_up(g["claims"], p["claims"], same):
            if score.party_hits(a, b, same) == len(score.parties(a)) == len(score.parties(b)):
                right.add(b["id"])
        rows += [(g["document"]["id"], c["type"], c["confidence"], c["method"], c["id"] in right) for c in p["claims"]]
    return rows


def fit(rows: list) -> dict[str, list[float]]:
    groups = defaultdict(list)
    for _, kind, raw, method, right in rows:
        groups["*"].append((raw, right))
        groups[kind_of(kind, method)].append((raw, right))
    curves = {}
    for name, pairs in groups.items():
        if len(pairs) < LEAST:
            continue
        raw = np.clip(np.array([p for p, _ in pairs]), 1e-4, 1 - 1e-4)
        x, y = np.log(raw / (1 - raw)), np.array([r for _, r in pairs], float)

        def loss(w: np.ndarray, x: np.ndarray = x, y: np.ndarray = y) -> float:
            z = w[0] * x + w[1]
            return float(np.logaddexp(0, z).sum() - (y * z).sum() + 0.5 * ((w[0] - 0.7) ** 2 + 0.1 * w[1] ** 2))

        curves[name] = [round(float(v), 4) for v in minimize(loss, [0.7, 0.0]).x]
    return curves


def error(pairs: list[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error over equal-width bins."""
    total = 0.0
    for k in range(bins):
        inside = [(p, r) for p, r in pairs if k / bins <= p < (k + 1) / bins or (k == bins - 1 and p == 1)]
        if inside:
            total += abs(sum(p for p, _ in inside) - sum(r for _, r in inside))
    return total / len(pairs)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", type=Path)
    ap.add_argument("predicted", type=Path)
    ap.add_argument("--scorer", type=Path, required=True)
    ap.add_argument("--card", type=Path)
    ap.add_argument("--folds", type=int, default=5)
    a = ap.parse_args()
    predicted = {d["document"]["id"]: d for d in map(json.loads, a.predicted.read_text("utf-8").splitlines())}
    rows = judged(scorer_module(a.scorer), read_gold([a.gold]), predicted)
    names = sorted({r[0] for r in rows})
    out = []
    for k in range(a.folds):
        held = set(names[k :: a.folds])
        curves = fit([r for r in rows if r[0] not in held])
        out += [(confidence(raw, kind, method, curves), right) for d, kind, raw, method, right in rows if d in held]
    high = [r for p, r in out if p >= 0.8]
    print(json.dumps({"claims": len(out), "right": round(sum(r for _, r in out) / len(out), 3), "ece": round(error(out), 4),
                      "ece_raw": round(error([(r[2], r[4]) for r in rows]), 4), "at_0.8": len(high),
                      "right_at_0.8": round(sum(high) / max(1, len(high)), 3),
                      "bins": [[round(sum(p for p, _ in b) / len(b), 2), round(sum(r for _, r in b) / len(b), 2), len(b)]
                               for k in range(10) if (b := [x for x in out if math.floor(min(x[0], 0.9999) * 10) == k])]}))  # fmt: skip
    if a.card:
        card = json.loads(a.card.read_text("utf-8"))
        card["calibration"] = fit(rows)
        a.card.write_text(json.dumps(card, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
