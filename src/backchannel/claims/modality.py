"""A check on the modality that the head decides: what is said not to be so is said with a word for it."""

from backchannel.model import Reading

_NO = frozenset({
    "no", "not", "n't", "n’t", "never", "neither", "nor", "none", "nobody", "nothing", "without", "deny", "refuse",
    "reject", "decline", "rule", "dismiss", "untrue", "false", "unable", "halt", "stop", "end", "cease", "cut",
    "rather", "instead", "avoid", "boycott", "absent", "exclude", "oppose", "rebuff", "turn", "cannot", "hardly",
    "contrary", "fail", "lack", "wrong", "denial", "refusal", "only", "leave", "quit", "bar", "ban", "block", "skip",
    "ignore", "unequivocally",
})  # fmt: skip
"""Lemmas without one of which, in the sentence or the one before, nothing is negated or denied."""


def plausible(reading: Reading, word: int, ranked: list[str]) -> str:
    """The likeliest modality that the words allow.

    Args:
        reading: the document.
        word: first word of the trigger.
        ranked: modalities, likeliest first.
    """
    number = reading.tokens[word].sentence
    near = reading.sentences[max(0, number - 1)].first, reading.sentences[number].last
    trigger = reading.tokens[word].lemma
    lemmas = {t.lemma for i, t in enumerate(reading.tokens[near[0] : near[1]], near[0]) if i != word}
    lemmas |= {t.text.lower() for t in reading.tokens[near[0] : near[1]]} - {reading.tokens[word].text.lower()}
    if lemmas & _NO or trigger in _NO - {"leave", "quit", "end", "cut"}:
        return ranked[0]
    return next(m for m in ranked if m not in ("negated", "denied"))
