"""Count given names in people.jsonl.gz and complete them by hand to the shipped `given.jsonl.gz` (name, gender).

    python training/reference/compile_given.py [--shared ../shared]

Gender of a name: by hand where listed (given.txt), else F where titles (Mrs., Miss, ...) say so for most bearers, else
M where military or knightly titles say so for a fifth of at least five bearers and no title says F, else None.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from _write import HERE, write_lines

sys.path.insert(0, str(HERE.parents[1] / "src"))
from backchannel.reference.names import fold, particles

FEMALE = re.compile(r"\b(Mrs|Miss|Ms|Madame|Lady|Queen|Princess|Mme|Countess|Dame)\b")
MALE = re.compile(
    r"\b(Mr|Sir|Lord|King|Prince|General|Gen|Colonel|Col|Admiral|Adm|Major|Maj|Captain|Marshal|Baron|Count)\b"
)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    path = ap.parse_args().shared / "data/reference/people.jsonl.gz"
    bearers, women, men = Counter[str](), Counter[str](), Counter[str]()
    spelt: dict[str, set[str]] = defaultdict(set)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            person = json.loads(line)
            if "," not in person["name"]:
                continue
            for word in re.split(r"[\s]+", person["name"].split(",", 1)[1].strip())[:1]:
                name = re.sub(r"[^\w]", "", fold(word))
                if len(name) < 3 or name in particles() or not word[:1].isupper():
                    continue
                titles = " ".join(person["titles"])
                bearers[name] += 1
                women[name] += bool(FEMALE.search(titles))
                men[name] += bool(MALE.search(titles))
                spelt[name].add(word)
    by_hand = {}
    for line in (HERE / "given.txt").read_text(encoding="utf-8").splitlines()[1:]:
        if line in ("F", "M"):
            sex = line
        else:
            by_hand.update(dict.fromkeys(line.split(), sex))
    rows = []
    for name in sorted({n for n, c in bearers.items() if c >= 3} | set(by_hand)):
        gender = by_hand.get(name)
        if gender is None and bearers[name]:
            if women[name] * 2 > bearers[name]:
                gender = "F"
            elif bearers[name] >= 5 and not women[name] and men[name] * 5 >= bearers[name]:
                gender = "M"
        rows.append({"name": name, "gender": gender, "seen": bearers[name]})
    write_lines("given.jsonl.gz", rows)


if __name__ == "__main__":
    main()
