"""What is refused, and in which words."""

import copy
import json

import jsonschema
import pytest

from backchannel.errors import ExchangeError
from backchannel.exchange import parse, read, schema, write

SOUND = {
    "document": {"id": "d", "title": None, "text": "Kerry met Zarif."},
    "entities": [
        {"id": "k", "type": "person", "name": "Kerry", "mentions": [{"start": 0, "end": 5}]},
        {"id": "z", "type": "person", "name": "Zarif", "mentions": [{"start": 10, "end": 15}]},
    ],
    "claims": [
        {
            "id": "c1",
            "type": "contact",
            "evidence": {"start": 0, "end": 16},
            "trigger": {"start": 6, "end": 9},
            "parties": [{"role": "party", "entity": "k"}, {"role": "party", "entity": "z"}],
            "time": None,
            "place": None,
            "modality": "actual",
            "sources": [],
            "purpose": None,
            "confidence": 0.9,
            "medium": "meeting",
            "track": None,
        }
    ],
    "times": [{"start": 0, "end": 5, "type": "date", "edtf": None, "timex": "PRESENT_REF"}],
}


def changed(path, value):
    """The sound record with one value replaced."""
    record = copy.deepcopy(SOUND)
    place = record
    *steps, last = path
    for step in steps:
        place = place[step]
    place[last] = value
    return record


def test_a_sound_record():
    extraction = parse(SOUND)
    assert extraction.claims[0].evidence.of(extraction.document.text) == "Kerry met Zarif."
    assert extraction.times[0].edtf is None


CLAIM = ("claims", 0)
BEYOND = {"start": 0, "end": 17}
BAD = [
    (("document",), None, "document", "field required"),
    (("document", "id"), "", "document.id", "must not be empty"),
    (("document", "id"), 3, "document.id", "valid string"),
    (("document", "text"), None, "document.text", "field required"),
    (("entities", 0, "type"), "robot", "entities[0].type", "input should be 'person'"),
    (("entities", 0, "mentions", 0, "end"), 99, "entities[0].mentions[0]", "ends at 99, but the text has 16"),
    (("entities", 0, "mentions", 0, "end"), 0, "entities[0].mentions[0]", "not a span"),
    (("entities", 0, "mentions", 0, "start"), "0", "entities[0].mentions[0].start", "valid integer"),
    (("entities", 0, "mentions", 0, "start"), 0.5, "entities[0].mentions[0].start", "valid integer"),
    (("entities", 1, "id"), "k", "entities[1].id", "'k' is taken"),
    ((*CLAIM, "evidence"), {"start": 2, "end": 17}, "claims[0].evidence", "ends at 17"),
    ((*CLAIM, "trigger"), None, "claims[0].trigger", "field required"),
    ((*CLAIM, "parties", 1, "entity"), "q", "claims[0].parties[1].entity", "no entity has the id 'q'"),
    ((*CLAIM, "parties", 1, "role"), "holder", "claims[0].parties[1].role", "a contact claim has no 'holder'"),
    ((*CLAIM, "parties"), [{"role": "party", "entity": "k"}], "claims[0].parties", "at least two parties"),
    ((*CLAIM, "place"), "q", "claims[0].place", "no entity has the id 'q'"),
    ((*CLAIM, "modality"), "sure", "claims[0].modality", "input should be 'actual'"),
    ((*CLAIM, "action"), "signs", "claims[0].action", "'signs' is no action of a contact claim"),
    ((*CLAIM, "confidence"), 1.5, "claims[0].confidence", "between 0 and 1"),
    ((*CLAIM, "sources"), [{"kind": "named", "name": "X", "span": BEYOND}], "claims[0].sources[0].span", "ends at 17"),
    ((*CLAIM, "time"), {"edtf": None}, "claims[0].time.edtf", "field required"),
    ((*CLAIM, "terms"), [{"by": "q", "text": {"start": 0, "end": 1}}], "claims[0].terms[0].by", "no entity"),
    (("times", 0, "type"), "day", "times[0].type", "must be one of"),
    (("times", 0, "end"), 0, "times[0]", "not a span"),
    (("times", 0, "end"), 17, "times[0]", "ends at 17"),
    (("document", "text"), "\ud83d", "", "half a surrogate pair"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "field", "message"), BAD, ids=lambda value: str(value)[:40])
def test_a_bad_value_is_named_by_its_path(path, value, field, message):
    with pytest.raises(ExchangeError) as caught:
        parse(changed(path, value))
    assert caught.value.field == field
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("path", "value"),
    [(path, value) for path, value, _, message in BAD if "valid" in message or "should be" in message],
)
def test_the_schema_refuses_it_too(path, value):
    assert not jsonschema.Draft202012Validator(schema()).is_valid(changed(path, value))


def test_the_schema_knows_parties_and_actions():
    validator = jsonschema.Draft202012Validator(schema())
    assert validator.is_valid(SOUND)
    for path, value, field, _ in BAD:
        if field in ("claims[0].parties", "claims[0].parties[1].role", "claims[0].action", "claims[0].confidence"):
            assert not validator.is_valid(changed(path, value)), field


@pytest.mark.parametrize("value", [None, [], "x", 3])
def test_a_record_is_an_object(value):
    with pytest.raises(ExchangeError, match="must be a JSON object"):
        parse(value)


def test_unknown_keys_are_ignored():
    record = changed((*CLAIM, "shoe size"), 43)
    record["document"]["language"] = "en"
    record["more"] = {}
    assert parse(record) == parse(SOUND)


def test_missing_and_null_are_the_same():
    record = copy.deepcopy(SOUND)
    for key in ("time", "place", "purpose", "track"):
        del record["claims"][0][key]
    del record["times"][0]["edtf"]
    del record["document"]["title"]
    assert parse(record) == parse(SOUND)
    assert parse(changed((*CLAIM, "sources"), None)) == parse(SOUND)


def test_the_line_is_named(tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps(SOUND) + "\n\n" + json.dumps(changed((*CLAIM, "place"), "q")) + "\nnot JSON\n")
    records = read(path)
    assert next(records).document.id == "d"
    with pytest.raises(ExchangeError, match=r"^claims\[0\].place: no entity has the id 'q' \(.*in.jsonl, line 3\)$"):
        next(records)


def test_no_json_is_named():
    with pytest.raises(ExchangeError, match=r"^line 2: not JSON"):
        list(read(["", "{"]))
    with pytest.raises(ExchangeError, match="line 1"):
        list(read(['{"document": {"id": "d", "text": "x"}, "claims": NaN}']))


def test_files_and_folders(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(SOUND, indent=1))
    (tmp_path / "b.jsonl").write_text(write(parse(SOUND)) + "\n")
    (tmp_path / "c.json").write_text((write(parse(SOUND)) + "\n") * 2)
    assert len(list(read(tmp_path))) == 4
    assert len(list(read(str(tmp_path / "c.json")))) == 2


def test_the_gold_files_are_in_the_format(shared):
    extractions = list(read(shared / "gold"))
    assert len(extractions) > 500
    for extraction in extractions:
        assert next(read([write(extraction)])) == extraction
