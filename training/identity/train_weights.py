"""Fit the weights of identity from labelled pairs and write src/backchannel/identity/data/weights.json.

    python training/identity/train_weights.py [--shared ../shared]

name, surname: pairs of full names of shared/data/reference/people.jsonl.gz that identity's own blocks bring together -
variants of one person (m) and names of two people (u); the level `exact` cannot be labelled there
(lists tell namesakes apart that documents do not) and is set by hand.
company: linked persons of the news of January to September, the documents of one person halved at random and compared
with each other (m) and with another person's (u). Levels by hand (time, country, document) are marked so: no set labels
them.
Counts are smoothed by half a pair. `prior` is the share of true pairs among blocked pairs of different full names.
"""

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from cases import HERE, guess, news

from backchannel.identity import persons
from backchannel.identity.members import Member
from backchannel.identity.names import NEVER, Level, compare_parsed
from backchannel.identity.weights import load
from backchannel.model import EntityType
from backchannel.reference import offices
from backchannel.reference.names import PersonName, parse

OUT = HERE.parents[1] / "src/backchannel/identity/data/weights.json"
BY_HAND = {
    "country": {"same": (0.9, 0.3), "different": (0.1, 0.7)},
    "time": {"near": (0.9, 0.5), "far": (0.0995, 0.3), "apart": (0.0005, 0.2)},
    "document": {"spelt": (0.03, 0.12)},
}
SHORT = {"exact": (0.4, 0.004), "surname": (0.3, 0.02), "surname_spelling": (0.02, 0.02), "given": (0.02, 0.05)}
COMMON = 0.0005


def names_of(path: Path) -> list[tuple[str, PersonName]]:
    out: list[tuple[str, PersonName]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            person = json.loads(line)
            forms = {v["name"] for v in person["variants"]} | {person["name"]}
            seen: set[tuple[object, ...]] = set()
            for form in sorted(forms):
                name = parse(form)
                key = (name.given, name.surname, name.suffix)
                if name.full and key not in seen:
                    seen.add(key)
                    out.append((person["id"], name))
    return out


def pairs(path: Path) -> tuple[dict[str, Counter[str]], dict[str, Counter[str]], float]:
    people = names_of(path)
    nodes = [persons.Node(name, [n]) for n, (_, name) in enumerate(people)]
    same: dict[str, Counter[str]] = defaultdict(Counter)
    other: dict[str, Counter[str]] = defaultdict(Counter)
    seen: set[tuple[int, int]] = set()
    for block in persons._blocks(nodes).values():
        for x, i in enumerate(block):
            for j in block[x + 1 :]:
                pair = (min(i, j), max(i, j))
                if pair in seen:
                    continue
                seen.add(pair)
                found = compare_parsed(nodes[i].name, nodes[j].name)
                if found.barred:
                    continue
                into = same if people[i][0] == people[j][0] else other
                into["name"][found.level.value] += 1
                if found.level not in NEVER and found.level is not Level.EXACT:
                    last = nodes[j].name.surname.split(" ")[-1]
                    into["surname"]["common" if offices.share_of_surname(last) > COMMON else "rare"] += 1
    good, bad = (sum(n for k, n in c["name"].items() if Level(k) is not Level.EXACT) for c in (same, other))
    return same, other, good / (good + bad)


def company(path: Path) -> tuple[Counter[str], Counter[str]]:
    people: dict[str, list[Member]] = defaultdict(list)
    members: list[Member] = []
    for extraction, gold in news(path, {f"{m:02}" for m in range(1, 10)}):
        keys = {e.name: f"x:{e.name}" for e in extraction.entities}
        for span, title in gold:
            text = span.of(extraction.document.text)
            rest = frozenset(v for k, v in keys.items() if k != text)
            member = Member((extraction.document.id, title), EntityType.PERSON, text, (text,), None, 1, company=rest)
            members.append(member)
            if guess(text) is EntityType.PERSON:
                people[title].append(member)
    evidence = persons.Evidence(members, load())
    halves: list[tuple[Counter[str], Counter[str]]] = []
    for title in sorted(people):
        if len({m.document for m in people[title]}) >= 2:
            shuffled = people[title][:]
            random.Random(title).shuffle(shuffled)
            parts = [Counter[str](), Counter[str]()]
            for n, member in enumerate(shuffled):
                parts[n % 2].update(member.company)
            halves.append((parts[0], parts[1]))
    same, other = Counter[str](), Counter[str]()
    for n, (a, b) in enumerate(halves):
        same[evidence.company(a, b)[0]] += 1
        for m in range(1, 21):
            other[evidence.company(a, halves[(n + m) % len(halves)][1])[0]] += 1
    del same[""], other[""]
    return same, other


def table(same: Counter[str], other: Counter[str], levels: list[str]) -> dict[str, dict[str, Any]]:
    good, bad = sum(same.values()), sum(other.values())
    out = {}
    for level in levels:
        m, u = (same[level] + 0.5) / (good + 1), (other[level] + 0.5) / (bad + 1)
        out[level] = {"m": float(f"{m:.4g}"), "u": float(f"{u:.4g}"), "seen": [same[level], other[level]]}
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    data = ap.parse_args().shared / "data"
    same, other, prior = pairs(data / "reference/people.jsonl.gz")
    near, far = company(data / "current-events/2025.jsonl")
    full = [x.value for x in Level if x not in NEVER and x.value not in SHORT and x is not Level.LETTER]
    features: dict[str, Any] = {
        "name": table(same["name"], other["name"], full),
        "surname": table(same["surname"], other["surname"], ["rare", "common"]),
        "company": table(near, far, ["strong", "some", "none"]),
    }
    for feature, levels in {**BY_HAND, "name": SHORT}.items():
        for level, (m, u) in levels.items():
            features.setdefault(feature, {})[level] = {"m": m, "u": u, "by": "hand"}
    head = {"prior": round(prior, 4), "same": 3.0, "different": -3.0, "common_surname": COMMON}
    lines = [f' "{k}": {json.dumps(v)}' for k, v in head.items()]
    blocks = []
    for feature, levels in features.items():
        cells = ",\n".join(f'   "{level}": {json.dumps(cell)}' for level, cell in levels.items())
        blocks.append(f'  "{feature}": {{\n{cells}\n  }}')
    OUT.write_text(
        "{\n" + ",\n".join(lines) + ',\n "features": {\n' + ",\n".join(blocks) + "\n }\n}\n", encoding="utf-8"
    )
    print(OUT.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
