import pytest

from backchannel.reading.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "upos", "base"),
    [
        ("met", "VERB", "meet"), ("Meeting", "VERB", "meet"), ("talks", "NOUN", "talk"), ("allies", "NOUN", "ally"),
        ("visited", "VERB", "visit"), ("negotiating", "VERB", "negotiate"), ("withdrew", "VERB", "withdraw"),
        ("was", "AUX", "be"), ("n’t", "PART", "not"), ("him", "PRON", "he"), ("its", "PRON", "it"),
        ("proposed", "VERB", "propose"), ("signed", "VERB", "sign"), ("appointed", "VERB", "appoint"),
        ("agreed", "VERB", "agree"), ("Osei", "PROPN", "osei"), ("denies", "VERB", "deny"),
        ("planned", "VERB", "plan"),
        ("pledged", "VERB", "pledge"), ("resigned", "VERB", "resign"), ("crises", "NOUN", "crisis"),
        ("hosts", "VERB", "host"), ("reached", "VERB", "reach"), ("discussed", "VERB", "discuss"),
    ],
)  # fmt: skip
def test_base_forms(word: str, upos: str, base: str) -> None:
    assert lemma(word, upos) == base
