"""TEI volumes of the Foreign Relations of the United States."""

import json
import sys

import pytest

from backchannel.sources import meet
from backchannel.sources.tei import kind_of
from samples import TEI


def test_one_document_for_each_div(reader):
    first, second, third, note = reader("volume.xml", TEI)
    assert reader.errors == []
    document = first.document
    assert document.text == (
        "1. Memorandum of Conversation\n\nWashington, February 17, 1969.\n\nPARTICIPANTS\n\nThe President\n"
        "Anatoly Dobrynin\n\nThe President said that\nhe would reply.\n\na b"
    )
    assert (document.id, document.title) == ("frus1969-76v99-d1", "1. Memorandum of Conversation")
    assert document.outlet == "Foreign Relations of the United States"
    assert document.url == "https://history.state.gov/historicaldocuments/frus1969-76v99/d1"
    kinds = ["memcon", "backchannel message", "letter", "editorial note"]
    assert [met.kind for met in (first, second, third, note)] == kinds
    # A span of days has its month in common.
    dates = ["1969-02-17", None, "1969-03-03", "1969-03"]
    assert [met.document.published for met in (first, second, third, note)] == dates
    assert first.raw.startswith(b"<div")
    assert b"He did." in first.raw


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("12. Memorandum of Telephone Conversation", "telcon"),
        ("Telegram From the Embassy", "telegram"),
        ("3a. Minutes of a Meeting", "minutes"),
        ("Something", "other"),
    ],
)
def test_kinds(title, kind):
    assert kind_of(title) == kind


def test_a_volume_that_is_cut_off_gives_what_is_whole(reader):
    assert len(reader("volume.xml", TEI[: TEI.index(b"Dear Sir")])) == 2
    assert "cut off" in reader.told[0]


def test_other_tei(reader):
    assert reader("a.xml", b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>x</p></text></TEI>') == []
    assert "only volumes of FRUS" in reader.told[0]


HEAD = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><div type="document"><p>'
TAIL = b"</p></div></text></TEI>"
BOMB = b"<!DOCTYPE TEI [<!ENTITY a '" + b"ha" * 100 + b"'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
) + b"]>"  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        BOMB + HEAD + b"&j;" + TAIL,
        BOMB + HEAD.replace(b"<text>", b"<text n='&j;'>") + TAIL,
        b"<!DOCTYPE TEI [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + HEAD + b"&x;" + TAIL,
        b"<!DOCTYPE TEI [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x.dtd'> %x;]>" + HEAD + TAIL,
        (b"<?xml version='1.0' encoding='UTF-16'?>" + BOMB + HEAD + b"&j;" + TAIL).decode().encode("utf-16"),
        HEAD + b"<hi>" * 100_000,
        HEAD + b"x" * 10_000_001 + TAIL,
        HEAD + b"&nbsp;" + TAIL,
        HEAD + b"\x00" + TAIL,
    ],
    ids=["bomb", "bomb in an attribute", "file", "network", "bomb in UTF-16", "deep", "long", "unknown entity", "zero"],
)
def test_hostile_xml(reader, data):
    assert reader("a.tei", data) == []
    assert reader.errors
    assert all("\n" not in told and len(told) < 400 for told in reader.told)


def test_memory_does_not_grow_with_the_volume(tmp_path):
    import subprocess

    start, end = TEI.index(b'<div type="document" xml:id="d1"'), TEI.index(b'<div type="document" xml:id="d2"')
    div = TEI[start:end].replace(b"The   President", b"The   President " * 500)
    script = (
        "import resource, sys\nfrom backchannel.sources import load\n"
        "count = sum(1 for _ in load([sys.argv[1]], strict=True))\n"
        "print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    used = []
    for copies in (100, 4000):
        path = tmp_path / f"{copies}.xml"
        with path.open("wb") as out:
            out.write(TEI[:start])
            for number in range(copies):
                out.write(div.replace(b"d1", b"d%d" % number).replace(b"Dobrynin", b"No. %d" % number))
            out.write(TEI[end:])
        done = subprocess.run([sys.executable, "-c", script, path], capture_output=True, text=True, check=True)
        count, memory = map(int, done.stdout.split())
        assert count == copies + 3
        used.append(memory)
    assert used[1] < used[0] + 30_000  # kB; the larger file has 34 MB


def test_the_sample_volume_reads_as_its_annotations_do(shared):
    """Dev and test texts are cut from these: they must be the same to the character."""
    volume = shared / "data/frus/v12/frus1969-76v12.xml"
    if not volume.exists():
        pytest.skip("the sample volume is not there")
    gold = {}
    for line in (shared / "data/frus/v12/demo.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold[record["id"].replace("/", "-")] = record
    found = {met.document.id: met for met in meet([volume], strict=True)}
    assert set(found) == set(gold)
    for id, record in gold.items():
        met = found[id]
        assert met.document.text == record["text"][: record["body_end"]]
        assert (met.document.title, met.kind, met.document.url) == (record["title"], record["kind"], record["url"])
        assert met.document.published == record["date"]
    for path in sorted((shared / "gold/dev").glob("frus*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))["document"]
        assert document["text"] in found[document["id"]].document.text
        assert document["published"] == found[document["id"]].document.published
