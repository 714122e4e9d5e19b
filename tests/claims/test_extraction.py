"""From drafts to claims."""

import inspect

import pytest

from backchannel.claims.draft import Draft
from backchannel.claims.extraction import distinct, extraction
from backchannel.exchange.checks import check
from backchannel.model import Modality, Source, SourceKind, TimeExpression
from parsed import flat, mention, reading

CONTACT = {"medium": "meeting", "track": "unspecified"}
ROLE = {"status": "incumbent", "action": "holds"}


def made():
    parsed = flat("Kerry arrived on Monday. Minister Zarif met him. Kerry thanked Zarif. Nobody else came.")
    at = parsed[0].index("Monday")
    mentions = [
        mention(parsed, "Kerry", cluster=0),
        mention(parsed, "Zarif", cluster=1),
        mention(parsed, "him", kind="pronoun", cluster=0),
        mention(parsed, "Kerry", nth=1, cluster=0),
        mention(parsed, "Zarif", nth=1, cluster=1),
    ]
    return reading(parsed, mentions, [TimeExpression(at, at + 6, "date", "2018-05-07", "2018-05-07", "weekday")])


def extracted(*drafts):
    # calibration belongs to the shipped model
    extra = [{}] if len(inspect.signature(extraction).parameters) > 2 else []
    return extraction(made(), drafts, *extra)


def contact(first, confidence=0.8, parties=(0, 1), **more):
    return Draft(
        "contact",
        first,
        first + 1,
        [("party", g) for g in parties],
        "model",
        confidence,
        attributes=dict(CONTACT),
        **more,
    )


def word(text, nth=0):
    return [i for i, t in enumerate(made().tokens) if t.text == text][nth]


def test_one_claim_for_the_same_parties_in_one_sentence():
    drafts = [contact(word("met"), 0.5), contact(word("him"), 0.9), contact(word("thanked"), 0.4)]
    assert [(d.first, d.confidence) for d in distinct(made(), drafts)] == [(word("him"), 0.9), (word("thanked"), 0.4)]


def test_a_role_is_claimed_once_in_a_document():
    def role(first, confidence, parties):
        return Draft(
            "role", first, first + 1, parties, "model", confidence, attributes=dict(ROLE), title=(first, first + 1)
        )

    first, later = word("Minister"), word("Kerry", 1)
    assert len(distinct(made(), [role(first, 0.5, [("holder", 1)]), role(first, 0.9, [("holder", 1)])])) == 1
    assert len(distinct(made(), [role(first, 0.5, [("holder", 1)]), role(later, 0.9, [("holder", 0)])])) == 2


def test_order_of_drafts_does_not_matter():
    drafts = [contact(word("met"), 0.5), contact(word("thanked"), 0.4), contact(word("arrived"), 0.3)]
    assert extracted(*drafts) == extracted(*reversed(drafts))


def test_evidence_is_the_sentence_and_covers_every_party():
    text = made().document.text
    (claim,) = extracted(contact(word("met"))).claims
    assert claim.evidence.of(text) == "Minister Zarif met him."
    (claim,) = extracted(contact(word("arrived"))).claims
    assert claim.evidence.of(text) == "Kerry arrived on Monday. Minister Zarif met him."
    (claim,) = extracted(contact(word("came"), sentences={0})).claims
    assert claim.evidence.of(text) == text


def test_what_a_draft_says_is_in_the_claim():
    source = Source(SourceKind.ANONYMOUS, "", None)
    draft = contact(
        word("met"), modality="failed", time=0, sources=[source], purpose=(word("thanked"), word("Zarif", 1))
    )
    (claim,) = extracted(draft).claims
    text = made().document.text
    assert claim.modality is Modality.FAILED
    assert claim.time.edtf == "2018-05-07"
    assert claim.time.text.of(text) == "Monday"
    assert claim.sources[0].name
    assert claim.purpose.of(text) == "thanked"
    assert claim.id == "c1"


def test_entities_are_what_is_named_or_used():
    found = extracted(contact(word("met")))
    assert {e.name for e in found.entities} == {"Kerry", "Zarif"}
    text = made().document.text
    for entity in found.entities:
        assert {m.of(text) for m in entity.mentions} == {entity.name}  # no pronouns


@pytest.mark.parametrize("drafts", [[], [contact(6)], [contact(6), contact(0), contact(12, parties=(1, 0))]])
def test_every_extraction_is_sound(drafts):
    found = extracted(*drafts)
    check(found)
    ids = [c.id for c in found.claims]
    assert ids == [f"c{n}" for n in range(1, len(ids) + 1)]


def test_a_draft_whose_party_is_not_known_is_dropped():
    assert extracted(contact(word("met"), parties=(0, 99))).claims == ()
