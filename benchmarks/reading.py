"""How fast reading is, beside the bare encoder over the same tokens.

    PYTHONPATH=src python benchmarks/reading.py [--data ../shared/data] [--items 300] [--papers 10] [--rounds 3]

Reads news items and diplomatic papers (without --data: the sample case, several times over) with two threads. The bare
encoder is the shipped network cut off behind its word vectors, run by onnxruntime over the very arrays that the reader
gave to the whole network. Both run in turns, and the best round of each counts. The last line is one JSON object:

words_per_second       words between blanks, over the time of the whole reading
ratio_to_bare_encoder  time of the whole reading over that of the bare encoder
peak_mb                most memory held until the first reading was done, model included
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import onnxruntime

from backchannel.model import Document
from backchannel.reading import load_reader
from backchannel.reading.shipped import ASSETS

THREADS = 2
Arrays = dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.int64]]"]


def texts(data: Path | None, items: int, papers: int) -> list[Document]:
    """News items spread over the year and diplomatic papers, or the sample case."""
    if data is None:
        from backchannel.sample import folder

        sample = [path.read_text(encoding="utf-8") for path in sorted(folder().glob("*.txt"))]
        return [Document(f"{n}", text) for n, text in enumerate(sample * 10)]
    found = []
    for path, count in ((data / "current-events/2025.jsonl", items), (data / "frus/v12/demo.jsonl", papers)):
        records = [json.loads(line) for line in path.open(encoding="utf-8")]
        step = max(1, len(records) // max(1, count))
        found += [
            Document(r["id"], r["text"], published=r.get("published") or r.get("date")) for r in records[::step][:count]
        ]
    return found


def fields(message: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Fields of a protobuf message: number, content (of those with a length), and all its bytes."""

    def varint(at: int) -> tuple[int, int]:
        value = shift = 0
        while True:
            byte = message[at]
            value |= (byte & 127) << shift
            at, shift = at + 1, shift + 7
            if byte < 128:
                return value, at

    at = 0
    while at < len(message):
        begin = at
        key, at = varint(at)
        content = b""
        if key & 7 == 2:
            size, at = varint(at)
            content, at = message[at : at + size], at + size
        elif key & 7 == 0:
            _, at = varint(at)
        else:
            at += 8 if key & 7 == 1 else 4
        yield key >> 3, content, message[begin:at]


def field(number: int, content: bytes) -> bytes:
    """One field with a length."""

    def varint(value: int) -> bytes:
        out = b""
        while value > 127:
            out += bytes([value & 127 | 128])
            value >>= 7
        return out + bytes([value])

    return varint(number << 3 | 2) + varint(len(content)) + content


def first_field(message: bytes, number: int) -> bytes:
    """Content of the first field with this number."""
    return next((content for n, content, _ in fields(message) if n == number), b"")


def cut(model: bytes, output: bytes) -> bytes:
    """An ONNX model with all nodes, inputs and outputs left out that `output` does not need.

    Numbers as in onnx.proto3: ModelProto.graph 7; GraphProto.node 1, input 11, output 12; NodeProto.input 1, output 2;
    a name is field 1 of inputs and outputs.
    """
    graph = first_field(model, 7)
    nodes = [raw for n, raw, _ in fields(graph) if n == 1]
    needed, kept = {output}, set()
    for number in range(len(nodes) - 1, -1, -1):  # nodes are in topological order
        parts = list(fields(nodes[number]))
        if needed & {content for n, content, _ in parts if n == 2}:
            kept.add(number)
            needed |= {content for n, content, _ in parts if n == 1}
    out, number = b"", -1
    for n, content, raw in fields(graph):
        number += n == 1
        if (n == 1 and number not in kept) or (n == 11 and first_field(content, 1) not in needed):
            continue
        if n == 12 and first_field(content, 1) != output:
            continue
        out += raw
    return b"".join(field(7, out) if n == 7 else raw for n, _, raw in fields(model))


def bare_encoder() -> Callable[[Arrays], object]:
    """The shipped network up to its word vectors."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        cut((ASSETS / "reader.onnx").read_bytes(), b"words"), options, providers=["CPUExecutionProvider"]
    )
    wanted = [i.name for i in session.get_inputs()]
    return lambda arrays: session.run(["words"], {name: arrays[name] for name in wanted})


def clocked(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def peak() -> float:
    """Most memory held so far, in MB."""
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / (1024 if sys.platform != "darwin" else 1024**2)


def main(arguments: Iterable[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder that holds current-events/ and frus/")
    parser.add_argument("--items", type=int, default=300)
    parser.add_argument("--papers", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(list(arguments) if arguments is not None else None)
    documents = texts(options.data, options.items, options.papers)
    words = sum(len(d.text.split()) for d in documents)
    started = time.perf_counter()
    reader = load_reader(THREADS)
    loaded = time.perf_counter() - started
    seen: list[Arrays] = []
    network = reader.run

    def remembering(arrays: Arrays) -> dict[str, np.ndarray]:  # type: ignore[type-arg]
        seen.append(arrays)
        return network(arrays)

    reader.run = remembering
    for _ in reader.read(documents):
        pass
    reader.run = network
    held = peak()
    encode = bare_encoder()
    whole, bare, net = [], [], []
    for _ in range(options.rounds):
        whole.append(clocked(lambda: [None for _ in reader.read(documents)]))
        bare.append(clocked(lambda: [encode(arrays) for arrays in seen]))
        net.append(clocked(lambda: [network(arrays) for arrays in seen]))
    pieces = sum(int(a["mask"].sum()) for a in seen)
    print(f"{len(documents)} documents, {words:,} words, {pieces:,} word pieces in {len(seen)} batches")
    print(f"loading {loaded:.2f} s; best of {options.rounds}: whole reading {min(whole):.2f} s, "
          f"all heads {min(net):.2f} s, bare encoder {min(bare):.2f} s")  # fmt: skip
    figures = {
        "words_per_second": round(words / min(whole)),
        "ratio_to_bare_encoder": round(min(whole) / min(bare), 3),
        "peak_mb": round(held),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
