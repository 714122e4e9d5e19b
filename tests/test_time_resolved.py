"""Which time an expression means: counted from publication, from the story, in the direction of the tense."""

import json

import pytest

from backchannel.reading.time import find_times


def edtf(text, date="2021-02-23"):
    return [one.edtf for one in find_times(text, date)]


def timex(text, date="2021-02-23"):
    return [one.timex for one in find_times(text, date)]


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        # counted from publication
        ("They met today.", "2021-02-23", "2021-02-23"),
        ("They met yesterday.", "2021-03-01", "2021-02-28"),
        ("He was there two days ago.", "2020-03-01", "2020-02-28"),
        ("He was there two weeks ago.", "2025-03-19", "2025-03-05~"),
        ("It began a year ago.", "2021-02-23", "2020"),
        ("They will meet next week.", "2021-02-23", "2021-03-01/2021-03-07"),
        ("They met last week.", "2021-01-04", "2020-12-28/2021-01-03"),
        ("ties forged in the past 10 years", "2021-02-23", "2011/2021"),
        ("it will end within three days", "2021-02-23", "2021-02-23/2021-02-26"),
        ("It happened earlier this year.", "2021-02-23", "2021-01-01/2021-02-23"),
        ("They will vote later this year.", "2021-02-23", "2021-02-23/2021-12-31"),
        ("last winter they met", "2018-09-16", "2017-24"),
        ("He has led the group for nine years.", "2025-09-23", "2016~/2025"),
        # the tense gives the direction
        ("He met them on Tuesday.", "2021-02-25", "2021-02-23"),
        ("He will meet them on Tuesday.", "2021-02-25", "2021-03-02"),
        ("He said on Monday that he will resign.", "2021-02-25", "2021-02-22"),
        ("It was signed in September.", "2021-02-23", "2020-09"),
        ("It will be signed in September.", "2021-02-23", "2021-09"),
        ("He was elected on 28 December.", "2021-01-05", "2020-12-28"),
        ("The summit, which was announced, is on January 3.", "2020-12-28", "2021-01-03"),
        # prepositions open intervals
        ("He has held it since 2019.", "2021-02-23", "2019/.."),
        ("He held it until January 2020.", "2021-02-23", "../2020-01"),
        ("before 3 May 2015", "2021-02-23", "../2015-05-03"),
        ("after March 2016", "2021-02-23", "2016-03/.."),
        ("It has been so since World War II.", "2021-02-23", "1945-09-02/.."),
        ("Exports were up a third from last year.", "2021-02-23", "2020"),
        # doubt
        ("about 2011", "2021-02-23", "2011~"),
        ("the middle of August 1970", "2021-02-23", "1970-08-15~"),
        # names
        ("at Easter 2019", "2021-02-23", "2019-04-21"),
        ("in the Obama-era", "2021-02-23", "2009-01-20/2017-01-20"),
        # times of day
        ("at 1330Z on 3 May 2015", "2021-02-23", "2015-05-03T13:30:00Z"),
        ("They met on Monday night.", "2021-02-23", "2021-02-22"),
        # before Christ, counted astronomically
        ("490 BC", "2021-02-23", "-0489"),
    ],
)
def test_resolved(text, date, expected):
    assert edtf(text, date)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2019 he went to the September General Assembly. Only 2 months earlier they met.",
            ["2019", "2019-09", "2019-07"],
        ),
        ("On 27 April 2015 they met. The next day he left.", ["2015-04-27", "2015-04-28"]),
        ("He left in August 2013. Later that month he wrote.", ["2013-08", "2013-08"]),
        ("They met in November 2014, and in January they signed.", ["2014-11", "2015-01"]),
        ("It was so in 2012 and 2013.", ["2012/2013", "2012/2013"]),
        ("from 2009 to 2015", ["2009/2015", "2009/2015"]),
        ("between July 2003 and December 2004", ["2003-07/2004-12", "2003-07/2004-12"]),
        ("He left two days after 3 May 2015.", ["2015-05-05", "2015-05-03"]),
        ("He came five days before Christmas 2015.", ["2015-12-20", "2015-12-25"]),
        ("5:34 AM on March 20, 2003", ["2003-03-20T05:34:00", "2003-03-20"]),
    ],
)
def test_the_story_goes_on(text, expected):
    assert edtf(text) == expected


def test_history_follows_its_own_years():
    text = (
        "In 1936 the war began. On 5 September the town fell. In 1937 the front moved. In July they attacked. "
        "In 1938 it went on. On 14 April they reached the sea. In 1939 it ended. The next day came peace."
    )
    found = {text[one.start : one.end]: one.edtf for one in find_times(text, "2009-12-19")}
    assert found["5 September"] == "1936-09-05"
    assert found["July"] == "1937-07"
    assert found["14 April"] == "1938-04-14"


def test_a_weekday_beside_a_date_chooses_its_year():
    assert edtf("It was on Friday, May 8.", "2010-01-10") == ["2009-05-08"]


def test_other_readings_are_kept_with_weights():
    (found,) = find_times("Talks, Tuesday", "2021-02-25")
    assert found.edtf == "2021-02-23"
    assert found.also == (("2021-03-02", 0.3),)


def test_a_clause_keeps_the_open_reading_beside():
    (found,) = find_times("They met three times since he left office in January 2017.", "2021-02-25")
    assert found.edtf == "2017-01"
    assert found.also == (("2017-01/..", 0.4),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the week of November 30, 2020", "2020-W49"),
        ("two months", "P2M"),
        ("two and a half years", "P2.5Y"),
        ("several hours", "PTXH"),
        ("2 years 1 month 21 days", "P2Y1M21D"),
        ("They now agree.", "PRESENT_REF"),
        ("He recently left.", "PAST_REF"),
        ("in the future", "FUTURE_REF"),
        ("the third quarter of 2019", "2019-Q3"),
        ("the summer of 2013", "2013-SU"),
        ("this weekend", "2021-W08-WE"),
        ("the 1990s", "199"),
        ("the 19th century", "18"),
        ("every Friday", "XXXX-WXX-5"),
        ("annual", "P1Y"),
        ("490 BC", "BC0490"),
        ("Friday morning", "2021-02-19TMO"),
    ],
)
def test_timex3_values(text, expected):
    assert timex(text) == [expected]


def test_vague_times_stay_vague():
    assert edtf("He was recently there, a few days later, and in recent years.") == [None, None, None]


def test_gold_claims_of_the_shared_folder(shared):
    """The share of claims whose own time words are read as their annotators read them."""
    right = asked = 0
    for path in sorted((shared / "gold" / "train").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        document = record["document"]
        found = find_times(document["text"], document["published"])
        for claim in record["claims"]:
            time = claim.get("time")
            if time and time.get("text"):
                accepted = {time["edtf"], *time.get("also", [])}
                asked += 1
                right += any(
                    one.edtf and {one.edtf, one.edtf.rstrip("~")} & accepted
                    for one in found
                    if one.start < time["text"]["end"] and time["text"]["start"] < one.end
                )
    assert asked > 50
    assert right / asked >= 0.85
