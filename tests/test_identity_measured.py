"""What the shipped weights reach on public data; needs ../shared and is left out where that is not there."""

import importlib.util
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType

import pytest

from backchannel.identity import resolve

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("BACKCHANNEL_SHARED", ROOT.parent / "shared"))

pytestmark = pytest.mark.skipif(
    not (SHARED / "data/frus/v12/demo.jsonl").exists(), reason=f"no open data at {SHARED} (set BACKCHANNEL_SHARED)"
)


def _cases() -> ModuleType:
    spec = importlib.util.spec_from_file_location("identity_cases", ROOT / "training/identity/cases.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _b_cubed(data: list[object]) -> tuple[float, float]:
    result = resolve([extraction for extraction, _ in data])  # type: ignore[misc]
    pairs = []
    for extraction, gold in data:  # type: ignore[misc]
        at = {span: entity.id for entity in extraction.entities for span in entity.mentions}
        pairs += [(result.of(extraction.document.id, at[span]).id, key) for span, key in gold]
    found, true = defaultdict(Counter), defaultdict(Counter)
    for a, b in pairs:
        found[a][b] += 1
        true[b][a] += 1

    def pure(groups: dict[str, Counter[str]]) -> float:
        return sum(sum(n * n for n in g.values()) / sum(g.values()) for g in groups.values()) / len(pairs)

    return pure(found), pure(true)


def test_tagged_persons_of_diplomatic_papers() -> None:
    precision, recall = _b_cubed(list(_cases().papers(SHARED / "data/frus/v12/demo.jsonl")))
    assert precision >= 0.99
    assert recall >= 0.97


def test_linked_names_of_the_last_months_of_news() -> None:
    news = list(_cases().news(SHARED / "data/current-events/2025.jsonl", {"10", "11", "12"}))
    precision, recall = _b_cubed(news)
    assert precision >= 0.94
    assert recall >= 0.96
