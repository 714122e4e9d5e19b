"""The blocks of the tutorial run one after another; until the model reads well enough, on annotations by hand."""

import re

import pytest

import gold


@pytest.fixture
def blocks(root):
    return re.findall(r"^```py\n(.*?)^```", (root / "docs/tutorial.md").read_text(encoding="utf-8"), re.M | re.S)


def test_the_tutorial_runs(blocks, shared, monkeypatch, capsys):
    monkeypatch.setattr("backchannel.pipeline.extract", gold.pipeline(shared))
    names = {}
    for block in blocks:
        exec(compile(block, "tutorial.md", "exec"), names)
    out = capsys.readouterr().out
    assert len(blocks) >= 8
    assert "Oman" in out
    assert "14 documents" in out
    assert "Mohammad Javad Zarif" in out
    assert " -> " in out
