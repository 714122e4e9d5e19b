"""The brief: every sentence sourced, modality kept, the same case the same bytes, readable in a terminal."""

import io
import json
import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from rich.console import Console

from backchannel import brief
from backchannel.analysis import NOTICE
from backchannel.case import Case
from backchannel.model import Action, Medium, Modality, Status, TieKind, Track
from strategies import extractions
from test_analysis_case import MET, article

MINISTER = {"type": "role", "title": "minister", "status": Status.INCUMBENT}
WRITTEN = [
    article(
        "post",
        {
            **MET,
            "says": "Ilse Brandvold, by then a private citizen, met Reza Tavakol in Bergen in May 2018.",
            "medium": Medium.MEETING,
            "track": Track.BACKCHANNEL,
            "time": "2018-05",
            "sources": [("anonymous", "two officials")],
        },
        {**MINISTER, "says": "Reza Tavakol is minister of Iran.", "holder": "Reza Tavakol", "organization": "Iran"},
        {
            "says": "Ilse Brandvold was minister of Norway until 2014.",
            "type": "role",
            "title": "minister",
            "status": Status.FORMER,
            "holder": "Ilse Brandvold",
            "organization": "Norway",
            "time": "2010/2014",
        },
        {**MET, "says": "They plan to meet again in June 2021.", "time": "2021-06", "modality": Modality.PLANNED},
        {
            "says": "Norway left the Bergen Accord in 2018.",
            "type": "agreement",
            "agreement": "Bergen Accord",
            "party": "Norway",
            "action": Action.WITHDRAWS,
            "time": "2018",
        },
        {
            "says": "Reza Tavakol has influence over Omar Haddad.",
            "type": "tie",
            "kind": TieKind.INFLUENCE,
            "subject": "Reza Tavakol",
            "object": "Omar Haddad",
        },
        outlet="Skerry Post",
        published="2020-03-01",
    ),
    article(
        "mail",
        {
            **MET,
            "says": "Ilse Brandvold says that she did not meet Reza Tavakol in May 2018.",
            "time": "2018-05",
            "modality": Modality.DENIED,
            "sources": [("named", "Ilse Brandvold")],
        },
        outlet="Norrland Mail",
        published="2020-03-04",
    ),
]


@pytest.fixture(scope="module")
def made():
    return brief.compose(WRITTEN)


def screen(made, width=100):
    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(brief.terminal(made))
    return out.getvalue()


def statements(value):
    """Every statement anywhere in a brief as plain data."""
    if isinstance(value, dict):
        if set(value) == {"text", "citations"}:
            yield value
        for item in value.values():
            yield from statements(item)
    elif isinstance(value, list):
        for item in value:
            yield from statements(item)


def test_every_statement_is_cited_and_every_citation_is_exact(made):
    plain = brief.structured(made)
    found = list(statements(plain))
    assert found
    numbers = {citation["number"] for citation in plain["citations"]}
    assert numbers == set(range(1, len(numbers) + 1))
    assert all(set(statement["citations"]) <= numbers and statement["citations"] for statement in found)
    texts = {one.document.id: one.document.text for one in WRITTEN}
    for citation in made.citations:
        assert texts[citation.document][citation.start : citation.end] == citation.quote


def test_sentences_keep_the_source_and_its_namelessness(made):
    (contact,) = made.contacts
    assert contact.says[0].text == (
        "According to the Skerry Post (1 March 2020), citing unnamed sources (“two officials”), "
        "Ilse Brandvold and Reza Tavakol met in Bergen in May 2018."
    )
    assert contact.says[1].text == (
        "According to the Norrland Mail (4 March 2020), citing Ilse Brandvold, "
        "it is denied that Ilse Brandvold and Reza Tavakol were in contact in Bergen in May 2018."
    )
    assert contact.told == "reported as having taken place; disputed"


def test_what_is_planned_is_not_among_what_is_done(made):
    assert [line.told for line in made.apart] == ["reported as planned"]
    assert "were to be in contact" in made.apart[0].says[0].text
    assert all("planned" not in line.told for line in made.contacts)


def test_the_channel_has_reasons_alternatives_and_the_notice(made):
    (channel,) = made.channels
    assert [reason.text[:3] for reason in channel.reasons] == ["(1)", "(2)", "(4)"]
    assert channel.contacts == ()  # disputed by a party: never counted with what is told as done
    everything = " ".join(statement.text for statement in (*channel.reasons, *channel.apart))
    assert "denied" in everything
    assert channel.alternatives
    for shown in (brief.render(made, "md"), screen(made, 200), brief.render(made, "json")):
        assert NOTICE in shown


def test_offices_tell_who_says_so(made):
    lines = {line.person: [office.text for office in line.offices] for line in made.offices}
    assert lines["Ilse Brandvold"] == ["minister, Norway – the Skerry Post: 2010 to 2014"]
    assert lines["Reza Tavakol"] == ["minister, Iran – the Skerry Post: in office as of 1 March 2020"]


def test_agreements_and_ties(made):
    (agreement,) = made.agreements
    assert agreement.acts[0].text == (
        "According to the Skerry Post (1 March 2020), Norway left the Bergen Accord in 2018."
    )
    assert made.ties[0].text == (
        "According to the Skerry Post (1 March 2020), Reza Tavakol had influence over Omar Haddad."
    )


def test_one_document_gets_its_claims_in_order():
    alone = brief.compose(WRITTEN[:1])
    assert len(alone.abridgement) == len(WRITTEN[0].claims)
    starts = [alone.citations[s.citations[0] - 1].start for s in alone.abridgement]
    assert starts == sorted(starts)
    assert alone.abridgement[0].text.startswith("Citing unnamed sources (“two officials”): ")
    assert brief.compose(WRITTEN).abridgement == ()


def test_the_same_case_gives_the_same_bytes(made):
    for seed in range(3):
        again = brief.compose(random.Random(seed).sample(WRITTEN, len(WRITTEN)))
        for format in ("md", "json"):
            assert brief.render(again, format) == brief.render(made, format)
        assert screen(again) == screen(made)


def test_json_follows_the_schema(made):
    text = brief.render(made, "json")
    assert TypeAdapter(brief.Brief).validate_json(text) == made
    assert brief.structured(made) == json.loads(text)
    schema = brief.schema()
    assert set(schema["required"]) == set(json.loads(text))


def test_markdown_shows_what_texts_hold_as_it_is():
    says = "*Ilse* <b>Brandvold</b> met Reza_Tavakol | `x` #1."
    text = brief.render(brief.compose([article("a", {**MET, "says": says})]), "md")
    assert r"\*Ilse\* \<b\>Brandvold\</b\> met Reza\_Tavakol \| \`x\` \#1." in text


def test_the_terminal_keeps_its_width(made):
    for width in (60, 100):
        assert max(len(line) for line in screen(made, width).splitlines()) <= width


def test_short_by_default_and_whole_when_asked():
    people = [f"Person{chr(65 + n)} Lie" for n in range(25)]
    many = [{"says": f"{name} met Reza Tavakol.", "party": (name, "Reza Tavakol")} for name in people]
    short, full = (brief.compose([article("a", *many)], full=full) for full in (False, True))
    assert len(full.contacts) == 25
    assert full.left_out == 0
    assert len(short.contacts) + short.left_out == 25
    assert short.left_out > 0
    assert f"{short.left_out} less supported dealings" in brief.render(short, "md")


def test_a_case_may_be_given_as_well():
    assert brief.compose(Case.of(WRITTEN)) == brief.compose(WRITTEN)


def test_nothing_gives_an_empty_brief():
    empty = brief.compose([])
    assert (empty.contacts, empty.citations) == ((), ())
    assert brief.render(empty, "md").startswith("# Brief of 0 documents")


def test_an_unknown_format_is_refused(made):
    with pytest.raises(ValueError, match="no such format: 'odt'"):
        brief.render(made, "odt")


@given(st.lists(extractions(), max_size=3, unique_by=lambda e: e.document.id))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_sound_extractions_make_a_brief(given_extractions):
    made = brief.compose(given_extractions, full=True)
    texts = {one.document.id: one.document.text for one in given_extractions}
    for citation in made.citations:
        assert texts[citation.document][citation.start : citation.end] == citation.quote
    assert TypeAdapter(brief.Brief).validate_json(brief.render(made, "json")) == made
    assert brief.render(made, "md").endswith("\n")
    assert screen(made)


def test_the_sample_case_reads_well(shared):
    from backchannel import exchange

    paths = sorted((shared / "gold" / "dev").glob("sample-*.json"))
    made = brief.compose([one for path in paths for one in exchange.read(path)])
    text = screen(made)
    assert max(len(line) for line in text.splitlines()) <= 100
    assert len(text.splitlines()) < 800
    names = " ".join(channel.name for channel in made.channels)
    assert "Oman" in names
    assert "Kerry" in names
    assert any(
        "left the Joint Comprehensive Plan of Action on 8 May 2018" in a.text for g in made.agreements for a in g.acts
    )
    assert not re.search(r"\.\.|  \.| ,|None", brief.render(made, "md").replace("…", ""))
