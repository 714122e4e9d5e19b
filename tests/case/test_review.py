"""The review: what is asked first, and how the terminal asks."""

import json

import pytest
from typer.testing import CliRunner

from backchannel.case.store import Store
from backchannel.commands.app import app
from backchannel.model import Document, Entity, EntityType, Extraction, Modality, Span, Track
from backchannel.review import Kind, queue
from stored import met, numbered


@pytest.fixture
def path(tmp_path):
    """A case with a flagged contact, a denial of it, a doubtful claim and a quiet one."""
    path = tmp_path / "case.db"
    items = [
        met(track=Track.BACKCHANNEL, confidence=0.6),
        met(
            "b",
            "Ilse Brandvold never met Reza Tavakol in Bergen.",
            document={"outlet": "Mail"},
            modality=Modality.DENIED,
            confidence=0.9,
        ),
        met(
            "c",
            "Per Lie met Kari Holm at sea.",
            document={"outlet": "Sun"},
            names=("Per Lie", "Kari Holm"),
            confidence=0.2,
        ),
        met("d", "Ola Berg met Omar Haddad at the opera.", names=("Ola Berg", "Omar Haddad"), confidence=0.9),
    ]
    with Store.open(path, create=True) as store:
        for item in items:
            store.add(item.document, item)
    return path


@pytest.fixture
def kept(path):
    with Store.open(path) as store:
        yield store


def test_the_weightiest_comes_first(kept):
    questions = queue(kept.case())
    assert [question.weight for question in questions] == sorted((q.weight for q in questions), reverse=True)
    about = {question.claim.key: question.kind for question in questions if question.claim}
    assert about["a#c1"] in (Kind.FLAG, Kind.CONTRADICTION)
    assert about["c#c1"] is Kind.DOUBT
    assert "d#c1" not in about
    assert list(about)[-1] == "c#c1"


def test_what_was_decided_is_not_asked_again(kept):
    open_before = {question.id for question in queue(kept.case())}
    for question in queue(kept.case()):
        if question.claim is not None:
            kept.decisions.accept(question.claim.key, by="Eva", shown=question.shown)
    assert open_before
    assert queue(kept.case()) == ()
    assert all(decided.shown["claim"]["quote"] for decided in kept.decided())


def test_what_is_shown_can_be_kept(kept):
    for question in queue(kept.case()):
        assert json.loads(json.dumps(question.shown)) == question.shown


def test_a_merge_is_asked_with_its_reasons(store):
    def named(id, name, text):
        mention = Span(text.index(name), text.index(name) + len(name))
        return Extraction(
            Document(id, text, published="2020-01-01"), (Entity("e", EntityType.PERSON, name, (mention,)),)
        )

    for extraction in (
        named("a", "Ilse Brandvold", "Ilse Brandvold spoke."),
        named("b", "Olav Brandvold", "Olav Brandvold spoke."),
        named("c", "Brandvold", "Brandvold was silent."),
    ):
        store.add(extraction.document, extraction)
    questions = [question for question in queue(store.case()) if question.kind is Kind.MERGE]
    assert questions, store.case().unsure
    one, two = questions[0].entities
    store.decisions.apart(one, two, by="Eva")
    assert questions[0].id not in {question.id for question in queue(store.case())}


def sit(path, *keys):
    done = CliRunner().invoke(app, ["review", "--case", str(path), "--by", "Eva"], input="\n".join(keys) + "\n")
    assert done.exit_code == 0, done.output
    return done.stdout


def decided(path):
    with Store.open(path) as store:
        return [(found.verdict.value, found.reason) for found in store.decided()]


def test_a_sitting(path):
    out = sit(path, "a", "clear", "r", "not said", "q")
    assert "Ilse Brandvold" in out
    assert decided(path) == [("accept", "clear"), ("reject", "not said")]


def test_undo_in_a_sitting(path):
    sit(path, "r", "wrong", "u", "oops", "q")
    assert decided(path) == []


def test_comment_grade_and_skip(path):
    out = sit(path, "m", "ask the hotel", "g", "b", "s", "g", "Z", "q")
    assert "Not done" in out
    assert [verdict for verdict, _ in decided(path)] == ["comment", "grade"]


def test_corrections(path):
    keys = ["time", "2020-02-28", "Friday", "modality", "planned", "source", "Ilse Brandvold", "named"]
    parties = ["parties", "", "", "Bergen", "host", "place", "", "nonsense", ""]
    with Store.open(path) as store:
        first = next(question for question in queue(store.case())).claim
    keys[2] = "" if first.document.id != "a" else "Friday"
    sit(path, "c", *keys, *parties, "as on page 2", "q")
    with Store.open(path) as store:
        (claim,) = (c for e in store.extractions() for c in e.claims if c.method == "person:Eva")
    assert (claim.time.edtf, claim.modality, claim.sources[0].name) == ("2020-02-28", "planned", "Ilse Brandvold")
    assert len(claim.parties) == 3
    assert decided(path) == [("correct", "as on page 2")]


def test_words_that_do_not_stand_there_are_refused(path):
    out = sit(path, "c", "source", "the Moon", "named", "q")
    assert "does not say" in out
    assert decided(path) == []


def test_nothing_is_open(tmp_path):
    with Store.open(tmp_path / "case.db", create=True) as store:
        store.add(numbered(1).document, numbered(1))
    assert "Nothing else is open" in sit(tmp_path / "case.db")
