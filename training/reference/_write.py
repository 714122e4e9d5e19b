"""Write the shipped data files: gzip'd JSON lines without a time stamp, so that the same facts give the same bytes."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "src/backchannel/reference/data"


def write_lines(name: str, rows: Iterable[dict[str, Any]]) -> None:
    text = "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows)
    path = DATA / name
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{name}: {text.count(chr(10))} lines, {path.stat().st_size / 1024:.0f} KiB")
