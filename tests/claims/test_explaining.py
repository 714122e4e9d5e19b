"""Why claims were found: recomputed scores, routes through the parse, reach of sources, words on modality."""

from types import SimpleNamespace

import numpy as np
import pytest

from backchannel.claims import extract
from backchannel.claims.explaining import explain, route
from backchannel.claims.scope import bearing, scope_of, tokens_of
from backchannel.model import Document, Span
from backchannel.reading import load_reader
from parsed import mention, reading
from parsed import tokens_of as parsed_of

SAID = parsed_of(
    "Ruiz/PROPN/nsubj/2 said/VERB/root/0 that/SCONJ/mark/5 Rahimi/PROPN/nsubj/5 failed/VERB/ccomp/2 to/PART/mark/7 "
    "open/VERB/xcomp/5 talks/NOUN/obj/7 ./PUNCT/punct/2",
    "He/PRON/nsubj/2 left/VERB/root/0",
)


def test_routes_go_up_and_down():
    made = reading(SAID)
    assert route(made, 6, 0) == "open <xcomp- failed <ccomp- said -nsubj> Ruiz"
    assert route(made, 1, 7) == "said -ccomp> failed -xcomp> open -obj> talks"
    assert route(made, 4, 4) == "failed"
    assert route(made, 1, 10) == ""


def test_what_a_source_speaks_for():
    made = reading(SAID, [mention(SAID, "Ruiz")])
    assert scope_of(made, Span(0, 4)).of(SAID[0]) == "that Rahimi failed to open talks"
    elsewhere = SAID[0].index("He")
    assert scope_of(made, Span(elsewhere, elsewhere + 2)).of(SAID[0]) == "He left"


def test_words_that_bear_on_modality():
    tokens = SAID[2]
    assert [tokens[i].text for i in bearing(tokens, 7)] == ["said", "that", "failed", "to", "open"]
    assert bearing(tokens, 1) == []


def test_words_of_a_span():
    made = reading(SAID)
    assert tokens_of(made, Span(0, 9)) == (0, 2)
    assert tokens_of(made, Span(4, 5)) == (1, 2)  # a blank: the word after it


TEXT = (
    "The American energy secretary, Ernest Walcott, met Iranian Foreign Minister Javad Rahimi in Vienna on 14 July "
    "2019. So did Paul Harding, according to two officials."
)


@pytest.fixture(scope="module")
def told():
    (made,) = load_reader().read([Document("d", TEXT, published="2021-02-23")])
    extraction = extract(made)
    return made, extraction, explain(made, extraction)


def test_every_claim_is_explained_in_order(told):
    _, extraction, reasons = told
    assert [e.claim for e in reasons] == list(extraction.claims)
    for why in reasons:
        assert [p.role for p in why.parties] == [p.role.value for p in why.claim.parties]
        assert len(why.sources) == len(why.claim.sources)
        assert sum(p for _, p in why.modality) == pytest.approx(1, abs=1e-3)
        assert [p for _, p in why.modality] == sorted((p for _, p in why.modality), reverse=True)
        for party in why.parties:
            assert party.mention is not None
            assert party.probability is None or 0 <= party.probability <= 1


def test_what_the_heads_found_has_their_probabilities(told):
    _, _, reasons = told
    contact = next(e for e in reasons if e.claim.trigger.of(TEXT) == "met")
    assert contact.found > 0.5
    assert all(p.probability > 0.3 for p in contact.parties)
    walcott = next(p for p in contact.parties if p.name == "Ernest Walcott")
    assert walcott.route.startswith("met ")
    assert contact.rule
    assert any(e.found is None for e in reasons if e.claim.method == "pattern:ellipsis")


def test_explaining_again_says_the_same(told):
    made, extraction, reasons = told
    assert explain(made, extraction) == reasons


def test_without_claims_and_without_signals():
    bare = reading(parsed_of("Nothing/NOUN/root/0"))
    assert explain(bare, extract(bare)) == []
    parsed = parsed_of(
        "Iranian/ADJ/amod/2 minister/NOUN/nsubj/5 Javad/PROPN/appos/2 Rahimi/PROPN/flat/3 left/VERB/root/0"
    )
    made = reading(parsed, [mention(parsed, "Javad Rahimi"), mention(parsed, "Iranian", "country")])
    (why,) = explain(made, extract(made))
    assert (why.found, why.modality) == (None, ())
    assert [p.probability for p in why.parties] == [None, None]
    assert why.parties[0].route == "minister -appos> Javad"


def test_a_scorer_may_be_given(told):
    made, extraction, _ = told
    stub = SimpleNamespace(
        triggers=lambda *a: ([[0.0]], {"modality": [[1.0, 0, 0, 0, 0, 0, 0]]}),
        candidates=lambda words, spans, types, kinds: np.zeros((len(spans), 1)),
        pairs=lambda features, triggers, candidates, spans, parse: np.zeros((1, len(spans), 13)),
    )
    why = explain(made, extraction, stub)[0]
    assert why.modality[0] == ("actual", 1.0)
    assert all(p.probability >= 0.5 for p in why.parties)
