"""Documents to claims with the model that ships: clear sentences, sound spans, the same result every time."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.claims import extract
from backchannel.exchange import write
from backchannel.exchange.checks import check
from backchannel.model import Action, ClaimType, Document, Modality, SourceKind
from backchannel.reading import load_reader
from backchannel.reading.shipped import card

UNFINISHED = pytest.mark.xfail(
    "draft" in card()["version"], reason="a draft of the model, trained for minutes, may miss these", strict=False
)


def extract_all(*documents):
    return [extract(reading) for reading in load_reader().read(documents)]


class Found:
    """Claims of one text, in words."""

    def __init__(self, text, published="2021-02-23"):
        (self.extraction,) = extract_all(Document("d", text, published=published))
        self.text = text

    def said(self, mentions):
        return {self.text[m.start : m.end] for m in mentions}

    def claims(self, type, *quotes):
        """Claims of a type that have parties named by these words."""
        found = []
        for claim in self.extraction.claims:
            named = [self.said(self.extraction.entity(p.entity).mentions) for p in claim.parties]
            if claim.type is type and all(any(q in words for words in named) for q in quotes):
                found.append(claim)
        return found


MEETING = (
    "The American energy secretary, Ernest Walcott, met Iranian Foreign Minister Javad Rahimi in Vienna "
    "on 14 July 2019."
)


def test_a_meeting():
    found = Found(MEETING)
    (claim,) = found.claims(ClaimType.CONTACT, "Ernest Walcott", "Javad Rahimi")
    assert claim.modality is Modality.ACTUAL
    assert claim.time.edtf == "2019-07-14"
    assert found.extraction.entity(claim.place).name == "Vienna"
    assert claim.evidence.of(found.text) == MEETING
    assert "met" in claim.trigger.of(found.text)
    assert claim.sources == ()


def test_titles_are_roles():
    found = Found(MEETING)
    assert found.claims(ClaimType.ROLE, "Ernest Walcott")
    (role,) = found.claims(ClaimType.ROLE, "Javad Rahimi", "Iranian")
    assert "Foreign Minister" in role.title.of(found.text)


def test_ellipsis():
    found = Found("Paul Harding met Javad Rahimi in Geneva in May 2018. So did Ernest Walcott.")
    assert found.claims(ClaimType.CONTACT, "Paul Harding", "Javad Rahimi")
    (claim,) = found.claims(ClaimType.CONTACT, "Ernest Walcott", "Javad Rahimi")
    assert claim.evidence.of(found.text) == found.text


def test_a_meeting_to_come():
    found = Found("Chancellor Maria Keller will meet French President Luc Moreau in Berlin next week.")
    (claim,) = found.claims(ClaimType.CONTACT, "Maria Keller", "Luc Moreau")
    assert claim.modality is Modality.PLANNED
    assert claim.time.edtf == "2021-03-01/2021-03-07"


def test_a_surname_is_the_person_named_before():
    found = Found("Paul Harding flew to Geneva. There Mr. Harding met Javad Rahimi, the envoy of Iran.")
    (claim,) = found.claims(ClaimType.CONTACT, "Paul Harding", "Javad Rahimi")
    assert claim.evidence.of(found.text).startswith("There")


def test_an_agreement_left():
    found = Found("In May 2018 the United States withdrew from the Paris Agreement.")
    (claim,) = found.claims(ClaimType.AGREEMENT, "United States", "Paris Agreement")
    assert claim.time.edtf == "2018-05"


@UNFINISHED
def test_leaving_an_agreement_is_an_act():
    found = Found("In May 2018 the United States withdrew from the Paris Agreement.")
    (claim,) = found.claims(ClaimType.AGREEMENT, "United States", "Paris Agreement")
    assert (claim.action, claim.modality) == (Action.WITHDRAWS, Modality.ACTUAL)


@UNFINISHED
def test_a_back_channel_that_failed():
    found = Found("In 2019 President Harding tried to open a back channel to Iran, but the effort failed.")
    (claim,) = found.claims(ClaimType.CONTACT, "Iran")
    assert claim.modality in (Modality.FAILED, Modality.ATTEMPTED)
    assert claim.track == "backchannel"


@UNFINISHED
def test_a_denial():
    found = Found("Javad Rahimi denied that he had met Paul Harding in Oslo.")
    (claim,) = found.claims(ClaimType.CONTACT, "Paul Harding", "Javad Rahimi")
    assert claim.modality is Modality.DENIED


@UNFINISHED
def test_anonymous_sources():
    found = Found("Javad Rahimi met Senator Paul Harding in Oslo last week, two diplomats told Reuters.")
    (claim,) = found.claims(ClaimType.CONTACT, "Paul Harding", "Javad Rahimi")
    assert claim.sources[0].kind is SourceKind.ANONYMOUS
    assert claim.sources[0].span.of(found.text) == "two diplomats"


def test_weather_claims_nothing():
    assert (
        Found("It rained all day. The river rose, and the bridge was closed until the evening.").extraction.claims == ()
    )


ARTICLE = f"""An invented article

By Ann Alder

{MEETING} So did Paul Harding. Nobody in Tehran would confirm it.

“I have never met him,” Mr. Rahimi said on Monday. Two officials told an invented paper that the talks had failed.
"""
OTHERS = [Document(f"o{n}", ("Rain fell in the north. " * n) + "Kerry met Zarif in New York.") for n in range(1, 30, 4)]


def test_the_same_text_gives_the_same_claims_alone_or_among_others():
    document = Document("d", ARTICLE, published="2021-02-23")
    (alone,), (again,) = extract_all(document), extract_all(document)
    assert write(alone) == write(again)
    among = extract_all(*OTHERS[:3], document, *OTHERS[3:])
    assert write(among[3]) == write(alone)
    assert [e.document.id for e in among] == ["o1", "o5", "o9", "d", "o13", "o17", "o21", "o25", "o29"]


def test_a_long_document_is_read_like_its_parts():
    filler = "The harbour was calm and the market was closed for the day. " * 300
    found = Found(f"{filler}\n\n{MEETING}\n\n{filler}")
    (claim,) = found.claims(ClaimType.CONTACT, "Ernest Walcott", "Javad Rahimi")
    assert claim.evidence.of(found.text) == MEETING
    check(found.extraction)


@pytest.mark.parametrize(
    "text",
    ["", " \n ", "\0", "a" * 5000, "word " * 1500, "😀" * 300, "1. " * 500, "\u200b\u202e\ufeff",
     "Kerry\u2028met\x85Zarif",
     "\r\n".join(["Kerry met Zarif."] * 3), "“" * 200, "(" * 300 + "Kerry met Zarif" + ")" * 300],
    ids=["empty", "white", "nul", "one-word", "no-end", "astral", "numbers", "invisible", "odd-line-ends", "crlf",
         "quotes", "brackets"],
)  # fmt: skip
def test_odd_texts_are_read(text):
    (found,) = extract_all(Document("d", text))
    check(found)


PIECES = st.sampled_from([
    "Kerry met Zarif", "John F. Kerry", "Iran’s foreign minister", " said ", "So did Moniz", "\n\n", ". ", "the U.S. ",
    "in 2018", "FROM: Kissinger\nTO: Nixon\n", "K: I agree.\n", "😀", "\u0000", "\u2028", "\x85", "  ", "“", "”",
    "(JCPOA)", "the Joint Comprehensive Plan of Action", "\ufeff", "é", "漢字", "x" * 300,
    " talks with ", ", who was ", "e\u0301",
])  # fmt: skip


@given(
    st.lists(PIECES | st.text(st.characters(exclude_categories=["Cs"]), max_size=8), max_size=30).map("".join),
    st.sampled_from([None, "2021-02-23", "2021"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_span_lies_in_any_text(text, published):
    (found,) = extract_all(Document("d", text, published=published))
    check(found)  # spans inside the text, ids known, parties that fit their types
    for claim in found.claims:
        assert claim.trigger.of(text).strip()
        assert claim.evidence.contains(claim.trigger)
    for entity in found.entities:
        assert all(mention.of(text).strip() for mention in entity.mentions)
        assert entity.name
    for time in found.times:
        assert time.span.of(text).strip()
