"""The commands that answer one question, on the sample case as annotated by hand."""

import json

import pytest

import gold
from backchannel.analysis import NOTICE
from backchannel.sample import folder


@pytest.fixture(autouse=True)
def annotated(shared, monkeypatch):
    monkeypatch.setattr("backchannel.pipeline.extract", gold.pipeline(shared))


@pytest.fixture(scope="module")
def sample():
    return sorted(folder().glob("*.txt"))


def test_backchannels(run, sample):
    ran = run("backchannels", *sample)
    assert (ran.code, ran.err) == (0, "")
    assert " ".join(NOTICE.split()) in " ".join(ran.out.split())
    assert "Oman" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 100
    told = json.loads(run("backchannels", *sample, "-f", "json").out)
    assert told["notice"] == NOTICE
    assert all(flag["signs"] for channel in told["channels"] for flag in channel["contacts"])


def test_who(run, sample):
    ran = run("who", "Zarif", *sample)
    assert ran.code == 0
    assert ran.out.startswith("Mohammad Javad Zarif")
    assert "foreign minister" in ran.out
    made = json.loads(run("who", "Zarif", *sample, "--format", "json").out)["dossier"]
    assert made["entity"]["name"] == "Mohammad Javad Zarif"
    assert all(contact["done"] for contact in made["contacts"])
    assert not any(contact["done"] for contact in made["apart"])


def test_who_nobody(run, sample):
    ran = run("who", "Zarief", *sample)
    assert ran.code == 1
    assert "close to it" in ran.err
    assert ran.out == ""


def test_pair(run, sample):
    ran = run("pair", "Iran", "United States", *sample)
    assert ran.code == 0
    assert "contacts reported as done" in ran.out
    assert run("pair", "Kerry", "John Kerry", *sample).code == 2
    made = json.loads(run("pair", "Zarif", "Kerry", *sample, "-f", "json").out)["pair"]
    assert made["contacts"]


def test_agreement(run, sample):
    ran = run("agreement", "Joint Comprehensive", *sample)
    assert ran.code == 0
    assert "Left or suspended" in ran.out
    assert "8 May 2018" in ran.out
    assert run("agreement", "Kerry", *sample).code == 1
    assert json.loads(run("agreement", "Joint", *sample, "-f", "json").out)["agreement"]["acts"]


def test_timeline(run, sample):
    ran = run("timeline", *sample, "--person", "Zarif", "--since", "2018", "--until", "2019-07")
    assert ran.code == 0
    assert "15 July 2019" in ran.out
    assert "2015" not in ran.out.split("Sources")[0]
    entries = json.loads(run("timeline", *sample, "-f", "json", "--modality", "actual").out)["timeline"]
    assert entries
    assert {entry["account"]["modality"] for entry in entries} == {"actual"}
    assert run("timeline", *sample, "--since", "soon").code == 2


def test_network(run, sample):
    ran = run("network", *sample)
    assert ran.code == 0
    assert "Brokers between sides" in ran.out
    assert "Groups that keep company" in ran.out
    told = json.loads(run("network", *sample, "-f", "json").out)
    assert {"brokers", "betweenness", "groups", "revolving", "network"} <= set(told)


def test_ways_for_word(run, sample):
    ran = run("network", *sample, "--path", "Zarif", "Kerry", "--since", "2017", "--until", "2019")
    assert ran.code == 0
    assert "does not say that it did" in " ".join(ran.out.split())
    assert "W1" in ran.out
    reach = json.loads(run("network", *sample, "--reach", "Zarif", "-f", "json").out)["reach"]
    assert "John Kerry" in {one["name"] for one in reach}
    assert run("network", *sample, "--path", "Zarif", "Arak").code in (1, 2)


def test_a_case_that_is_kept_or_files_but_not_both(run, sample):
    assert run("who", "Zarif").code == 2
    assert run("who", "Zarif", sample[0], "--case", "x.db").code == 2


def test_briefs_about_one_thing(run, sample, tmp_path):
    for format in ("html", "pdf", "docx"):
        ran = run("brief", *sample, "--about", "Zarif", "-o", tmp_path / f"zarif.{format}")
        assert (ran.code, ran.err) == (0, "")
        assert (tmp_path / f"zarif.{format}").stat().st_size > 10_000
    ran = run("brief", *sample, "--document", "sample-13-denial")
    assert "The sentences they rest on" in ran.out
