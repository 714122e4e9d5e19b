"""Back-up and restore: one file, checked by hash, also from one kind of database to the other."""

import zipfile

import pytest

from backchannel.case import backup
from backchannel.case.store import Store
from backchannel.errors import DamagedCaseError, NewerCaseError
from stored import met, numbered


@pytest.fixture
def full(store):
    for item in (met(), numbered(1), numbered(2)):
        store.add(item.document, item, bytes(range(256)))
    store.decisions.reject("a#c1", by="Eva")
    return store


def same(one, other):
    assert list(one.extractions()) == list(other.extractions())
    assert one.raw("a") == other.raw("a")
    assert one.search("ilse") == other.search("ilse")
    assert [entry.hash for entry in one.log()] == [entry.hash for entry in other.log()][: len(list(one.log()))]
    assert one.runs() == other.runs()
    assert other.verify().sound


def test_what_is_restored_is_what_was_there(full, tmp_path, elsewhere):
    made = full.backup(tmp_path / "b")
    assert made.documents == 3
    with Store.restore(tmp_path / "b", elsewhere, by="Eva") as other:
        same(full, other)
        last = list(other.log())[-1]
        assert (last.action, last.by, last.body["from"]) == ("restore", "Eva", made.hash)
        assert other.add(met("new", "Another text. Ilse Brandvold met Reza Tavakol.").document).new


def test_a_case_moves_to_a_server(tmp_path, server):
    with Store.open(tmp_path / "case.db", create=True) as one:
        one.add(met().document, met())
        one.backup(tmp_path / "b")
        with Store.restore(tmp_path / "b", server()) as other:
            assert list(one.extractions()) == list(other.extractions())
            other.backup(tmp_path / "c")
    with Store.restore(tmp_path / "c", tmp_path / "back.db") as back:
        assert list(back.extractions()) == [met()]


@pytest.mark.parametrize("where", ["documents", "claims", "end", "cut"])
def test_a_damaged_file_is_refused_and_nothing_is_made(tmp_path, where):
    with Store.open(tmp_path / "case.db", create=True) as store:
        for number in range(30):
            store.add(numbered(number).document, numbered(number))
        store.backup(tmp_path / "b")
    with zipfile.ZipFile(tmp_path / "b") as whole:
        starts = {info.filename: info.header_offset + 100 for info in whole.infolist()}
    data = bytearray((tmp_path / "b").read_bytes())
    if where == "cut":
        data = data[: len(data) // 2]
    else:
        data[starts.get(f"{where}.jsonl", len(data) - 20)] ^= 0x55
    (tmp_path / "b").write_bytes(data)
    with pytest.raises(DamagedCaseError):
        Store.restore(tmp_path / "b", tmp_path / "new.db")
    with Store.open(tmp_path / "new.db", create=True) as new:
        assert len(new) == 0


def test_a_manifest_that_was_changed_is_refused(full, tmp_path, elsewhere):
    full.backup(tmp_path / "b")
    with zipfile.ZipFile(tmp_path / "b") as old, zipfile.ZipFile(tmp_path / "c", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"rows": 3', b'"rows": 4'))
        new.comment = old.comment
    with pytest.raises(DamagedCaseError, match="manifest"):
        Store.restore(tmp_path / "c", elsewhere)


def test_no_case_is_overwritten(full, tmp_path, address):
    full.backup(tmp_path / "b")
    with pytest.raises(DamagedCaseError, match="no case is yet"):
        Store.restore(tmp_path / "b", address)
    assert len(full) == 3


def test_a_back_up_of_a_newer_version_is_refused(full, tmp_path, elsewhere, monkeypatch):
    monkeypatch.setattr(backup.migrating, "revision", lambda connection: "9999")
    full.backup(tmp_path / "b")
    monkeypatch.undo()
    with pytest.raises(NewerCaseError, match="newer version"):
        Store.restore(tmp_path / "b", elsewhere)


def test_a_failed_back_up_leaves_what_was_there(full, tmp_path, monkeypatch):
    full.backup(tmp_path / "b")
    before = (tmp_path / "b").read_bytes()
    monkeypatch.setattr(backup, "_checked", lambda path, files: iter(()).throw(DamagedCaseError(str(path), "test")))
    with pytest.raises((DamagedCaseError, AttributeError)):
        full.backup(tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == before
    assert not list(tmp_path.glob("*.part"))
