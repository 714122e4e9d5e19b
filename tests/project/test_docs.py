"""What README and docs say is so: commands exist and run, links lead somewhere, codes are the codes."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from backchannel import exchange
from backchannel.commands.app import app
from backchannel.commands.exits import Exit
from backchannel.sample import folder

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^ *```{language}\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)


def console_lines(text: str) -> list[list[str]]:
    lines = [shlex.split(line, comments=True) for block in blocks(text, "console") for line in block.splitlines()]
    return [words for words in lines if words]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_make_targets_and_commands_exist(page):
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    commands = typer.main.get_command(app).commands
    text = page.read_text(encoding="utf-8")
    for words in console_lines(text) + [
        shlex.split(code) for code in re.findall(r"`((?:make|backchannel) [^`]*)`", text)
    ]:
        if words[0] == "make":
            assert words[1] in targets, words
        elif words[0] == "backchannel" and not words[1].startswith("-"):
            assert words[1] in commands, words
            known = {name for option in commands[words[1]].params for name in option.opts}
            assert {word for word in words[2:] if word.startswith("-") and word != "-"} <= known, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if "://" not in link:
            assert (page.parent / link).exists(), link


def test_exit_codes_are_documented():
    page = (ROOT / "docs/exit-codes.md").read_text()
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)] == [code.value for code in Exit]


@pytest.fixture
def elsewhere(tmp_path):
    """A folder as the README's reader has it: two articles in articles/, and one beside."""
    (tmp_path / "articles").mkdir()
    for name in ("sample-7-original.txt", "sample-13-denial.txt"):
        shutil.copy(folder() / name, tmp_path / "articles")
    shutil.copy(folder() / "sample-10-independent.txt", tmp_path / "article.txt")
    return tmp_path


def test_commands_of_the_readme_run(elsewhere):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ran = 0
    for words in console_lines(README):
        if words[0] == "backchannel":
            command = [sys.executable, "-c", "from backchannel.commands import main; main()", *words[1:]]
            done = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
            assert done.returncode == 0, (words, done.stderr)
            assert "error" not in done.stderr, words
            ran += 1
    assert ran >= 3
    assert len(list(exchange.read(elsewhere / "claims.jsonl"))) == 2
    assert (elsewhere / "brief.md").read_text().startswith("#")


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "CONTRIBUTING.md"], ids=lambda page: page.name)
def test_python_of_the_pages_runs(page, elsewhere):
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    (elsewhere / "claims.jsonl").write_text("")
    for block in blocks(page.read_text(encoding="utf-8"), "python"):
        command = [sys.executable, "-W", "error", "-c", block]
        done = subprocess.run(command, cwd=elsewhere, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
