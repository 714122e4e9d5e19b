"""Lists of one's own: added, shown, linked to with reasons, removed."""

import pytest
from typer.testing import CliRunner

from backchannel.commands.app import app

ROW = "name,office,country,since,until,source\nIlse Brandvold,foreign minister,Norway,2013-08-15,2021-08-25,a test\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ministers.csv").write_text(ROW, "utf-8")
    (tmp_path / "article.txt").write_text(
        "date 2019-09-24 Norway's foreign minister, Ilse Brandvold, met Paul Harding in Oslo on Monday.\n", "utf-8"
    )
    return lambda *words: CliRunner().invoke(app, ["reference", *words])


def test_a_list_is_kept_until_it_is_removed(run):
    assert run("list").output.startswith("No lists")
    assert run("add", "ministers.csv").output == "ministers: 1 people\n"
    assert run("list").output.startswith("ministers  1 people  of the user, from ministers.csv")
    assert run("remove", "ministers").output == "ministers: removed\n"
    assert run("list").output.startswith("No lists")


def test_wrong_use_is_told(run):
    assert run("add").exit_code == 2
    assert run("list", "ministers.csv").exit_code == 2
    assert run("add", "ministers.csv", "--name", "No Such Name!").exit_code == 2


def test_a_case_keeps_lists_of_its_own_and_people_are_linked_with_reasons(run):
    case = ["--case", "norway.db"]
    assert CliRunner().invoke(app, ["add", "article.txt", *case]).exit_code == 0
    assert run("add", "ministers.csv", *case, "--by", "ana").exit_code == 0
    assert "of the case" in run("list", *case).output
    told = CliRunner().invoke(app, ["who", "Brandvold", *case]).output
    assert "Ilse Brandvold (ministers:" in told
    assert "the names are the same" in told
    run("remove", "ministers", *case, "--by", "ana")
    assert "ministers:" not in CliRunner().invoke(app, ["who", "Brandvold", *case]).output
