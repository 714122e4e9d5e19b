"""What another engine finds: claims that appeared, went or changed."""

from dataclasses import replace

import pytest

from backchannel.case.diffing import compare
from backchannel.case.matching import Told, changes, pair
from backchannel.errors import NotInCaseError
from backchannel.model import Entity, EntityType, Modality, Party, PartyRole, Span, When
from stored import met, numbered


def kinds(one, other):
    return [(change.kind, change.fields) for change in compare(one, other)]


def test_the_same():
    renamed = met()
    entities = tuple(replace(entity, id=f"x{entity.id}", name=entity.name.upper()) for entity in renamed.entities)
    parties = tuple(replace(party, entity=f"x{party.entity}") for party in renamed.claims[0].parties)
    other = replace(
        renamed,
        entities=entities,
        claims=(replace(renamed.claims[0], id="other", parties=parties, confidence=0.9, method="model"),),
    )
    assert kinds(met(), other) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"modality": Modality.DENIED}, ("modality",)),
        ({"time": When("2020")}, ("time",)),
        ({"trigger": "met Reza"}, ("trigger",)),
        ({"modality": Modality.DENIED, "purpose": Span(0, 4)}, ("modality", "purpose")),
    ],
)
def test_changed(fields, told):
    assert kinds(met(), met(**fields)) == [("changed", told)]


def test_appeared_and_went():
    none = replace(met(), claims=())
    assert kinds(none, met()) == [("appeared", ())]
    assert kinds(met(), none) == [("went", ())]


def test_another_party_is_a_change():
    one = met()
    omar = Entity("e9", EntityType.PLACE, "Bergen", (Span(35, 41),))
    other = replace(
        one,
        entities=(*one.entities, omar),
        claims=(replace(one.claims[0], parties=(one.claims[0].parties[0], Party(PartyRole.PARTY, "e9"))),),
    )
    assert kinds(one, other) == [("changed", ("parties",))]


def test_claims_of_one_trigger_are_told_apart_by_their_parties():
    one = met()
    place = Entity("e9", EntityType.PLACE, "Bergen", (Span(35, 41),))
    second = replace(one.claims[0], id="c2", parties=(one.claims[0].parties[0], Party(PartyRole.PARTY, "e9")))
    both = replace(one, entities=(*one.entities, place), claims=(one.claims[0], second))
    told = [Told.of(both, claim) for claim in both.claims]
    assert pair(told, told[::-1]) == {0: 1, 1: 0}
    assert changes(told[0], told[1]) == ("parties",)


def test_between_engines_of_a_case(store):
    for number in range(3):
        item = numbered(number)
        store.add(item.document, item, engine="1")
    new = replace(numbered(1), claims=())
    store.add(new.document, new, engine="2")
    store.add(numbered(2).document, numbered(2), engine="2")
    assert [(change.document, change.kind) for change in store.diff()] == [("d1", "went")]
    assert [(change.document, change.kind) for change in store.diff("2", "1")] == [("d1", "appeared")]
    with pytest.raises(NotInCaseError, match="'3'"):
        list(store.diff("3"))


def test_one_engine_alone(store):
    with pytest.raises(NotInCaseError, match="nothing to compare"):
        list(store.diff())
