"""`backchannel.Case`: what commands show, as plain objects and tables."""

from datetime import date

import pytest

import gold
from backchannel import Case, Modality
from backchannel.errors import NotInCaseError


@pytest.fixture(scope="module")
def case(shared):
    return Case.of(gold.extractions(shared))


def test_contacts_told_as_done_and_apart(case):
    done, apart = case.contacts(), case.contacts(apart=True)
    assert {a.modality for a in done} == {Modality.ACTUAL}
    assert len(done) + len(apart) == len(case.analysis.contacts)


def test_answers_are_sequences(case):
    found = case.backchannels()
    assert list(found[:1]) == [found[0]]
    assert len(found[:2]) == 2
    assert found == case.backchannels()
    assert all(len(channel.sides) >= 1 for channel in found)


def test_timeline(case):
    entries = case.timeline(person="Zarif", country="Iran", since=date(2019, 1, 1), modality=Modality.ACTUAL, grade=3)
    assert entries
    assert all(entry.last is None or entry.last.year >= 2019 for entry in entries)


def test_paths(case):
    assert case.paths("Zarif", "Kerry")[0].hops
    assert len(case.paths("Zarif", "Vienna")) == 0


def test_unknown_names(case):
    for ask in (case.dossier, case.find, lambda name: case.pair(name, "Kerry"), lambda name: case.brief(about=name)):
        with pytest.raises(NotInCaseError):
            ask("Nobody at All")


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_tables(case, library):
    pytest.importorskip(library)
    for found in (case.timeline(), case.backchannels(), case.contacts(), case.entities, case.hangs_on()):
        table = found.to_frame(library)
        assert len(table) == len(found)
    assert "parties" in case.timeline().to_frame(library).columns


def test_a_library_of_another_name(case):
    with pytest.raises(ValueError, match="no such library"):
        case.timeline().to_frame("excel")


def test_opening_a_case_that_is_not_there(tmp_path):
    from backchannel import BackchannelError

    with pytest.raises(BackchannelError):
        Case.open(tmp_path / "none.db")


def test_plain_data_is_plain(case):
    import json

    for found in (case.timeline(), case.backchannels(), case.agreements(), case.revolving()):
        assert json.loads(json.dumps(found.to_dicts())) == found.to_dicts()
