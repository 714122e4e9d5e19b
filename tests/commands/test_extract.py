"""`backchannel extract`, and what all commands do with inputs, outputs and errors."""

import os
import signal
import subprocess
import sys
import time

import pytest

from backchannel import exchange
from backchannel.errors import ModelError

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("Kerry Zarif 😀 met.\r\n")
    (folder / "b.txt").write_text("Malley Zarif met.")
    return folder


def test_one_line_a_document(run, articles):
    ran = run("extract", articles)
    assert (ran.code, ran.err) == (0, "")
    extractions = list(exchange.read(ran.out.splitlines()))
    assert [extraction.document.id for extraction in extractions] == ["a", "b"]
    assert extractions[0].document.text == "Kerry Zarif 😀 met.\r\n"


def test_output_file(run, articles, tmp_path):
    out = tmp_path / "claims.jsonl"
    ran = run("extract", articles, "-o", out)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert len(list(exchange.read(out))) == 2
    assert sorted(os.listdir(tmp_path)) == ["articles", "claims.jsonl"]


def test_standard_input(run):
    ran = run("extract", "-", input="Kerry Zarif met.")
    assert ran.code == 0
    assert next(exchange.read([ran.out])).document.id == "stdin"


def test_what_fails_is_told_and_the_rest_is_done(run, articles):
    (articles / "c.txt").write_text("")
    (articles / "d.jsonl").write_text('{"text": "A B met."}\n{\n')
    ran = run("extract", articles, articles / "none.txt")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 3
    lines = ran.err.splitlines()
    assert [line.split(": ")[0] for line in lines] == ["error"] * 3
    assert "c.txt: empty" in lines[0]
    assert "d.jsonl, line 2: not JSON" in lines[1]
    assert "none.txt: no such file or folder" in lines[2]


def test_strict_stops_and_leaves_the_output_alone(run, articles, tmp_path):
    (articles / "aa.txt").write_text("")
    out = tmp_path / "claims.jsonl"
    out.write_text("before")
    ran = run("extract", "--strict", articles, "-o", out)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert out.read_text() == "before"
    assert sorted(os.listdir(tmp_path)) == ["articles", "claims.jsonl"]


def test_nothing_readable_leaves_the_output_alone(run, tmp_path):
    out = tmp_path / "claims.jsonl"
    out.write_text("before")
    ran = run("extract", tmp_path / "none", "-o", out)
    assert ran.code == 3
    assert out.read_text() == "before"


def test_a_document_met_twice_is_a_note_and_no_error(run, articles):
    (articles / "c.txt").write_text("Malley Zarif met.")
    ran = run("extract", articles)
    assert ran.code == 0
    assert ran.err.startswith("note: ")
    assert len(ran.out.splitlines()) == 2


@pytest.mark.parametrize("place", [".", "no/such/folder/out"])
def test_an_output_that_cannot_be_written_is_refused_at_once(run, articles, tmp_path, place):
    ran = run("extract", articles, "-o", tmp_path / place)
    assert ran.code == 2
    assert "--output" in ran.err


def test_devices_are_written_to(run, articles):
    assert run("extract", articles, "-o", "/dev/null").code == 0


def test_a_linked_output_stays_a_link(run, articles, tmp_path):
    (tmp_path / "real").touch()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert run("extract", articles, "-o", tmp_path / "link").code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text()


def test_log_level(run, articles):
    assert run("--log-level", "info", "extract", articles).err.count("published at an unknown date") == 2


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ModelError("model.onnx is missing"), 4),
        (KeyboardInterrupt(), 130),
        (OSError(28, "No space left on device"), 1),
    ],
)
def test_other_ends(run, articles, tmp_path, monkeypatch, error, code):
    def broken(documents):
        yield from ()
        raise error

    monkeypatch.setattr("backchannel.pipeline.extract", broken)
    ran = run("extract", articles, "-o", tmp_path / "out")
    assert ran.code == code
    assert ran.err.count("\n") == 1
    assert os.listdir(tmp_path) == ["articles"]


MAIN = [sys.executable, "-c", "from backchannel.commands import main; main()"]


def test_ctrl_c_leaves_nothing_broken(tmp_path):
    out = tmp_path / "out"
    out.write_text("before")
    process = subprocess.Popen(
        [*MAIN, "extract", "-", "-o", str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    until = time.monotonic() + 30
    while len(os.listdir(tmp_path)) == 1 and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    try:
        # Only now is standard input closed, so that the program was waiting for it all the time.
        process.wait(30)
    finally:
        _, err = process.communicate()
    assert process.returncode == 130
    assert err == b"interrupted\n"
    assert out.read_text() == "before"
    assert os.listdir(tmp_path) == ["out"]


def test_a_reader_that_leaves_early_is_no_error():
    script = (
        "from backchannel.commands.guard import guarded\nimport typer\napp = typer.Typer()\n"
        "@app.command()\n@guarded\ndef chatter() -> None:\n    while True:\n        print('x' * 1000)\napp()"
    )
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(30) == 141
