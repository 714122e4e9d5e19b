"""What counts as a time expression, and which words around it belong to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reading.time import find_times, intervals
from backchannel.reading.time.points import published


def words(text, date="2021-02-23"):
    return [text[one.start : one.end] for one in find_times(text, date)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on 14 July 2015 in Vienna.", ["14 July 2015"]),
        ("On July 14, 2015, they met.", ["July 14, 2015"]),
        ("He left on Nov. 3.", ["Nov. 3"]),
        ("The 25th of August was hot.", ["The 25th of August"]),
        ("from 6-7 January 1916", ["6", "7 January 1916"]),
        ("in early October", ["early October"]),
        ("at the end of May 1942", ["the end of May 1942"]),
        ("by mid-September", ["mid-September"]),
        ("since 2019", ["2019"]),
        ("from 2009 to 2015", ["2009", "2015"]),
        ("between May and July", ["May", "July"]),
        ("in the past 10 years", ["the past 10 years"]),
        ("Only 2 months earlier, he", ["Only 2 months earlier"]),
        ("the following week", ["the following week"]),
        ("the day before yesterday", ["the day before yesterday"]),
        ("earlier this year", ["earlier this year"]),
        ("in the third quarter of 2019", ["the third quarter of 2019"]),
        ("the summer of 2013", ["the summer of 2013"]),
        ("the 1990s and the 19th century", ["the 1990s", "the 19th century"]),
        ("at 2:30-2:40 p.m.", ["2:30", "2:40 p.m."]),
        ("at 1330Z today", ["1330Z", "today"]),
        ("the night of 10 August 1792", ["the night of 10 August 1792"]),
        ("every Friday", ["every Friday"]),
        ("a 24-year rule", ["24-year"]),
        ("ten brutal months", ["ten brutal months"]),
        ("for nearly four weeks", ["nearly four weeks"]),
        ("in recent months", ["recent months"]),
        ("They were recently seen.", ["recently"]),
        ("490 BC", ["490 BC"]),
        ("at Christmas", ["Christmas"]),
        ("in the Trump years", ["the Trump years"]),
    ],
)
def test_found(text, found):
    assert words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the town.",
        "You may go. March on!",
        "A second man saw the sun.",
        "He was second to none.",
        "Theresa May and April Glaspie spoke.",
        "Some 2,000 people came.",
        "About 1500 troops were lost.",
        "Resolution 2231 was adopted.",
        "It cost $2000.",
        "He sat down.",
        "The fall of Saigon",
        "water springs from a spring",
        "They won 5-4.",
        "The Daily Telegraph reported it.",
        "a quarter of the voters",
        "the 12th floor",
        "a man in his 30s",
    ],
)
def test_ordinary_words_are_no_times(text):
    assert words(text) == []


@pytest.mark.parametrize("text", ["", " ", "\n", "no time here", "é漢\U0001f600 on 3 May 2015 é"])
def test_any_text_will_do(text):
    assert all(0 <= one.start < one.end <= len(text) for one in find_times(text, None))


_WORDS = """
on in the last next two three months weeks days ago earlier later May March Monday Friday 3 14 2015 1999 490
BC of to from until since before after between and early late mid- morning night noon 3:00 p.m. every week
year years quarter summer 1990s century today yesterday tomorrow this that same following day before yesterday
Christmas Sept. 31 30th the second half past ten o'clock will met . , - – ' ( ) 13/45/2020 2020-02-30 99999
0000
"""


@given(
    st.lists(st.sampled_from(_WORDS.split()), max_size=25).map(" ".join),
    st.sampled_from([None, "2021-02-23", "2020-02-29", "2021-02", "2021", "0001-01-01", "9999-12-31", "nonsense"]),
)
def test_whatever_is_found_is_sound(text, date):
    found = find_times(text, date)
    assert found == find_times(text, date)
    last = 0
    for one in found:
        assert last <= one.start < one.end <= len(text)
        last = one.end
        assert one.type in ("date", "time", "duration", "set")
        assert one.rule
        assert one.timex
        for edtf in filter(None, (one.edtf, *(other for other, _ in one.also))):
            intervals.parse(edtf)
        assert 0 <= sum(weight for _, weight in one.also) < 1


@given(st.text(max_size=80), st.sampled_from([None, "2021-02-23"]))
def test_arbitrary_text_is_read_without_error(text, date):
    find_times(text, date)


def test_without_a_date_what_counts_from_it_stays_open():
    yesterday, july = find_times("He left yesterday. On 3 July 2015 he was back.", None)
    assert yesterday.edtf is None
    assert july.edtf == "2015-07-03"


def test_a_dateline_stands_in_for_the_date_of_publication():
    head, yesterday = find_times("Talks resume\nWednesday, April 27, 2005\nThey met yesterday.", None)
    assert (head.edtf, yesterday.edtf) == ("2005-04-27", "2005-04-26")
    _, tuesday = find_times("LONDON, 3 May 2015 - He left on Saturday.", None)
    assert tuesday.edtf == "2015-05-02"


def test_a_date_that_is_none_is_no_date():
    assert published("2021-13") is None
    assert published("2021-02-30") is None
    assert published("soon") is None


def test_sentences_and_tense_may_come_from_a_parse():
    text = "Sunday the two meet"
    (past,) = find_times(text, "2021-02-23", tense_at=lambda _: "past", sentences=[(0, len(text))])
    (future,) = find_times(text, "2021-02-23", tense_at=lambda _: "future", sentences=[(0, len(text))])
    assert (past.edtf, future.edtf) == ("2021-02-21", "2021-02-28")
