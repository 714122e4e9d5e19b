"""Offices over time, and what somebody was at a date: held, known to hold none, or not known."""

import random
from datetime import date, timedelta

import pytest

from backchannel.analysis import Analysis, Basis, Knowledge, period
from backchannel.case import Case
from backchannel.model import Action, Modality, Status
from test_analysis_case import MET, article


def role(says, holder, title, **rest):
    return {"says": says, "type": "role", "holder": holder, "title": title, **rest}


def standing(*extractions, who="Ilse Brandvold"):
    """What `who` was at the time of the first contact of the case."""
    analysis = Analysis(Case.of(extractions))
    (person,) = analysis.case.find(who)
    return analysis.standing(person, analysis.contacts[0].lead)


IS = role("Ilse Brandvold is minister.", "Ilse Brandvold", "minister", organization="Norway", status=Status.INCUMBENT)
WAS = role(
    "Ilse Brandvold, a former minister.", "Ilse Brandvold", "minister", organization="Norway", status=Status.FORMER
)


def test_a_dated_office_that_covers_the_dealing_is_held():
    term = {**IS, "time": "2015/2019"}
    found = standing(article("a", {**MET, "time": "2017-05"}, term))
    assert (found.knowledge, found.sure, found.title, found.state) == (Knowledge.HELD, True, "minister", "NO")


def test_a_dated_office_that_had_ended_is_not():
    term = {**WAS, "time": "2015/2016"}
    found = standing(article("a", {**MET, "time": "2018-05"}, term), article("b", WAS, published="2018-01-01"))
    assert found.knowledge is Knowledge.NONE
    assert found.before == "minister"
    assert found.sure


def test_a_handover_day_is_not_a_term():
    term = {**WAS, "time": "2013-02-01/2017-01-20"}
    assert standing(article("a", {**MET, "time": "2017-01-20/2021-01-20"}, term)).knowledge is Knowledge.NONE


def test_silence_is_not_knowledge():
    found = standing(article("a", {**MET, "time": "2018-05"}))
    assert (found.knowledge, found.title) == (Knowledge.UNKNOWN, "")


def test_an_undated_dealing_is_not_placed_by_an_office_told_elsewhere():
    assert standing(article("a", MET, {**IS, "time": "2015/2019"})).knowledge is Knowledge.UNKNOWN


def test_the_words_of_the_dealing_can_give_the_office():
    says = "Ilse Brandvold, the minister, met Reza Tavakol in Bergen."
    with_title = role(says, "Ilse Brandvold", "minister", organization="Norway", status=Status.INCUMBENT)
    found = standing(article("a", {**MET, "says": says}, with_title))
    assert (found.knowledge, found.sure) == (Knowledge.HELD, True)


def test_former_in_the_sentence_is_former_at_publication_only():
    says = "Ilse Brandvold, the former minister, met Reza Tavakol in 2010."
    with_title = role(says, "Ilse Brandvold", "minister", organization="Norway", status=Status.FORMER)
    found = standing(article("a", {**MET, "says": says, "time": "2010"}, with_title, published="2020-01-01"))
    assert (found.knowledge, found.sure) == (Knowledge.NONE, False)
    assert "not known" in found.why


def test_a_private_citizen_is_out_of_office():
    says = "Ilse Brandvold, by then a private citizen, met Reza Tavakol in 2018."
    found = standing(article("a", {**MET, "says": says, "time": "2018"}, WAS))
    assert (found.knowledge, found.sure) == (Knowledge.NONE, True)
    assert found.words is not None
    assert found.words.of(says) == "private citizen"


def test_a_private_citizen_is_not_the_minister_who_sees_one():
    says = "Ilse Brandvold, by then a private citizen, met Reza Tavakol in 2018."
    term = role("Reza Tavakol was minister.", "Reza Tavakol", "minister", organization="Iran", time="2014/2020")
    found = standing(article("a", {**MET, "says": says, "time": "2018"}, WAS, term), who="Reza Tavakol")
    assert found.knowledge is Knowledge.HELD


def test_told_to_hold_no_office_then():
    none = role("Ilse Brandvold held no office.", "Ilse Brandvold", "office", modality=Modality.NEGATED, time="2018-05")
    later = {**IS, "time": "2019/.."}
    found = standing(article("a", {**MET, "time": "2018-05"}, none, later))
    assert (found.knowledge, found.sure, found.after) == (Knowledge.NONE, True, "minister")


def test_a_denied_title_is_no_lack_of_office():
    other = role("Ilse Brandvold was not judge.", "Ilse Brandvold", "judge", modality=Modality.NEGATED, time="2018-05")
    found = standing(article("a", {**MET, "time": "2018-05"}, other, {**IS, "time": "2015/2019"}))
    assert found.knowledge is Knowledge.HELD


def test_in_office_before_and_after():
    dealing = article("b", {**MET, "time": "2018-05"}, published="2018-06-01")
    found = standing(article("a", IS, published="2017-01-01"), dealing, article("c", IS, published="2019-01-01"))
    assert (found.knowledge, found.sure) == (Knowledge.HELD, False)
    assert "before and after" in found.why


def test_nominated_and_failed_to_resign():
    nominated = role("Ilse Brandvold is nominated minister.", "Ilse Brandvold", "minister", organization="Norway")
    nominated |= {"action": Action.NOMINATED, "status": Status.INCOMING, "modality": Modality.PLANNED}
    assert standing(article("a", {**MET, "time": "2020-02"}, nominated)).knowledge is not Knowledge.HELD


def test_an_office_of_a_firm_is_none_of_state():
    chair = role("Ilse Brandvold chairs it.", "Ilse Brandvold", "chairs", organization="Sund Group", time="2015/2019")
    assert standing(article("a", {**MET, "time": "2017"}, chair)).knowledge is Knowledge.UNKNOWN


def test_record_and_claims_are_told_apart():
    says = "John Kerry, the former secretary of state, met Reza Tavakol."
    claim = role(says, "John Kerry", "secretary of state", status=Status.FORMER)
    analysis = Analysis(Case.of([article("a", claim, published="2018-09-15")]))
    (kerry,) = analysis.case.find("John Kerry")
    bases = {tenure.basis for tenure in analysis.offices.of(kerry)}
    assert bases == {Basis.CLAIM, Basis.RECORD}
    assert all((t.claim is None) == (t.basis is Basis.RECORD) for t in analysis.offices.of(kerry))


@pytest.mark.parametrize(
    ("edtf", "first", "last", "point"),
    [
        ("2019-07", date(2019, 7, 1), date(2019, 7, 31), True),
        ("2017/2018-02", date(2017, 1, 1), date(2018, 2, 28), False),
        ("2011/..", date(2011, 1, 1), date.max, False),
        ("../2013-11-24", date.min, date(2013, 11, 24), False),
        ("199X", date(1990, 1, 1), date(1999, 12, 31), True),
    ],
)
def test_bounds_of_a_time(edtf, first, last, point):
    found = period(edtf)
    assert found is not None
    assert (found.first, found.last, found.point) == (first, last, point)


@pytest.mark.parametrize("edtf", [None, "", "soon", "2019-13", "2020/2019", "soon/later"])
def test_what_is_no_time(edtf):
    assert period(edtf) is None


def test_overlap_agrees_with_comparing_day_by_day():
    rng = random.Random(5)
    start = date(2020, 1, 1)

    def stretch():
        a, b = sorted(rng.sample(range(40), 2))
        return start + timedelta(a), start + timedelta(b)

    for _ in range(500):
        (a, b), (c, d) = stretch(), stretch()
        one, other = period(f"{a}/{b}"), period(f"{c}/{d}")
        days = {a + timedelta(n) for n in range((b - a).days + 1)} & {c + timedelta(n) for n in range((d - c).days + 1)}
        assert one.overlaps(other) == (len(days) > 1)  # one shared day is a handover
        assert one.overlaps(other) == other.overlaps(one)
        assert one.holds(other) == (a <= c and d <= b)
