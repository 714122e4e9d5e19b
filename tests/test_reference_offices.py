"""Offices and official registers: who held what, when, and who travelled or came."""

import pytest

from backchannel.reference import offices, registers


def test_an_office_has_dates_and_source() -> None:
    (office,) = [o for o in offices.of("John F. Kerry") if o.title == "Secretary of State"]
    assert office.edtf == "2013-02-01/2017-01-20"
    assert office.source == "pocom:secr-2013-kerr"
    assert not office.ambiguous


@pytest.mark.parametrize(
    ("on", "held"),
    [("2012", False), ("2013-02-01", True), ("2015-07", True), ("2017-01-21", False), ("2014/2015", True)],
)
def test_held_on_a_date(on: str, held: bool) -> None:
    (office,) = [o for o in offices.of("John Kerry") if o.title == "Secretary of State"]
    assert office.held(on) is held


def test_no_office_known_is_an_empty_answer() -> None:
    assert offices.of("John Kerry", "2019-07") == ()
    assert offices.of("Nobody Whatsoever") == ()


def test_a_name_that_fits_several_people_is_marked() -> None:
    found = offices.of("Bush")
    assert len({o.person for o in found}) > 1
    assert all(o.ambiguous for o in found)


def test_a_middle_initial_tells_namesakes_apart() -> None:
    assert {o.person for o in offices.of("George W. Bush")} == {"wikidata:Q207"}


def test_an_end_that_no_source_gives_is_not_known() -> None:
    (open_end,) = [o for o in offices.of("Barack Obama") if o.source == "petrarch"]
    assert open_end.until is None
    assert [open_end.held(on) for on in ("2008", "2012", "2020")] == [False, True, None]


def test_a_surname_at_a_date() -> None:
    titles = {o.title for o in offices.of("Dobrynin", "1969")}
    assert titles == {"ambassador to the United States"}


def test_who_held_an_office() -> None:
    assert [o.name for o in offices.holders("secretary of state", "Department of State", "1969-05")] == [
        "William Pierce Rogers"
    ]
    assert "Golda Meir" in {o.name for o in offices.holders("prime minister", "Israel", "1969-05")}


def test_travels_and_visits_on_record() -> None:
    trips = registers.travels("John Kerry", "2015-07-01", "2015-07-14")
    assert [(t.country, t.locale) for t in trips] == [("Austria", "Vienna")]
    assert "Zarif" in trips[0].remarks
    assert registers.travels("John Kerry", "2019-01", "2019-12") == ()
    assert any(v.visitor == "Prime Minister Yitzhak Rabin" for v in registers.visits("Rabin", "1974", "1975"))
    assert {v.codes for v in registers.visits(country="Iran", start="1973", end="1973-12")} == {("IR",)}


def test_what_a_register_covers() -> None:
    assert registers.covers("secretary", "2019-07")
    assert not registers.covers("visits", "2026")


def test_a_trip_of_another_of_that_name_is_not_taken() -> None:
    assert {t.who for t in registers.travels("George W. Bush")} <= {"George W. Bush", "George Walker Bush"}
