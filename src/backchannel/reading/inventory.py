"""The label sets of the reading model, and how text becomes its input. Training and run time both read this module."""

from collections.abc import Sequence

UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
        "SYM", "VERB", "X"]  # fmt: skip
NAME_TAGS = ["O", *(f"{prefix}-{kind}" for kind in ("PER", "ORG", "LOC") for prefix in "BI")]
# what the noun phrase is that a word heads; "none" where it heads no mention (GUM's entity types)
HEAD_TYPES = ["none", "person", "organization", "place", "event", "abstract", "object", "time", "other"]
RELATIONS = [
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
]  # fmt: skip
COREF = 256
DISTANCES = 12
CASES = 10
CLS, SEP = 101, 102


def case_shape(piece: str, first: bool) -> int:
    """Number of the letter-case shape of a word piece as it stands in the text: the encoder itself knows no case.

    Args:
        piece: the characters of the text that the piece covers.
        first: whether it begins a word.
    """
    if any(c.isdigit() for c in piece):
        return 5 if first else 6
    if not any(c.isalpha() for c in piece):
        return 9
    if piece == piece.lower():
        return 0 if first else 4
    if not first:
        return 7
    if len(piece) > 1 and piece == piece.upper():
        return 2
    return 1 if piece[0].isupper() and piece[1:] == piece[1:].lower() else 3


def bio_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Spans (first, last exclusive, label) of a BIO sequence; a stray I- begins a span."""
    spans: list[tuple[int, int, str]] = []
    start, label = -1, ""
    for i, tag in enumerate([*tags, "O"]):
        prefix, _, kind = tag.partition("-")
        if start >= 0 and (prefix != "I" or kind != label):
            spans.append((start, i, label))
            start = -1
        if prefix == "B" or (prefix == "I" and start < 0):
            start, label = i, kind
    return spans
