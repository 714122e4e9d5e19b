"""Scores of the shipped files: reading heads, coreference, claims. Prints one JSON object.

python evaluate_shipped.py --shared ../../shared
"""

import argparse
import json
from pathlib import Path

from backchannel.claims import extract
from backchannel.exchange import write
from backchannel.reading import load_reader
from coreference_scores import gap, ontogum
from evaluate_reading import report
from lesson import document_of, read_gold
from train_claims import scorer_module, summary


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../../shared"))
    ap.add_argument("--claims-only", action="store_true")
    ap.add_argument("--out", type=Path, help="also write the predictions, as JSON Lines")
    a = ap.parse_args()
    reader = load_reader()
    out = {"version": reader.version}
    if not a.claims_only:
        out["reading"] = report(reader.run, a.shared / "data" / "nlp")
        out["ontogum_dev"] = ontogum(reader, a.shared / "data" / "nlp")
        out["gap"] = gap(reader, a.shared / "data" / "nlp")
    gold = read_gold([a.shared / "gold" / "dev"])
    found = [json.loads(write(extract(reading))) for reading in reader.read(document_of(r) for r in gold)]
    if a.out:
        a.out.write_text("".join(json.dumps(f, ensure_ascii=False) + "\n" for f in found), "utf-8")
    out["claims"] = summary(scorer_module(a.shared / "scoring" / "score.py"), gold, found)
    print(json.dumps(out, indent=1))


if __name__ == "__main__":
    main()
