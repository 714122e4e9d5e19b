"""Compile countries.txt (facts by hand) to the shipped `countries.jsonl.gz`.

    python training/reference/compile_countries.py [--shared ../shared] [--check]

--check compares names and codes with opensanctions/rigour's territories (MIT) in SHARED and prints what differs.
"""

import argparse
import tarfile
from pathlib import Path
from typing import Any

from _write import HERE, write_lines

FIELDS = ("code", "name", "alpha3", "kind", "from", "until", "capitals", "adjectives", "demonyms", "aliases", "seats")
LISTS = {"capitals", "adjectives", "demonyms", "aliases", "seats", "successors"}


def plural(adjective: str) -> str | None:
    """ "Iranian" -> "Iranians": only where the adjective serves as a noun and takes an s."""
    if adjective.isupper() or "." in adjective or not adjective.lstrip("?").endswith(("an", "i", "ian")):
        return None
    return adjective + "s"


def parse(line: str) -> dict[str, Any]:
    values = line.split("|")
    row: dict[str, Any] = {}
    for name, value in zip((*FIELDS, "successors"), values, strict=False):
        value = value.strip()
        if name in LISTS:
            row[name] = [v.strip() for v in value.split(";") if v.strip()]
        else:
            row[name] = value or None
    row.setdefault("successors", [])
    row.setdefault("seats", [])
    for adjective in row["adjectives"]:
        several = plural(adjective)
        irregular = [d for d in row["demonyms"] if not d.startswith("?") and d.endswith("s")]
        if several and several not in row["demonyms"] and not (irregular and len(row["adjectives"]) == 1):
            row["demonyms"].append(several)
    row["code"] = row["code"].upper()
    row["successors"] = [c.upper() for c in row["successors"]]
    return row


def check(rows: list[dict[str, Any]], shared: Path) -> None:
    import yaml

    ours = {r["code"]: r for r in rows}
    with tarfile.open(shared / "data/nlp/gazetteers/rigour_territories.tar.xz") as tar:
        for member in tar.getmembers():
            handle = tar.extractfile(member)
            if handle is None:
                continue
            theirs = yaml.safe_load(handle.read())
            code = Path(member.name).stem.upper().replace("_", "-")
            if not theirs.get("is_country"):
                continue
            mine = ours.get(code)
            if mine is None:
                print("missing", code, theirs["name"])
            elif (theirs.get("alpha3") or "").upper() != (mine["alpha3"] or ""):
                print("alpha-3 differs", code, theirs.get("alpha3"), mine["alpha3"])
            elif theirs["name"] not in (mine["name"], *mine["aliases"]):
                print("name differs", code, theirs["name"], "/", mine["name"])


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--check", action="store_true")
    args = ap.parse_args()
    lines = (HERE / "countries.txt").read_text(encoding="utf-8").splitlines()
    rows = [parse(line) for line in lines if line and not line.startswith("#")]
    write_lines("countries.jsonl.gz", rows)
    if args.check:
        check(rows, args.shared)


if __name__ == "__main__":
    main()
