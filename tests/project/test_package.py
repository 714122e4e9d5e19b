"""What an installed package holds: everything that the program reads at run time, and nothing else."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "backchannel"
NEEDED = [
    "py.typed",
    "assets/model.json",
    "assets/reader.onnx",
    "assets/scorer.npz",
    "assets/tokenizer.json",
    "exchange/schema.json",
    "sample/sample-1-original.txt",
    "sample/sample.json",
    "identity/data/weights.json",
    "reference/data/countries.jsonl.gz",
    "case/migrations/env.py",
    "case/migrations/versions/r0001_case.py",
    "brief/page.css",
]


@pytest.fixture(scope="module")
def wheel():
    """Paths inside the wheel, as hatchling lists them."""
    builders = pytest.importorskip("hatchling.builders.wheel", reason="hatchling, the build tool, is not installed")
    builder = builders.WheelBuilder(str(ROOT))
    return {Path(file.distribution_path).as_posix() for file in builder.recurse_included_files()}


@pytest.mark.parametrize("name", NEEDED)
def test_what_the_program_reads_is_in_the_wheel(wheel, name):
    assert f"backchannel/{name}" in wheel


def test_every_data_file_of_the_source_is_in_the_wheel(wheel):
    data = {
        f"backchannel/{path.relative_to(SOURCE).as_posix()}"
        for path in SOURCE.rglob("*")
        if path.is_file() and not any(part == "__pycache__" or part.startswith(".") for part in path.parts)
    }
    assert data - wheel == set()


def test_nothing_else_is_in_the_wheel(wheel):
    assert {path.split("/")[0] for path in wheel} == {"backchannel"}
    assert not [path for path in wheel if path.endswith((".pyc", ".pt")) or "node_modules" in path]


@pytest.mark.parametrize("name", NEEDED)
def test_resources_are_found_where_the_package_is(name):
    assert (files("backchannel") / name).is_file()


def test_the_model_fits_the_promised_size():
    assert sum(f.stat().st_size for f in (SOURCE / "assets").iterdir()) < 30e6


def test_the_wheel_builds_and_its_program_starts(tmp_path):
    pytest.importorskip("hatchling.build", reason="hatchling, the build tool, is not installed")
    script = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    built = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    wheel = tmp_path / built.stdout.split()[-1]
    assert wheel.stat().st_size < 40e6
    # zipimport finds code in the wheel itself; -I keeps the checkout out
    script = f"import sys; sys.path.insert(0, {str(wheel)!r}); import backchannel; print(backchannel.__file__)"
    done = subprocess.run(
        [sys.executable, "-I", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert str(wheel) in done.stdout
