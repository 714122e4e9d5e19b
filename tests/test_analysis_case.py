"""The case in memory; and `article`, by which the tests of analysis and brief write documents with claims."""

import pytest

from backchannel.case import Case
from backchannel.model import (
    Claim,
    ClaimType,
    Document,
    Entity,
    EntityType,
    Extraction,
    Party,
    PartyRole,
    Source,
    SourceKind,
    Span,
    When,
)

COUNTRIES = {"Iran", "United States", "Oman", "Norway", "France", "Qatar"}
PLACES = {"Geneva", "New York", "Munich", "Bergen"}


def kind(name, role):
    if name in COUNTRIES:
        return EntityType.COUNTRY
    if name in PLACES:
        return EntityType.PLACE
    if role is PartyRole.AGREEMENT:
        return EntityType.AGREEMENT
    bodies = ("Ministry", "Department", "administration", "Group", "House", "Journal")
    return EntityType.ORGANIZATION if any(word in name for word in bodies) else EntityType.PERSON


def article(id, *claims, outlet=None, published="2020-03-01", extra=""):
    """A document of one sentence a claim. A claim is a dict: `says` (its sentence), `type`, parties by role, the rest.

    `trigger`, `title` and `purpose` are words of the sentence; sources are (kind, name) pairs; sentences may repeat.
    """
    text, made, ids = "", [], {}

    def entity(name, role=None):
        return ids.setdefault(name, Entity(f"e{len(ids)}", kind(name, role), name, ()))

    for number, given in enumerate(claims):
        given = dict(given)
        says = given.pop("says")
        start = text.find(says)
        if start < 0:
            start = len(text)
            text += says + "\n\n"

        def span(words, start=start, says=says):
            at = says.index(words)
            return Span(start + at, start + at + len(words))

        parties = []
        for role in PartyRole:
            names = given.pop(str(role), ())
            parties += [Party(role, entity(n, role).id) for n in ((names,) if isinstance(names, str) else names)]
        for key in ("title", "purpose"):
            if given.get(key):
                given[key] = span(given[key])
        time, place = given.pop("time", None), given.pop("place", None)
        sources = tuple(Source(SourceKind(k), name) for k, name in given.pop("sources", ()))
        for source in sources:
            if source.kind is SourceKind.NAMED:
                entity(source.name)
        made.append(
            Claim(
                id=f"c{number}",
                type=ClaimType(given.pop("type", "contact")),
                evidence=Span(start, start + len(says)),
                trigger=span(given.pop("trigger", says.split()[0])),
                parties=tuple(parties),
                time=When(time) if time else None,
                place=entity(place).id if place else None,
                sources=sources,
                **given,
            )
        )
    document = Document(id, text + extra, outlet=outlet, published=published)
    return Extraction(document, tuple(ids.values()), tuple(made))


MET = {
    "says": "Ilse Brandvold met Reza Tavakol in Bergen.",
    "party": ("Ilse Brandvold", "Reza Tavakol"),
    "place": "Bergen",
}


def test_claims_carry_their_document_and_the_entities_of_the_case():
    case = Case.of([article("b", MET), article("a", MET, published="2019-01-01")])
    assert list(case.documents) == ["a", "b"]
    one, other = case.claims
    assert (one.key, other.key) == ("a#c0", "b#c0")
    assert one.quote == MET["says"]
    assert [e.name for e in one.who(PartyRole.PARTY)] == ["Ilse Brandvold", "Reza Tavakol"]
    assert one.who(PartyRole.PARTY) == other.who(PartyRole.PARTY)
    assert one.place is not None
    assert one.place.name == "Bergen"


def test_look_ups():
    case = Case.of([article("a", MET)])
    (ilse,) = case.find("brandvold")
    assert case.find("ILSE BRANDVOLD") == (ilse,)
    assert case.find("nobody") == ()
    assert [claim.key for claim in case.about(ilse.id)] == ["a#c0"]
    assert case.in_document("a") == case.claims == case.of_type(ClaimType.CONTACT)
    assert case.claim("a#c0") == case.claims[0]
    with pytest.raises(KeyError):
        case.claim("a#none")


def test_two_documents_with_one_id_are_refused():
    with pytest.raises(ValueError, match="the id 'a'"):
        Case.of([article("a", MET), article("a", MET)])


def test_a_source_that_is_a_pronoun_is_whoever_was_spoken_of():
    text = "Ola Nordmann spoke on Friday. He said that Kari Holm had been in Bergen. He added that she met Per Lie."
    ola, kari, per = (
        Entity(id, EntityType.PERSON, name, (Span(text.index(name), text.index(name) + len(name)),))
        for id, name in (("o", "Ola Nordmann"), ("k", "Kari Holm"), ("p", "Per Lie"))
    )
    start = text.index("He added")
    claim = Claim(
        "c",
        ClaimType.CONTACT,
        Span(start, len(text)),
        Span(text.index("met"), text.index("met") + 3),
        (Party(PartyRole.PARTY, "k"), Party(PartyRole.PARTY, "p")),
        sources=(Source(SourceKind.NAMED, "He", Span(start, start + 2)),),
    )
    case = Case.of([Extraction(Document("a", text), (ola, kari, per), (claim,))])
    source = case.claims[0].sources[0].entity
    assert source is not None
    assert source.name == "Ola Nordmann"
