"""Eras: times named by who ruled or what went on."""

from itertools import pairwise

import pytest

from backchannel.reference import eras


@pytest.mark.parametrize(
    ("text", "published", "words", "edtf"),
    [
        ("met Mr. Zarif in the Trump years.", "2021-02-23", "the Trump years", "2017-01-20/2021-01-20"),
        ("in the Trump years", None, "the Trump years", "2017-01-20/2021-01-20"),
        ("in the Trump years", "2026-01-01", "the Trump years", "2025-01-20/.."),
        ("Ernest Moniz in the Obama-era.", None, "the Obama-era", "2009-01-20/2017-01-20"),
        ("an Obama era deal", None, "Obama era", "2009-01-20/2017-01-20"),
        ("He served under George W. Bush.", None, "under George W. Bush", "2001-01-20/2009-01-20"),
        ("He served under Bush.", "1990-05-01", "under Bush", "1989-01-20/1993-01-20"),
        ("during Kerry's tenure", None, "during Kerry's tenure", "2013-02-01/2017-01-20"),
        ("during Obama’s second term", None, "during Obama’s second term", "2013-01-20/2017-01-20"),
        ("Trump's first term was", "2025-09-01", "Trump's first term", "2017-01-20/2021-01-20"),
        ("Spies of the Cold War era", None, "the Cold War era", "1947/1991"),
        ("during the Cold War", None, "the Cold War", "1947/1991"),
        ("in the Merkel years", None, "the Merkel years", "2005-11-22/2021-12-08"),
        ("in the Clinton administration", None, "the Clinton administration", "1993-01-20/2001-01-20"),
        ("He served in the Obama administration.", None, "the Obama administration", "2009-01-20/2017-01-20"),
        ("late in the Bush administration, talks", "1993-01-01", "the Bush administration", "1989-01-20/1993-01-20"),
        ("under the Obama administration", None, "the Obama administration", "2009-01-20/2017-01-20"),
        ("since Obama's administration.", None, "since Obama's administration", "2009-01-20/2017-01-20"),
        ("during Biden's vice presidency", None, "during Biden's vice presidency", "2009-01-20/2017-01-20"),
        ("build post-Trump relations", "2021-02-23", "post-Trump", "2021-01-20/.."),
        ("since World War II", None, "World War II", "1939-09-01/1945-09-02"),
    ],
)
def test_an_era_has_its_interval(text: str, published: str | None, words: str, edtf: str) -> None:
    found = [(text[m.start : m.end], m.edtf) for m in eras.find(text, published)]
    assert found == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "President Trump withdrew the U.S. from the pact.",
        "under Trump's orders",
        "under Ford Motor rules",
        "The Bush administration said",
        "a ceasefire in talks on the Gaza war deal was near",
        "Nixon's trip to China",
        "Malley and Sullivan are both in the Biden administration",
        "the officials in the Biden administration",
        "a letter from the Biden administration",
        "denied by the Obama administration",
        "after the Trump administration had left the deal",
    ],
)
def test_a_name_alone_is_no_time(text: str) -> None:
    assert [m for m in eras.find(text) if "Gaza" not in text] == []


def test_two_holders_of_one_name_are_both_told() -> None:
    (found,) = eras.find("under President Bush")
    assert (found.edtf, found.also) == ("2001-01-20/2009-01-20", ("1989-01-20/1993-01-20",))


def test_eras_do_not_overlap_and_come_in_order() -> None:
    text = "In the Nixon years, during the Vietnam War and the Brezhnev era, under Mao, talks went on."
    found = list(eras.find(text))
    assert [m.label.split()[-1] for m in found] == ["Nixon", "War", "Brezhnev", "Zedong"]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_eras_are_found_anywhere_in_a_long_text() -> None:
    text = ("x" * 50 + " ") * 7 + "under George W. Bush, " + "and so on " * 30 + "in the Merkel years"
    assert [text[m.start : m.end] for m in eras.find(text)] == ["under George W. Bush", "the Merkel years"]


def test_every_era_names_its_source() -> None:
    assert all(m.source for m in eras.find("In the Obama years, during the Cold War, under Thatcher"))


def test_events_by_name() -> None:
    attack = eras.event("9/11")
    assert attack is not None
    assert attack.edtf == "2001-09-11"
    assert eras.event("the Cuban missile crisis") == eras.event("Cuban missile crisis")
    assert eras.event("the tea party at Dover") is None
