"""Measure who is who with the mentions given, by shared/scoring/identity.py.

python training/identity/measure.py [--shared ../shared] [--months 10 11 12]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from cases import news, papers

from backchannel.identity import Resolution, resolve
from backchannel.model import Extraction


def export(extractions: list[Extraction], resolution: Resolution | None, path: Path) -> None:
    with path.open("w", encoding="utf-8") as out:
        for x in extractions:
            entities = []
            for e in x.entities:
                id = resolution.of(x.document.id, e.id).id if resolution else e.name
                entities.append({"id": id, "mentions": [{"start": s.start, "end": s.end} for s in e.mentions]})
            out.write(json.dumps({"document": {"id": x.document.id}, "entities": entities}) + "\n")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--months", nargs="*", default=["10", "11", "12"])
    args = ap.parse_args()
    events = args.shared / "data/current-events/2025.jsonl"
    demo = args.shared / "data/frus/v12/demo.jsonl"
    sets = {
        "news": ([x for x, _ in news(events, set(args.months))], events, ["--last-months", str(len(args.months))]),
        "papers": ([x for x, _ in papers(demo)], demo, []),
    }
    for name, (extractions, gold, options) in sets.items():
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
