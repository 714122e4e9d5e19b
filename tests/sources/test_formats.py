"""Which format a file is taken for, whatever it is called."""

import io
import sys

import pytest

from backchannel.sources import FORMATS, choose, load
from backchannel.sources.raw import Raw
from samples import ALL, PAGE, docx, pdf, zipped

FORMAT_OF = {
    "a.pdf": "PDF", "a.docx": "DOCX", "a.zip": "ZIP", "a.warc": "WARC", "a.warc.gz": "WARC", "a.txt.gz": "gzip",
    "a.jsonl.gz": "gzip", "tei.xml": "FRUS TEI", "rss.xml": "RSS or Atom", "a.atom": "RSS or Atom", "a.eml": "mail",
    "a.html": "HTML", "a.jsonl": "JSON Lines", "a.txt": "plain text",
}  # fmt: skip


def chosen(data, name="", **options):
    from pathlib import Path

    form = choose(Raw(io.BytesIO(data), name, "x", Path(name).suffix))
    return getattr(form, "name", form)


def test_there_is_a_sample_of_every_format():
    assert set(FORMAT_OF) == set(ALL)
    assert set(FORMAT_OF.values()) == {form.name for form in FORMATS}


@pytest.mark.parametrize("name", ALL)
def test_by_content_and_by_name(name):
    assert chosen(ALL[name]) == FORMAT_OF[name]
    assert chosen(ALL[name], name) == FORMAT_OF[name]


@pytest.mark.parametrize("name", [name for name in ALL if FORMAT_OF[name] in ("PDF", "DOCX", "ZIP", "WARC", "gzip")])
@pytest.mark.parametrize("lie", ["a.txt", "a.html", "a.jsonl", "a.xml", "a.pdf", "a.eml"])
def test_first_bytes_are_believed_before_names(name, lie):
    assert chosen(ALL[name], lie) == FORMAT_OF[name]


@pytest.mark.parametrize("name", ALL)
def test_every_format_comes_through_a_pipe(name, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ALL[name])))
    assert list(load(["-"], strict=True))


@pytest.mark.parametrize("name", ALL)
def test_every_format_is_found_in_a_folder(name, tmp_path):
    (tmp_path / name).write_bytes(ALL[name])
    assert list(load([tmp_path], strict=True))


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.zip", "a.warc", "a.gz", "a.eml"])
@pytest.mark.parametrize("data", [b"Just some text.\n", b"", b"PK", b"\x1f\x8b", b"<html>"])
def test_names_that_lie(name, data, reader):
    assert reader(name, data) == []
    assert len(reader.errors) == 1


def test_xml_of_other_kinds(reader, tmp_path):
    assert reader("a.xml", b"<?xml version='1.0'?><config/>") == []
    assert reader.told == ["a.xml: a .xml file that is not FRUS TEI or RSS or Atom"]
    (tmp_path / "b.txt").write_text("Some words.")
    assert len(list(load([tmp_path], strict=True, on_note=reader.notes.append))) == 1
    assert reader.notes == [f"{tmp_path}: files of other kinds left out (1 .xml)"]


@pytest.mark.parametrize("mark", ["[Content_Types].xml", "META-INF/MANIFEST.MF", "AndroidManifest.xml"])
def test_archives_that_are_none_are_not_opened(mark, reader):
    assert reader("a.bin", zipped({mark: "x", "a.txt": "Some words."})) == []
    assert "office document" in reader.told[0]


def test_documents_know_how_they_were_met(reader):
    (met,) = reader("a.html", PAGE)
    assert (met.format, met.kind, met.raw, met.where.endswith("a.html")) == ("HTML", None, PAGE, True)
    first, second = reader("a.jsonl", ALL["a.jsonl"])
    assert (first.raw, second.raw) == (None, None)
    data = zipped({"x/a.pdf": pdf(["One."]), "b.docx": docx("<w:t>Two.</w:t>")})
    word, page = reader("a.zip", data)
    assert (word.where.rpartition("/")[2], page.where.endswith("a.zip!x/a.pdf")) == ("a.zip!b.docx", True)
    assert page.raw == pdf(["One."])
