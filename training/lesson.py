"""The claim lesson: gold documents with what the reading model finds in them, as labels for every claim head."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from backchannel.claims import inventory as inv
from backchannel.claims.candidates import REACH_AFTER, REACH_BEFORE
from backchannel.claims.features import Parse
from backchannel.model import Document, Reading, Token
from backchannel.reading.chains import chained
from backchannel.reading.mentions import merged, named, nominal
from backchannel.reading.reader import Reader
from backchannel.reading.units import Unit, Window, windows_of

MASKED = -100


@dataclass
class Candidate:
    first: int
    last: int
    type: int
    kind: int
    group: str


@dataclass
class Trigger:
    first: int
    last: int
    type: str
    slots: set[tuple[int, str]] = field(default_factory=set)
    attributes: dict[str, int] = field(default_factory=dict)


@dataclass(eq=False)
class Taught:
    """One document of the lesson."""

    id: str
    units: list[Unit]
    windows: list[Window]
    sentences: list[tuple[int, int]]  # word ranges
    tags: dict[str, np.ndarray]  # layer -> label per word, MASKED where unknown
    triggers: list[Trigger]
    candidates: list[Candidate]
    parse: Parse

    def near(self, trigger: Trigger) -> list[int]:
        return [k for k, c in enumerate(self.candidates)
                if trigger.first - REACH_BEFORE <= c.first < trigger.last + REACH_AFTER]  # fmt: skip


def read_gold(folders: Iterable[Path]) -> list[dict]:
    docs = {}
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            record = json.loads(path.read_text("utf-8"))
            docs[record["document"]["id"]] = record
    return list(docs.values())


def document_of(record: dict) -> Document:
    d = record["document"]
    return Document(d["id"], d["text"], d.get("title"), d.get("outlet"), d.get("url"), d.get("published"))


def words_in(tokens: tuple[Token, ...], span: dict) -> tuple[int, int] | None:
    hit = [i for i, t in enumerate(tokens) if t.start < span["end"] and span["start"] < t.end]
    return (hit[0], hit[-1] + 1) if hit else None


def put(tags: np.ndarray, span: tuple[int, int], label: str, names: list[str]) -> bool:
    i, j = span
    if (tags[i:j] > 0).any():
        return False
    tags[i] = names.index("B-" + label)
    tags[i + 1 : j] = names.index("I-" + label)
    return True


def taught(record: dict, reader: Reader, reading: Reading) -> Taught:
    tokens, text, signal = reading.tokens, record["document"]["text"], reading.signals
    tags = {layer: np.zeros(len(tokens), np.int64) for layer in inv.LAYERS}
    gold: dict[tuple[int, int], tuple[str, str]] = {}
    for e in record["entities"]:
        for m in e["mentions"]:
            span = words_in(tokens, m)
            if span:
                gold.setdefault(span, (e["type"], e["id"]))
    for (i, j), (kind, _) in sorted(gold.items(), key=lambda g: g[0][1] - g[0][0]):
        holds = any(i <= a and b <= j and (a, b) != (i, j) for a, b in gold)
        outside = kind in ("agreement", "event") or (holds and kind in inv.OUTER)
        if outside or (not put(tags["inner"], (i, j), kind, inv.INNER_TAGS) and kind in inv.OUTER):
            put(tags["outer"], (i, j), kind, inv.OUTER_TAGS)
    names = named(text, tokens, signal.scores["names"]) if tokens else []
    for i, j, _ in names:  # a name that no claim needs is not annotated: no loss there
        if not any(a < j and i < b for a, b in gold):
            tags["inner"][i:j] = MASKED
    layers = [(i, j, kind) for (i, j), (kind, _) in gold.items()]
    mentions = merged(tokens, layers, names, nominal(tokens, signal.scores["heads"]) if tokens else [])
    chains = chained(
        text, tokens, mentions, reader.links(signal) if tokens else None, record["document"].get("published")
    )
    votes: dict[int, Counter] = defaultdict(Counter)
    for m in chains:
        if (m.first, m.last) in gold:
            votes[m.cluster][gold[m.first, m.last][1]] += 1
    candidates = []
    for m in chains:
        own = gold.get((m.first, m.last))
        group = own[1] if own else votes[m.cluster].most_common(1)[0][0] if votes[m.cluster] else f"-{m.cluster}"
        kind = inv.CANDIDATE_KINDS.index(m.kind.value)
        candidates.append(Candidate(m.first, m.last, inv.CANDIDATE_TYPES.index(own[0] if own else m.type), kind, group))
    times = {span for c in record["claims"] if c.get("time") and c["time"].get("text")
             and (span := words_in(tokens, c["time"]["text"]))}  # fmt: skip
    for t in reading.times:
        span = words_in(tokens, {"start": t.start, "end": t.end})
        if span and not any(a < span[1] and span[0] < b for a, b in times):
            times.add(span)
    time_type = inv.CANDIDATE_TYPES.index("time")
    candidates += [Candidate(i, j, time_type, 0, f"time{i}") for i, j in sorted(times)]
    candidates = [c for c in candidates if c.last - c.first <= 40]
    triggers = make_triggers(record, tokens, tags, candidates)
    mask_repeats(record, tokens, tags)
    for c in record["claims"]:
        marks = [("title", c.get("title")), ("purpose", c.get("purpose"))]
        marks += [("term", t["text"]) for t in c.get("terms") or []]
        marks += [("anonymous", s.get("span")) for s in c["sources"] if s["kind"] == "anonymous"]
        for label, span in marks:
            at = words_in(tokens, span) if span else None
            if at:
                put(tags["extra"], at, label, inv.EXTRA_TAGS)
    ranges = [(s.first, s.last) for s in reading.sentences]
    parse = Parse([t.head for t in tokens], [t.relation for t in tokens], [t.sentence for t in tokens])
    return Taught(
        record["document"]["id"], signal.units, windows_of(signal.units), ranges, tags, triggers, candidates, parse
    )


def make_triggers(record: dict, tokens: tuple[Token, ...], tags: dict, candidates: list[Candidate]) -> list[Trigger]:
    found: dict[tuple[int, int, str], Trigger] = {}
    for c in record["claims"]:
        span = words_in(tokens, c["trigger"])
        if not span:
            continue
        put(tags[f"trigger_{c['type']}"], span, "t", inv.TRIGGER_TAGS)
        t = found.setdefault((*span, c["type"]), Trigger(*span, c["type"]))
        for p in c["parties"]:
            t.slots.add((inv.SLOT[c["type"], p["role"]], p["entity"]))
        if c.get("place"):
            t.slots.add((inv.SLOT["*", "place"], c["place"]))
        for s in c["sources"]:
            span_ = words_in(tokens, s["span"]) if s.get("span") else None
            if span_:
                shared = [(min(k.last, span_[1]) - max(k.first, span_[0]), k.first - k.last, k.group) for k in candidates
                          if not k.group.startswith("time")]  # fmt: skip
                if shared and max(shared)[0] > 0:
                    t.slots.add((inv.SLOT["*", "source"], max(shared)[2]))
        at = words_in(tokens, c["time"]["text"]) if c.get("time") and c["time"].get("text") else None
        for k in candidates:
            if at and k.group.startswith("time") and k.first < at[1] and at[0] < k.last:
                t.slots.add((inv.SLOT["*", "time"], k.group))
        if t.attributes:
            continue
        kinds = tuple(s["kind"] for s in c["sources"])
        action = "role_action" if c["type"] == "role" else "agreement_action"
        wanted = {"modality": c["modality"], "source": "+".join(kinds), "medium": c.get("medium"), "track": c.get("track"),
                  "status": c.get("status"), "kind": c.get("kind"), action: c.get("action")}  # fmt: skip
        t.attributes = {k: inv.ATTRIBUTES[k].index(v) if v in inv.ATTRIBUTES[k] else MASKED
                        for k, v in wanted.items() if v is not None}  # fmt: skip
    return list(found.values())


def mask_repeats(record: dict, tokens: tuple[Token, ...], tags: dict) -> None:
    """A title said again later is not annotated again: no loss there."""
    text, layer = record["document"]["text"], tags["trigger_role"]
    for c in record["claims"]:
        if c["type"] == "role":
            words = text[c["trigger"]["start"] : c["trigger"]["end"]]
            for m in re.finditer(r"\b" + re.escape(words) + r"\b", text):
                span = words_in(tokens, {"start": m.start(), "end": m.end()})
                if m.start() > c["trigger"]["end"] and span and not (layer[span[0] : span[1]] > 0).any():
                    layer[span[0] : span[1]] = MASKED


def lesson(records: list[dict], reader: Reader) -> list[Taught]:
    readings = reader.read(document_of(r) for r in records)
    return [taught(record, reader, reading) for record, reading in zip(records, readings, strict=True)]
