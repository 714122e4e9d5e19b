"""`backchannel brief` and `backchannel demo`: where a brief goes. What is in it, tests of the brief tell."""

import json
import os
import sys
from types import SimpleNamespace

import pytest
from rich.panel import Panel

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture(autouse=True)
def stand_in(monkeypatch):
    """A brief that lists the ids of its documents."""

    def render(brief, format):
        words = " ".join(brief)
        made = {"terminal": Panel(words), "md": f"# {words}", "json": json.dumps(brief), "html": f"<p>{words}</p>"}
        return made.get(format, b"%PDF " + words.encode())

    def compose(case, full=False, **scope):
        asked = [f"{name} {value}" for name, value in scope.items() if value is not None]
        return list(case.documents) + asked + ["in full"] * full

    monkeypatch.setitem(sys.modules, "backchannel.brief", SimpleNamespace(compose=compose, render=render))


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Kerry Zarif met.")
    return path


def test_in_the_terminal(run, article):
    ran = run("brief", article)
    assert (ran.code, ran.err) == (0, "")
    assert "╭" in ran.out
    assert " a " in ran.out


@pytest.mark.parametrize(("format", "out"), [("md", "# a\n"), ("json", '["a"]\n')])
def test_other_formats(run, article, format, out):
    assert run("brief", article, "--format", format).out == out


@pytest.mark.parametrize(("name", "start"), [("o.md", "# a"), ("o.json", '["a"]'), ("o.txt", "╭")])
def test_the_ending_of_the_output_decides(run, article, tmp_path, name, start):
    assert run("brief", article, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_text().startswith(start)


def test_a_format_that_is_named_counts_more_than_the_ending(run, article, tmp_path):
    run("brief", article, "-f", "md", "-o", tmp_path / "o.json")
    assert (tmp_path / "o.json").read_text() == "# a\n"


def test_pages_and_files(run, article, tmp_path):
    assert run("brief", article, "-o", tmp_path / "o.html").code == 0
    assert (tmp_path / "o.html").read_text() == "<p>a</p>\n"
    assert run("brief", article, "-o", tmp_path / "o.pdf").code == 0
    assert (tmp_path / "o.pdf").read_bytes() == b"%PDF a"


def test_about_one_thing(run, article):
    assert run("brief", article, "-f", "md", "--about", "Kerry").out == "# a about Kerry\n"
    assert run("brief", article, "-f", "md", "--pair", "A", "B").out == "# a pair ('A', 'B')\n"
    ran = run("brief", article, "--about", "Kerry", "--document", "a")
    assert ran.code == 2
    assert "one thing" in ran.err


def test_in_full(run, article):
    assert run("brief", article, "--full", "-f", "md").out == "# a in full\n"


def test_partly_read(run, article, tmp_path):
    ran = run("brief", article, tmp_path / "none.txt")
    assert ran.code == 1
    assert "╭" in ran.out


def test_nothing_read(run, tmp_path):
    ran = run("brief", tmp_path / "none.txt", "-o", tmp_path / "o.md")
    assert ran.code == 3
    assert os.listdir(tmp_path) == []


def test_demo_shows_the_sample_case_and_how_to_go_on(run):
    ran = run("demo")
    assert (ran.code, ran.err) == (0, "")
    assert "sample-1-original" in ran.out
    assert ran.out.index("sample-1-original") < ran.out.index("backchannel brief PATH...")
