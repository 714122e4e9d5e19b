"""Titles beside names, and the roles that they make."""

import pytest

from backchannel.claims.draft import Draft
from backchannel.claims.roles import checked
from backchannel.claims.titles import Titles
from parsed import mention, reading, tokens_of


def titles(line, *mentions):
    """(title, holder, body, principal) in words."""
    parsed = tokens_of(line)
    text, _, tokens = parsed
    found = Titles(reading(parsed, [mention(parsed, *m) for m in mentions])).all()

    def words(m):
        return text[m.start : m.end] if m else None

    return [
        (text[tokens[t.first].start : tokens[t.last - 1].end], words(t.holder), words(t.body), words(t.principal))
        for t in found
    ]


RAHIMI, IRAN = ("Javad Rahimi",), ("Iranian", "country")


@pytest.mark.parametrize(
    ("line", "mentions", "expected"),
    [
        (
            "Iranian/ADJ/amod/3 foreign/ADJ/amod/3 minister/NOUN/nsubj/6 Javad/PROPN/appos/3 Rahimi/PROPN/flat/4 "
            "left/VERB/root/0",
            [RAHIMI, IRAN],
            ("foreign minister", "Javad Rahimi", "Iranian", None),
        ),
        (
            "Javad/PROPN/nsubj/8 Rahimi/PROPN/flat/1 ,/PUNCT/punct/6 the/DET/det/6 Iranian/ADJ/amod/6 "
            "envoy/NOUN/appos/1 ,/PUNCT/punct/6 left/VERB/root/0",
            [RAHIMI, IRAN],
            ("envoy", "Javad Rahimi", "Iranian", None),
        ),
        (
            "Javad/PROPN/nsubj/5 Rahimi/PROPN/flat/1 is/AUX/cop/5 the/DET/det/5 director/NOUN/root/0 of/ADP/case/7 "
            "Aramex/PROPN/nmod/5",
            [RAHIMI, ("Aramex", "organization")],
            ("director", "Javad Rahimi", "Aramex", None),
        ),
        (
            "Javad/PROPN/nsubj/11 Rahimi/PROPN/flat/1 ,/PUNCT/punct/5 an/DET/det/5 adviser/NOUN/appos/1 to/ADP/case/8 "
            "President/PROPN/compound/8 Ruiz/PROPN/nmod/5 ,/PUNCT/punct/5 had/AUX/aux/11 left/VERB/root/0",
            [RAHIMI, ("President Ruiz",)],
            ("adviser", "Javad Rahimi", None, "President Ruiz"),
        ),
        (
            "Secretary/PROPN/nsubj/6 of/ADP/case/3 State/PROPN/nmod/1 Lena/PROPN/appos/1 Ruiz/PROPN/flat/4 "
            "left/VERB/root/0",
            [("Lena Ruiz",)],
            ("Secretary of State", "Lena Ruiz", None, None),
        ),
    ],
)
def test_grammar_names_holder_body_and_principal(line, mentions, expected):
    assert expected in titles(line, *mentions)


def test_a_deputy_is_one_title_and_no_minister():
    line = (
        "deputy/ADJ/amod/3 foreign/ADJ/amod/3 minister/NOUN/nsubj/6 Javad/PROPN/appos/3 Rahimi/PROPN/flat/4 "
        "left/VERB/root/0"
    )
    assert [t[0] for t in titles(line, RAHIMI)] == ["deputy foreign minister"]


def test_a_military_rank_is_no_title():
    assert titles("General/PROPN/nsubj/3 Rahimi/PROPN/flat/1 left/VERB/root/0", ("Rahimi",)) == []


LINE = (
    "Former/ADJ/amod/3 Iranian/ADJ/amod/3 minister/NOUN/nsubj/6 Javad/PROPN/appos/3 Rahimi/PROPN/flat/4 "
    "met/VERB/root/0 Ruiz/PROPN/obj/6"
)


def role_reading():
    parsed = tokens_of(LINE)
    return reading(
        parsed,
        [
            mention(parsed, "Javad Rahimi", cluster=0),
            mention(parsed, "Iranian", "country", cluster=1),
            mention(parsed, "Ruiz", cluster=2),
        ],
    )


def test_a_role_that_only_grammar_shows_is_proposed():
    (draft,) = checked(role_reading(), [])
    assert (draft.type, draft.parties) == ("role", [("holder", 0), ("organization", 1)])
    assert draft.attributes == {"status": "former", "action": "holds"}
    assert draft.method == "pattern:title"
    words = role_reading().tokens
    assert [t.text for t in words[slice(*draft.title)]][-1] == "minister"


def test_the_words_win_over_the_scorer():
    wrong = Draft("role", 2, 3, [("holder", 2)], "model", 0.9, attributes={"status": "former", "action": "holds"})
    (draft,) = checked(role_reading(), [wrong])
    assert draft.parties == [("holder", 0), ("organization", 1)]
    assert (draft.method, draft.confidence) == ("model+pattern:title", 0.9)


def test_contacts_pass_through_roles_unchanged():
    contact = Draft("contact", 5, 6, [("party", 0), ("party", 2)], "model", 0.9)
    assert contact in checked(role_reading(), [contact])


def test_a_state_office_takes_the_only_country_of_its_sentence():
    parsed = tokens_of(
        "President/PROPN/nsubj/4 Lena/PROPN/flat/1 Ruiz/PROPN/flat/1 left/VERB/root/0 Peru/PROPN/obj/4 ./PUNCT/punct/4"
    )
    mentions = [mention(parsed, "Lena Ruiz", cluster=0), mention(parsed, "Peru", "country", cluster=1)]
    (draft,) = checked(reading(parsed, mentions), [])
    assert draft.parties == [("holder", 0), ("organization", 1)]
