"""`backchannel explain`."""

import json

import pytest

TEXT = "The American energy secretary, Ernest Walcott, met Javad Rahimi in Vienna on 14 July 2019."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    return path


def test_for_people(run, article):
    ran = run("explain", article)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# article")
    for said in ("contact  actual, meeting", "“The American energy secretary", "Javad Rahimi", "met -",
                 "the article's own voice",
                 "2019-07-14", "Vienna", "confidence 0.", "found by model"):  # fmt: skip
        assert said in ran.out


def test_for_programs(run, article):
    ran = run("explain", article, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    records = [json.loads(line) for line in ran.out.splitlines()]
    contact = next(r for r in records if r["claim"]["type"] == "contact")
    assert contact["trigger"]["text"] == "met"
    assert contact["evidence"] == TEXT
    assert {p["name"] for p in contact["parties"]} == {"Ernest Walcott", "Javad Rahimi"}
    for party in contact["parties"]:
        quoted = party["mention"]
        assert TEXT[quoted["start"] : quoted["end"]] == quoted["text"]
        assert 0 <= party["probability"] <= 1
    assert contact["modality"]["value"] == "actual"
    assert sum(contact["modality"]["probabilities"].values()) == pytest.approx(1, abs=0.01)


def test_one_claim(run, article):
    records = [json.loads(line) for line in run("explain", article, "--format", "json").out.splitlines()]
    wanted = records[-1]["claim"]["id"]
    (alone,) = run("explain", article, "--claim", wanted, "--format", "json").out.splitlines()
    assert json.loads(alone) == records[-1]
    assert run("explain", article, "--claim", wanted).out.count("confidence") == 1


def test_a_claim_that_is_not_there(run, article):
    ran = run("explain", article, "--claim", "c99")
    assert ran.code == 2
    assert "c99" in ran.err
    assert ran.out == ""


def test_no_claims(run):
    ran = run("explain", "-", input="It rained.")
    assert ran.code == 0
    assert "no claims" in ran.out


def test_nothing_readable(run, tmp_path):
    ran = run("explain", tmp_path / "none.txt", "--claim", "c1")
    assert ran.code == 3
