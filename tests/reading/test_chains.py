"""Coreference by rules, on hand-made tokens and mentions."""

import numpy as np
import pytest

from backchannel.reading.chains import Links, acronym, bare, chained, person_words, same_person
from parsed import flat, mention, tokens_of


def chains_of(parsed, mentions, links=None, published=None):
    """Quotes of every chain with two or more mentions, in text order."""
    text, _, tokens = parsed
    found = {}
    for m in chained(text, tokens, mentions, links, published):
        found.setdefault(m.cluster, []).append(text[m.start : m.end])
    return [quotes for quotes in found.values() if len(quotes) > 1]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Mr. Okafor", "John R. Okafor", True),
        ("J. R. Okafor", "John Robert Okafor", True),
        ("J. Okafor", "Peter Okafor", False),
        ("President Lena Ruiz", "Ruiz", True),
        ("Lena Ruiz", "Marco Ruiz", False),
        ("Lena", "Lena Ruiz", True),
        ("Adel Rahman’s", "Adel Rahman", True),
        ("Thomas Bell Jr.", "Thomas Bell", True),
        ("Bell", "Bellman", False),
        ("Ambassador Ruiz", "Secretary Ruiz", True),
    ],
)
def test_personal_names_short_and_full(a, b, same):
    assert same_person(person_words(a), person_words(b)) is same
    assert same_person(person_words(b), person_words(a)) is same


def test_a_title_alone_is_no_name():
    assert person_words("the President") == []
    assert not same_person([], ["ruiz"])


def test_acronyms_of_names():
    assert "jcpoa" in acronym("Joint Comprehensive Plan of Action")
    assert "iaea" in acronym("the International Atomic Energy Agency")
    assert acronym("Reuters") == set()
    assert bare("the  United\nNations’ ") == "united nations"


def test_a_surname_joins_the_full_name():
    parsed = flat("Adel Rahman met Lena Ruiz. Mr. Rahman thanked Ruiz.")
    mentions = [mention(parsed, q) for q in ("Adel Rahman", "Lena Ruiz", "Mr. Rahman")]
    mentions.append(mention(parsed, "Ruiz", nth=1))
    assert chains_of(parsed, mentions) == [["Adel Rahman", "Mr. Rahman"], ["Lena Ruiz", "Ruiz"]]


def test_a_surname_of_two_is_the_one_named_last_before_it():
    parsed = flat("Lena Ruiz spoke. Marco Ruiz left. Ruiz was angry.")
    mentions = [mention(parsed, "Lena Ruiz"), mention(parsed, "Marco Ruiz"), mention(parsed, "Ruiz", nth=2)]
    assert chains_of(parsed, mentions) == [["Marco Ruiz", "Ruiz"]]


def test_an_acronym_joins_its_words():
    parsed = flat("The Northern Trade Organization met. The NTO agreed.")
    mentions = [mention(parsed, q, "organization") for q in ("Northern Trade Organization", "NTO")]
    assert chains_of(parsed, mentions) == [["Northern Trade Organization", "NTO"]]


def test_a_short_form_in_brackets_joins_what_stands_before_it():
    parsed = flat("They signed the Interim Accord on Fish ( IAX ) and left.")
    mentions = [mention(parsed, q, "agreement") for q in ("Interim Accord on Fish", "IAX")]
    assert chains_of(parsed, mentions) == []  # a blank behind the bracket: typed otherwise than a short form
    parsed = flat("They signed the Interim Accord on Fish (IAX) and left.")
    mentions = [mention(parsed, q, "agreement") for q in ("Interim Accord on Fish", "IAX")]
    assert chains_of(parsed, mentions) == [["Interim Accord on Fish", "IAX"]]


def test_a_country_by_its_people_and_adjective():
    parsed = flat("Iran refused. The Iranians left. An Iranian envoy stayed. France agreed.")
    mentions = [mention(parsed, q, "country") for q in ("Iran", "Iranians", "Iranian envoy", "France")]
    mentions[2] = mention(parsed, "Iranian", "country", nth=1)
    assert chains_of(parsed, mentions) == [["Iran", "Iranians", "Iranian"]]


def test_a_country_by_its_capital():
    parsed = flat("Iran refused. Tehran called it unfair.")
    mentions = [mention(parsed, q, "country") for q in ("Iran", "Tehran")]
    assert chains_of(parsed, mentions) == [["Iran", "Tehran"]]


def test_a_description_in_apposition():
    parsed = tokens_of(
        "Ruiz/PROPN/nsubj/6 ,/PUNCT/punct/4 the/DET/det/4 envoy/NOUN/appos/1 ,/PUNCT/punct/4 left/VERB/root/0"
    )
    mentions = [mention(parsed, "Ruiz"), mention(parsed, "the envoy", kind="nominal")]
    assert chains_of(parsed, mentions) == [["Ruiz", "the envoy"]]


@pytest.mark.parametrize(("negation", "joined"), [("", [["Ruiz", "the envoy"]]), ("not/PART/advmod/5 ", [])])
def test_a_predicate_is_its_subject_unless_it_is_denied(negation, joined):
    place = 5 if negation else 4
    parsed = tokens_of(f"Ruiz/PROPN/nsubj/{place} is/AUX/cop/{place} {negation}the/DET/det/{place} envoy/NOUN/root/0")
    mentions = [mention(parsed, "Ruiz"), mention(parsed, "the envoy", kind="nominal")]
    assert chains_of(parsed, mentions) == joined


def test_two_names_are_not_joined_by_a_predicate():
    parsed = tokens_of("Ruiz/PROPN/nsubj/3 is/AUX/cop/3 Okafor/PROPN/root/0")
    assert chains_of(parsed, [mention(parsed, "Ruiz"), mention(parsed, "Okafor")]) == []


def no_links(size):
    """A coreference head that finds nothing likely."""
    zeros = np.zeros((size, 4), np.float32)
    return Links(zeros, zeros, np.full(size, -10.0, np.float32), np.zeros(12, np.float32))


def test_a_relative_pronoun_stands_for_what_its_clause_modifies():
    parsed = tokens_of(
        "Ruiz/PROPN/nsubj/7 ,/PUNCT/punct/1 who/PRON/nsubj/4 met/VERB/acl:relcl/1 Okafor/PROPN/obj/4 ,/PUNCT/punct/1 "
        "left/VERB/root/0"
    )
    mentions = [mention(parsed, "Ruiz"), mention(parsed, "who", kind="pronoun"), mention(parsed, "Okafor")]
    assert chains_of(parsed, mentions, no_links(7)) == [["Ruiz", "who"]]


def test_a_pronoun_joins_what_the_head_scores_highest_within_grammar():
    parsed = tokens_of(
        "Ruiz/PROPN/nsubj/2 left/VERB/root/0 Geneva/PROPN/obj/2 ./PUNCT/punct/2",
        "He/PRON/nsubj/2 smiled/VERB/root/0 ./PUNCT/punct/2",
    )
    mentions = [mention(parsed, "Ruiz"), mention(parsed, "Geneva", "place"), mention(parsed, "He", kind="pronoun")]
    key = np.zeros((7, 1), np.float32)
    key[0], key[2] = 16, 160  # the place scores ten times higher, but no "he" is a place
    links = Links(np.ones((7, 1), np.float32), key, np.zeros(7, np.float32), np.zeros(12, np.float32))
    assert chains_of(parsed, mentions, links) == [["Ruiz", "He"]]
    assert chains_of(parsed, mentions, no_links(7)) == []


def test_clusters_are_counted_from_nought_in_order_of_appearance():
    parsed = flat("Adel Rahman met Lena Ruiz. Rahman left. Nobody spoke.")
    mentions = [mention(parsed, "Lena Ruiz"), mention(parsed, "Adel Rahman"), mention(parsed, "Rahman", nth=1)]
    text, _, tokens = parsed
    assert [m.cluster for m in chained(text, tokens, mentions, None, None)] == [0, 1, 0]


def test_no_mentions():
    text, _, tokens = flat("Nothing here.")
    assert chained(text, tokens, [], None, None) == []
