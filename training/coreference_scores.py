"""Coreference scores: MUC, B-cubed, CEAF-e and their mean (CoNLL) on OntoGUM dev, over head words; GAP F1."""

import csv
import io
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

import corpora
from backchannel.model import Document
from backchannel.reading.reader import Reader

Clusters = list[set[int]]


def muc(key: Clusters, found: Clusters) -> tuple[float, float]:
    where = {x: i for i, c in enumerate(found) for x in c}
    links = sum(len(c) - len({where.get(x, ("alone", x)) for x in c}) for c in key)
    return links, sum(len(c) - 1 for c in key)


def b_cubed(key: Clusters, found: Clusters) -> tuple[float, float]:
    where = {x: c for c in found for x in c}
    return sum(len(c & where.get(x, set())) / len(c) for c in key for x in c), sum(map(len, key))


def ceaf_e(key: Clusters, found: Clusters) -> float:
    if not key or not found:
        return 0.0
    like = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in found] for a in key])
    rows, columns = linear_sum_assignment(-like)
    return float(like[rows, columns].sum())


def conll(pairs: list[tuple[Clusters, Clusters]]) -> dict[str, float]:
    n: Counter[str] = Counter()
    for key, found in pairs:
        for name, measure in (("muc", muc), ("b3", b_cubed)):
            for side, (a, b) in (("r", measure(key, found)), ("p", measure(found, key))):
                n[name + side] += a
                n[name + side + "_of"] += b
        shared = ceaf_e(key, found)
        n["ceafp"] += shared
        n["ceafr"] += shared
        n["ceafp_of"] += len(found)
        n["ceafr_of"] += len(key)
    out = {}
    for name in ("muc", "b3", "ceaf"):
        p, r = (n[name + s] / n[name + s + "_of"] if n[name + s + "_of"] else 0.0 for s in "pr")
        out[name] = round(200 * p * r / (p + r), 1) if p + r else 0.0
    return {**out, "conll": round(sum(out.values()) / 3, 1)}


def detokenised(text: corpora.Text) -> tuple[str, list[int]]:
    """The words of a document with spaces between them, a line a sentence; and where each begins."""
    out, starts, at = [], [], 0
    for sentence in text.sentences:
        for word in sentence.words:
            starts.append(at)
            out.append(word)
            at += len(word) + 1
        out[-1] += "\n"
        at += 1
    return " ".join(out), starts


def ontogum(reader: Reader, root: Path) -> dict[str, float]:
    texts = corpora.gum(root, "dev")
    pairs = []
    for text in texts:
        words, starts = detokenised(text)
        reading = next(iter(reader.read([Document(text.id, words)])))
        index = {s: i for i, s in enumerate(starts)}
        chains = defaultdict(set)
        for m in reading.mentions:
            head = index.get(reading.tokens[m.head].start)
            if head is not None:
                chains[m.cluster].add(head)
        found = [c for c in chains.values() if len(c) > 1]
        pairs.append(([set(c) for c in text.chains or []], found))
    return conll(pairs)


def gap(reader: Reader, root: Path) -> float:
    """F1 over (pronoun, name) pairs of the GAP validation part."""
    rows = list(csv.DictReader(io.StringIO((root / "gap" / "gap-validation.tsv").read_text("utf-8")), delimiter="\t",
                               quoting=csv.QUOTE_NONE))  # fmt: skip
    readings = reader.read(Document(r["ID"], r["Text"]) for r in rows)
    right = found = gold = 0
    for row, reading in zip(rows, readings, strict=True):
        clusters = defaultdict(set)
        for m in reading.mentions:
            for i in range(m.start, m.end):
                clusters[i].add(m.cluster)
        at = clusters[int(row["Pronoun-offset"])]
        for side in "AB":
            start = int(row[f"{side}-offset"])
            end = start + len(row[side])
            said = bool(at) and any(m.cluster in at and m.start < end and start < m.end and m.kind == "named"
                                    for m in reading.mentions)  # fmt: skip
            true = row[f"{side}-coref"].upper() == "TRUE"
            right += said and true
            found += said
            gold += true
    return round(200 * right / (found + gold), 1)
