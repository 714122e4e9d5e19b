"""Damaged, cut and mixed-up files of every format: documents or one-line reasons come out, and nothing else."""

import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.errors import SourceError
from backchannel.sources import meet
from samples import ALL

# Each PDF is read in a process of its own, and trafilatura takes its time: a few of these go a long way.
EXAMPLES = int(os.environ.get("BACKCHANNEL_FUZZ", "0"))
FEW = {"a.pdf": 6, "a.warc": 15, "a.warc.gz": 15, "a.html": 15, "a.zip": 15}
junk = st.binary(max_size=40) | st.sampled_from(
    [b"\0" * 100, b"<" * 300, b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"&b;", b"]]>", b"%PDF-1.4", b"PK\x05\x06",
     b"\xff\xfe", b"\r\n\r\n",
     b"\x1f\x8b\x08\0", b"WARC/1.0\r\n", b"Content-Length: -1\r\n", b"99999999999", b"\xed\xa0\x80",
     "\u202e\x1b[2J".encode()]
)  # fmt: skip


@st.composite
def damaged(draw, data):
    """A file after up to four accidents."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + draw(st.sampled_from([1, 4, 50, 2000])))))
        match draw(st.integers(0, 4)):
            case 0:
                data = data[:start]
            case 1:
                data = data[:start] + draw(junk) + data[end:]
            case 2:
                data = data[:end] + data[start:]
            case 3:
                data = data[:start] + data[end:]
            case 4:
                data = (
                    data[:start]
                    + bytes(byte ^ draw(st.integers(1, 255)) for byte in data[start : start + 3])
                    + data[start + 3 :]
                )
    return data


def check(folder, name, data):
    path = folder / name
    path.write_bytes(data)
    errors = []
    begin = time.perf_counter()
    for met in meet([path], on_error=errors.append, on_note=lambda note: None):
        assert met.document.id
        assert met.document.text.strip()
        met.document.text.encode("utf-8")
        for value in (met.document.title, met.document.outlet, met.document.byline, met.document.url, met.document.id):
            assert value is None or value.encode("utf-8")
    assert time.perf_counter() - begin < 10
    for error in errors:
        assert isinstance(error, SourceError)
        assert str(error).isprintable(), str(error)


@pytest.mark.parametrize("name", ALL)
def test_accidents(name, tmp_path):
    @settings(max_examples=EXAMPLES or FEW.get(name, 40), suppress_health_check=list(HealthCheck), database=None)
    @given(damaged(ALL[name]))
    def accidents(data):
        check(tmp_path, name, data)

    accidents()


@pytest.mark.parametrize("name", ALL)
def test_cut_anywhere(name, tmp_path):
    data = ALL[name]
    for length in range(0, len(data), max(1, len(data) // (6 if name in FEW else 30))):
        check(tmp_path, name, data[:length])


@settings(max_examples=EXAMPLES or 60, database=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["a", "a.xml", "a.zip", "a.eml", "a.warc", "a.gz", "a.docx", "a.json", "a.txt"]),
)
def test_noise(tmp_path_factory, data, name):
    check(tmp_path_factory.getbasetemp(), name, data)
