"""Elliptical sentences repeat the dealing before with another party."""

import pytest

from backchannel.claims.draft import Draft
from backchannel.claims.ellipsis import find
from parsed import flat, mention, reading


def found(second, who="Moniz", first="Kerry met Zarif in Vienna."):
    parsed = flat(f"{first} {second}")
    mentions = [mention(parsed, "Kerry", cluster=0), mention(parsed, "Zarif", cluster=1)]
    if who:
        mentions.append(mention(parsed, who, cluster=2))
    made = reading(parsed, mentions)
    contact = Draft(
        "contact", 1, 2, [("party", 0), ("party", 1)], "model", 0.9,
        attributes={"medium": "meeting", "track": "unspecified"},
    )  # fmt: skip
    return parsed, find(made, [contact])


@pytest.mark.parametrize(
    ("second", "trigger", "modality"),
    [
        ("So did Moniz.", "So did", "actual"),
        ("And so did Moniz.", "so did", "actual"),
        ("Nor did Moniz.", "Nor did", "negated"),
        ("So Moniz did nothing.", None, None),
        ("Neither did Moniz.", "Neither did", "negated"),
        ("Moniz did too.", "did", "actual"),
        ("Moniz did likewise.", "did", "actual"),
        ("Moniz did nothing.", None, None),
    ],
)
def test_the_new_party_takes_the_old_ones_place(second, trigger, modality):
    (text, _, tokens), drafts = found(second)
    if trigger is None:
        assert drafts == []
        return
    (draft,) = drafts
    assert text[tokens[draft.first].start : tokens[draft.last - 1].end].startswith(trigger)
    assert draft.parties == [("party", 2), ("party", 1)]
    assert (draft.modality, draft.method) == (modality, "pattern:ellipsis")
    assert draft.attributes["medium"] == "meeting"
    assert draft.confidence < 0.9
    assert draft.sentences == {0, 1}


def test_whoever_is_a_party_already_is_not_added():
    _, drafts = found("So did Zarif.", who=None)
    assert drafts == []


def test_nothing_before_nothing_repeated():
    parsed = flat("So did Moniz.")
    assert find(reading(parsed, [mention(parsed, "Moniz")]), []) == []


def test_a_dealing_two_sentences_before_is_too_far():
    _, drafts = found("It rained. So did Moniz.")
    assert drafts == []
