"""JSON Lines of documents."""

import json

import pytest

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.sources import load


@pytest.fixture
def loaded(tmp_path):
    def loaded(content, name="in.jsonl"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        errors: list[SourceError] = []
        return list(load([path], on_error=errors.append, on_note=lambda note: None)), errors

    return loaded


def test_text_is_verbatim_and_nothing_is_guessed(loaded):
    text = " date 2021-02-23 \r\n\ud83d\ude00\u2028x ".encode("utf-16", "surrogatepass").decode("utf-16")
    (document,), errors = loaded(json.dumps({"text": text}))
    assert not errors
    assert document.text == text
    assert (document.title, document.outlet, document.published) == (None, None, None)
    assert document.id == document.hash[:12]


def test_all_fields(loaded):
    record = {
        "id": 7,
        "title": "T",
        "outlet": "O",
        "url": "u",
        "published": "2021-02-23T10:00:00Z",
        "byline": "B",
        "text": "x",
    }
    (document,), _ = loaded(json.dumps(record))
    assert (document.id, document.title, document.outlet, document.url, document.published, document.byline) == (
        "7", "T", "O", "u", "2021-02-23", "B",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: expected a record"),
        ("{}", 'line 2: no "text"'),
        ('{"text": null}', 'line 2: no "text"'),
        ('{"text": 3}', 'line 2: "text" must be a string, not a number'),
        ('{"text": "  "}', 'line 2: "text" is empty'),
        ('{"text": "x", "title": []}', 'line 2: "title" must be a string or null, not a list'),
        ('{"text": "x", "published": "soon"}', "line 2: \"published\" is 'soon', not a date"),
        ('{"text": "x\\ud800"}', 'line 2: "text" holds half a surrogate pair at character 1'),
        ("[" * 100_000, "line 2: not"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(loaded, line, message):
    documents, errors = loaded('{"text": "one"}\n' + line + '\n\n{"text": "three"}\n')
    assert [document.text for document in documents] == ["one", "three"]
    assert len(errors) == 1
    assert message in str(errors[0])


def test_a_line_that_is_not_utf8(loaded):
    documents, errors = loaded(b'{"text": "one"}\n{"text": "\xff"}\n{"text": "three"}')
    assert [document.text for document in documents] == ["one", "three"]
    assert "line 2: not UTF-8" in str(errors[0])


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_empty_file(loaded, content):
    documents, errors = loaded(content)
    assert not documents
    assert isinstance(errors[0], EmptyDocumentError)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks(loaded, encoding):
    documents, errors = loaded('{"text": "é"}\n{"text": "ü"}\n'.encode(encoding))
    assert [document.text for document in documents] == ["é", "ü"]
    assert not errors


@pytest.mark.parametrize("name", ["in.json", "in.jsonl"])
@pytest.mark.parametrize("indent", [None, 1])
def test_a_list_and_a_record_over_several_lines(loaded, name, indent):
    assert len(loaded(json.dumps([{"text": "a"}, {"text": "b"}], indent=indent), name)[0]) == 2
    assert len(loaded(json.dumps({"text": "a"}, indent=indent), name)[0]) == 1


def test_json_that_holds_lines(loaded):
    assert len(loaded('{"text": "a"}\n{"text": "b"}\n', "in.json")[0]) == 2


def test_a_line_of_the_exchange_format_is_its_document(loaded):
    (document,), _ = loaded(json.dumps({"document": {"id": "d", "text": "x"}, "claims": []}))
    assert (document.id, document.text) == ("d", "x")


def test_broken_json_file(loaded):
    documents, errors = loaded("[{]", "in.json")
    assert not documents
    assert isinstance(errors[0], UnreadableError)


def test_binary_data_is_told_once(loaded):
    documents, errors = loaded(b"\0\1\2\n" * 100)
    assert not documents
    assert [str(error).split(": ")[1] for error in errors] == ["looks like binary data, not JSON"]
