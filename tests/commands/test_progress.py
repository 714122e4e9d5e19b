"""Progress on standard error, only where someone looks at it."""

import io
import sys

import pytest

from backchannel.commands.batch import Batch


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def article(tmp_path):
    (tmp_path / "a.txt").write_text("Kerry met Zarif.")
    return tmp_path / "a.txt"


def told(monkeypatch, stream, paths, **options):
    monkeypatch.setattr(sys, "stderr", stream)
    batch = Batch(paths)
    with batch.showing_progress(batch.documents(), "Reading documents", **options) as documents:
        assert len(list(documents)) == 1
    return stream.getvalue()


def test_on_a_terminal(monkeypatch, article):
    shown = told(monkeypatch, Terminal(), [article, article.with_name("none.txt")])
    assert "Reading documents" in shown
    assert "error: " in shown
    assert "none.txt: no such file or folder" in shown.replace("\n", "")


def test_nowhere_else(monkeypatch, article):
    assert told(monkeypatch, io.StringIO(), [article]) == ""
    assert told(monkeypatch, Terminal(), [article], wanted=False) == ""
