"""Entities of documents become entities of a case."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.identity import Decision, Judgement, Resolution, resolve
from backchannel.model import Document, Entity, EntityType, Extraction, Span

P, C, B, G = EntityType.PERSON, EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.GROUP


def document(id: str, *entities: tuple[EntityType, str], text: str = "", published: str = "2019-07-01") -> Extraction:
    """A document that names each entity once, in this order; entity ids are their names."""
    made, body = [], text
    for kind, name in entities:
        start = body.find(name)
        if start < 0:
            start, body = len(body) + bool(body), f"{body} {name}" if body else name
        made.append(Entity(name, kind, name, (Span(start, start + len(name)),)))
    return Extraction(Document(id, body, published=published), tuple(made))


def together(resolution: Resolution, *members: tuple[str, str]) -> bool:
    return len({resolution.of(*m).id for m in members}) == 1


def test_full_names_and_their_short_forms() -> None:
    result = resolve(
        [
            document("a", (P, "Mohammad Javad Zarif"), (P, "Mr. Zarif"), (P, "John F. Kerry")),
            document("b", (P, "Javad Zarif"), (P, "John Kerry")),
            document("c", (P, "Zarif"), (P, "Kerry")),
        ]
    )
    zarif = [("a", "Mohammad Javad Zarif"), ("a", "Mr. Zarif"), ("b", "Javad Zarif"), ("c", "Zarif")]
    assert together(result, *zarif)
    assert together(result, ("a", "John F. Kerry"), ("b", "John Kerry"), ("c", "Kerry"))
    assert result.of("c", "Zarif").name == "Mohammad Javad Zarif"
    assert "official:mohammad-javad-zarif" in result.of("c", "Zarif").links


def test_every_merge_has_a_reason_and_a_weight() -> None:
    result = resolve(
        [document("a", (P, "Robert Malley")), document("b", (P, "Rob Malley")), document("c", (P, "Malley"))]
    )
    entity = result.of("c", "Malley")
    assert len(entity.members) == 3
    assert len(entity.reasons) == 2
    assert all(r.text and r.weight > 0 for r in entity.reasons)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Robert Kennedy", "John Kennedy"),
        ("George H. Bush", "George W. Bush"),
        ("Richard Nixon", "Mrs. Nixon"),
        ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ],
)
def test_different_people_stay_apart(a: str, b: str) -> None:
    result = resolve([document("1", (P, a), (P, b)), document("2", (P, a)), document("3", (P, b))])
    assert not together(result, ("1", a), ("1", b))
    assert together(result, ("1", a), ("2", a))


def test_a_surname_that_fits_two_people_of_its_document_is_unsure() -> None:
    result = resolve([document("1", (P, "Robert Kennedy"), (P, "John Kennedy"), (P, "Kennedy"))])
    alone = result.of("1", "Kennedy")
    assert len(alone.members) == 1
    assert {p.a if p.b == alone.id else p.b for p in result.unsure} == {
        result.of("1", "Robert Kennedy").id,
        result.of("1", "John Kennedy").id,
    }


def test_a_namesake_of_another_century_stays_apart() -> None:
    result = resolve(
        [
            document("old", (P, "Thomas Hale"), published="1850-01-01"),
            document("new", (P, "Thomas Hale"), published="2020-01-01"),
        ]
    )
    assert not together(result, ("old", "Thomas Hale"), ("new", "Thomas Hale"))


def test_a_country_under_all_its_names() -> None:
    words = ["Iran", "Iranian", "Tehran", "the Islamic Republic", "Iranians"]
    result = resolve([document(str(n), (C, word)) for n, word in enumerate(words)])
    assert together(result, *((str(n), word) for n, word in enumerate(words)))
    assert result.of("0", "Iran").links == ("iso3166:IR",)


def test_moscow_is_the_soviet_union_in_1969_and_russia_in_2019() -> None:
    result = resolve(
        [
            document("a", (C, "Moscow"), published="1969-02-17"),
            document("b", (C, "the Soviet Union"), published="1970"),
            document("c", (C, "Moscow"), published="2019-03-01"),
        ]
    )
    assert together(result, ("a", "Moscow"), ("b", "the Soviet Union"))
    assert not together(result, ("a", "Moscow"), ("c", "Moscow"))


def test_a_city_is_not_its_government() -> None:
    result = resolve([document("a", (EntityType.PLACE, "Tehran")), document("b", (C, "Tehran"))])
    assert not together(result, ("a", "Tehran"), ("b", "Tehran"))


def test_a_place_within_a_country_is_not_the_country_of_its_name() -> None:
    place = EntityType.PLACE
    result = resolve(
        [
            document("a", (place, "Georgia"), text="A storm hit Georgia, United States."),
            document("b", (C, "Georgia"), text="Talks between Georgia, Armenia and Azerbaijan."),
        ]
    )
    assert result.of("a", "Georgia").type is place
    assert result.of("b", "Georgia").links == ("iso3166:GE",)


def test_bodies_by_alias_and_acronym() -> None:
    result = resolve(
        [
            document("a", (EntityType.AGREEMENT, "Joint Comprehensive Plan of Action")),
            document("b", (EntityType.AGREEMENT, "JCPOA")),
            document("c", (EntityType.AGREEMENT, "the Iran nuclear deal")),
            document("d", (B, "Front for Northern Renewal"), (B, "FNR")),
            document("e", (B, "FNR")),
        ]
    )
    assert together(result, ("a", "Joint Comprehensive Plan of Action"), ("b", "JCPOA"), ("c", "the Iran nuclear deal"))
    assert together(result, ("d", "Front for Northern Renewal"), ("d", "FNR"), ("e", "FNR"))


def test_a_supreme_court_is_none_without_its_country() -> None:
    result = resolve(
        [
            document("a", (B, "Supreme Court"), text="Spain's Supreme Court ruled."),
            document("b", (B, "Supreme Court"), text="The Supreme Court of Spain ruled."),
            document("c", (B, "Supreme Court"), text="Peru's Supreme Court ruled."),
            document("d", (B, "Supreme Court"), text="The Supreme Court ruled."),
        ]
    )
    assert together(result, ("a", "Supreme Court"), ("b", "Supreme Court"))
    assert len({result.of(d, "Supreme Court").id for d in "abcd"}) == 3


def test_groups_and_unnamed_people_stay_in_their_document() -> None:
    result = resolve(
        [document(d, (G, "influential U.S. liberals"), (P, "the foreign minister"), (P, "an official")) for d in "ab"]
    )
    assert len(result.entities) == 6


def test_the_initial_of_a_transcript() -> None:
    text = "Telephone conversation between Henry Kissinger and Anatoly Dobrynin. K: Good morning. D: Good morning."
    entities = (
        Entity("1", P, "Henry Kissinger", (Span(31, 46),)),
        Entity("2", P, "Anatoly Dobrynin", (Span(51, 67),)),
        Entity("3", P, "K", (Span(69, 70),)),
        Entity("4", P, "D", (Span(86, 87),)),
    )
    result = resolve([Extraction(Document("t", text), entities)])
    assert together(result, ("t", "1"), ("t", "3"))
    assert together(result, ("t", "2"), ("t", "4"))


CASE = [
    document("a", (P, "Robert Malley"), (P, "John Kerry"), (C, "Iran")),
    document("b", (P, "Rob Malley"), (P, "Kerry"), (C, "Tehran")),
    document("c", (P, "Malley"), (P, "William Burns")),
    document("d", (P, "Robert Malley"), (P, "Bill Burns")),
]


def test_a_decision_keeps_apart_what_the_weights_would_join() -> None:
    pair = (("a", "Robert Malley"), ("d", "Robert Malley"))
    assert together(resolve(CASE), *pair)
    assert not together(resolve(CASE, decisions=[Decision(Judgement.DIFFERENT, *pair)]), *pair)


def test_a_decision_joins_and_says_who_decided() -> None:
    pair = (("a", "John Kerry"), ("c", "William Burns"))
    result = resolve(CASE, decisions=[Decision(Judgement.SAME, *pair, by="ana", note="test")])
    assert together(result, *pair)
    assert result.of(*pair[0]).reasons[0].text == "decided by ana: the same (test)"


def test_the_last_word_counts_and_can_be_taken_back() -> None:
    pair = (("a", "Robert Malley"), ("d", "Robert Malley"))
    decisions = [Decision(Judgement.DIFFERENT, *pair), Decision(Judgement.UNSURE, *reversed(pair))]
    assert resolve(CASE, decisions=decisions) == resolve(CASE)


def test_a_decision_about_a_document_that_is_gone_does_no_harm() -> None:
    gone = Decision(Judgement.SAME, ("gone", "X"), ("a", "Robert Malley"))
    assert resolve(CASE, decisions=[gone]) == resolve(CASE)


def test_the_id_of_an_entity_outlives_new_documents() -> None:
    before = resolve(CASE).of("a", "Robert Malley").id
    assert resolve([*CASE, document("e", (P, "Mr. Malley"))]).of("e", "Mr. Malley").id == before


def test_unknown_members_are_an_error() -> None:
    with pytest.raises(KeyError):
        resolve(CASE).of("a", "nobody")


_NAMES = ["Robert Malley", "Rob Malley", "Malley", "Mrs. Malley", "R. Malley", "John Kerry", "Kerry", "K", "Kerri"]
_cases = st.lists(st.lists(st.sampled_from(_NAMES), unique=True, max_size=5), min_size=1, max_size=6)


def _made(case: Sequence[Sequence[str]]) -> list[Extraction]:
    return [document(f"d{n}", *((P, name) for name in names)) for n, names in enumerate(case)]


@settings(max_examples=60, deadline=None)
@given(_cases)
def test_every_entity_is_in_exactly_one_case_entity(case: list[list[str]]) -> None:
    made = _made(case)
    result = resolve(made)
    members = [m for entity in result.entities for m in entity.members]
    assert sorted(members) == sorted((x.document.id, e.id) for x in made for e in x.entities)
    assert result == resolve(made)


@settings(max_examples=60, deadline=None)
@given(_cases, st.data())
def test_decisions_always_hold(case: list[list[str]], data: st.DataObject) -> None:
    made = _made(case)
    members = [(x.document.id, e.id) for x in made for e in x.entities]
    if len(members) < 2:
        return
    pair = data.draw(st.lists(st.sampled_from(members), min_size=2, max_size=2, unique=True))
    judgement = data.draw(st.sampled_from([Judgement.SAME, Judgement.DIFFERENT]))
    result = resolve(made, decisions=[Decision(judgement, pair[0], pair[1])])
    assert together(result, *pair) is (judgement is Judgement.SAME)
