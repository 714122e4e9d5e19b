"""Gold on texts that are not ours: kept as offsets, joined with the texts again where the data folder is at hand.

    python gold_offsets.py pack BUILT_DIR gold/offsets.jsonl       texts out, hashes in
    python gold_offsets.py unpack gold/offsets.jsonl ../../shared/data OUT_DIR

News items are found by id in current-events/2025.jsonl, diplomatic papers in frus/volumes through frus/frus_gold.py
(text[:body_end]). A text whose hash differs is left out and told.
"""

import hashlib
import importlib.util
import json
import sys
from collections import defaultdict
from pathlib import Path


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def pack(built: Path, out: Path) -> None:
    with out.open("w", encoding="utf-8") as file:
        for path in sorted(built.glob("*.json")):
            record = json.loads(path.read_text("utf-8"))
            document = record["document"]
            if not document["id"].startswith(("ce-", "frus")):
                continue  # the project's own texts stand beside their annotations
            document["sha256"] = digest(document.pop("text"))
            document.pop("title", None)
            for entity in record["entities"]:
                entity.pop("aliases", None)
            for claim in record["claims"]:
                for source in claim["sources"]:
                    if source.get("span"):
                        source.pop("name", None)
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def texts(data: Path, wanted: set[str]) -> dict[str, str]:
    found = {}
    for line in (data / "current-events" / "2025.jsonl").open(encoding="utf-8"):
        item = json.loads(line)
        if item["id"] in wanted:
            found[item["id"]] = item["text"]
    spec = importlib.util.spec_from_file_location("frus_gold", data / "frus" / "frus_gold.py")
    frus = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(frus)
    volumes = defaultdict(set)
    for id in wanted:
        if id.startswith("frus"):
            volumes[id.rsplit("-d", 1)[0]].add(id)
    for volume, ids in sorted(volumes.items()):
        path = data / "frus" / "volumes" / f"{volume}.xml"
        for document in frus_documents(frus, path):
            if document["id"] in ids:
                found[document["id"]] = document["text"][: document["body_end"]]
    return found


def frus_documents(frus, path: Path):
    import subprocess
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        subprocess.run([sys.executable, frus.__file__, str(path), "-o", out.name], check=True, capture_output=True)
        for line in Path(out.name).read_text("utf-8").splitlines():
            record = json.loads(line)
            if "text" in record:
                yield {**record, "id": record["id"].replace("/", "-")}


def unpack(packed: Path, data: Path, out: Path) -> None:
    records = [json.loads(line) for line in packed.open(encoding="utf-8")]
    found = texts(data, {r["document"]["id"] for r in records})
    out.mkdir(parents=True, exist_ok=True)
    for record in records:
        document = record["document"]
        text = found.get(document["id"])
        if text is None or digest(text) != document.pop("sha256"):
            print(f"{document['id']}: its text is not there or has changed; left out", file=sys.stderr)
            continue
        document["text"] = text
        for claim in record["claims"]:
            for source in claim["sources"]:
                if source.get("span"):
                    source["name"] = text[source["span"]["start"] : source["span"]["end"]]
        (out / f"{document['id']}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    command, *paths = sys.argv[1:]
    {"pack": pack, "unpack": unpack}[command](*map(Path, paths))
