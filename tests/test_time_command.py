"""`backchannel when`, as a command of its own."""

import json

import pytest
import typer
from typer.testing import CliRunner

from backchannel.commands.when import when


@pytest.fixture
def run():
    app = typer.Typer(add_completion=False)
    app.command()(when)
    return lambda *arguments: CliRunner().invoke(app, list(arguments))


def test_counts_from_publication(run):
    result = run("on Tuesday", "--published", "2021-02-25")
    assert result.exit_code == 0
    assert result.stdout.startswith("Tuesday: 23 February 2021 (2021-02-23)")
    assert "rule weekday+choose" in result.stdout


def test_counts_from_the_story(run):
    result = run("two months earlier", "--published", "2021-02-23", "--after", "2019-09", "--json")
    record = json.loads(result.stdout)
    assert (record["text"], record["start"], record["edtf"]) == ("two months earlier", 0, "2019-07")


def test_says_when_there_is_none(run):
    result = run("nothing here")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no time expression" in result.stderr


def test_refuses_what_is_no_date(run):
    result = run("today", "--published", "soon")
    assert result.exit_code == 2
    assert "2021-02-23" in result.stderr
