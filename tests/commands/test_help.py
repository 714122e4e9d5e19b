"""Help, version, and what starts the program."""

import re
import subprocess
import sys
import time

import pytest
import typer

from backchannel import __version__
from backchannel.commands.app import app

COMMANDS = sorted(typer.main.get_command(app).commands)


def test_help_names_every_command(run):
    ran = run("--help")
    assert ran.code == 0
    assert all(command in ran.out for command in COMMANDS)
    assert {"brief", "demo", "extract", "read"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_commands_help_has_an_example_that_names_it(run, command):
    ran = run(command, "--help")
    assert ran.code == 0
    assert re.search(rf"Examples?:\s(?s:.*)backchannel {command}\b", ran.out)


def test_without_arguments_help_is_shown(run):
    ran = run()
    assert "Usage" in ran.out + ran.err


def test_version(run):
    assert run("--version").out == f"backchannel {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("extract",), ("--log-level", "loud", "demo"), ("brief", "--format", "x", "y")]
)
def test_usage_errors(run, arguments):
    ran = run(*arguments)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_help_is_quick_and_loads_nothing_heavy():
    script = (
        "import sys\nsys.argv = ['backchannel', '--help']\nfrom backchannel.commands import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'onnxruntime', 'numpy', 'tokenizers', 'pydantic', 'trafilatura', 'charset_normalizer', 'lxml'}\n"
        "sys.exit(', '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - begin
    assert (done.returncode, done.stderr) == (0, "")
    # 0.12 s on an idle machine; the bound allows for busy ones.
    assert seconds < 3
