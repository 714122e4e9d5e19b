"""ZIP and gzip, within limits."""

import gzip
import io
import struct
import time
import zipfile

import pytest

from backchannel.sources import zipped as reading
from backchannel.sources.limits import DEEPEST_NESTING, MOST_MEMBERS
from samples import PAGE, zipped


def test_files_in_order_each_by_its_format(reader):
    data = zipped({
        "b/page.html": PAGE, "a.txt": "Kerry met Zarif.", ".hidden.txt": "no", "__MACOSX/a.txt": "no", "c/": "",
        "d.jsonl": '{"id": "j", "text": "Moniz met Salehi."}',
    })  # fmt: skip
    found = reader("a.zip", data)
    assert [met.document.id for met in found] == ["a", "page", "j"]
    assert [met.where.rpartition("!")[2] for met in found] == ["a.txt", "b/page.html", "d.jsonl"]
    assert reader.errors == []


def test_gzip_of_lines_is_read_as_a_stream(reader):
    lines = b"".join(b'{"id": "%d", "text": "Kerry met Zarif, %d."}\n' % (n, n) for n in range(1000))
    found = reader("a.jsonl.gz", gzip.compress(lines))
    assert len(found) == 1000
    assert len(reader("cut.jsonl.gz", gzip.compress(lines)[:-500])) > 100
    assert "cut off" in reader.told[-1]


def test_bad_files_are_told_and_the_rest_goes_on(reader):
    data = zipped({"a.txt": "fine", "b.bin": bytes(100), "c.txt": "", "d.txt": "fine, too"})
    assert [met.document.id for met in reader("a.zip", data)] == ["a", "d"]
    assert reader.told[0].startswith("a.zip!b.bin: looks like binary data")
    assert len(reader.errors) == 2


def test_an_archive_in_an_archive(reader):
    data = b"Kerry met Zarif."
    for depth in range(DEEPEST_NESTING):
        data = zipped({"x.zip" if depth else "x.txt": data})
    assert len(reader("a.zip", data)) == 1
    assert reader("b.zip", zipped({"x.zip": zipped({"x.zip": data})})) == []
    assert "deep" in reader.told[0]


def test_an_archive_that_holds_itself_ends():
    # Nesting is bounded whatever is inside; the quine of archives, r.zip, needs no more than that.
    assert DEEPEST_NESTING < 10


BOMB = bytes(300_000_000)


@pytest.fixture(scope="module")
def packed_zeros():
    return gzip.compress(BOMB, 6)


@pytest.mark.parametrize(
    "name", ["a.txt.gz", "a.jsonl.gz", "a.html.gz", "a.xml.gz", "a.pdf.gz", "a.warc.gz", "a.zip.gz"]
)
def test_gzip_bombs(reader, packed_zeros, name):
    begin = time.perf_counter()
    assert reader(name, packed_zeros) == []
    assert len(reader.errors) == 1
    assert time.perf_counter() - begin < 3


def test_gzip_bombs_that_begin_well(reader):
    text = gzip.compress(b"Kerry met Zarif. ") + gzip.compress(b" " * 40_000_000, 6)
    lines = gzip.compress(b'{"text": "fine"}\n') + gzip.compress(b"\n" * 40_000_000, 6)
    assert reader("a.txt.gz", text) == []
    assert [met.document.text for met in reader("a.jsonl.gz", lines)] == ["fine"]
    assert all("times its size" in told or "larger than" in told for told in reader.told)
    assert len(reader.errors) == 2


def test_zip_bombs(reader):
    data = zipped({"a.txt": "fine", "bomb.txt": b"a" * 5_000_000})
    assert len(reader("a.zip", data)) == 1
    assert "a.zip!bomb.txt: unpacks to more than 200 times its size" in reader.told[0]


def test_zip_bombs_of_many_layers(reader):
    inner = zipped({f"{n}.txt": b"a" * 900_000 for n in range(10)})
    outer = zipped({f"{n}.zip": inner for n in range(10)})
    begin = time.perf_counter()
    reader("a.zip", zipped({f"{n}.zip": outer for n in range(10)}, zipfile.ZIP_STORED))
    assert time.perf_counter() - begin < 10
    assert len(reader.errors) == 100
    assert all("times its size" in told for told in reader.told)


def test_all_levels_together_have_one_limit(reader, monkeypatch):
    from backchannel.sources import loading
    from backchannel.sources.unpacking import Budget

    monkeypatch.setattr(loading, "Budget", lambda: Budget(250_000))
    texts = {f"{n}.txt": f"{n} Kerry met Zarif. " * 2000 for n in range(3)}
    data = zipped(
        {"a.zip": zipped(texts), "b.zip": zipped({k: v + "x" for k, v in texts.items()}), "c.zip": zipped(texts)}
    )
    assert 3 <= len(reader("a.zip", data)) <= 6
    assert "unpacks to more than" in reader.told[-1]


def test_an_entry_that_lies_about_its_size(reader):
    data = bytearray(zipped({"a.txt": b"a" * 1_000_000}))
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + offset, 10)
    assert reader("a.zip", bytes(data)) == []
    assert "damaged" in reader.told[0]


def test_overlapping_entries(reader):
    """Many entries over the same packed bytes, as the best of the bombs have it."""
    data = zipped({"a.txt": "Kerry met Zarif."})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    copies = b"".join(entry.replace(b"a.txt", b"%05d" % n) for n in range(5000))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 5000, 5000, len(copies), start, 0)
    begin = time.perf_counter()
    assert len(reader("a.zip", data[:start] + copies + tail)) <= 1
    assert time.perf_counter() - begin < 10


def test_a_list_of_contents_without_end(reader, monkeypatch):
    many = zipped({f"{n}.txt": "" for n in range(MOST_MEMBERS + 1)}, zipfile.ZIP_STORED)
    assert reader("a.zip", many) == []
    assert "unpack it yourself" in reader.told[0]
    data = zipped({"a.txt": "x"})
    end = data.rindex(b"PK\x05\x06")
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    assert reader("b.zip", data[:end] + locator + data[end:]) == []
    assert "ZIP64" in reader.told[1]


def test_locked_and_damaged_archives(reader):
    data = bytearray(zipped({"a.txt": "secret"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    whole = zipped({"a.txt": "fine" * 100})
    wrong = bytearray(whole)
    wrong[40] ^= 255
    for hostile in (bytes(data), whole[:-30], whole[: len(whole) // 2], bytes(wrong), b"PK\x03\x04" + bytes(100)):
        before = len(reader.errors)
        assert reader("a.zip", hostile) == []
        assert len(reader.errors) == before + 1
    assert "locked" in reader.told[0]


def test_names_go_nowhere(reader, tmp_path):
    found = reader("a.zip", zipped({"../../up.txt": "One.", "/etc/x.txt": "Two.", "c\x1b[31m\n.txt": "Three."}))
    assert len(found) == 3
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip"]
    assert not any("\x1b" in met.where or "\n" in met.where for met in found)


def test_a_large_archive_is_refused(reader, monkeypatch):
    monkeypatch.setattr(reading, "LARGEST_ARCHIVE", 100)
    assert reader("a.zip", zipped({"a.txt": io.BytesIO(b"x" * 500).read()})) == []
    assert "larger than" in reader.told[0]
