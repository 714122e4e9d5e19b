"""What can fill a slot."""

from backchannel.claims import inventory as inv
from backchannel.claims.candidates import LONGEST, candidates_of
from backchannel.model import TimeExpression
from parsed import flat, mention, reading


def test_mentions_and_times_become_candidates():
    parsed = flat("Kerry met Zarif in May 2018.")
    at = parsed[0].index("May")
    time = TimeExpression(at, at + 8, "date", "2018-05", "2018-05")
    mentions = [mention(parsed, "Kerry", cluster=4), mention(parsed, "Zarif", kind="nominal", cluster=7)]
    first, second, third = candidates_of(reading(parsed, mentions, [time]))
    assert (first.first, first.last, first.cluster, first.time) == (0, 1, 4, -1)
    assert inv.CANDIDATE_KINDS[second.kind] == "nominal"
    assert (third.first, third.last, third.cluster, third.time) == (4, 6, -1, 0)
    assert inv.CANDIDATE_TYPES[third.type] == "time"


def test_a_time_that_covers_no_word_is_none():
    parsed = flat("Kerry   met")
    assert candidates_of(reading(parsed, [], [TimeExpression(6, 7, "date", None, "")])) == []


def test_authors_of_a_byline_are_no_candidates():
    parsed = flat("A headline\n\nBy Ann Alder and Bo Birch\n\nAnn Alder met Bo Birch.", upos="PROPN")
    mentions = [mention(parsed, q, nth=n) for q in ("Ann Alder", "Bo Birch") for n in (0, 1)]
    assert {c.first for c in candidates_of(reading(parsed, mentions))} == {8, 11}


def test_by_with_a_verb_is_no_byline():
    parsed = flat("By May Ann Alder met Bo Birch.", upos="VERB")
    assert len(candidates_of(reading(parsed, [mention(parsed, "Bo Birch")]))) == 1


def test_very_long_mentions_are_left_out():
    parsed = flat("word " * (LONGEST + 1))
    assert candidates_of(reading(parsed, [mention(parsed, ("word " * (LONGEST + 1)).strip())])) == []
