"""Written and read again, an extraction is what it was; every span still slices to its quote."""

import json
from dataclasses import fields, is_dataclass

import jsonschema
from hypothesis import given, settings

from backchannel.exchange import json_schema, read, record, schema, write
from backchannel.model import Span
from strategies import extractions


def spans_of(value, path=""):
    """Every span in a model value, with its path."""
    if isinstance(value, Span):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from spans_of(item, f"{path}[{number}]")


@settings(max_examples=150)
@given(extractions())
def test_every_span_slices_to_its_quote_after_writing_and_reading(extraction):
    text = extraction.document.text
    quotes = [(path, span.of(text)) for path, span in spans_of(extraction)]
    line = write(extraction)
    (again,) = read([line])
    assert again == extraction
    assert [(path, span.of(again.document.text)) for path, span in spans_of(again)] == quotes
    # What another program does with the line: offsets count code points of the decoded string.
    raw = json.loads(line)
    for claim, made in zip(raw["claims"], extraction.claims, strict=True):
        start, end = claim["evidence"]["start"], claim["evidence"]["end"]
        assert raw["document"]["text"][start:end] == made.evidence.of(text)


@settings(max_examples=100)
@given(extractions())
def test_a_line_is_one_line_in_utf8(extraction):
    line = write(extraction)
    assert line.splitlines() == [line]
    assert line.encode("utf-8").decode("utf-8") == line


VALIDATOR = jsonschema.Draft202012Validator(schema())


@settings(max_examples=50)
@given(extractions())
def test_what_is_written_follows_the_schema(extraction):
    VALIDATOR.validate(json.loads(json.dumps(record(extraction))))


def test_the_shipped_schema_is_current():
    assert json_schema.PATH.read_text(encoding="utf-8") == json_schema.text(), "run `make schema`"


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())
