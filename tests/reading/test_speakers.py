"""Who "I" and "you" are."""

import pytest

from backchannel.reading.speakers import correspondence, first_persons, turns
from parsed import flat, mention

TRANSCRIPT = """Participants: Adel Rahman, Lena Ruiz

R: I saw the draft.

Ruiz: You will not sign it.

R: I will not.
"""


def told(text, quotes):
    """(pronoun or label, name it refers to), in text order."""
    parsed = flat(text)
    mentions = [mention(parsed, quote) for quote in quotes]
    found = first_persons(text, parsed[2], mentions)
    return [(text[m.start : m.end], quotes[whom]) for m, whom in sorted(found, key=lambda f: f[0].start)]


def test_the_turns_of_a_transcript():
    text = TRANSCRIPT.replace("R:", "AR:").replace("Ruiz:", "LR:")
    assert told(text, ["Adel Rahman", "Lena Ruiz"]) == [
        ("AR", "Adel Rahman"), ("I", "Adel Rahman"), ("LR", "Lena Ruiz"), ("You", "Adel Rahman"),
        ("AR", "Adel Rahman"), ("I", "Adel Rahman"),
    ]  # fmt: skip


def test_one_letter_stands_for_a_surname_before_a_given_name():
    text = "Participants: Karim Saleh, Henry Lang\n\nK: I agree.\n\nS: I do not.\n\nL: You must.\n"
    found = dict(told(text, ["Karim Saleh", "Henry Lang"]))
    assert found["S"] == "Karim Saleh"
    assert found["L"] == "Henry Lang"


def test_with_three_speakers_nobody_is_you():
    text = "Present: Ann Alder, Bo Birch, Cy Cole\n\nAlder: You know me.\n\nBirch: I do.\n\nCole: I too.\n"
    found = told(text, ["Ann Alder", "Bo Birch", "Cy Cole"])
    assert "You" not in [word for word, _ in found]
    assert ("I", "Bo Birch") in found


def test_header_fields_are_no_speakers():
    text = "SUBJECT: I asked\nPLACE: Vienna\nDATE: today\nNobody: spoke\n"
    assert turns(text, []) == ([], [])


def test_one_colon_makes_no_transcript():
    parsed = flat("Note: Ruiz left.\nRuiz: I left.\n")
    assert turns(parsed[0], [mention(parsed, "Ruiz")]) == ([], [])


@pytest.mark.parametrize(
    "head",
    [
        "Memorandum From the Assistant (Lena Ruiz) to Secretary Adel Rahman",
        "FROM: Lena Ruiz\nTO: Adel Rahman",
        "Letter From Lena Ruiz to Adel Rahman",
    ],
)
def test_writer_and_reader_of_a_paper(head):
    text = f"{head}\n\nI met him. I think that you should call.\n"
    assert told(text, ["Lena Ruiz", "Adel Rahman"]) == [
        ("I", "Lena Ruiz"), ("I", "Lena Ruiz"), ("you", "Adel Rahman")
    ]  # fmt: skip


def test_the_header_itself_has_no_voice():
    text = "FROM: Lena Ruiz\nTO: Adel Rahman\n\nI wrote.\n"
    parsed = flat(text)
    (voice,) = correspondence(text, [mention(parsed, q) for q in ("Lena Ruiz", "Adel Rahman")])
    assert text[voice.start :].strip() == "I wrote."


def test_without_a_known_writer_i_stays_open():
    assert told("From: the office\nTo: Adel Rahman\n\nI wrote.\n", ["Adel Rahman"]) == []
    assert told("I met him. You know.", []) == []


def test_a_lower_case_i_is_no_speaker():
    assert told("FROM: Lena Ruiz\nTO: Adel Rahman\n\ni) first, my view\n", ["Lena Ruiz", "Adel Rahman"]) == [
        ("my", "Lena Ruiz")
    ]
