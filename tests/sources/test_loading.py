"""Files, folders and standard input."""

import io
import json
import sys
from pathlib import Path

import pytest

from backchannel.errors import EmptyDocumentError, NotFoundError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sample import folder
from backchannel.sources import FORMATS, Format, load, registry


class Told:
    def __init__(self):
        self.errors: list[SourceError] = []
        self.notes: list[str] = []

    def load(self, *paths, **options):
        return list(load(paths, on_error=self.errors.append, on_note=self.notes.append, **options))


@pytest.fixture
def told():
    return Told()


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def test_the_seed_is_kept_to_the_character(shared, told):
    (document,) = told.load(shared / "seed.txt")
    gold = json.loads((shared / "gold/dev/seed.json").read_text())["document"]
    assert document.text == gold["text"]
    assert document.text.encode() == (shared / "seed.txt").read_bytes()
    assert (document.id, document.title, document.outlet, document.published) == (
        gold["id"], gold["title"], gold["outlet"], gold["published"],
    )  # fmt: skip


def test_line_ends_stay(tmp_path, told):
    (tmp_path / "a.txt").write_bytes(b"one\r\ntwo\rthree\n")
    assert told.load(tmp_path)[0].text == "one\r\ntwo\rthree\n"


def test_the_sample_case_is_a_folder_like_any_other(told):
    documents = told.load(folder())
    assert len(documents) == 14
    assert not told.errors


def test_folders_are_walked_in_order(tmp_path, told):
    write(tmp_path, b_txt="second", a_txt="first", sub__c_txt="third", _hidden="no", notes_md="no")
    assert [document.text for document in told.load(tmp_path)] == ["first", "second", "third"]
    assert told.notes == [f"{tmp_path}: files of other kinds left out (1 .md)"]


def test_json_without_text_is_of_another_kind(tmp_path, told):
    write(tmp_path, a_txt="one", config_json='{"a": 1}', doc_json='{"text": "two"}')
    assert {document.text for document in told.load(tmp_path)} == {"one", "two"}
    assert not told.errors


def test_a_folder_without_readable_files(tmp_path, told):
    write(tmp_path, a_xyz="?")
    assert told.load(tmp_path) == []
    assert isinstance(told.errors[0], NotFoundError)


def test_a_named_file_is_read_whatever_its_name(tmp_path, told):
    write(tmp_path, notes_md="Some words.")
    assert told.load(tmp_path / "notes.md")[0].text == "Some words."


def test_each_bad_file_is_told_and_the_rest_goes_on(tmp_path, told):
    write(tmp_path, a_txt="fine", empty_txt="")
    (tmp_path / "x.bin").write_bytes(b"\0\1\2\3")
    (tmp_path / "p.txt").write_bytes(b"%PDF-1.4\0")
    documents = told.load(tmp_path / "no", tmp_path / "x.bin", tmp_path / "p.txt", tmp_path)
    assert [document.text for document in documents] == ["fine"]
    kinds = [type(error) for error in told.errors]
    assert kinds == [NotFoundError, UnreadableError, UnreadableError, EmptyDocumentError, UnreadableError]
    assert all("\n" not in str(error) for error in told.errors)


def test_strict_stops_at_the_first(tmp_path, told):
    write(tmp_path, a_txt="fine", b_txt="", c_txt="fine too")
    documents = load([tmp_path], strict=True)
    assert next(documents).text == "fine"
    with pytest.raises(EmptyDocumentError):
        next(documents)


def test_the_same_document_twice_is_kept_once(tmp_path, told):
    write(tmp_path, a_txt="same", b_txt="same", c_txt="other")
    assert [document.id for document in told.load(tmp_path, tmp_path / "a.txt")] == ["a", "c"]
    assert len(told.notes) == 2
    assert "the same document as" in told.notes[0]
    assert not told.errors


def test_the_same_text_in_another_outlet_is_another_document(tmp_path, told):
    lines = [{"id": "1", "outlet": "A", "text": "x"}, {"id": "2", "outlet": "B", "text": "x"}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert [document.id for document in told.load(tmp_path)] == ["1", "2"]


def test_ids_are_made_unique(tmp_path, told):
    write(tmp_path, x__a_txt="one", y__a_txt="two", z__a_txt="three")
    assert [document.id for document in told.load(tmp_path)] == ["a", "a-2", "a-3"]
    assert "the id 'a' is taken" in told.notes[0]


def test_without_callbacks_errors_and_notes_are_logged(tmp_path, caplog):
    write(tmp_path, a_txt="same", b_txt="same", c_txt="")
    assert len(list(load([tmp_path]))) == 1
    assert len(caplog.records) == 2


@pytest.mark.parametrize(
    ("data", "id"),
    [
        (b"Some words.", "stdin"),
        (b'{"id": "j", "text": "Some words."}\n', "j"),
        (b'[{"id": "j", "text": "Some words."}]', "j"),
        ("Some words.".encode("utf-16"), "stdin"),
    ],
)
def test_standard_input(monkeypatch, told, data, id):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (document,) = told.load("-")
    assert (document.id, document.text) == (id, "Some words.")


def test_loading_is_lazy(tmp_path):
    write(tmp_path, a_txt="one")
    documents = load([tmp_path / "a.txt", tmp_path / "later.txt"], strict=True)
    assert next(documents).text == "one"
    write(tmp_path, later_txt="two")
    assert next(documents).text == "two"


def test_a_new_format_is_one_line_in_the_registry(tmp_path, told, monkeypatch):
    def read(raw):
        for line in raw.lines():
            yield Document(id="", text=line.decode().split(",")[1])

    csv = Format(name="CSV", suffixes=(".csv",), sniff=lambda raw: False, read=read)
    monkeypatch.setattr(registry, "FORMATS", (csv, *FORMATS))
    write(tmp_path, a_csv="1,one\n2,two")
    assert [document.id for document in told.load(tmp_path)] == ["a", "a-2"]
