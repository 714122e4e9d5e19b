"""Two names: at which level they agree, and whether they can be one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.identity.judgement import Judgement
from backchannel.identity.names import Level, compare, same_person
from backchannel.identity.spelling import slip, variant


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("Kissinger, Henry A.", "Henry Kissinger", Level.MIDDLE),
        ("Robert Malley", "Rob Malley", Level.NICKNAME),
        ("Joe Biden", "Joseph R. Biden", Level.NICKNAME),
        ("M. J. Zarif", "Mohammad Javad Zarif", Level.INITIAL),
        ("Mohammad Javad Zarif", "Javad Zarif", Level.PART),
        ("J. Edgar Hoover", "Edgar Hoover", Level.MIDDLE),
        ("Kim Jong Un", "Jong-un Kim", Level.EXACT),
        ("Anatoly Dobrynin", "Anatoliy F. Dobrynine", Level.SPELLING),
        ("Muammar Qaddafi", "Moammar Gadhafi", Level.SPELLING),
        ("Chou En-lai", "Zhou Enlai", Level.SPELLING),
        ("Mao Tse-tung", "Mao Zedong", Level.SPELLING),
        ("Mr. Zarif", "Mohammad Javad Zarif", Level.SURNAME),
        ("Diem", "Ngo Dinh Diem", Level.SURNAME),
        ("Koysgin", "Alexei Kosygin", Level.SURNAME_SPELLING),
        ("Saddam", "Saddam Hussein", Level.GIVEN),
        ("K", "Henry Kissinger", Level.LETTER),
        ("Donald Trump Jr.", "Donald Trump", Level.SUFFIX),
        ("Hillary Clinton", "Bill Clinton", Level.CONFLICT),
        ("George H. Bush", "George W. Bush", Level.MIDDLE_CONFLICT),
        ("Robert Mallett", "M. J. Zarif", Level.OTHER),
    ],
)
def test_level_of_agreement(a: str, b: str, level: Level) -> None:
    assert compare(a, b).level is level


@pytest.mark.parametrize(
    ("a", "b", "judgement"),
    [
        ("John F. Kerry", "John Kerry", Judgement.SAME),
        ("Zarif", "Mohammad Javad Zarif", Judgement.UNSURE),
        ("Robert Kennedy", "John Kennedy", Judgement.DIFFERENT),
        ("Mrs. Nixon", "Richard Nixon", Judgement.DIFFERENT),
        ("George H. W. Bush", "George W. Bush", Judgement.UNSURE),
    ],
)
def test_what_names_alone_say(a: str, b: str, judgement: Judgement) -> None:
    assert same_person(a, b) is judgement


def test_a_husband_is_not_his_wife() -> None:
    found = compare("Mrs. Nixon", "Richard Nixon")
    assert found.barred
    assert "one is a man and one a woman" in found.reason


def test_spellings_and_slips() -> None:
    assert variant("dobrynin", "dobrinin")
    assert variant("brezhnev", "brejnev")
    assert not variant("brezhnev", "berezovsky")
    assert slip("kosygin", "koysgin")
    assert not slip("beam", "bean")


_names = st.text(alphabet="ABKMRZaeiklmnorsy .-'", min_size=1, max_size=24)


@given(_names, _names)
def test_comparing_is_symmetric(a: str, b: str) -> None:
    assert compare(a, b) == compare(b, a)


@given(_names)
def test_a_name_is_never_another_persons_than_its_own(name: str) -> None:
    assert compare(name, name).level in (Level.EXACT, Level.OTHER)


@given(*[st.sampled_from(list(Judgement))] * 3)
def test_judgements_combine_like_a_veto(a: Judgement, b: Judgement, c: Judgement) -> None:
    assert a & b == b & a
    assert (a & b) & c == a & (b & c)
    assert a & Judgement.SAME == a
