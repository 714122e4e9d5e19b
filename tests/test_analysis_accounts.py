"""Accounts, independent origins, credibility, contradictions, agreements."""

import random
from dataclasses import replace

import pytest

from backchannel.analysis import Analysis, Conflict, Origin
from backchannel.analysis.credibility import credibility
from backchannel.case import Case
from backchannel.model import Action, Medium, Modality, Span, Term, TieKind
from test_analysis_case import MET, article

MEETING = {**MET, "medium": Medium.MEETING, "time": "2019-07-14"}
FILLER = (
    "The weather over the harbour had been poor for a week and nobody in the town expected visitors. The hotel had two "
    "rooms to let, one of them with a view of the church, and the other without. Breakfast was served from seven, when "
    "the ferry from the islands came in with mail, bread and, on that day, four men in dark coats who paid in cash."
)


def analysis(*extractions):
    return Analysis(Case.of(extractions))


def test_two_papers_of_one_meeting_are_one_account_of_two_origins():
    month = {**MEETING, "says": "In July Reza Tavakol saw Ilse Brandvold.", "time": "2019-07", "place": None}
    (account,) = analysis(article("a", MEETING, outlet="Post"), article("b", month, outlet="Mail")).contacts
    assert [claim.key for claim in account.claims] == ["a#c0", "b#c0"]
    assert account.lead.key == "a#c0"
    assert [origin.label for origin in account.asserting] == ["Post", "Mail"]
    assert account.credibility.grade == 2


@pytest.mark.parametrize(
    "change",
    [
        {"party": ("Ilse Brandvold", "Omar Haddad")},
        {"time": "2019-08-14"},
        {"place": "Geneva"},
        {"medium": Medium.CALL},
        {"modality": Modality.PLANNED},
    ],
)
def test_what_is_surely_different_is_another_account(change):
    other = {**MEETING, "says": "Another day it was otherwise.", **change}
    assert len(analysis(article("a", MEETING), article("b", other)).contacts) == 2


def test_one_document_tells_two_dealings_in_two_claims():
    again = {**MEETING, "says": "They met again at night."}
    assert len(analysis(article("a", MEETING, again)).contacts) == 2


def test_an_undated_claim_joins_only_what_is_told_in_the_same_words():
    secret = "of secret harbour talks about fishing quotas"
    told = {**MEETING, "says": f"Ilse Brandvold told Reza Tavakol {secret}.", "time": None}
    same = {**told, "says": f"Reza Tavakol was told {secret} there, by Ilse Brandvold."}
    other = {**told, "says": "Ilse Brandvold sent greetings to Reza Tavakol at Christmas."}
    found = analysis(article("a", told), article("b", same), article("c", other)).contacts
    assert [[claim.key for claim in account.claims] for account in found] == [["a#c0", "b#c0"], ["c#c0"]]


def test_a_state_stands_for_whoever_acts_for_it():
    offices = [
        {
            "says": f"{name} is minister of {land}.",
            "type": "role",
            "holder": name,
            "title": "minister",
            "organization": land,
        }
        for name, land in (("Ilse Brandvold", "Norway"), ("Reza Tavakol", "Iran"))
    ]
    states = {**MEETING, "says": "Norwegians and Iranians met.", "party": ("Norway", "Iran"), "place": None}
    found = analysis(article("a", MEETING, *offices), article("b", states)).contacts
    assert len(found) == 1


def test_a_copy_counts_with_its_original():
    original = article("a", MEETING, outlet="Post", published="2019-07-15", extra=FILLER)
    copy = article("b", MEETING, outlet="Mail", published="2019-07-16", extra=FILLER)
    found = analysis(original, copy)
    assert found.case.lineage["b"].derived_from == "a"
    (account,) = found.contacts
    assert len(account.claims) == 2
    assert [origin.label for origin in account.asserting] == ["Post"]
    assert account.asserting[0].documents == ("a", "b")
    assert account.credibility.grade == 3


@pytest.mark.parametrize(
    ("one", "other", "origins"),
    [
        ([], [], 2),
        ([("named", "Ola Nordmann")], [("named", "Ola Nordmann")], 1),
        ([("named", "Ola Nordmann")], [], 2),
        ([("anonymous", "two officials")], [("anonymous", "the two officials")], 1),
        ([("anonymous", "two officials")], [("anonymous", "a diplomat")], 2),
        ([("anonymous", "sources"), ("outlet", "Skerry Journal")], [("outlet", "the Skerry Journal")], 1),
        ([("outlet", "Mail")], [], 1),  # Post has it from the Mail
    ],
)
def test_origins(one, other, origins):
    found = analysis(
        article("a", {**MEETING, "sources": one}, outlet="Post"),
        article("b", {**MEETING, "sources": other, "says": "There was a meeting in Bergen."}, outlet="Mail"),
    )
    (account,) = found.contacts
    assert len(account.asserting) == origins


def test_one_paper_twice_is_one_origin():
    found = analysis(article("a", MEETING, outlet="Post"), article("b", MEETING, outlet="Post", published="2020-04-01"))
    assert len(found.contacts[0].asserting) == 1


def origin(number, anonymous=False):
    return Origin(f"o{number}", f"o{number}", anonymous, ("d",))


@pytest.mark.parametrize(
    ("asserting", "denying", "told", "listed", "grade"),
    [
        (3, 0, True, False, 1),
        (2, 0, True, True, 1),
        (2, 0, True, False, 2),
        (1, 0, True, False, 3),
        (1, 0, True, True, 3),
        (2, 1, True, False, 3),
        (1, 1, True, False, 4),
        (1, 2, True, False, 5),
        (0, 1, True, False, 5),
        (3, 0, False, False, 6),
        (0, 0, True, False, 6),
    ],
)
def test_credibility_follows_the_rules(asserting, denying, told, listed, grade):
    found = credibility([origin(n) for n in range(asserting)], [origin(9 + n) for n in range(denying)], told, listed)
    assert found.grade == grade


def test_unnamed_sources_alone_cannot_be_judged():
    assert credibility([origin(1, anonymous=True), origin(2, anonymous=True)], []).grade == 6
    assert credibility([origin(1, anonymous=True), origin(2)], []).grade == 2


def test_a_denial_belongs_to_what_it_denies():
    says = "Ilse Brandvold told Reza Tavakol about the fishing quotas of the northern harbour."
    told = {**MET, "says": says, "sources": [("named", "Reza Tavakol")], "medium": Medium.UNSPECIFIED, "place": None}
    denies = {**told, "says": "Ilse Brandvold denies that she told Reza Tavakol about fishing quotas of the harbour."}
    denies |= {"modality": Modality.DENIED, "sources": [("named", "Ilse Brandvold")]}
    found = analysis(article("a", told), article("b", denies))
    (account,) = found.contacts
    assert [c.key for c in account.for_it] == ["a#c0"]
    assert [c.key for c in account.against] == ["b#c0"]
    assert account.credibility.grade == 4
    (contradiction,) = found.contradictions
    assert contradiction.about is Conflict.DENIED


def test_no_meeting_since_april_does_not_deny_those_of_the_year_before():
    years = {**MEETING, "time": "2017-01/2018-09", "says": "They met three times since she left."}
    since = {
        **MEETING,
        "time": "2018-04/..",
        "says": "No meeting took place since April.",
        "modality": Modality.NEGATED,
    }
    found = analysis(article("a", years, since, published="2018-09-15"))
    assert len(found.contacts) == 2
    assert found.contradictions == ()


def test_one_thing_in_the_same_words_on_two_days_is_a_contradiction():
    says = "Ilse Brandvold and Reza Tavakol signed the fishing accord of the northern harbour over breakfast."
    one, other = (
        {**MEETING, "says": says + tail, "time": day} for tail, day in ((" I", "2019-07-14"), (" II", "2019-08-20"))
    )
    found = analysis(article("a", one, outlet="Post"), article("b", other, outlet="Mail"))
    assert [c.about for c in found.contradictions] == [Conflict.DATE]


def test_the_order_of_documents_does_not_matter():
    changes = (
        {},
        {"time": "2019-07"},
        {"time": None},
        {"place": None},
        {"modality": Modality.DENIED},
        {"time": "2019-09"},
    )
    documents = [article(f"d{n}", {**MEETING, **change}, outlet=f"Paper {n}") for n, change in enumerate(changes)]
    expected = [account.id for account in analysis(*documents).contacts]
    for seed in range(5):
        shuffled = random.Random(seed).sample(documents, len(documents))
        assert [account.id for account in analysis(*shuffled).contacts] == expected


def act(says, action, *parties, **rest):
    return {"says": says, "type": "agreement", "agreement": "Bergen Accord", "party": parties, "action": action, **rest}


def test_an_agreement_gathers_parties_promises_and_acts():
    promise = "to stop fishing north of the cape"
    signed = act(
        f"Norway and Iran signed the Bergen Accord; Norway undertook {promise}.",
        Action.SIGNS,
        "Norway",
        "Iran",
        time="2015",
    )
    one = article("a", signed, act("Norway left it.", Action.WITHDRAWS, "Norway", time="2018"))
    claim = one.claims[0]
    text = one.document.text
    at = text.index(promise)
    norway = next(e.id for e in one.entities if e.name == "Norway")
    one = replace(one, claims=(replace(claim, terms=(Term(norway, Span(at, at + len(promise))),)), one.claims[1]))
    planned = act("Iran will join the Bergen Accord.", Action.REVIVES, "Iran", modality=Modality.PLANNED)
    found = analysis(one, article("b", planned))
    (dossier,) = found.agreements
    assert [p.name for p in dossier.parties] == ["Norway", "Iran"]
    assert [(p.by.name, p.words) for p in dossier.promises] == [("Norway", promise)]
    assert [a.lead.claim.action for a in dossier.acts] == [Action.SIGNS, Action.WITHDRAWS, Action.REVIVES]
    assert dossier.done(Action.REVIVES) == ()
    assert len(dossier.done(Action.WITHDRAWS)) == 1


def test_ties_of_one_kind_between_the_same_are_one_account():
    tie = {"says": "Ilse Brandvold has influence over Omar Haddad.", "type": "tie", "kind": TieKind.INFLUENCE}
    tie |= {"subject": "Ilse Brandvold", "object": "Omar Haddad"}
    turned = {**tie, "subject": "Omar Haddad", "object": "Ilse Brandvold", "says": "Or the other way around."}
    found = analysis(article("a", tie, turned, outlet="Post"), article("b", tie, outlet="Mail"))
    assert sorted(len(account.claims) for account in found.ties) == [1, 2]


def test_the_timeline_is_in_order_and_holds_what_is_dated():
    later = {**MEETING, "says": "Later.", "time": "2020-01"}
    found = analysis(article("a", later, MEETING, {**MEETING, "says": "Once.", "time": None}))
    assert [account.lead.claim.time.edtf for account in found.timeline] == ["2019-07-14", "2020-01"]
