"""Countries: what a word stands for, at a date."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reference import countries


@pytest.mark.parametrize(
    ("word", "code", "how"),
    [
        ("Iran", "IR", "name"),
        ("Islamic Republic of Iran", "IR", "alias"),
        ("Iranian", "IR", "adjective"),
        ("the Iranians", "IR", "demonym"),
        ("Tehran", "IR", "capital"),
        ("Iran’s", "IR", "name"),
        ("U.S.", "US", "alias"),
        ("the USA", "US", "alias"),
        ("American", "US", "adjective"),
        ("the White House", "US", "seat"),
        ("the Kremlin", "RU", "seat"),
        ("UK", "GB", "alias"),
        ("UAE", "AE", "alias"),
        ("DPRK", "KP", "alias"),
        ("PRC", "CN", "alias"),
        ("GDR", "DD", "alias"),
        ("USSR", "SUHH", "alias"),
        ("West German", "DEWG", "adjective"),
        ("Rhodesia", "RHXX", "name"),
        ("Kosovo", "XK", "name"),
        ("Taipei", "TW", "capital"),
        ("the Holy See", "VA", "alias"),
        ("Palestinian", "PS", "adjective"),
        ("Spaniards", "ES", "demonym"),
        ("Cote d'Ivoire", "CI", "alias"),
        ("Korea, Republic of", "KR", "alias"),
    ],
)
def test_a_word_stands_for_a_country(word: str, code: str, how: str) -> None:
    found = countries.find(word)
    assert found is not None
    assert (found.country.code, found.how) == (code, how)


@pytest.mark.parametrize("word", ["turkey", "china", "us", "Us", "It", "polish", "", "the", "Zarif", "Kissinger"])
def test_a_word_that_stands_for_no_country(word: str) -> None:
    assert countries.find(word) is None


@pytest.mark.parametrize(
    ("word", "on", "code"),
    [
        ("Moscow", "1969-02-17", "SUHH"),
        ("Moscow", "2019", "RU"),
        ("the Russians", "1969", "SUHH"),
        ("FRG", "1969", "DEWG"),
        ("FRG", "2005-01", "DE"),
        ("Hanoi", "1969-05", "VDVN"),
        ("Belgrade", "1970", "YUCS"),
    ],
)
def test_the_date_decides_between_a_state_and_its_forerunner(word: str, on: str, code: str) -> None:
    found = countries.find(word, on)
    assert found is not None
    assert found.country.code == code


def test_a_shared_adjective_names_the_others_too() -> None:
    found = countries.find("Congolese")
    assert found is not None
    assert (found.country.code, found.also) == ("CD", ("CG",))


def test_the_european_union_is_an_organization() -> None:
    found = countries.find("EU")
    assert found is not None
    assert found.country.kind == "organization"


def test_scan_takes_the_longest_name() -> None:
    text = "U.S. and South Korean envoys left Washington, D.C. for Guinea-Bissau."
    found = [(text[s:e], m.country.code) for s, e, m in countries.scan(text)]
    assert found == [("U.S.", "US"), ("South Korean", "KR"), ("Washington, D.C.", "US"), ("Guinea-Bissau", "GW")]


def test_codes_are_unique_and_successors_exist() -> None:
    codes = [c.code for c in countries.all_countries()]
    assert len(codes) == len(set(codes)) > 250
    assert all(countries.by_code(s) for c in countries.all_countries() for s in c.successors)


def test_a_historic_state_exists_between_its_dates() -> None:
    union = countries.by_code("SUHH")
    assert union is not None
    assert [union.existed(d) for d in ("1917", "1969-01-01", "1991-12-25", "1992")] == [False, True, True, False]


@given(st.text(max_size=30))
def test_any_text_can_be_asked(text: str) -> None:
    found = countries.find(text)
    assert found is None or found.how in countries.KINDS


def test_importing_reads_no_data() -> None:
    code = (
        "import backchannel.reference.countries as c, backchannel.reference.offices as o;"
        "assert c._load.cache_info().currsize == 0 and o._people.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
