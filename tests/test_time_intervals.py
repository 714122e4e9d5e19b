"""Arithmetic of uncertain intervals, against what a brute-force look at the days says; and how they are said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.reading.time import describe, intervals
from backchannel.reading.time.intervals import Interval

EPOCH = date(2000, 1, 1)
near = st.integers(0, 12).map(lambda days: EPOCH + timedelta(days=days))
closed = st.tuples(near, near).map(lambda pair: Interval(min(pair), max(pair)))
any_interval = st.tuples(near | st.none(), near | st.none()).map(
    lambda pair: Interval(*pair) if None in pair else Interval(min(pair), max(pair))
)


def days(interval):
    return {EPOCH + timedelta(days=n) for n in range(13) if interval.low <= EPOCH + timedelta(days=n) <= interval.high}


@given(closed, closed)
def test_relations_say_what_the_days_say(one, two):
    pairs = [(a, b) for a in days(one) for b in days(two)]
    assert intervals.surely_before(one, two) == all(a < b for a, b in pairs)
    assert intervals.could_be_before(one, two) == any(a < b for a, b in pairs)
    assert intervals.could_overlap(one, two) == bool(days(one) & days(two))
    assert intervals.surely_within(one, two) == (days(one) <= days(two))
    assert intervals.gap_days(one, two) == (
        min(abs((a - b).days) for a, b in pairs),
        max(abs((a - b).days) for a, b in pairs),
    )


@given(any_interval, any_interval)
def test_algebra(one, two):
    if intervals.surely_before(one, two):
        assert intervals.could_be_before(one, two)
        assert not intervals.could_overlap(one, two)
        assert not intervals.could_be_before(two, one)
    shared = intervals.common(one, two)
    assert (shared is not None) == intervals.could_overlap(one, two) == intervals.could_be_same(two, one)
    if shared is not None:
        assert intervals.surely_within(shared, one)
        assert intervals.surely_within(shared, two)
    whole = intervals.cover(one, two)
    assert intervals.surely_within(one, whole)
    assert intervals.surely_within(two, whole)
    assert intervals.gap_days(one, two) == intervals.gap_days(two, one)


plain = st.dates(date(1000, 1, 1), date(2999, 12, 31)).flatmap(
    lambda day: st.sampled_from([f"{day.year}", f"{day:%Y-%m}", day.isoformat()])
)


@given(plain)
def test_bounds_agree_with_an_independent_parser(text):
    edtf = pytest.importorskip("edtf", reason="edtf, an independent parser to check against, is not installed")
    parsed = edtf.parse_edtf(text)
    first, last = intervals.bounds(text)
    assert (first.timetuple()[:3], last.timetuple()[:3]) == (
        tuple(parsed.lower_strict()[:3]),
        tuple(parsed.upper_strict()[:3]),
    )


@given(plain, st.sampled_from("~?%"))
def test_doubt_widens(text, mark):
    assert intervals.surely_within(intervals.parse(text), intervals.parse(text + mark))
    assert intervals.bounds(text + mark) == intervals.bounds(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2013-24", "2013-12-01", "2014-02-28"),
        ("2013-22", "2013-06-01", "2013-08-31"),
        ("2017-01-20/2021-01-20", "2017-01-20", "2021-01-20"),
        ("2011/..", "2011-01-01", None),
        ("../2019-05", None, "2019-05-31"),
        ("2003-03-20T05:34:00Z", "2003-03-20", "2003-03-20"),
        ("-0489", None, None),
    ],
)
def test_bounds(text, first, last):
    assert intervals.bounds(text) == (first and date.fromisoformat(first), last and date.fromisoformat(last))


@pytest.mark.parametrize("text", ["", "soon", "2021-13", "2021-02-30", "2021-1", "2020/2019", "2019/soon"])
def test_what_is_no_edtf_is_refused(text):
    with pytest.raises(ValueError, match=r"not an EDTF date|no such date|ends before"):
        intervals.parse(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-07", "July 2019"),
        ("2019-07-04", "4 July 2019"),
        ("2017/2021", "between 2017 and 2021"),
        ("2011~", "about 2011"),
        ("2019?", "perhaps 2019"),
        ("2013-22", "summer 2013"),
        ("199X", "the 1990s"),
        ("18XX", "the 19th century"),
        ("-0489", "490 BC"),
        ("2019/..", "since 2019"),
        ("../2019-05-03", "until 3 May 2019"),
        ("2003-03-20T13:30:00Z", "20 March 2003, 13:30 UTC"),
        ("nonsense", "nonsense"),
    ],
)
def test_said_as_people_say_it(text, said):
    assert describe(text) == said
