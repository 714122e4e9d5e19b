"""What people decide: it is kept by content, outlives engines, is never overwritten, and can be taken back."""

from dataclasses import replace

import pytest

from backchannel.case import Case, Verdict
from backchannel.errors import ExchangeError, NotInCaseError
from backchannel.exchange import record
from backchannel.model import EntityType, Modality, PartyRole
from stored import met, numbered, span


@pytest.fixture
def kept(store):
    """A case with one document."""
    extraction = met()
    store.add(extraction.document, extraction, engine="1")
    return store


def claims(store):
    return [claim for extraction in store.extractions() for claim in extraction.claims]


def reread(store, **fields):
    """Another engine finds this."""
    extraction = met(**fields)
    store.add(extraction.document, extraction, engine="2")


def test_a_rejected_claim_is_left_out(kept):
    entry = kept.decide("reject", "a#c1", by="Eva", reason="a rumour")
    assert claims(kept) == []
    assert (entry.by, entry.action, entry.body["verdict"], entry.body["reason"]) == (
        "Eva",
        "decide",
        "reject",
        "a rumour",
    )
    assert entry.body["shown"]["quote"].startswith("Ilse Brandvold met")
    assert [decided.verdict for decided in kept.decided()] == [Verdict.REJECT]


def test_undo_is_another_entry(kept):
    entry = kept.decisions.reject("a#c1", by="Eva")
    undone = kept.undo(entry.seq, by="Ola", reason="it says so on page 2")
    assert [entry.action for entry in kept.log()] == ["add", "decide", "undo"]
    assert (undone.by, undone.body["undoes"]) == ("Ola", [entry.seq])
    assert len(claims(kept)) == 1
    with pytest.raises(NotInCaseError, match="before"):
        kept.undo(entry.seq, by="Ola")
    with pytest.raises(NotInCaseError, match="no decision"):
        kept.undo(1, by="Ola")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"modality": "denied"}, {"modality": "denied"}),
        ({"time": {"edtf": "2020-02-28", "text": {"start": 45, "end": 51}}}, {"time": {"edtf": "2020-02-28"}}),
        ({"sources": [{"kind": "outlet", "name": "the Mail", "span": None}]}, {"sources": [{"name": "the Mail"}]}),
    ],
)
def test_a_correction_changes_what_it_says(kept, changes, expected):
    kept.decisions.correct("a#c1", changes, by="Eva")
    (extraction,) = kept.extractions()
    (claim,) = record(extraction)["claims"]
    for field, value in expected.items():
        flat = claim[field][0] if isinstance(value, list) else claim[field]
        wanted = value[0] if isinstance(value, list) else value
        assert flat == wanted or wanted.items() <= flat.items()
    assert claim["method"] == "person:Eva"


def test_a_correction_may_bring_a_party_that_was_not_found(kept):
    (before,) = kept.extractions()
    where = span(before.document.text, "Bergen")
    mention = {"start": where.start, "end": where.end}
    new = {"id": "new", "type": "place", "name": "Bergen", "mentions": [mention]}
    parties = [*record(before)["claims"][0]["parties"], {"role": "host", "entity": "new"}]
    for _ in range(2):  # a second time it is there already
        kept.decisions.correct("a#c1", {"parties": parties, "entities": [new]}, by="Eva")
        (after,) = kept.extractions()
        assert [after.entity(party.entity).name for party in after.claims[0].parties][2] == "Bergen"
        assert len(after.entities) == 3


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"modality": "perhaps"}, "modality"),
        ({"parties": [{"role": "party", "entity": "nobody"}] * 2}, "parties"),
        ({"evidence": {"start": 0, "end": 999}}, "evidence"),
    ],
)
def test_a_correction_that_is_not_sound_is_refused(kept, changes, field):
    with pytest.raises(ExchangeError, match=field):
        kept.decisions.correct("a#c1", changes, by="Eva")
    assert [entry.action for entry in kept.log()] == ["add"]


def test_what_cannot_be_decided(kept):
    with pytest.raises(NotInCaseError):
        kept.decisions.accept("a#none", by="Eva")
    with pytest.raises(NotInCaseError):
        kept.decisions.merge(("a", "e0"), ("a", "none"), by="Eva")
    with pytest.raises(ValueError, match="about a claim"):
        kept.decide("same", "a#c1", by="Eva")
    with pytest.raises(ValueError, match="what changes"):
        kept.decide("accept", "a#c1", by="Eva", changes={"modality": "denied"})
    with pytest.raises(ValueError, match="no reliability"):
        kept.decisions.grade("Post", "Z", by="Eva")


def test_decisions_outlive_the_engine(kept):
    kept.decisions.correct("a#c1", {"modality": "denied"}, by="Eva")
    reread(kept, modality=Modality.PLANNED, trigger="met Reza")
    (claim,) = claims(kept)
    assert claim.modality is Modality.DENIED
    kept.undo(2, by="Eva")
    assert claims(kept)[0].modality is Modality.PLANNED


def test_an_accepted_claim_stays_even_if_a_newer_engine_misses_it(kept):
    kept.decisions.accept("a#c1", by="Eva")
    blind = replace(met(), claims=(), entities=())
    kept.add(blind.document, blind, engine="2")
    (extraction,) = kept.extractions()
    assert len(extraction.claims) == 1
    assert [entity.name for entity in extraction.entities] == ["Ilse Brandvold", "Reza Tavakol"]


def test_a_rejection_holds_for_the_same_claim_only(kept):
    kept.decisions.reject("a#c1", by="Eva")
    reread(kept, trigger="met Reza", confidence=0.9)
    assert claims(kept) == []
    other = met(modality=Modality.DENIED)
    kept.add(other.document, other, engine="3")
    assert len(claims(kept)) == 1


def test_the_last_decision_on_a_claim_counts(kept):
    kept.decisions.accept("a#c1", by="Eva")
    kept.decisions.correct("a#c1", {"modality": "possible"}, by="Ola")
    kept.decisions.reject("a#c1", by="Eva")
    assert claims(kept) == []
    kept.decisions.accept("a#c1", by="Ola")  # a rejected claim can still be named
    assert len(claims(kept)) == 1


def test_gold_holds_only_what_was_decided(kept):
    other = numbered(1)
    kept.add(other.document, other)
    assert list(kept.reviewed()) == []
    kept.decisions.accept("a#c1", by="Eva")
    (gold,) = kept.reviewed(complete=True)
    assert (gold.document.id, len(gold.claims)) == ("a", 1)
    kept.decisions.reject("d1#c1", by="Eva")
    assert [len(extraction.claims) for extraction in kept.reviewed()] == [1, 0]


def people(case: Case):
    return sorted(entity.name for entity in case.entities.values() if entity.type is EntityType.PERSON)


def test_two_entities_are_merged_and_split_by_decision(kept):
    extraction = numbered(2)
    kept.add(extraction.document, extraction)
    assert len(people(kept.case())) == 2
    ilse = next(entity for entity in kept.case().entities.values() if entity.name == "Ilse Brandvold")
    entries = kept.decisions.split(ilse, [("d2", "e0")], by="Eva", reason="two women of that name")
    assert people(kept.case()) == ["Ilse Brandvold", "Ilse Brandvold", "Reza Tavakol"]
    kept.undo(entries[-1].seq, by="Eva")
    assert len(people(kept.case())) == 2
    kept.decisions.merge(("a", "e0"), ("a", "e1"), by="Eva")
    assert len(people(kept.case())) == 1
    with pytest.raises(ValueError, match="not all"):
        kept.decisions.split(ilse, ilse.members, by="Eva")


def test_a_split_of_several_is_taken_back_together(kept):
    for number in (2, 3, 4):
        kept.add(numbered(number).document, numbered(number))
    ilse = next(entity for entity in kept.case().entities.values() if entity.name == "Ilse Brandvold")
    entries = kept.decisions.split(ilse, [("d2", "e0"), ("d3", "e0")], by="Eva")
    assert len(entries) == 4
    undone = kept.undo(entries[2].seq, by="Eva")
    assert undone.body["undoes"] == [entry.seq for entry in entries]
    assert kept.decided() == []


def test_merges_find_their_entities_again_in_another_reading(kept):
    kept.decisions.merge(("a", "e0"), ("a", "e1"), by="Eva")
    new = met()
    renamed = {"e0": "x7", "e1": "x9"}
    entities = tuple(replace(entity, id=renamed[entity.id]) for entity in new.entities)
    parties = tuple(replace(party, entity=renamed[party.entity]) for party in new.claims[0].parties)
    kept.add(
        new.document, replace(new, entities=entities, claims=(replace(new.claims[0], parties=parties),)), engine="2"
    )
    assert len(people(kept.case())) == 1


def test_marks_tell_what_was_said(kept):
    kept.decisions.accept("a#c1", by="Eva")
    kept.decisions.comment("a#c1", "ask the hotel", by="Eva")
    kept.decisions.comment("a", "a good paper", by="Eva")
    kept.decisions.grade("Post", "b", by="Eva")
    kept.decisions.grade(("a", "e1"), "E", by="Eva")
    case = kept.case()
    reza = case.find("Reza Tavakol")[0]
    assert case.marks.verdicts == {"a#c1": Verdict.ACCEPT}
    assert case.marks.comments == {"a#c1": ("ask the hotel",), "a": ("a good paper",)}
    assert case.marks.reliability == {"Post": "B", reza.id: "E"}


def test_the_case_has_the_same_look_ups_as_one_in_memory(kept):
    case, memory = kept.case(), Case.of([met()])
    assert case.claims == memory.claims
    assert case.lineage == memory.lineage
    assert case.find("tavakol") == memory.find("tavakol")
    assert case.claims[0].who(PartyRole.PARTY) == memory.claims[0].who(PartyRole.PARTY)
    assert kept.case().lineage == case.lineage  # the second time, as it was kept


def test_lineage_is_worked_out_anew_when_documents_come(kept):
    words = (
        "It rained on the harbour for a week and nobody came to the hotel but four men in dark coats who paid cash. "
        * 6
    )
    first = met("x", words + "Ilse Brandvold met Reza Tavakol.", document={"published": "2020-01-01"})
    copy = met(
        "y", words + "Ilse Brandvold met Reza Tavakol. (Post)", document={"outlet": "Mail", "published": "2020-01-02"}
    )
    kept.add(first.document, first)
    assert kept.case().lineage["x"].derived_from is None
    kept.add(copy.document, copy)
    assert kept.case().lineage["y"].derived_from == "x"
    kept.delete("x", by="Eva")
    assert kept.case().lineage["y"].derived_from is None
