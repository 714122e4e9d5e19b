"""Locks, licence and files of the repository."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from backchannel import __version__
from backchannel.sample import folder

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def tracked() -> list[Path]:
    """Text files that are, or would be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: which files belong to the repository is not known")
    files = (ROOT / name for name in listed.stdout.decode().split("\0") if name)
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:8192]]


def test_no_file_names_the_place_where_it_was_written():
    # Spelled apart, so that this file passes its own test.
    place = re.compile(rb"(?<![\w.])/" + rb"(?:work|opt/pypi|tmp/v-)(?:/|\b)")
    assert [str(file) for file in tracked() if place.search(file.read_bytes())] == []


def name_of(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def locked(name: str) -> dict[str, str]:
    text = (ROOT / "requirements" / name).read_text()
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["run.txt", "test.txt"])
def test_locks_name_no_host_and_hash_everything(name):
    text = (ROOT / "requirements" / name).read_text()
    assert not re.search(
        r"://|^\s*-|--(?:extra-)?index|--find-links|@ ", text.replace("    --hash=sha256:", ""), re.MULTILINE
    )
    for entry in re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry


def test_locks_hold_what_the_project_asks_for():
    run = {name_of(requirement) for requirement in PROJECT["project"]["dependencies"]}
    groups = PROJECT["dependency-groups"]
    assert run | {name_of(requirement) for requirement in groups["build"]} <= set(locked("run.txt"))
    assert {name_of(requirement) for requirement in groups["test"]} <= set(locked("test.txt"))
    assert locked("run.txt").items() <= locked("test.txt").items()


def test_licence_and_notice():
    licence = (ROOT / "LICENSE").read_text()
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    assert PROJECT["project"]["license"] == "Apache-2.0"
    assert "Universal Dependencies" in (ROOT / "NOTICE").read_text()


def test_the_version_is_in_the_changelog():
    assert f"## {__version__} " in (ROOT / "CHANGELOG.md").read_text()


def test_ci_runs_make_test():
    script = ROOT / ".ci/run"
    assert script.stat().st_mode & 0o111
    assert "make test" in script.read_text()


def test_the_sample_case_is_whole():
    assert len(list(folder().glob("*.txt"))) == 14
