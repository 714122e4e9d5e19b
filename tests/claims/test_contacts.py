"""Both sides of a contact by grammar."""

import pytest

from backchannel.claims.contacts import Grammar, checked
from backchannel.claims.draft import Draft
from parsed import mention, reading, tokens_of


def sides(line, trigger, *mentions):
    parsed = tokens_of(line)
    text, _, tokens = parsed
    made = reading(parsed, [mention(parsed, *m, cluster=n) for n, m in enumerate(mentions)])
    at = text.index(trigger)
    first = next(i for i, t in enumerate(tokens) if t.start == at)
    last = first + len(trigger.split())
    found = Grammar(made).parties(first, last)
    return None if found is None else {mentions[g][0] for g in found}


KERRY, ZARIF, IRAN = ("Kerry",), ("Zarif",), ("Iran", "country")


@pytest.mark.parametrize(
    ("line", "trigger", "mentions", "expected"),
    [
        ("Kerry/PROPN/nsubj/2 met/VERB/root/0 Zarif/PROPN/obj/2", "met", [KERRY, ZARIF], {"Kerry", "Zarif"}),
        (
            "Kerry/PROPN/nsubj/2 met/VERB/root/0 with/ADP/case/4 Zarif/PROPN/obl/2",
            "met", [KERRY, ZARIF], {"Kerry", "Zarif"},
        ),
        (
            "Kerry/PROPN/nsubj/4 and/CCONJ/cc/3 Moniz/PROPN/conj/1 met/VERB/root/0 Zarif/PROPN/obj/4",
            "met", [KERRY, ("Moniz",), ZARIF], {"Kerry", "Moniz", "Zarif"},
        ),
        (
            "Kerry/PROPN/nsubj/2 agreed/VERB/root/0 to/PART/mark/4 meet/VERB/xcomp/2 Zarif/PROPN/obj/4",
            "meet", [KERRY, ZARIF], {"Kerry", "Zarif"},
        ),
        (
            "talks/NOUN/nsubj/6 between/ADP/case/3 Kerry/PROPN/nmod/1 and/CCONJ/cc/5 Zarif/PROPN/conj/3 "
            "failed/VERB/root/0",
            "talks", [KERRY, ZARIF], {"Kerry", "Zarif"},
        ),
        (
            "Kerry/PROPN/nsubj/2 held/VERB/root/0 talks/NOUN/obj/2 with/ADP/case/5 Iran/PROPN/nmod/3",
            "talks", [KERRY, IRAN], {"Kerry", "Iran"},
        ),
        (
            "Kerry/PROPN/nmod:poss/3 ’s/PART/case/1 meeting/NOUN/nsubj/6 with/ADP/case/5 Zarif/PROPN/nmod/3 "
            "ended/VERB/root/0",
            "meeting", [KERRY, ZARIF], {"Kerry", "Zarif"},
        ),
    ],
)  # fmt: skip
def test_two_sides(line, trigger, mentions, expected):
    assert sides(line, trigger, *mentions) == expected


@pytest.mark.parametrize(
    ("line", "trigger", "mentions"),
    [
        ("Kerry/PROPN/nsubj/2 met/VERB/root/0 yesterday/ADV/advmod/2", "met", [KERRY]),
        ("Kerry/PROPN/nsubj/2 praised/VERB/root/0 Zarif/PROPN/obj/2", "praised", [KERRY, ZARIF]),
        ("Kerry/PROPN/nsubj/2 met/VERB/root/0 Kerry/PROPN/obj/2", "met", [KERRY]),
        ("Kerry/PROPN/nsubj/2 visited/VERB/root/0 Vienna/PROPN/obj/2", "visited", [KERRY, ("Vienna", "place")]),
        ("talks/NOUN/nsubj/2 failed/VERB/root/0", "talks", []),
    ],
)
def test_where_grammar_shows_no_two_sides_nothing_is_said(line, trigger, mentions):
    assert sides(line, trigger, *mentions) is None


def test_grammar_corrects_parties_and_keeps_the_go_between():
    parsed = tokens_of("Kerry/PROPN/nsubj/2 met/VERB/root/0 Zarif/PROPN/obj/2 through/ADP/case/5 Oman/PROPN/obl/2")
    mentions = [
        mention(parsed, "Kerry", cluster=0),
        mention(parsed, "Zarif", cluster=1),
        mention(parsed, "Oman", "country", cluster=2),
    ]
    wrong = Draft("contact", 1, 2, [("party", 0), ("party", 2), ("intermediary", 2), ("host", 1)], "model", 0.8)
    other = Draft("tie", 1, 2, [("subject", 0), ("object", 2)], "model", 0.8)
    found, kept = checked(reading(parsed, mentions), [wrong, other])
    assert found.parties == [("party", 0), ("party", 1), ("intermediary", 2)]
    assert found.method.startswith("model+pattern")
    assert kept == other
