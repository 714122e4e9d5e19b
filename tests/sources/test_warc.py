"""WARC."""

import gzip
import zlib

import pytest

from backchannel.sources import warc
from backchannel.sources.limits import LARGEST_PAGE
from samples import PAGE, pdf, record


def test_pages_with_their_addresses(reader):
    data = (
        record(type="request", status="200 OK")
        + record()
        + record(b"body", "https://news.example/x.css", "text/css")
        + record(PAGE, "https://news.example/gone", "text/html", "404 Not Found")
        + record(pdf(["Moniz met Salehi."]), "https://news.example/files/annex.pdf?v=1", "application/pdf")
    )
    page, annex = reader("a.warc", data)
    assert reader.errors == []
    assert (page.document.id, page.document.url) == ("kerry", "https://news.example/2019/kerry")
    assert (page.document.outlet, page.document.published, page.format, page.raw) == (
        "The Post",
        "2019-05-04",
        "HTML",
        PAGE,
    )
    assert page.where.endswith("a.warc!https://news.example/2019/kerry")
    assert (annex.document.id, annex.document.text) == ("annex", "Moniz met Salehi.")


@pytest.mark.parametrize("pack", [gzip.compress, lambda data: data])
def test_packed_or_not(reader, pack):
    other = PAGE.replace(b"Zarif", b"Salehi")
    assert len(reader("a.warc.gz", pack(record()) + pack(record(other, "https://news.example/b")))) == 2


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip"),
        (zlib.compress(PAGE), "Content-Encoding: deflate"),
        (zlib.compress(PAGE)[2:-4], "Content-Encoding: deflate"),
        (b"%x;x=y\r\n" % 100 + PAGE[:100] + b"\r\n%X\r\n" % (len(PAGE) - 100) + PAGE[100:] + b"\r\n0\r\n\r\n",
         "Transfer-Encoding: chunked"),
        (PAGE, "Transfer-Encoding: chunked"),
    ],
)  # fmt: skip
def test_bodies_are_unpacked(reader, body, header):
    (met,) = reader("a.warc", record(body, "https://news.example/a", "text/html", "200 OK", header))
    assert met.raw == PAGE


@pytest.mark.parametrize("cut", [10, 300, 800])
def test_cut_off(reader, cut):
    other = PAGE.replace(b"Zarif", b"Salehi")
    data = record() + record(other, "https://news.example/b")
    (met,) = reader("a.warc", data[:-cut])
    assert met.document.id == "kerry"
    assert any("cut off" in told for told in reader.told) or cut == 10


@pytest.mark.parametrize("cut", [1, 50, 200])
def test_cut_off_and_packed(reader, cut):
    other = PAGE.replace(b"Zarif", b"Salehi")
    data = gzip.compress(record()) + gzip.compress(record(other, "https://news.example/b"))
    documents = reader("a.warc.gz", data[:-cut])
    assert documents[0].document.id == "kerry"
    assert len(documents) + len(reader.errors) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"WARC/1.0\r\ngarbage\r\n" * 100,
        b"WARC/1.0\r\nX: " + b"a" * 1_000_000,
        record().replace(b"Content-Length: ", b"Content-Length: 9", 1),
        record().replace(b"Content-Length: ", b"Content-Length: -", 1),
        record(gzip.compress(bytes(LARGEST_PAGE + 10)), "https://news.example/a", "text/html", "200 OK",
               "Content-Encoding: gzip"),
        record(b"x" * (LARGEST_PAGE + 1)),
        record(b"x", "https://news.example/a", "text/html", "200 OK", "Content-Encoding: br"),
        record(b"x", "https://news.example/a", "text/html", "200 OK", "Content-Encoding: gzip"),
    ],
    ids=["garbage", "endless header", "lies long", "lies negative", "bomb", "large", "brotli", "not gzip"],
)  # fmt: skip
def test_hostile_records(reader, data):
    assert reader("a.warc", data) == []
    assert len(reader.errors) == 1
    assert len(reader.told[0]) < 500


def test_addresses_cannot_steer_the_terminal(reader):
    reader("a.warc", record(b"x", "https://news.example/\x1b[31m", "text/html"))
    assert reader.errors
    assert "\x1b" not in str(reader.errors)


def test_an_archive_without_pages(reader):
    assert reader("a.warc", record(b"x", kind="text/css")) == []
    assert "no web pages" in reader.told[0]


def test_names(reader):
    from backchannel.sources.raw import name_of

    assert name_of("https://news.example/a/b%20c.html?x") == "b c.html"
    assert name_of("https://news.example/") == "news.example"
    assert name_of("http://[") == "page"
    assert warc.FORMAT.magic
