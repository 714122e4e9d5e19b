"""Web pages."""

import pytest

from backchannel.errors import EmptyDocumentError, UnreadableError
from backchannel.sources import load

PAGE = """<!doctype html><html><head><meta charset="{encoding}"><title>Kerry met Zarif | The Post</title>
<meta property="og:title" content="Kerry met Zarif"><meta property="og:site_name" content="The Post">
<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2019-05-04T10:00:00Z">
<link rel="canonical" href="https://example.org/a"></head><body><nav><a href="/">Home</a> <a href="/x">World</a></nav>
<article><h1>Kerry met Zarif</h1><p>John Kerry met Mohammad Javad Zarif in New York last week, officials said, and the
two had a long conversation about the accord of 2015.</p><p>Nothing was decided in the café, they added on 3 March 2011,
and another meeting would follow before the summer.</p></article><footer>Copyright 2024</footer></body></html>"""


def read(path):
    return list(load([path], strict=True))


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_what_a_page_tells(tmp_path, encoding):
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.format(encoding=encoding).encode(encoding))
    (document,) = read(path)
    assert document.id == "a"
    assert (document.title, document.outlet, document.byline) == ("Kerry met Zarif", "The Post", "Jane Roe")
    assert (document.published, document.url) == ("2019-05-04", "https://example.org/a")
    assert "John Kerry met Mohammad Javad Zarif in New York" in document.text
    assert "café" in document.text
    assert "Home" not in document.text


def test_a_date_in_the_text_is_not_the_date_of_the_page(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(encoding="utf-8").replace("2019-05-04T10:00:00Z", ""))
    assert read(path)[0].published is None


def test_recognised_without_its_name(tmp_path):
    path = tmp_path / "page"
    path.write_text("\n  " + PAGE.format(encoding="utf-8"))
    assert read(path)[0].title == "Kerry met Zarif"


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", EmptyDocumentError),
        (b"<html><body></body></html>", EmptyDocumentError),
        (b"<html><body><script>var x = 1;</script></body></html>", EmptyDocumentError),
        (b"\x89PNG\r\n\0\0\0", UnreadableError),
    ],
)
def test_no_article(tmp_path, content, error):
    path = tmp_path / "a.html"
    path.write_bytes(content)
    with pytest.raises(error):
        read(path)
