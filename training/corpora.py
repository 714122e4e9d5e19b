"""Open treebanks and name sets as plain sentences. See ../shared/data/nlp/*/SOURCE.md for origins and licences."""

import csv
import io
import lzma
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from backchannel.reading import inventory as inv


@dataclass
class Sentence:
    """Words of one sentence with whatever its corpus annotates; None where it does not."""

    words: list[str]
    names: list[str] | None = None
    upos: list[str] | None = None
    head: list[int] | None = None  # 1-based, 0 the root
    rel: list[str] | None = None
    heads: list[str] | None = None  # mention type by head word
    spans: list[tuple[int, int]] | None = None  # mentions (first, last exclusive)


@dataclass
class Text:
    """A document: sentences, and coreference chains of head words by index in the whole document."""

    id: str
    sentences: list[Sentence]
    chains: list[list[int]] | None = None
    mentions: list[tuple[int, int, str]] = field(default_factory=list)


def opened(path: Path) -> str:
    data = path.read_bytes()
    return (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf-8")


def conllu(path: Path) -> list[tuple[str, list[list[list[str]]]]]:
    """Documents as (id, sentences of token rows); multi-word and empty tokens left out."""
    docs: list[tuple[str, list[list[list[str]]]]] = []
    rows: list[list[str]] = []
    for line in [*opened(path).split("\n"), ""]:
        if line.startswith("# newdoc"):
            docs.append((line.split("=", 1)[1].strip(), []))
        elif line.startswith("#"):
            continue
        elif not line.strip():
            if rows:
                docs[-1][1].append(rows)
            rows = []
        else:
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
    return docs


def plain(rows: list[list[str]]) -> Sentence:
    return Sentence([r[1] for r in rows], upos=[r[3] for r in rows], head=[int(r[6]) for r in rows],
                    rel=[r[7] for r in rows])  # fmt: skip


def ewt(folder: Path, part: str) -> list[Text]:
    docs = conllu(folder / "ud_ewt" / f"en_ewt-ud-{part}.conllu.xz")
    return [Text(id, [plain(s) for s in sentences]) for id, sentences in docs]


def entities(sentences: list[list[list[str]]], scheme: str = "gum") -> list[tuple[str, str, int, int, int]]:
    """(chain, type, first word, last word exclusive, head word) of every mention, words counted over the document."""
    found, open_, base = [], [], 0
    for rows in sentences:
        heads = [int(r[6]) for r in rows]
        for j, row in enumerate(rows):
            value = next((x[7:] for x in row[9].split("|") if x.startswith("Entity=")), "")
            for piece in re.findall(r"\([^()]+\)?|[^()]+\)", value):
                if piece.startswith("("):
                    parts = piece[1:].rstrip(")").split("-")
                    open_.append((parts[0], parts[1] if len(parts) > 1 else "", base + j))
                    closes = piece.endswith(")")
                    at = len(open_) - 1
                else:
                    closes = True
                    at = next((q for q in range(len(open_) - 1, -1, -1) if open_[q][0] == piece.rstrip(")")), -1)
                if closes and at >= 0:
                    chain, kind, first = open_.pop(at)
                    if first >= base:
                        a, b = first - base, j
                        top = next((k for k in range(a, b + 1) if not a <= heads[k] - 1 <= b), b)
                        found.append((chain, kind, first, base + j + 1, base + top))
        base += len(rows)
    return found


KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}


def gum(folder: Path, part: str) -> list[Text]:
    """GUM's open genres: parse, mentions by head word, names (runs of proper nouns), OntoGUM chains."""
    chains = {id: entities(s) for id, s in conllu(folder / "gum_open" / f"ontogum-open-{part}.conllu.xz")}
    texts = []
    for id, sentences in conllu(folder / "gum_open" / f"gum-open-{part}.conllu.xz"):
        text = Text(id, [plain(s) for s in sentences])
        where = [(s, k) for s in text.sentences for k in range(len(s.words))]
        for s in text.sentences:
            s.names, s.heads, s.spans = ["O"] * len(s.words), ["none"] * len(s.words), []
        for _, kind, first, last, top in sorted(entities(sentences), key=lambda m: m[2] - m[3]):
            s, head = where[top]
            base = first - where[first][1]
            s.heads[head] = kind if kind in inv.HEAD_TYPES else "other"
            s.spans.append((first - base, last - base))
            text.mentions.append((first, last, kind))
            if kind in KINDS and s.upos[head] == "PROPN":
                a = b = head
                while a > first - base and s.upos[a - 1] == "PROPN":
                    a -= 1
                while b < last - base - 1 and s.upos[b + 1] == "PROPN":
                    b += 1
                if all(x == "O" for x in s.names[a : b + 1]):
                    s.names[a : b + 1] = ["B-" + KINDS[kind]] + ["I-" + KINDS[kind]] * (b - a)
        grouped = defaultdict(set)
        for chain, _, _, _, top in chains.get(id, []):
            grouped[chain].add(top)
        text.chains = [sorted(c) for c in grouped.values() if len(c) > 1]
        texts.append(text)
    return texts


def repaired(tags: list[str]) -> list[str]:
    out, before = [], "O"
    for tag in tags:
        if tag[0] == "I" and before[1:] != tag[1:]:
            tag = "B" + tag[1:]
        out.append(tag)
        before = tag
    return out


def bio_columns(text: str, word: int, tag: int, kinds: dict[str, str], separator: str | None) -> list[Sentence]:
    sentences, words, tags = [], [], []
    for line in [*text.split("\n"), ""]:
        if line.startswith("# "):
            continue
        row = line.split(separator)
        if len(row) <= max(word, tag):
            if words:
                sentences.append(Sentence(words, names=repaired(tags)))
            words, tags = [], []
            continue
        prefix, _, kind = row[tag].strip().partition("-")
        words.append(row[word])
        tags.append(f"{prefix}-{kinds[kind]}" if kind in kinds else "O")
    return sentences


CROSSNER = {"politician": "PER", "person": "PER", "writer": "PER", "researcher": "PER", "scientist": "PER",
            "musicalartist": "PER", "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "band": "ORG",
            "country": "LOC", "location": "LOC"}  # fmt: skip


def crossner(folder: Path, domain: str, part: str) -> list[Text]:
    text = (folder / "crossner" / domain / f"{part}.txt").read_text("utf-8")
    return [Text("crossner", [s]) for s in bio_columns(text, 0, 1, CROSSNER, None)]


def wikigold(folder: Path) -> list[Text]:
    text = (folder / "wikigold" / "wikigold.conll.txt").read_text("utf-8")
    kinds = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
    return [Text("wikigold", [s]) for s in bio_columns(text, 0, 1, kinds, " ")]


def uner(folder: Path) -> list[Text]:
    text = opened(folder / "uner_ewt" / "en_ewt-ud-dev.iob2.xz")
    return [Text("uner", [s]) for s in bio_columns(text, 1, 2, {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}, "\t")]


def gmb(folder: Path) -> list[Text]:
    """Groningen Meaning Bank extract: silver newswire, states and places folded together."""
    kinds = {"per": "PER", "org": "ORG", "geo": "LOC", "gpe": "LOC"}
    text = lzma.decompress((folder / "gmb_ner" / "ner_dataset.csv.xz").read_bytes()).decode("latin-1")
    rows = csv.reader(io.StringIO(text))
    next(rows)
    texts, words, tags = [], [], []
    for number, word, _, tag in rows:
        if number and words:
            texts.append(Text("gmb", [Sentence(words, names=repaired(tags))]))
            words, tags = [], []
        prefix, _, kind = tag.partition("-")
        words.append(word)
        tags.append(f"{prefix}-{kinds[kind]}" if kind in kinds else "O")
    return texts


if __name__ == "__main__":
    import sys

    root = Path(sys.argv[1] if len(sys.argv) > 1 else "../../shared/data/nlp")
    relations: Counter[str] = Counter()
    for name, texts in {"ewt": ewt(root, "train"), "gum": gum(root, "train"), "gmb": gmb(root),
                        "politics": crossner(root, "politics", "train"), "wikigold": wikigold(root), "uner": uner(root)}.items():  # fmt: skip
        sentences = [s for t in texts for s in t.sentences]
        tags = Counter(x for s in sentences if s.names for x in s.names if x[0] == "B")
        print(
            name,
            len(texts),
            len(sentences),
            sum(len(s.words) for s in sentences),
            dict(tags),
            sum(len(t.chains or []) for t in texts),
        )
        relations.update(r for s in sentences if s.rel for r in s.rel)
    print(sorted(relations), sorted(set(relations) ^ set(inv.RELATIONS)))
    print(Counter(h for t in gum(root, "train") for s in t.sentences for h in s.heads))
