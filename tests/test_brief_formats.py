"""The brief as a page, a print and a document; about one thing; its pictures."""

import io
import re
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import gold
from backchannel import brief
from backchannel.analysis import NOTICE
from backchannel.brief.html import drawings
from backchannel.brief.pictures import svg
from backchannel.errors import NotInCaseError
from strategies import extractions
from test_brief import WRITTEN

SVG = "{http://www.w3.org/2000/svg}"
PAGE = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def made():
    return brief.compose(WRITTEN)


@pytest.fixture(scope="module")
def page(made):
    return ElementTree.fromstring(brief.render(made, "html").removeprefix("<!DOCTYPE html>"))


def test_the_page_is_strict_markup(made):
    text = brief.render(made, "html")
    assert text.startswith("<!DOCTYPE html>\n<html lang=")
    HTMLParser().feed(text)
    assert text.count("<h1>") == 1


def test_the_page_loads_nothing_and_runs_nothing(page):
    for element in page.iter():
        assert element.tag.split("}")[1] not in ("script", "link", "img", "iframe", "object")
        for name, value in element.attrib.items():
            assert name not in ("src", "onclick", "onload")
            assert name != "href" or value.startswith("#")


def test_links_lead_to_places_on_the_page_and_ids_are_unique(page):
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href")[1:] for element in page.iter(f"{PAGE}a")]
    assert set(links) <= set(ids)


def test_every_citation_is_there_in_full(made, page):
    items = {item.get("id"): "".join(item.itertext()) for item in page.iter(f"{PAGE}li") if item.get("id")}
    for citation in made.citations:
        text = items[f"s{citation.number}"]
        assert " ".join(citation.quote.split()) in text
        for part in (citation.outlet, citation.published, f"characters {citation.start}–{citation.end}", "grade"):
            assert part in text
    assert made.citations[0].origins == 1


def test_what_shows_a_channel_carries_the_notice(made):
    assert NOTICE in brief.render(made, "html")
    with zipfile.ZipFile(io.BytesIO(brief.render(made, "docx"))) as parts:
        assert NOTICE in parts.read("word/document.xml").decode()


def test_text_of_documents_is_shown_as_it_is():
    from test_analysis_case import MET, article

    says = '<script>alert("x")</script> & Ilse Brandvold met Reza Tavakol.\x01'
    text = brief.render(brief.compose([article("a", {**MET, "says": says})]), "html")
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>"))


@pytest.mark.parametrize("format", ["html", "pdf", "docx"])
def test_the_same_case_gives_the_same_bytes(made, format):
    assert brief.render(made, format) == brief.render(brief.compose(WRITTEN[::-1]), format)


def test_a_pdf_has_pages_and_the_words(made):
    pdfium = pytest.importorskip("pypdfium2")
    with pdfium.PdfDocument(brief.render(made, "pdf")) as document:
        texts = []
        for index in range(len(document)):
            page = document[index]
            words = page.get_textpage()
            texts.append(words.get_text_range())
            words.close()
            page.close()
    text = " ".join(" ".join(texts).split())
    assert "Back channels" in text
    assert "two officials" in text
    assert all(NOTICE in " ".join(t.split()) for t in texts)


def test_a_pdf_of_other_letters():
    from test_analysis_case import MET, article

    says = "Ilse Brandvold met Reza Tavakol, who said «سلام» and čaj."
    assert brief.render(brief.compose([article("a", {**MET, "says": says})]), "pdf").startswith(b"%PDF")


def test_a_word_document_opens_and_has_the_sections(made):
    from docx import Document

    paragraphs = [p.text for p in Document(io.BytesIO(brief.render(made, "docx"))).paragraphs]
    assert "Back channels" in paragraphs
    assert any("citing unnamed sources" in text for text in paragraphs)


def test_pictures_are_strict_and_tell_what_they_show(made):
    shown = dict(drawings(made))
    assert set(shown) == {"timeline", "offices"}  # the one contact is disputed, and so no edge of the network
    for name, drawing in shown.items():
        root = ElementTree.fromstring(svg(drawing, name))
        assert root.tag == f"{SVG}svg"
        assert root.find(f"{SVG}title").text == drawing.title
        assert root.find(f"{SVG}desc").text == drawing.told


def test_planned_and_disputed_bars_are_of_another_kind(made):
    assert {bar.kind for bar in made.pictures.timeline} == {"apart"}
    assert made.pictures.edges == ()


def test_uncertain_dates_are_spans(made):
    bar = made.pictures.timeline[0]
    assert (bar.first, bar.last, bar.exact) == ("2018-05-01", "2018-05-31", False)


@given(st.lists(extractions(), max_size=3, unique_by=lambda e: e.document.id))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_documents_hold_the_page_is_well_formed(many):
    made = brief.compose(many, full=True)
    ElementTree.fromstring(brief.render(made, "html").removeprefix("<!DOCTYPE html>"))
    assert NOTICE in brief.render(made, "html")


@given(st.lists(extractions(), max_size=2, unique_by=lambda e: e.document.id))
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_documents_hold_files_can_be_made(many):
    made = brief.compose(many)
    assert brief.render(made, "pdf").startswith(b"%PDF")
    assert brief.render(made, "docx").startswith(b"PK")


def test_about_one_entity(shared):
    whole, some = gold.case(shared), None
    some = brief.compose(whole, about="Rand Paul")
    assert some.about == "Rand Paul"
    assert 0 < len(some.contacts) < len(brief.compose(whole, full=True).contacts)
    assert all("Rand Paul" in {p.name for p in line.parties} for line in some.contacts)
    assert "Brief about Rand Paul" in some.title


def test_about_a_pair(shared):
    made = brief.compose(gold.case(shared), pair=("Zarif", "Kerry"))
    everybody = [{p.name for p in line.parties} for line in (*made.contacts, *made.apart)]
    assert everybody
    assert all({"Mohammad Javad Zarif", "John Kerry"} <= names for names in everybody)


def test_a_document_in_short_and_the_sentences_under_it(shared):
    case = gold.case(shared)
    made = brief.compose(case, document="sample-13-denial")
    claims = case.in_document("sample-13-denial")
    assert len(made.abridgement) == len(claims)
    numbers = {n for s in made.sentences for n in s.citations}
    assert {n for s in made.abridgement for n in s.citations} <= numbers
    spans = sorted({(c.claim.evidence.start, c.claim.evidence.end) for c in claims})
    assert made.abridgement[0].citations == (1,)
    assert {c.document for c in made.citations} == {d.id for d in made.documents}
    text = case.documents["sample-13-denial"].text
    assert [s.text for s in made.sentences] == [f"“{' '.join(text[a:b].split())}”" for a, b in spans]


def test_what_is_not_there_is_said(made):
    with pytest.raises(NotInCaseError, match="nothing in it is called 'Nobody'"):
        brief.compose(WRITTEN, about="Nobody")
    with pytest.raises(NotInCaseError, match="no document has the id 'z'"):
        brief.compose(WRITTEN, document="z")
    with pytest.raises(ValueError, match="about one thing"):
        brief.compose(WRITTEN, about="Ilse Brandvold", document="post")


def test_the_sample_as_a_page(shared):
    made = brief.compose(gold.case(shared))
    assert {name for name, _ in drawings(made)} == {"timeline", "network", "offices"}
    text = brief.render(made, "html")
    ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>"))
    assert not re.search(r">None<|\bNone\b", text)
    assert len(text) < 400_000
