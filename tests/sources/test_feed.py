"""RSS and Atom."""

import pytest

from backchannel.sources import feed
from backchannel.sources.limits import LARGEST_FEED, MOST_FEED_TAGS
from samples import ATOM, RSS


def test_entries_are_documents_and_marked(reader):
    whole, short = reader("a.rss", RSS)
    assert reader.errors == []
    document = whole.document
    assert (whole.kind, short.kind) == ("full text", "summary")
    assert document.text == "Kerry met Zarif in Vienna\non Monday.\n\nThey agreed on nothing."
    assert (document.title, document.outlet, document.byline) == ("Kerry met Zarif", "The Lantern & Times", "Jane Roe")
    assert (document.url, document.id) == ("https://lantern.example/1", document.hash[:12])
    assert document.published == "2019-02-05"  # where it came out, not in Greenwich
    assert (short.document.text, short.document.url, short.document.published) == (
        "Macron & Rouhani spoke.",
        None,
        None,
    )


def test_atom(reader):
    first, second = reader("a.atom", ATOM)
    assert (first.kind, first.document.text, first.document.published) == (
        "full text",
        "Kerry met Zarif.",
        "2019-05-04~",
    )
    assert (second.kind, second.document.published, second.document.byline) == ("summary", "2019-05-03", "A. Author")


def test_a_headline_alone_is_a_text(reader):
    (met,) = reader("a.rss", b"<rss version='2.0'><channel><item><title>Kerry met Zarif</title></item></channel></rss>")
    assert (met.kind, met.document.text) == ("summary", "Kerry met Zarif")


def test_a_feed_cut_off_gives_what_it_has_and_says_so(reader):
    found = reader("a.rss", RSS[: RSS.index(b"Only a summary")])
    assert found[0].document.text.startswith("Kerry met Zarif in Vienna")
    assert "not well-formed" in reader.told[-1]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (
            b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss version="2.0"/>',
            "XML entities",
        ),
        (b'<!DOCTYPE r SYSTEM "http://127.0.0.1/x.dtd"><rss version="2.0"><channel/></rss>', "without entries"),
        (b"<rss garbage", "neither RSS nor Atom"),
        (b"<rss>" + b"\xff\xfe\x00" * 1000, "without entries"),
        (b"<rss><channel>" + b"<item>" * (MOST_FEED_TAGS + 1), "tags"),
        (b"<rss version='2.0'>" + b" " * LARGEST_FEED, "larger than"),
        (b"", "empty"),
    ],
)
def test_garbage(reader, data, told):
    assert reader("a.rss", data) == []
    assert told in reader.told[0]
    assert len(reader.errors) == 1


def test_many_entries(reader, monkeypatch):
    monkeypatch.setattr(feed, "MOST_ENTRIES", 3)
    items = b"".join(b"<item><title>No. %d</title></item>" % number for number in range(5))
    assert len(reader("a.rss", b"<rss version='2.0'><channel>" + items + b"</channel></rss>")) == 3
    assert "more than 3 entries" in reader.told[0]


def test_nothing_is_opened_that_a_feed_names(reader, tmp_path, monkeypatch):
    """feedparser takes a string for an address or the name of a file; it is given neither."""
    secret = tmp_path / "secret.rss"
    secret.write_bytes(RSS)
    assert reader("a.rss", str(secret).encode()) == []
    assert len(reader.errors) == 1
