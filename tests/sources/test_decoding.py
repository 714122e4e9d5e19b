"""Bytes to text, nothing changed."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import EmptyDocumentError, UnreadableError
from backchannel.sources.decoding import binary_kind, decode

GERMAN = (
    "Der Außenminister traf sich in München mit dem Botschafter; das Gespräch blieb geheim. Später hieß es, nichts sei"
)
RUSSIAN = "Министр иностранных дел встретился с послом в Москве и обсудил соглашение."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("naïve “quotes” — kept\r\nline ends, too\r", "utf-8"),
        ("a byte order mark is no text", "utf-8-sig"),
        ("hello\r\nworld", "utf-16"),
        ("no mark at all", "utf-16-le"),
        ("no mark at all", "utf-16-be"),
        ("hello", "utf-32"),
        ("He said “no” to the naïve proposal and left the talks in the small hours of the day", "cp1252"),
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_encodings(text, encoding):
    assert decode(text.encode(encoding), "x") == text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_kept_to_the_character(text):
    if text.startswith("\ufeff") or not text.strip():
        return
    assert decode(text.encode("utf-8"), "x") == text


@given(st.binary())
def test_any_bytes_give_text_or_a_source_error(data):
    with contextlib.suppress(EmptyDocumentError, UnreadableError):
        assert decode(data, "x").strip("\ufeff")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff".encode(), "\ufeff\n".encode("utf-16")])
def test_empty(data):
    with pytest.raises(EmptyDocumentError):
        decode(data, "x")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04abc", "a ZIP"),
        (b"abc\0\0\0def\0", "binary"),
        (bytes(range(1, 32)), "binary"),
    ],
)
def test_binary(data, kind):
    assert kind in (binary_kind(data) or "")
    with pytest.raises(UnreadableError, match=kind):
        decode(data, "x")


def test_broken_utf16_says_where():
    with pytest.raises(UnreadableError, match="UTF-16-LE but byte 4 does not fit"):
        decode(b"\xff\xfea\0\x00\xd8", "x")
