"""Names of persons, taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reference import names


@pytest.mark.parametrize(
    ("text", "given_names", "surname"),
    [
        ("Mohammad Javad Zarif", ("mohammad", "javad"), "zarif"),
        ("Mr. Zarif", (), "zarif"),
        ("Kissinger, Henry A.", ("henry", "a"), "kissinger"),
        ("Burris, Col. Howard L.", ("howard", "l"), "burris"),
        ("Atherton, Alfred L., Jr.", ("alfred", "l"), "atherton"),
        ("former Secretary of State John F. Kerry", ("john", "f"), "kerry"),
        ("Crown Prince Mohammed bin Salman", ("mohammed",), "salman"),
        ("Abdel Fattah el-Sisi", ("abdel", "fattah"), "sisi"),
        ("de Gaulle", (), "gaulle"),
        ("Alec Douglas-Home", ("alec",), "douglas home"),
        ("Kim Jong-un", ("jong", "un"), "kim"),
        ("Xi Jinping", ("jinping",), "xi"),
        ("Lee Harvey Oswald", ("lee", "harvey"), "oswald"),
        ("J.D. Vance", ("j", "d"), "vance"),
        ("Recep Tayyip Erdoğan’s", ("recep", "tayyip"), "erdogan"),
    ],
)
def test_parts_of_a_name(text: str, given_names: tuple[str, ...], surname: str) -> None:
    parsed = names.parse(text)
    assert (parsed.given, parsed.surname) == (given_names, surname)


def test_titles_tell_gender() -> None:
    assert names.parse("Mrs. Gandhi").gender == "F"
    assert names.parse("King Hussein").gender == "M"
    assert names.parse("Dr. Rice").gender is None


def test_nicknames_and_given_names() -> None:
    assert "william" in names.canonical("bill")
    assert names.gender("Golda") == "F"
    assert names.gender("Anatoly") == "M"
    assert names.gender("Xyzzy") is None


def test_eastern_order_is_known() -> None:
    assert names.parse("Park Chung-hee").eastern
    assert not names.parse("Park Robinson").eastern or names.parse("Robinson Park").surname == "park"


@given(st.text(max_size=40))
def test_any_text_can_be_parsed(text: str) -> None:
    parsed = names.parse(text)
    assert parsed.text == text
    assert all(parsed.given)
