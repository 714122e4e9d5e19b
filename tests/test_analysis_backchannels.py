"""Back channels: the five signs, each with its reason; what is not done is apart; official dealings are not flagged."""

import pytest

from backchannel import exchange
from backchannel.analysis import Analysis, Group, Knowledge, Listed, SignKind
from backchannel.case import Case
from backchannel.model import Medium, Modality, Status, Track
from test_analysis_case import MET, article


def office(name, land, **rest):
    says = f"{name} is the minister of {land}."
    return {"says": says, "type": "role", "holder": name, "title": "minister", "organization": land, **rest}


# Two ministers who are in office all the time, and one who was.
TAVAKOL = office("Reza Tavakol", "Iran", time="2010/2025")
BRANDVOLD = office("Ilse Brandvold", "Norway", time="2010/2025")
FORMER = office("Ilse Brandvold", "Norway", time="2010/2014", status=Status.FORMER)
DEALING = {**MET, "medium": Medium.MEETING, "time": "2018-05-02"}


def flags(*extractions):
    return Analysis(Case.of(extractions)).flags


def kinds(flag):
    return [sign.kind for sign in flag.signs]


def test_two_ministers_who_meet_are_not_flagged():
    official = {**DEALING, "says": "They met officially.", "track": Track.OFFICIAL, "time": "2018-06"}
    negotiate = {**DEALING, "says": "They negotiated through Oman.", "medium": Medium.NEGOTIATION, "time": "2018-07"}
    negotiate |= {"intermediary": "Oman"}
    assert flags(article("a", DEALING, official, negotiate, TAVAKOL, BRANDVOLD)) == ()


def test_said_to_be_secret():
    secret = {**DEALING, "says": "The two met in secret in Bergen.", "track": Track.BACKCHANNEL}
    (flag,) = flags(article("a", secret, TAVAKOL, BRANDVOLD))
    assert kinds(flag) == [SignKind.SAID]
    (evidence,) = flag.signs[0].evidence
    assert evidence.quote == "in secret"
    text = secret["says"]
    assert text[evidence.start : evidence.end] == "in secret"
    assert flag.alternatives


def test_through_a_go_between_of_a_third_state():
    word = {**DEALING, "says": "Word went from her to him.", "medium": Medium.MESSAGE, "intermediary": "Qatar"}
    (flag,) = flags(article("a", word, TAVAKOL, BRANDVOLD))
    assert kinds(flag) == [SignKind.SAID]
    assert "Qatar" in flag.signs[0].reason


def test_an_envoy_of_ones_own_is_no_go_between():
    word = {**DEALING, "says": "Word went from her to him.", "medium": Medium.MESSAGE, "intermediary": "Norway"}
    assert flags(article("a", word, TAVAKOL, BRANDVOLD)) == ()


def test_out_of_office():
    (flag,) = flags(article("a", DEALING, TAVAKOL, FORMER))
    assert kinds(flag) == [SignKind.OUT_OF_OFFICE]
    assert "Ilse Brandvold (formerly minister" in flag.signs[0].reason
    states = {entity.name: standing.knowledge for entity, standing in flag.parties}
    assert states == {"Ilse Brandvold": Knowledge.NONE, "Reza Tavakol": Knowledge.HELD}


def test_two_of_one_state_are_not_flagged():
    assert flags(article("a", DEALING, office("Reza Tavakol", "Norway", time="2010/2025"), FORMER)) == ()


def test_not_known_is_not_out_of_office():
    assert flags(article("a", DEALING, TAVAKOL)) == ()


def test_a_meeting_in_office_is_not_flagged_by_a_later_one_out_of_it():
    early = {**DEALING, "time": "2012-05-02"}
    late = {**DEALING, "says": "Years later they met again in Bergen.", "time": "2018-05-02"}
    (flag,) = flags(article("a", early, late, TAVAKOL, FORMER))
    assert flag.account.lead.claim.time.edtf == "2018-05-02"


@pytest.mark.parametrize(
    ("says", "flagged"),
    [
        ("Ilse Brandvold met Reza Tavakol without the knowledge of her government.", True),
        ("Ilse Brandvold met Reza Tavakol to bypass the administration.", True),
        ("Ilse Brandvold met Reza Tavakol to ignore the Trump team.", False),  # no side's government
        ("Ilse Brandvold met Reza Tavakol and ignored the rain.", False),
    ],
)
def test_past_a_government(says, flagged):
    found = flags(article("a", {**DEALING, "says": says}, TAVAKOL, BRANDVOLD))
    assert [kinds(flag) for flag in found] == ([[SignKind.BYPASS]] if flagged else [])


def test_asserted_and_denied_by_a_party():
    told = {**DEALING, "sources": [("named", "Reza Tavakol")]}
    denied = {**DEALING, "says": "Ilse Brandvold denies that they met.", "modality": Modality.DENIED}
    denied |= {"sources": [("named", "Ilse Brandvold")]}
    (flag,) = flags(article("a", told, TAVAKOL, BRANDVOLD), article("b", denied))
    assert kinds(flag) == [SignKind.DISPUTED]
    assert flag.group is Group.DISPUTED
    assert flag.signs[0].reason == "asserted by Reza Tavakol, denied by Ilse Brandvold"


def test_a_register_that_lists_nothing_is_a_sign_in_company_only():
    def dealing(**rest):
        says = "Secretary of State John Kerry met Reza Tavakol in Oman."
        return {"says": says, "party": ("John Kerry", "Reza Tavakol"), "place": "Oman", "time": "2014-02-11", **rest}

    assert flags(article("a", dealing(), TAVAKOL, published="2014-03-01")) == ()
    secret = article("a", dealing(track=Track.BACKCHANNEL), TAVAKOL, published="2014-03-01")
    (flag,) = flags(secret)
    assert kinds(flag) == [SignKind.SAID, SignKind.UNLISTED]
    assert flag.register.listed is Listed.UNLISTED
    assert flag.signs[1].reason.startswith("weak")
    listed = article("a", dealing(track=Track.BACKCHANNEL, time="2014-11-10"), TAVAKOL, published="2015-03-01")
    assert [flag.register.listed for flag in flags(listed)] == [Listed.LISTED]


@pytest.mark.parametrize(
    ("modality", "group"),
    [
        (Modality.PLANNED, Group.PLANNED),
        (Modality.POSSIBLE, Group.PLANNED),
        (Modality.ATTEMPTED, Group.TRIED),
        (Modality.FAILED, Group.TRIED),
        (Modality.NEGATED, Group.DENIED),
        (Modality.DENIED, Group.DENIED),
    ],
)
def test_what_is_not_told_as_done_stands_apart(modality, group):
    secret = {**DEALING, "track": Track.BACKCHANNEL, "modality": modality}
    (channel,) = Analysis(Case.of([article("a", secret, TAVAKOL, BRANDVOLD)])).channels
    assert channel.contacts == ()
    assert [flag.group for flag in channel.apart] == [group]


def test_dealings_of_one_pair_are_one_channel():
    again = {**DEALING, "says": "They met once more, in Geneva.", "place": "Geneva", "time": "2019-03"}
    tried = {**DEALING, "says": "A third meeting failed.", "time": "2019-09", "modality": Modality.FAILED}
    (channel,) = Analysis(Case.of([article("a", DEALING, again, tried, TAVAKOL, FORMER)])).channels
    assert [flag.account.lead.claim.time.edtf for flag in channel.contacts] == ["2018-05-02", "2019-03"]
    assert len(channel.apart) == 1
    assert [place.name for place in channel.places] == ["Bergen", "Geneva"]
    assert (channel.first.first.isoformat(), channel.last.last.isoformat()) == ("2018-05-02", "2019-03-31")


def test_two_go_to_the_same_minister_by_two_channels():
    people = [office(name, "Norway", time="2010/2014", status=Status.FORMER) for name in ("Kari Holm", "Per Lie")]
    dealings = [
        {**DEALING, "says": f"{name} met Reza Tavakol.", "party": (name, "Reza Tavakol")}
        for name in ("Kari Holm", "Per Lie")
    ]
    found = Analysis(Case.of([article("a", *dealings, TAVAKOL, *people)])).channels
    assert [channel.name for channel in found] == ["Reza Tavakol – Kari Holm", "Reza Tavakol – Per Lie"]


def test_one_go_between_makes_one_channel():
    def word(says, time, **rest):
        return {
            "says": says,
            "time": time,
            "medium": Medium.MESSAGE,
            "intermediary": "Oman",
            "party": ("Norway", "Iran"),
            **rest,
        }

    first, second = word("Word went through Oman.", "2012-07"), word("More word followed.", "2013-03")
    years_later = word("Word went through Oman again.", "2019-03")
    found = Analysis(Case.of([article("a", first, second, years_later)])).channels
    assert sorted(len(channel.contacts) for channel in found) == [1, 2]


@pytest.fixture(scope="module")
def sample(shared):
    paths = sorted((shared / "gold" / "dev").glob("sample-*.json"))
    return Analysis(
        Case.of([e for path in (*paths, shared / "gold" / "dev" / "seed.json") for e in exchange.read(path)])
    )


def channel_of(sample, *words):
    (found,) = [c for c in sample.channels if all(word in c.name for word in words)]
    return found


def test_sample_the_channel_through_oman(sample):
    oman = channel_of(sample, "Burns", "Oman")
    assert oman.sides == ("IR", "US")
    assert {sign.kind for flag in oman.contacts for sign in flag.signs} == {SignKind.SAID}
    assert {"Jake Sullivan", "William J. Burns"} <= {e.name for _, es in oman.members for e in es}
    assert "Mohammad Javad Zarif" not in oman.name  # the correction takes him out
    assert [flag.group for flag in oman.apart] == [Group.DENIED]
    march = next(flag for flag in oman.contacts if flag.account.lead.claim.time.edtf == "2013-03")
    assert len(march.account.asserting) == 2  # the agency with its copy, and the paper with its correction


def test_sample_the_meetings_out_of_office(sample):
    kerry = channel_of(sample, "Zarif", "Kerry")
    met = kerry.contacts[0]
    assert SignKind.OUT_OF_OFFICE in kinds(met)
    assert {origin.label for origin in met.account.asserting} >= {"John Kerry"}
    assert {claim.document.id for claim in met.account.claims} >= {"sample-4-original", "sample-5-rewrite", "seed"}
    malley = channel_of(sample, "Zarif", "Malley")
    assert kinds(malley.contacts[0]) == [SignKind.SAID, SignKind.OUT_OF_OFFICE, SignKind.BYPASS]


def test_sample_the_attempted_contact_of_2019(sample):
    tried = [flag for c in sample.channels for flag in c.apart if flag.group is Group.TRIED]
    assert {flag.account.lead.key for flag in tried} >= {"seed#c1", "sample-9-independent#c4"}
    assert all(flag.account.lead.claim.time.edtf.startswith("2019") for flag in tried)


def test_sample_the_disputed_telling(sample):
    (told,) = [f for f in sample.flags if f.account.lead.key == "sample-12-independent#c4"]
    assert told.group is Group.DISPUTED
    assert told.signs[0].reason == "asserted by Mohammad Javad Zarif, denied by John Kerry"


def test_sample_official_negotiations_are_not_flagged(sample):
    flagged = {claim.key for flag in sample.flags for claim in flag.account.claims}
    official = {c.key for c in sample.case.claims if c.claim.medium is Medium.NEGOTIATION}
    official |= {"sample-1-original#c19", "sample-1-original#c21", "sample-9-independent#c6", "sample-11-profile#c12"}
    assert not flagged & official


def test_on_the_sample_the_channels_come_apart(shared):
    import gold
    from backchannel.analysis import Group

    by_name = {channel.name: channel for channel in Analysis(gold.case(shared)).channels}
    oman = next(channel for name, channel in by_name.items() if "Khaji" in name and "Oman" in name)
    assert {p.name for _, members in oman.members for p in members} >= {"Jake Sullivan", "William J. Burns"}
    assert all(flag.account.when and flag.account.when.last.year <= 2013 for flag in oman.contacts)
    kerry = next(channel for name, channel in by_name.items() if "Zarif" in name and "Kerry" in name)
    assert {sign.kind.name for flag in kerry.contacts for sign in flag.signs} >= {"OUT_OF_OFFICE"}
    tried = next(channel for name, channel in by_name.items() if "Rouhani" in name and "Trump" in name)
    assert tried.contacts == ()
    assert {flag.group for flag in tried.apart} == {Group.TRIED}
