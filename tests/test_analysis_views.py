"""Dossiers, pairs, the timeline, what hangs on one origin, the revolving door; and blocking."""

import itertools
from datetime import date

import pytest

import gold
from backchannel.analysis import Analysis, Filter, Group, blocking, done
from backchannel.analysis.finding import find, state
from backchannel.analysis.matching import Matcher
from backchannel.analysis.sides import Sides
from backchannel.analysis.standing import time_of
from backchannel.case import Case
from backchannel.errors import NotInCaseError
from backchannel.model import Medium, Modality, Status, TieKind, Track
from test_analysis_case import MET, article

MINISTER = {"type": "role", "title": "minister", "status": Status.INCUMBENT}
FORMER = {"type": "role", "title": "minister", "status": Status.FORMER}
DOCUMENTS = [
    article(
        "post",
        {**MET, "says": "In secret Ilse Brandvold met Reza Tavakol in Bergen in May 2018.", "time": "2018-05",
         "track": Track.BACKCHANNEL, "medium": Medium.MEETING},
        {**MINISTER, "says": "Reza Tavakol is minister of Iran.", "holder": "Reza Tavakol", "organization": "Iran"},
        {**FORMER, "says": "Ilse Brandvold was minister of Norway until 2017.", "holder": "Ilse Brandvold",
         "organization": "Norway", "time": "2010/2017"},
        {**FORMER, "says": "Ilse Brandvold then led the Nansen Group until 2024.", "title": "led",
         "holder": "Ilse Brandvold", "organization": "Nansen Group", "time": "2019/2024"},
        {"says": "Reza Tavakol plans to meet Omar Haddad in 2021.", "party": ("Reza Tavakol", "Omar Haddad"),
         "time": "2021", "modality": Modality.PLANNED},
        {"says": "Omar Haddad called Reza Tavakol on 3 May 2019.", "party": ("Omar Haddad", "Reza Tavakol"),
         "time": "2019-05-03", "medium": Medium.CALL},
        {"says": "Ilse Brandvold is close to Omar Haddad.", "type": "tie", "kind": TieKind.ALLY,
         "subject": "Ilse Brandvold", "object": "Omar Haddad"},
        outlet="Skerry Post",
    ),
    article(
        "mail",
        {"says": "Omar Haddad called Reza Tavakol on 3 May 2019, he said.", "party": ("Omar Haddad", "Reza Tavakol"),
         "time": "2019-05-03", "medium": Medium.CALL, "sources": [("named", "Omar Haddad")]},
        outlet="Norrland Mail",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def analysis():
    return Analysis(Case.of(DOCUMENTS))


def one(analysis, name):
    return find(analysis.case, name).entity


def names(entities):
    return {entity.name for entity in entities}


def test_a_dossier_tells_done_from_planned(analysis):
    found = analysis.dossier(one(analysis, "tavakol"))
    assert [a.modality for a in found.apart] == [Modality.PLANNED]
    assert len(found.contacts) == 2
    assert all(done(a) for a in found.contacts)
    assert [(e.name, n) for e, n in found.counterparts] == [("Ilse Brandvold", 1), ("Omar Haddad", 1)]
    assert found.state == "IR"
    assert len(found.channels) == 1


def test_a_dossier_tells_who_speaks_and_what_is_not_known(analysis):
    found = analysis.dossier(one(analysis, "Haddad"))
    assert {o.label for o in found.spoken_of_by} == {"Skerry Post", "Omar Haddad"}
    assert [c.document.id for c in found.source_of] == ["mail"]
    assert found.unknown[0] == "No office is known to this case. That does not mean that none was held."
    assert len(found.ties) == 1


def test_a_pair_of_people_and_of_states(analysis):
    ilse, reza = one(analysis, "Brandvold"), one(analysis, "Tavakol")
    assert [a.lead.claim.id for a in analysis.pair(ilse, reza).contacts] == ["c0"]
    states = analysis.pair(one(analysis, "Norway"), one(analysis, "Iran"))
    assert [a.lead.claim.id for a in states.contacts] == ["c0"]
    found = analysis.pair(reza, one(analysis, "Haddad"))
    assert (len(found.contacts), len(found.apart)) == (1, 1)
    with pytest.raises(ValueError, match="a pair needs two"):
        analysis.pair(reza, reza)


def test_the_timeline_has_spans_and_keeps_modality(analysis):
    entries = analysis.over_time()
    assert [e.said for e in entries] == ["May 2018", "3 May 2019", "2021"]
    assert (entries[0].first, entries[0].last, entries[0].exact) == (date(2018, 5, 1), date(2018, 5, 31), False)
    assert entries[1].exact
    assert entries[2].account.modality is Modality.PLANNED
    assert entries[0].flag is not None


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ({"modality": frozenset({Modality.ACTUAL})}, ["May 2018", "3 May 2019"]),
        ({"country": frozenset({"NO"})}, ["May 2018"]),
        ({"source": "norrland"}, ["3 May 2019"]),
        ({"source": "omar haddad"}, ["3 May 2019"]),
        ({"grade": 2}, ["3 May 2019"]),
        ({"since": date(2018, 5, 20), "until": date(2019, 5, 2)}, ["May 2018"]),
        ({"flagged": True}, ["May 2018"]),
    ],
)
def test_filters(analysis, kept, said):
    assert [e.said for e in analysis.over_time(Filter(**kept))] == said


def test_filter_by_person(analysis):
    kept = Filter(person=frozenset({one(analysis, "Haddad").id}))
    assert [e.said for e in analysis.over_time(kept)] == ["3 May 2019", "2021"]


def test_what_hangs_on_one_origin(analysis):
    first, *_ = analysis.dependence
    assert first.origin.label == "Skerry Post"
    assert len(first.channels) == 1
    assert len(first.lost) == 2
    assert [grade for _, grade in first.weaker] == [3]
    left = analysis.without(first.origin.key)
    assert [a.lead.document.id for a in left.contacts] == ["mail"]
    assert left.channels == ()


def test_on_the_sample_what_is_lost_is_what_a_new_analysis_lacks(shared):
    analysis = Analysis(gold.case(shared))
    for found in analysis.dependence[:4]:
        left = {c.key for a in analysis.without(found.origin.key).contacts for c in a.claims}
        assert not left & {c.key for a in found.lost for c in a.for_it}


def test_the_revolving_door(analysis):
    (turn,) = analysis.revolving
    assert turn.person.name == "Ilse Brandvold"
    assert [t.title for t in turn.left] == ["minister"]
    assert [t.title for t in turn.taken] == ["led"]
    assert names(turn.counterparts) == {"Reza Tavakol"}


def test_planned_contacts_are_no_part_of_the_network_unless_asked(analysis):
    assert len(analysis.network().meetings) == 2
    assert len(analysis.network(frozenset(Group)).meetings) == 3


def test_names_are_found_and_close_ones_offered(analysis):
    assert find(analysis.case, "ilse").entity.name == "Ilse Brandvold"
    assert state(analysis, "Tehran") == "IR"
    assert state(analysis, "Tavakol") == "IR"
    with pytest.raises(NotInCaseError, match="close to it: Ilse Brandvold"):
        find(analysis.case, "Ilse Brandvolt")


def test_blocking_leaves_out_only_what_cannot_fit(shared):
    """Every pair of claims that fits is asked for, whichever of the two comes first."""
    case = gold.case(shared)
    sides = Sides(case)
    matcher = Matcher(case, sides)
    claims = [c for c in case.claims if c.type == "contact"]
    facts = {c.key: (matcher.by_side(c), time_of(c), case.lineage[c.document.id].origin) for c in claims}
    for one_claim in claims:
        blocks = blocking.Blocks(matcher.words, len(claims))
        blocks.put(0, one_claim, *facts[one_claim.key])
        for other in claims:
            if other is not one_claim and matcher.pair(one_claim, other):
                assert blocks.candidates(other, *facts[other.key]) == [0]


def test_blocking_of_many_keeps_what_words_or_days_bring_together(shared, monkeypatch):
    whole = Analysis(gold.case(shared)).contacts
    monkeypatch.setattr(blocking, "SMALL", 0)
    few = Analysis(gold.case(shared)).contacts
    together = [
        {frozenset(p) for a in accounts for p in itertools.combinations([c.key for c in a.claims], 2)}
        for accounts in (whole, few)
    ]
    assert len(together[0] & together[1]) >= 0.95 * len(together[0])
