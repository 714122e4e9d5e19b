"""Compile presidents and vice presidents, secretaries of state and leaders.txt to the shipped `leaders.jsonl.gz`.

    python training/reference/compile_leaders.py [--shared ../shared]

Sources: unitedstates/congress-legislators executive.yaml (CC0); HistoryAtState pocom roles.jsonl (public domain, CC0);
leaders.txt (facts by hand).
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from _write import HERE, write_lines

TODAY = "2026"  # a term that ends later is open
EXTRA = {  # names that the register does not list, by full name there
    "George Bush": ("George H. W. Bush", "George H.W. Bush", "the elder Bush"),
    "George W. Bush": ("the younger Bush",),
    "Franklin D. Roosevelt": ("FDR",),
    "Theodore Roosevelt": ("Teddy Roosevelt",),
    "John F. Kennedy": ("JFK", "Jack Kennedy"),
    "Lyndon B. Johnson": ("LBJ",),
    "Harry S. Truman": ("Harry S Truman",),
    "Joe Biden": ("Joseph R. Biden Jr.",),
}
OFFICES = {"prez": "president", "viceprez": "vice president"}


def merged(terms: list[list[str]]) -> list[list[str]]:
    """Terms that follow each other without a gap as one."""
    out: list[list[str]] = []
    for start, end in sorted(terms):
        if out and out[-1][1] == start:
            out[-1][1] = end
        else:
            out.append([start, end])
    return out


def executives(path: Path) -> Iterator[dict[str, Any]]:
    for person in yaml.safe_load(path.read_text(encoding="utf-8")):
        name = person["name"]
        parts = (name["first"], name.get("middle"), name["last"], name.get("suffix"))
        forms = {" ".join(p for p in parts if p), f"{name['first']} {name['last']}", name.get("official_full")}
        if name.get("nickname"):
            forms.add(f"{name['nickname']} {name['last']}")
        wiki = person["id"].get("wikipedia")
        forms.add(wiki.split(" (")[0] if wiki else None)
        if name.get("middle"):
            forms.add(f"{name['first']} {name['middle'][0]}. {name['last']}")
        by_office = defaultdict(list)
        for term in person["terms"]:
            end = ".." if term["end"] > TODAY else term["end"]
            by_office[term["type"]].append([term["start"], end])
        for kind, terms in by_office.items():
            full = next(
                f for f in (wiki and wiki.split(" (")[0], name.get("official_full"), *sorted(filter(None, forms))) if f
            )
            forms.update(EXTRA.get(full, ()))
            yield {
                "name": full,
                "forms": sorted({name["last"], *filter(None, forms)} - {full}),
                "surname": name["last"],
                "country": "US",
                "office": OFFICES[kind],
                "terms": merged(terms),
                "single": sorted(terms),
                "born": person["bio"].get("birthday"),
                "gender": person["bio"].get("gender"),
                "source": "executive.yaml",
                "ids": [f"{k}:{person['id'][k]}" for k in ("wikidata", "bioguide") if k in person["id"]],
            }


def secretaries(path: Path) -> Iterator[dict[str, Any]]:
    people: dict[str, dict[str, Any]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["role"] != "Secretary of State" or not row["started"]:
            continue
        person = people.setdefault(
            row["person_id"], {"name": row["name"], "terms": [], "alt": row["altname"], "born": row["birth"]}
        )
        person["terms"].append([row["started"], row["ended"] or ".."])
    for id, person in people.items():
        words = [w for w in person["name"].split() if w not in {"Jr.", "Sr.", "III"}]
        forms = {f"{words[0]} {words[-1]}", words[-1], person["alt"]}
        if len(words) > 2:
            forms.add(f"{words[0]} {words[1][0]}. {words[-1]}")
        yield {
            "name": f"{words[0]} {words[-1]}",
            "forms": sorted({person["name"], *filter(None, forms)} - {f"{words[0]} {words[-1]}"}),
            "surname": words[-1],
            "country": "US",
            "office": "secretary of state",
            "terms": merged(person["terms"]),
            "single": sorted(person["terms"]),
            "born": person["born"],
            "gender": None,
            "source": "pocom",
            "ids": [f"pocom:{id}"],
        }


def leaders(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        name, forms, country, office, spans = line.split("|")
        terms = [span.split("..", 1) for span in spans.split(";")]
        terms = [[a, b or ".."] for a, b in terms]
        short = forms.split(";")
        yield {
            "name": name,
            "forms": [f for f in short if f != name],
            "surname": short[0],
            "country": country,
            "office": office,
            "terms": terms,
            "single": terms,
            "born": None,
            "gender": None,
            "source": "general record",
            "ids": [],
        }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    folder = ap.parse_args().shared / "data/reference"
    rows = [
        *executives(folder / "executive.yaml"),
        *secretaries(folder / "roles.jsonl"),
        *leaders(HERE / "leaders.txt"),
    ]
    write_lines("leaders.jsonl.gz", rows)


if __name__ == "__main__":
    main()
