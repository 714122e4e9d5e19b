"""Compile who held which office to the shipped `offices.jsonl.gz`, one person a line.

    python training/reference/compile_offices.py [--shared ../shared]

Sources: HistoryAtState pocom and visits (public domain, CC0), congress-legislators executive.yaml (CC0), PETRARCH
country actors of openeventdata/petrarch2 (MIT), leaders.txt and officials.txt (by hand). A person of several sources
becomes one line where country, surname and given names agree and the offices lie within 40 years of each other.
"""

import argparse
import json
import lzma
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from _write import DATA, HERE, write_lines

sys.path.insert(0, str(HERE.parents[1] / "src"))
from backchannel.reference import _data, countries, names, offices

ROLES = {
    "": "in government",
    "BUS": "in government (economy)",
    "AGR": "in government (agriculture)",
    "MED": "in government (information)",
    "EDU": "in government (education)",
    "MIL": "in government (defense)",
    "HLH": "in government (health)",
    "DEV": "in government (development)",
    "JUD": "in government (justice)",
    "LAB": "in government (labor)",
    "ENV": "in government (environment)",
    "HRI": "in government (human rights)",
    "LEG": "in the legislature",
    "REL": "in government (religion)",
    "COP": "in government (interior)",
    "SPY": "in government (intelligence)",
    "REF": "in government (refugees)",
    "MUS": "in government",
}
CAMEO = {"GER": "DE", "ROM": "RO", "GME": "DE", "TMP": "TL", "SUD": "SD", "KSV": "XK", "PAL": "PS", "PSE": "PS"}
TITLE = re.compile(
    r"^((?:(?:Acting|Deputy|Vice|First|Interim|Former|Crown|Prime|Foreign|Grand|Federal|Supreme|Brigadier|General|Major|"
    r"Lieutenant|"
    r"President-elect|President|Minister|Premier|Chancellor|King|Queen|Prince|Princess|Emperor|Empress|Sultan|Amir|Emir|Shah|Sheikh|"
    r"Chairman|Secretary|Secretary-General|Taoiseach|Pope|Archbishop|Patriarch|Governor|Governor-General|Duke|Duchess|Consort|"
    r"of|"
    r"State|Council|the|Military|Junta|and|Head|Government|Leader|Colonel|Captain|Marshal|Field|Regent|Speaker|"
    r"Foreign|Affairs|Dr\.|"
    r"Presidency|for|Co-ordinator|Chief|Executive|Administrator|Commander|Sir|Lord|Mrs\.|Admiral|Ayatollah)\s+)+)"
)


def day(text: str, pivot: int = 30) -> str | None:
    """ "930627" as PETRARCH writes it -> "1993-06-27"."""
    if not re.fullmatch(r"\d{6}", text):
        return None
    year = int(text[:2])
    year += 2000 if year < pivot else 1900
    month, dom = text[2:4], text[4:]
    return f"{year}" if month == "00" else f"{year}-{month}" if dom == "00" else f"{year}-{month}-{dom}"


def entry(person: str, called: list[str], country: str, offices: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"id": person, "names": called, "country": country, "born": None, "died": None, "offices": offices, **more}


def held(title: str, at: str, start: str | None, end: str | None, source: str, bounds: str = "term") -> dict[str, Any]:
    return {"title": title, "at": at, "from": start, "until": end, "source": source, "bounds": bounds}


def diplomats(path: Path) -> Iterator[dict[str, Any]]:
    people: dict[str, dict[str, Any]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["name"] or not (row["started"] or row["appointed"]):
            continue
        person = people.setdefault(row["person_id"], entry("pocom:" + row["person_id"], [], "US", []))
        for name in (row["name"], row["altname"]):
            if name and name not in person["names"]:
                person["names"].append(name)
        person["born"], person["died"] = row["birth"], row["death"]
        post = (
            "Department of State" if row["kind"] == "positions-principals" else pretty(row["territory"] or row["post"])
        )
        start = row["started"] or row["appointed"]
        end = row["ended"] or (None if row["note"] else "..")
        if end == ".." and start < "2021":
            end = None  # no end on record is not "still there"
        title = row["role"] or pretty(row["post"])
        person["offices"].append(held(title, post, start, end, f"pocom:{row['id']}"))
    yield from people.values()


def pretty(slug: str) -> str:
    small = {"of", "and", "the", "to", "for"}
    text = " ".join(w if w in small else w.capitalize() for w in slug.replace("_", "-").split("-"))
    known = {
        "Korea South": "South Korea",
        "Korea North": "North Korea",
        "Vietnam South": "South Vietnam",
        "Un": "United Nations",
    }
    return known.get(text, text)


def leaders() -> Iterator[dict[str, Any]]:
    for row in _data.lines("leaders.jsonl.gz"):
        if row["office"] == "secretary of state":
            continue  # already among the diplomats
        country = countries.by_code(row["country"])
        assert country is not None
        id = row["ids"][0] if row["ids"] else f"leader:{names.fold(row['name']).replace(' ', '-')}"
        called = [row["name"], *(f for f in row["forms"] if " " in f and not f.startswith("the "))]
        offices = [held(row["office"], country.name, a, b, row["source"]) for a, b in row["terms"]]
        yield entry(id, called, row["country"], offices, born=row["born"])


def officials(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, others, country, body, title, spans = line.split("|")
            called = [name, *(o for o in others.split(";") if o)]
            terms = [span.split("..", 1) for span in spans.split(";")]
            offices = [held(title, body, a, b or "..", "general record") for a, b in terms]
            yield entry(f"official:{names.fold(name).replace(' ', '-')}", called, country, offices)


def actors(path: Path) -> Iterator[dict[str, Any]]:
    block: list[str] = []
    codes: list[tuple[str, str]] = []

    def done() -> Iterator[dict[str, Any]]:
        offices: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for code, dates in codes:
            role = ROLES.get(code[6:9]) if code[3:6] == "GOV" else None
            country = countries.by_code(CAMEO.get(code[:3], code[:3]))
            if role is None or country is None:
                continue
            if dates[0] in "<>":
                start, end = (day(dates[1:]), None) if dates[0] == ">" else (None, day(dates[1:]))
            else:
                a, _, b = dates.partition("-")
                start, end = day(a), day(b)
            if start or end:
                offices[country.code].append(held(role, country.name, start, end, "petrarch"))
        called = [" ".join(w.capitalize() for w in b.replace("_", " ").split()) for b in block]
        called = [c for c in called if names.parse(c).given]
        for country_code, rows in offices.items():
            if called:
                slug = names.fold(called[0]).replace(" ", "-")
                yield entry(f"petrarch:{country_code.lower()}/{slug}", called, country_code, rows)

    with lzma.open(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            body = line.split("#")[0].rstrip()
            found = re.findall(r"\[([A-Z]{3,12}) ([<>]?\d{6}(?:-\d{6})?)\]", body)
            name = re.match(r"\+?([A-Z][A-Z_'.\- ]+?)_?\s*(?:\[|$)", body)
            if name and not body.startswith(("\t", " ")):
                if not body.startswith("+"):
                    yield from done()
                    block, codes = [], []
                block.append(name.group(1))
            codes.extend(found)
        yield from done()


def visitors(path: Path) -> Iterator[dict[str, Any]]:
    seen: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["visitor"] or len(row["country"]) != 1 or not row["start"]:
            continue
        for visitor in re.split(r"\s+and\s+(?=(?:President|Prime|King|Queen|Mrs|Chancellor))", row["visitor"]):
            match = TITLE.match(visitor + " ")
            if not match:
                continue
            title, name = match.group(1).strip(), visitor[match.end() :].strip(" ,.")
            country = countries.find(row["country"][0], row["start"][:10])
            if name and country and len(name) > 2 and not re.search(r"\d|\band\b|,", name):
                seen[country.country.code, title, name].append(row)
    for (code, title, name), rows in sorted(seen.items()):
        spans: list[list[Any]] = []
        for row in sorted(rows, key=lambda r: str(r["start"])):
            end = row["end"] or row["start"]
            if spans and int(row["start"][:4]) - int(spans[-1][1][:4]) <= 1:
                spans[-1][1] = end
            else:
                spans.append([row["start"], end, row["id"]])
        where = countries.by_code(code)
        assert where is not None
        offices = [held(title, where.name, a, b, f"visits:{id}", "seen") for a, b, id in spans]
        yield entry(f"visits:{code.lower()}/{names.fold(name).replace(' ', '-')}", [name], code, offices)


def years(person: dict[str, Any]) -> tuple[int, int]:
    stamps = [int(d[:4]) for o in person["offices"] for d in (o["from"], o["until"]) if d and d != ".."]
    return min(stamps), max(stamps)


def agree(a: str, b: str) -> int:
    """2: full given names agree; 1: an initial or one of several given names fits; 0: they clash or are missing."""
    one, two = names.parse(a), names.parse(b)
    if one.surname != two.surname or not one.given or not two.given:
        return 0
    return offices._given_fit(one, two)


def join(people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    index: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    state = {"DEWG": "DE", "SUHH": "RU", "YUCS": "RS", "ZR": "CD", "VNSO": "VN", "VDVN": "VN"}
    for person in people:
        low, high = years(person)
        served = state.get(person["country"], person["country"])
        keys = {(served, names.parse(name).surname) for name in person["names"]}
        alone = not names.parse(person["names"][0]).given
        fits: list[tuple[int, int, dict[str, Any]]] = []
        for other in {id(o): o for key in sorted(keys) for o in index[key]}.values():
            start, end = years(other)
            gap = max(0, start - high, low - end)
            if (
                gap > (8 if alone and person["names"][0] not in other["names"] else 40)
                or person["id"].split(":")[0] == "pocom" == other["id"].split(":")[0]
            ):
                continue
            if person["born"] and other["born"] and person["born"][:4] != other["born"][:4]:
                continue
            how = 1 if alone else max(agree(a, b) for a in person["names"] for b in other["names"])
            if how:
                fits.append((how, -gap, other))
        fits.sort(key=lambda f: f[:2], reverse=True)
        clear = len(fits) == 1 or (len(fits) > 1 and fits[0][:2] > fits[1][:2] and not alone)
        target = fits[0][2] if clear else person
        if clear:
            target["offices"].extend(person["offices"])
            target["names"].extend(n for n in person["names"] if n not in target["names"] and not alone)
            target["born"] = target["born"] or person["born"]
        else:
            out.append(person)
        for key in keys:
            if all(known is not target for known in index[key]):
                index[key].append(target)
    return out


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    data = ap.parse_args().shared / "data"
    people = [
        *leaders(),
        *diplomats(data / "reference/roles.jsonl"),
        *officials(HERE / "officials.txt"),
        *actors(data / "nlp/petrarch_dictionaries/Phoenix.Countries.actors.txt.xz"),
        *visitors(data / "reference/visits.jsonl"),
    ]
    joined = join(people)
    for person in joined:
        person["offices"].sort(key=lambda o: o["from"] or o["until"] or "")
    write_lines("offices.jsonl.gz", joined)
    for kind in ("travels", "visits"):
        rows = [
            json.loads(line) for line in (data / f"reference/{kind}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        write_lines(f"{kind}.jsonl.gz", rows)
    print(sum(p.stat().st_size for p in DATA.iterdir()) / 1e6, "MB in all")


if __name__ == "__main__":
    main()
