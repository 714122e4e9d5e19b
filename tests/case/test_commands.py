"""The commands that work on a case."""

import json

import pytest
from typer.testing import CliRunner

from backchannel.case.store import ENGINE, Store
from backchannel.commands.app import app
from backchannel.exchange import write
from backchannel.model import Modality
from stored import met, numbered


@pytest.fixture
def run(monkeypatch, tmp_path):
    """Run a command in a folder of its own: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BACKCHANNEL_CASE", raising=False)

    def run(*words, code=0, input=None):
        done = CliRunner().invoke(app, [str(word) for word in words], input=input, prog_name="backchannel")
        assert done.exit_code == code, done.output
        return done

    return run


@pytest.fixture
def case(tmp_path):
    """A case of two documents in `case.db`."""
    with Store.open(tmp_path / "case.db", create=True) as store:
        for item in (met(), numbered(1)):
            store.add(item.document, item, b"raw", by="Ola")
    return tmp_path / "case.db"


@pytest.fixture
def read(monkeypatch):
    """Stand-ins for the reading; tells which documents were read."""
    seen = []

    def extract(documents):
        for document in documents:
            seen.append(document.id)
            yield met(document.id, document.text, document={"outlet": document.outlet, "published": document.published})

    monkeypatch.setattr("backchannel.pipeline.extract", extract)
    return seen


TEXT = "Ilse Brandvold met Reza Tavakol in Bergen on Friday, says {}."


def test_add_reads_what_is_new_only(run, read, tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(name))
    done = run("add", "a.txt", "b.txt", "--case", "case.db", "--by", "Eva")
    assert done.stderr.endswith("2 documents added; the case has 2\n")
    (tmp_path / "c.txt").write_text(TEXT.format("c"))
    (tmp_path / "d.txt").write_text(TEXT.format("a"))
    done = run("add", "a.txt", "c.txt", "d.txt", "--case", "case.db")
    assert "1 document added" in done.stderr
    assert "the case has 3" in done.stderr
    assert read == ["a", "b", "c"]
    with Store.open("case.db") as store:
        assert store.raw("a") == TEXT.format("a").encode()
        assert {entry.by for entry in store.log()} >= {"Eva"}


def test_add_again_reads_what_an_older_engine_has_read(run, read, case):
    with Store.open(case) as store:
        old = numbered(2)
        store.add(old.document, old, engine="older")
    run("add", "--again", "--case", case)
    assert read == ["d2"]
    with Store.open(case) as store:
        assert store.holds(old.document, ENGINE)


def test_add_what_extract_has_written(run, tmp_path):
    (tmp_path / "x.jsonl").write_text("".join(write(numbered(number)) + "\n" for number in range(3)))
    done = run("add", "--exchange", "x.jsonl", "--case", "case.db")
    assert "3 documents added" in done.stderr


@pytest.mark.parametrize("words", [("add", "--case", "case.db"), ("add", "a.txt"), ("lineage",), ("accounts",)])
def test_what_must_be_named(run, words):
    run(*words, code=2)


def test_the_case_may_be_named_once_for_all(run, case, monkeypatch):
    monkeypatch.setenv("BACKCHANNEL_CASE", str(case))
    assert "Talks in Bergen" in run("search", "Friday").stdout


def test_a_case_that_is_not_there(run):
    done = run("search", "x", "--case", "none.db", code=1)
    assert done.stderr == "error: none.db: no case there; backchannel add PATH --case none.db makes one\n"


def test_search(run, case):
    found = json.loads(run("search", "friday", "--case", case, "--format", "json").stdout)
    assert (found["document"], found["matches"]) == ("a", [{"start": 45, "end": 51}])
    assert run("search", "ilse", "without:friday", "--case", case).stdout.startswith("d1")
    assert run("search", "absent", "--case", case).stderr == "nothing found\n"


def test_lineage_and_accounts(run, case):
    lines = [json.loads(line) for line in run("lineage", "--case", case, "--format", "json").stdout.splitlines()]
    assert {line["document"]: line["kind"] for line in lines} == {"a": "independent", "d1": "independent"}
    assert set(lines[0]) == {"document", "kind", "derived_from", "origin", "score", "why"}
    run("review", "--case", case, "--grade", "Post=B")
    out = run("accounts", "--case", case).stdout
    assert "asserted by Post [B]" in out
    assert json.loads(run("accounts", "--case", case, "-f", "json").stdout.splitlines()[0])["credibility"] == 3


def test_lineage_and_accounts_of_files(run, read, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT.format("a"))
    assert run("lineage", "a.txt").stdout == "a: independent\n"
    assert "Ilse Brandvold" in run("accounts", "a.txt").stdout


def test_delete_says_what_goes_and_asks(run, case):
    done = run("delete", "a", "--case", case, input="n\n", code=1)
    assert "1 claims, 2 entities, 2 mentions" in done.stderr
    run("delete", "a", "--case", case, "--dry-run")
    with Store.open(case) as store:
        assert len(store) == 2
    run("delete", "a", "--case", case, "--yes", "--reason", "withdrawn", "--by", "Eva")
    assert "Eva  delete document" in run("audit", "--case", case).stdout
    assert run("delete", "a", "--case", case, "-y", code=1).stderr.startswith("error:")


def test_audit(run, case):
    with Store.open(case) as store:
        store.decisions.reject("a#c1", by="Eva", reason="a rumour")
    out = run("audit", "--case", case).stdout
    assert "Ola  add 1 documents, 1 of them new" in out
    assert "Eva  decide reject contact of Ilse Brandvold, Reza Tavakol, because a rumour" in out
    assert run("audit", "--case", case, "--verify").stdout.endswith("sound\n")
    assert json.loads(run("audit", "--case", case, "--verify", "-f", "json").stdout)["entries"] == 3
    run("audit", "--case", case, "--verify", "--head", "0" * 64, code=1)
    run("review", "--case", case, "--undo", "3")
    assert "undo decision 3" in run("audit", "--case", case, "--after", "3").stdout


def test_backup_and_restore(run, case):
    assert "2 documents written and checked" in run("backup", "b", "--case", case).stderr
    assert "2 documents restored" in run("backup", "b", "--restore", "--case", "new.db").stderr
    run("backup", "b", "--restore", "--case", "new.db", code=1)
    run("backup", "none/b", "--case", case, code=2)


def test_diff(run, case):
    assert "nothing to compare" in run("diff", "--case", case, code=1).stderr
    with Store.open(case) as store:
        new = met(modality=Modality.DENIED)
        store.add(new.document, new, engine="newer")
    assert run("diff", "--case", case).stdout.startswith("a: changed (modality): contact")
    assert json.loads(run("diff", "--case", case, "-f", "json").stdout)["fields"] == ["modality"]
    assert "newer" in run("diff", "--runs", "--case", case).stdout
    assert "'none' has read nothing" in run("diff", "none", "--case", case, code=1).stderr


def test_export(run, case):
    assert len(run("export", "--case", case).stdout.splitlines()) == 2
    with Store.open(case) as store:
        store.decisions.accept("a#c1", by="Eva")
    (line,) = run("export", "--case", case, "--reviewed", "--complete").stdout.splitlines()
    assert json.loads(line)["document"]["id"] == "a"


def test_review_lists_what_is_open(run, case):
    with Store.open(case) as store:
        unsure = met("u", "Ilse Brandvold met Reza Tavakol, perhaps.", confidence=0.1)
        store.add(unsure.document, unsure)
    (line,) = run("review", "--case", case, "--list", "--format", "json").stdout.splitlines()
    assert json.loads(line)["claim"]["claim"] == "u#c1"
    assert "doubt:u#c1" in run("review", "--case", case, "--list").stdout
    run("review", "--case", case, "--grade", "Post", code=2)
