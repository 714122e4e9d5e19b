"""Measure who is who by shared/scoring/identity.py: with the mentions given, or with --own those that reading finds.

python training/identity/measure.py [--own] [--shared ../shared] [--months 10 11 12] [--keep FOLDER]

--own reads with the shipped model; --keep keeps what was read there (and takes it from there the next time).
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cases import news, papers

from backchannel import exchange
from backchannel.identity import Resolution, resolve
from backchannel.model import Document, Extraction


def export(extractions: list[Extraction], resolution: Resolution | None, path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for x in extractions:
            entities = []
            for e in x.entities:
                id = resolution.of(x.document.id, e.id).id if resolution else e.name
                entities.append({"id": id, "mentions": [{"start": s.start, "end": s.end} for s in e.mentions]})
            out.write(json.dumps({"document": {"id": x.document.id}, "entities": entities}) + "\n")


def own(extractions: list[Extraction], kept: Path | None) -> list[Extraction]:
    """The same documents as our own reading finds them."""
    if kept is not None and kept.exists():
        return list(exchange.read(kept))
    from backchannel.claims import extract
    from backchannel.reading import load_reader

    documents = [Document(x.document.id, x.document.text, published=x.document.published) for x in extractions]
    found = [extract(reading) for reading in load_reader().read(documents)]
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("".join(exchange.write(x) + "\n" for x in found), encoding="utf-8")
    return found


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--months", nargs="*", default=["10", "11", "12"])
    ap.add_argument("--own", action="store_true", help="with the mentions that our own reading finds")
    ap.add_argument("--keep", type=Path, help="folder for what was read")
    args = ap.parse_args()
    events = args.shared / "data/current-events/2025.jsonl"
    demo = args.shared / "data/frus/v12/demo.jsonl"
    sets = {
        "news": ([x for x, _ in news(events, set(args.months))], events, ["--last-months", str(len(args.months))]),
        "papers": ([x for x, _ in papers(demo)], demo, []),
    }
    for name, (extractions, gold, options) in sets.items():
        if args.own:
            extractions = own(extractions, args.keep / f"{name}.jsonl" if args.keep else None)
        start = time.perf_counter()
        resolution = resolve(extractions)
        took = time.perf_counter() - start
        for label, result in (("exact", None), ("ours", resolution)):
            with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
                export(extractions, result, Path(file.name))
                command = [sys.executable, str(args.shared / "scoring/identity.py"), str(gold), file.name, "--json"]
                print(
                    name,
                    label,
                    subprocess.run([*command, *options], capture_output=True, text=True, check=True).stdout.strip(),
                )
        print(f"{name}: {len(extractions)} documents in {took:.2f} s, {len(resolution.unsure)} unsure pairs")


if __name__ == "__main__":
    main()
