"""PDF."""

import pytest

from backchannel.sources import pdf as reading
from backchannel.sources.pdf import PAGE_BREAK, page_of
from samples import pdf


def test_the_text_of_each_page_and_its_boundaries(reader):
    (met,) = reader(
        "a.pdf", pdf(["Kerry met Zarif in negoti-", "ations – in a café.", "Next line."], [], ["Third (page)."])
    )
    text = met.document.text
    assert text == "Kerry met Zarif in negotiations – in a café.\nNext line.\n\f\n\fThird (page)."
    assert text.split(PAGE_BREAK) == ["Kerry met Zarif in negotiations – in a café.\nNext line.", "", "Third (page)."]
    assert [page_of(text, text.index(word)) for word in ("Kerry", "Next", "Third")] == [1, 1, 3]
    assert met.document.id == "a"


def test_a_hyphen_before_a_capital_stays(reader):
    (met,) = reader("a.pdf", pdf(["The Anglo-", "American talks."]))
    assert "Anglo-American" in "".join(met.document.text.split("\n")).replace("-\n", "-")


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Talks in Muscat", "Talks in Muscat"), ("Microsoft Word - x", None), ("draft3.doc", None), ("", None)],
)
def test_a_title_that_is_the_name_of_a_file_is_none(reader, title, kept):
    (met,) = reader("a.pdf", pdf(["some words without a headline, and more of them."], title=title))
    assert (met.document.title, met.document.published) == (kept, None)


def test_a_masthead_is_read(reader):
    (met,) = reader("a.pdf", pdf(["Talks in Muscat", "By Jane Roe, The Lantern, May 5, 2018", "", "They met."]))
    assert (met.document.published, met.document.byline) == ("2018-05-05", "Jane Roe")


def test_pictures_of_text_are_told(reader):
    assert reader("a.pdf", pdf([], [])) == []
    assert "OCR" in reader.told[0]


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(1000),
        pdf(["One."])[:300],
        b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 1 0 R >>",
        b"%PDF-1.4\n1 0 obj " + b"[" * 100_000,
        pdf(["One."]).replace(b"/Count 1", b"/Count 99999999"),
        pdf(["One."]).replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"),
    ],
    ids=["head only", "zeros", "cut off", "loop", "deep", "lies about pages", "pages in a loop"],
)
def test_pdfs_that_lie(reader, data):
    documents = reader("a.pdf", data)
    assert len(documents) + len(reader.errors) == 1
    assert all("\n" not in told for told in reader.told)


def test_too_many_pages(reader, monkeypatch):
    monkeypatch.setattr(reading, "MOST_PAGES", 2)
    assert reader("a.pdf", pdf(["1"], ["2"], ["3"])) == []
    assert "3 pages, more than 2" in reader.told[0]


def test_too_much_text(reader, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_TEXT", 50)
    assert reader("a.pdf", pdf(["A line of words."] * 5)) == []
    assert "split it" in reader.told[0]


def test_a_reader_that_hangs_or_eats_memory_is_ended(reader, monkeypatch, tmp_path):
    child = tmp_path / "child.py"
    child.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(reading.pdf_child, "__file__", str(child))
    monkeypatch.setattr(reading, "PDF_SECONDS", 1)
    assert reader("a.pdf", pdf(["One."])) == []
    assert "not read within 1 seconds" in reader.told[0]
    child.write_text("import os\nos.abort()\n")
    reader("b.pdf", pdf(["One."]))
    assert "broke the reader" in reader.told[1]


def test_memory_is_bounded(reader, monkeypatch):
    """A page of 100 MB of spaces, packed small."""
    import zlib

    packed = zlib.compress(b"BT " + b" " * 100_000_000 + b" ET", 1)
    data = pdf(["One."])
    start, end = data.index(b"<< /Length"), data.index(b"\nendstream")
    data = data[:start] + b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + data[end:]
    monkeypatch.setattr(reading, "PDF_MEMORY", 120 << 20)
    assert reader("a.pdf", data) == []
    assert len(reader.errors) == 1
