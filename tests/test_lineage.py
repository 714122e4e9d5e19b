"""Which document derives from which: copies, abridgements, rewrites, parts, and what only looks like it."""

import importlib.util
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.lineage import Kind, trace
from backchannel.model import Document

ORIGINAL = """Harbour minister met smugglers in Port Alder
By Greta Almqvist and Tomas Reier, The Skerry Journal, 3 March 2020

PORT ALDER - Harbour minister Viggo Lindahl met three men who are wanted in Norrland for smuggling diesel, according \
to a police memo of 14 pages and two officers who watched the talks from a fishing boat on February 11.

The men, led by Oskar Pettersson, a former customs officer from Malmstad, arrived in a grey Volvo and stayed for 95 \
minutes in the back room of the Gull Inn, the memo says. They left with a folder that they did not have before.

"He shook hands with all of them and paid for the soup," said one of the officers, who was not allowed to speak about \
the case. The second officer called the evening "a very long lunch for four."

Mr. Lindahl said through his lawyer, Beata Ekholm, that he had discussed moorings. Norrland has asked for the three to \
be handed over since 2017, and its prosecutor, Signe Vall, puts the losses at 4.7 million crowns.

The government in Skerry learned of the memo on Monday. Prime Minister Alva Rosengren has not commented on it."""

ABRIDGED = """Soup with smugglers
The Week in Brief, 7 March 2020

Harbour minister Viggo Lindahl met three men wanted in Norrland for diesel smuggling in the Gull Inn at Port Alder, a \
14-page police memo says. Oskar Pettersson of Malmstad led them; they stayed 95 minutes on February 11 and left with a \
folder. Lawyer Beata Ekholm speaks of moorings. Prosecutor Signe Vall puts the losses at 4.7 million crowns. Alva \
Rosengren, the prime minister of Skerry, is silent."""

REWRITE = """Minister under fire over dinner with fugitives
Norrland Evening Post, 4 March 2020

A member of the cabinet next door has been dining with people whom our police would like to see, The Skerry Journal \
reported on Tuesday. The newspaper says Viggo Lindahl received Oskar Pettersson and two companions at an inn and that \
papers changed hands. According to the Journal, an onlooker spoke of "a very long lunch for four." The paper adds that \
Beata Ekholm, for the minister, called it a talk about berths. Signe Vall told the Journal that she wants the men."""

INDEPENDENT = """Fuel tax rises again in the islands
By Nils Brask, Norrland Evening Post, 4 March 2020

Drivers in Skerry will pay eleven more crowns a barrel from May, the finance committee decided on Tuesday night after \
two hours of debate. "Nobody likes it and everybody votes for it," said Eivor Stam, who chairs the committee. Harbour \
minister Viggo Lindahl was not in the chamber. The tax brought 62 million crowns last year, a third of it from boats."""


def documents(*rows):
    return [Document(id, text, outlet=outlet, published=published) for id, text, outlet, published in rows]


@pytest.fixture
def story():
    copy = ORIGINAL.split("\n\n", 1)[1].replace("Mr. Lindahl", "Lindahl").replace('"', "”")
    part = (
        "How diesel travels\nCoast Monthly, 20 March 2020\n\n"
        + "The pumps at Hovden close at six, and after that the other trade begins, fishermen say with a shrug. " * 2
        + ORIGINAL.split("\n\n")[2]
        + "\n\nA barrel costs 900 crowns at the pump and 610 behind it, as Runa Falk of the university at Lund found "
        + "out when she counted boats for her thesis in 2018. Her chart of Ystad and Hovden hangs in the museum there."
    )
    return documents(
        ("original", ORIGINAL, "The Skerry Journal", "2020-03-03"),
        ("copy", f"Minister dined with wanted men\n\n{copy}", "Norrland Daily", "2020-03-04"),
        ("abridged", ABRIDGED, "The Week in Brief", "2020-03-07"),
        ("rewrite", REWRITE, "Norrland Evening Post", "2020-03-04"),
        ("part", part, "Coast Monthly", "2020-03-20"),
        ("independent", INDEPENDENT, "Norrland Evening Post", "2020-03-04"),
    )


def test_each_kind_is_told_and_leads_to_the_original(story):
    found = {one.document: one for one in trace(story)}
    kinds = {id: one.kind for id, one in found.items()}
    assert kinds == {
        "original": Kind.ORIGINAL,
        "copy": Kind.COPY,
        "abridged": Kind.ABRIDGEMENT,
        "rewrite": Kind.REWRITE,
        "part": Kind.PARTIAL,
        "independent": Kind.INDEPENDENT,
    }
    assert {one.origin for id, one in found.items() if id != "independent"} == {"original"}
    assert found["independent"].origin == "independent"
    assert all(one.why for one in found.values())


def test_the_order_of_documents_does_not_matter(story):
    expected = set(trace(story))
    for seed in range(5):
        shuffled = random.Random(seed).sample(story, len(story))
        found = trace(shuffled)
        assert set(found) == expected
        assert [one.document for one in found] == [document.id for document in shuffled]


def test_a_credited_original_that_is_not_there_is_named():
    text = (
        "A minister met smugglers.\n\nThe abridged version of an article written by Greta Almqvist and Tomas Reier for "
    )
    (one,) = trace([Document("x", text + "the Skerry Journal", outlet="Skerry Journal")])
    assert (one.kind, one.derived_from) == (Kind.ABRIDGEMENT, None)
    assert one.origin == "Skerry Journal (Greta Almqvist and Tomas Reier)"
    assert "abridged version" in one.why[0]


def test_an_agency_in_the_dateline_is_the_origin_unless_it_is_the_outlet_itself():
    dateline = "OSLO, March 3 (Fjord Press) - "
    text = f"Talks go on\n\n{dateline}Talks between the two sides went on for a third day in Oslo on Tuesday."
    by_paper, by_agency = trace(
        [
            Document("a", text, outlet="Norrland Daily"),
            Document("b", text + " More follows.", outlet="Fjord Press Agency"),
        ]
    )
    assert by_agency.derived_from is None
    assert by_agency.kind in (Kind.ORIGINAL, Kind.INDEPENDENT)
    assert by_paper.derived_from == "b"
    (alone,) = trace([Document("a", text, outlet="Norrland Daily")])
    assert (alone.kind, alone.origin) == (Kind.COPY, "Fjord Press")


def test_a_paper_that_corrects_itself_copies_nobody(story):
    correction = documents(("fix", ABRIDGED, "The Skerry Journal", "2020-03-09"))
    found = {one.document: one for one in trace(story[:1] + correction)}
    assert found["fix"].derived_from is None


def test_short_items_on_one_subject_are_not_copies():
    first = "United President Alva Rosengren signs an order imposing a tax of 25 percent on all fish from Norrland."
    second = "United President Alva Rosengren signs an order imposing a tax of 25 percent on all wood and steel."
    found = trace(documents(("a", first, None, "2020-01-01"), ("b", second, None, "2020-02-01")))
    assert [one.derived_from for one in found] == [None, None]


def test_the_same_text_twice_is_a_copy():
    found = trace(documents(("a", ORIGINAL, "One", "2020-01-01"), ("b", ORIGINAL, "Two", "2020-01-02")))
    assert (found[1].kind, found[1].derived_from, found[1].score) == (Kind.COPY, "a", 1.0)


def test_two_documents_with_one_id_are_refused():
    with pytest.raises(ValueError, match="one id"):
        trace([Document("a", "x"), Document("a", "y")])


@given(st.lists(st.tuples(st.text(max_size=80), st.sampled_from(["2020", "2020-01-02", None])), max_size=8))
def test_any_texts_have_a_lineage_without_circles(rows):
    given_documents = [Document(str(i), text * 3, published=date) for i, (text, date) in enumerate(rows)]
    found = {one.document: one for one in trace(given_documents)}
    assert len(found) == len(given_documents)
    for one in found.values():
        seen = set()
        while one.derived_from:
            assert one.document not in seen
            seen.add(one.document)
            one = found[one.derived_from]


def test_stories_kept_beside_the_repository_are_told_right(shared, tmp_path, capsys, monkeypatch):
    folder = shared / "lineage" / "dev"
    rows = [row for story in sorted(folder.glob("*.json")) for row in json.loads(story.read_text("utf-8"))]
    given_documents = [
        Document(
            row["file"].removesuffix(".txt"),
            (folder / row["file"]).read_text("utf-8"),
            outlet=row["outlet"],
            published=row["published"],
        )
        for row in rows
    ]
    predicted = [
        {"document": one.document, "kind": one.kind, "derived_from": one.derived_from, "origin": one.origin}
        for one in trace(given_documents)
    ]
    path = tmp_path / "predicted.json"
    path.write_text(json.dumps(predicted), "utf-8")
    spec = importlib.util.spec_from_file_location("scoring_lineage", shared / "scoring" / "lineage.py")
    scoring = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scoring)
    monkeypatch.setattr("sys.argv", ["lineage.py", str(folder), str(path), "--json"])
    scoring.main()
    figures = json.loads(capsys.readouterr().out)
    assert figures["origin"] >= 0.92
    assert figures["kind"] >= 0.80
    assert figures["false_links"] <= 0.02
