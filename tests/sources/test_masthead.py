"""What plain texts tell about themselves."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.sample import folder
from backchannel.sources.masthead import Masthead, read_masthead

BODY = "John Kerry met the minister on Monday in New York, officials said, and they spoke about the accord for long."


def case(name, text, **right):
    return pytest.param(text, Masthead(**right), id=name)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        case(
            "one line each",
            f"Kerry met Zarif\nBy Jane Roe\nThe Daily Planet\nMarch 3, 2020\n\n{BODY}",
            title="Kerry met Zarif", outlet="The Daily Planet", byline="Jane Roe", published="2020-03-03",
        ),
        case(
            "agency and newspaper",
            f"Kerry met Zarif\nBy A. B. Roe and Jo, Longstone | The Portbury Herald, Tue 26 November 2013\n\n{BODY}",
            title="Kerry met Zarif", outlet="The Portbury Herald", byline="A. B. Roe and Jo", published="2013-11-26",
        ),
        case(
            "outlet with an ampersand after one name",
            f"Kerry met Zarif\nBy Jane Roe, Beacon & Bay Daily, October 2, 2019\n\n{BODY}",
            title="Kerry met Zarif", outlet="Beacon & Bay Daily", byline="Jane Roe", published="2019-10-02",
        ),
        case(
            "date before agency",
            f"Kerry met Zarif\n\nMarch 3, 2020 | Longstone\n\n{BODY}",
            title="Kerry met Zarif", outlet="Longstone", published="2020-03-03",
        ),
        case(
            "dateline with agency and year",
            f"Kerry met Zarif\n\nLONDON, March 3, 2020 (Longstone) - {BODY}",
            title="Kerry met Zarif", outlet="Longstone", published="2020-03-03",
        ),
        case(
            "labels",
            f"Title: Kerry met Zarif\nAuthor: Jane Roe\nDate: 3 May 2019\nSource: The Planet\n\n{BODY}",
            title="Kerry met Zarif", outlet="The Planet", byline="Jane Roe", published="2019-05-03",
        ),
        case("leading date line", f"date 2021-02-23\n{BODY}\n\n{BODY}", published="2021-02-23"),
        case("leading date in words", f"Date: 3 May 2019\n\n{BODY}", published="2019-05-03"),
        case("leading date runs on", f" date 2021-02-23 In 2019 {BODY}", published="2021-02-23"),
        case("leading month", f"date 2021-02 {BODY}", published="2021-02"),
        case(
            "credit",
            f"{BODY}\n\nThe abridged version of a text written by Ann Bell and Bob Cole for the Portbury Herald\n\n",
            outlet="Portbury Herald", byline="Ann Bell and Bob Cole",
        ),
        case(
            "credit of another's work",
            f"Headline\nDigest of the Week, 9 August 2019\n\n{BODY}\n\n(Written by Ann Bell for the Portbury Herald.)",
            title="Headline", outlet="Digest of the Week", published="2019-08-09",
        ),
        case(
            "a memorandum's place is no outlet",
            f"Memorandum From Mr. Roe to the President\n\nWashington, February 18, 1969, 3:30 p.m.\n\n{BODY}",
            title="Memorandum From Mr. Roe to the President", published="1969-02-18",
        ),
        case("Windows line ends", f"Kerry met Zarif\r\nThe Daily Planet, 3 May 2019\r\n\r\n{BODY}",
             title="Kerry met Zarif", outlet="The Daily Planet", published="2019-05-03"),
    ],
)  # fmt: skip
def test_told(text, right):
    assert read_masthead(text) == right


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"In November 2013 the minister met Kerry.\nOn 8 May 2018, the president left.\n{BODY}",
        "By the time he left, all was over.\n\nFoo.",
        "date\n",
        "date 2021-13-45 is none",
        "Published",
        "\n\n\n",
        "x",
    ],
)
def test_nothing_is_made_up(text):
    assert read_masthead(text) == Masthead()


@pytest.mark.parametrize("entry", json.loads((folder() / "sample.json").read_text()), ids=lambda entry: entry["file"])
def test_sample_case(entry):
    told = read_masthead((folder() / entry["file"]).read_text())
    assert (told.outlet, told.published) == (entry["outlet"], entry["published"])
    assert told.title == (folder() / entry["file"]).read_text().split("\n", 1)[0]


WORDS = [
    "By ",
    "Jane Roe",
    ", ",
    " and ",
    "The Planet",
    "May 3, 2019",
    "\n",
    "\n\n",
    "date ",
    "2021-02-23",
    " | ",
    "(",
    ")",
    ". ",
]


@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
def test_what_is_told_stands_in_the_text(text):
    told = read_masthead(text)
    for value in (told.title, told.outlet, told.byline):
        assert value is None or (value.strip() == value != "" and value in text)


@pytest.mark.parametrize("piece", ["By A ", "A, ", "A. ", "Jane Roe and ", "(", "story by A for ", "A al ", "1 May "])
def test_long_lines_take_no_long_time(piece):
    for length in (20, 40, 60, 50_000):
        read_masthead(f"Headline\n{piece * length}\n\n{piece * length}")
