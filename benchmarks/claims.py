"""How fast documents become claims: reading and all finders.

    PYTHONPATH=src python benchmarks/claims.py [--data ../shared/data] [--items 300] [--papers 10] [--rounds 3]
        [--profile]

The same texts as benchmarks/reading.py. The last line is one JSON object: words_per_second (words between blanks over
the time of the best round), reading_share (of that time), claims, peak_mb. --profile prints where the time goes.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import time
from collections.abc import Iterable
from pathlib import Path

from backchannel.claims import extract
from backchannel.claims.shipped import shipped_scorer
from backchannel.model import Document
from backchannel.pipeline import batches
from backchannel.reading import load_reader
from reading import THREADS, peak, texts


def once(documents: list[Document]) -> tuple[float, float, int]:
    """Seconds of reading, seconds of finding claims, number of claims."""
    reader = load_reader(THREADS)
    reading = finding = 0.0
    claims = 0
    for batch in batches(documents):
        begin = time.perf_counter()
        made = list(reader.read(batch))
        middle = time.perf_counter()
        claims += sum(len(extract(one).claims) for one in made)
        reading, finding = reading + middle - begin, finding + time.perf_counter() - middle
    return reading, finding, claims


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder that holds current-events/ and frus/")
    parser.add_argument("--items", type=int, default=300)
    parser.add_argument("--papers", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    documents = texts(options.data, options.items, options.papers)
    words = sum(len(d.text.split()) for d in documents)
    load_reader(THREADS)
    shipped_scorer()
    if options.profile:
        profile = cProfile.Profile()
        profile.runcall(once, documents)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    reading, finding, claims = min((once(documents) for _ in range(options.rounds)), key=lambda r: r[0] + r[1])
    print(f"{len(documents)} documents, {words:,} words: reading {reading:.2f} s, claims {finding:.2f} s")
    figures = {
        "words_per_second": round(words / (reading + finding)),
        "reading_share": round(reading / (reading + finding), 3),
        "claims": claims,
        "peak_mb": round(peak()),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
