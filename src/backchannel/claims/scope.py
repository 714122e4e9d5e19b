"""What grammar shows of attribution and modality: the words that a source is given for, the words over a trigger."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from backchannel.model import Reading, Span, Token

_REPORTED = ("ccomp", "parataxis", "obj", "xcomp")
"""What hangs on a verb of saying and is said, the likelier first."""
_OVER = ("xcomp", "ccomp", "acl", "advcl", "obj", "conj", "nmod", "obl", "nsubj")
"""Relations by which a trigger hangs on words that bear on whether it came about: "failed to open"."""
_NEGATIONS = {"not", "n't", "n’t", "never", "no", "neither", "nor", "without"}


def tokens_of(reading: Reading, span: Span) -> tuple[int, int]:
    """Words of a span, last exclusive; at least one."""
    first = bisect_right([t.end for t in reading.tokens], span.start)
    last = bisect_left([t.start for t in reading.tokens], span.end)
    first = min(first, len(reading.tokens) - 1)
    return first, max(first + 1, last)


def scope_of(reading: Reading, source: Span) -> Span:
    """The words that a source is given for: what its verb reports, or else the rest of its sentence.

    Args:
        reading: the document.
        source: where the source is named.
    """
    tokens = reading.tokens
    first, last = tokens_of(reading, source)
    node = next((i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i), first)
    children: dict[int, list[int]] = {}
    sentence = reading.sentences[tokens[first].sentence]
    for i in range(sentence.first, sentence.last):
        if tokens[i].head != i:
            children.setdefault(tokens[i].head, []).append(i)
    for _ in range(4):
        if tokens[node].upos in ("VERB", "AUX") or tokens[node].head == node:
            break
        node = tokens[node].head
    for relation in _REPORTED:
        for child in children.get(node, ()):
            if tokens[child].relation.split(":")[0] == relation and not first <= child < last:
                inside = _under(children, child)
                return Span(tokens[min(inside)].start, tokens[max(inside)].end)
    return sentence.span


def _under(children: dict[int, list[int]], node: int) -> list[int]:
    found, todo = [], [node]
    while todo:
        node = todo.pop()
        found.append(node)
        todo += children.get(node, ())
    return found


def bearing(tokens: Sequence[Token], head: int) -> list[int]:
    """Words that bear on the modality of what a word tells, in text order: auxiliaries, negations, governing words."""
    found: set[int] = set()
    node = head
    for _ in range(4):
        for i, t in _beside(tokens, node):
            if t.relation.split(":")[0] == "aux" or t.text.lower() in _NEGATIONS or t.relation == "mark":
                found.add(i)
        token = tokens[node]
        if token.head == node or token.relation.split(":")[0] not in _OVER:
            break
        node = token.head
        if tokens[node].upos in ("VERB", "ADJ", "NOUN"):
            found.add(node)
    return sorted(found - {head})


def _beside(tokens: Sequence[Token], node: int) -> list[tuple[int, Token]]:
    """The words that a word governs in its sentence."""
    sentence = tokens[node].sentence
    first = last = node
    while first > 0 and tokens[first - 1].sentence == sentence:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].sentence == sentence:
        last += 1
    return [(i, tokens[i]) for i in range(first, last + 1) if tokens[i].head == node and i != node]
