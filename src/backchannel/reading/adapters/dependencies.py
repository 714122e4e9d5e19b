"""Dependencies as other parsers give them, made universal: heads are content words, coordination is flat, one root.

spaCy's English pipelines are trained on the labels of ClearNLP, where a preposition governs its noun and "is" its
predicate. What already is in Universal Dependencies passes unchanged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LABELS = {
    "ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "relcl": "acl:relcl", "neg": "advmod", "prt": "compound:prt", "nn": "compound",
    "dative": "iobj", "oprd": "xcomp", "acomp": "xcomp", "npadvmod": "obl:unmarked", "predet": "det:predet",
    "preconj": "cc:preconj", "intj": "discourse", "quantmod": "advmod", "pcomp": "advcl", "possessive": "case",
    "nmod": "nmod", "": "dep",
}  # fmt: skip
"""Universal relations by label; labels that are not here keep their name."""
_PREPOSITIONS = ("prep", "agent", "dative")


@dataclass(slots=True)
class Arc:
    """One word with the arc to its head; `head` is None, or the word itself, for a root."""

    head: int | None
    label: str
    upos: str
    word: str


def universal(arcs: Sequence[Arc], sentence: Sequence[int]) -> list[tuple[int, str]]:
    """Heads and relations in Universal Dependencies.

    Args:
        arcs: every word of a text.
        sentence: the sentence of every word, in order.

    Returns:
        (head, relation) of every word; each sentence has exactly one root, its own head, and no arc leaves it.
    """
    head = [n if a.head is None or sentence[a.head] != sentence[n] else a.head for n, a in enumerate(arcs)]
    label = [a.label for a in arcs]
    _turn_prepositions(arcs, head, label)
    _turn_copulas(head, label)
    for n in range(len(arcs)):
        # in a loop-free tree this ends; `_rooted` mends what is none
        while label[n] == "conj" and label[head[n]] == "conj" and head[head[n]] not in (head[n], n):
            head[n] = head[head[n]]
    _rooted(head, label, sentence)
    return [
        (h, "root" if h == n else "dep" if name in ("root", "ROOT") else LABELS.get(name, name))
        for n, (h, name) in enumerate(zip(head, label, strict=True))
    ]


def _turn_prepositions(arcs: Sequence[Arc], head: list[int], label: list[str]) -> None:
    """Let "talks -prep-> with -pobj-> Iran" become "talks -nmod-> Iran -case-> with"."""
    for n in range(len(arcs)):
        preposition = head[n]
        if label[n] != "pobj" or preposition == n or label[preposition] not in (*_PREPOSITIONS, "pobj", "ROOT"):
            continue
        if label[preposition] not in _PREPOSITIONS or head[preposition] == preposition:
            label[n] = "dep"
            continue
        governor = head[preposition]
        nominal = arcs[governor].upos in ("NOUN", "PROPN", "PRON", "NUM")
        agent = label[preposition] == "agent"
        head[n], label[n] = governor, "obl:agent" if agent else "nmod" if nominal else "obl"
        head[preposition], label[preposition] = n, "case"


def _turn_copulas(head: list[int], label: list[str]) -> None:
    """Let "X <-nsubj- is -attr-> envoy" become "envoy -nsubj-> X", "envoy -cop-> is"."""
    children: dict[int, list[int]] = {}
    for n, h in enumerate(head):
        children.setdefault(h, []).append(n)
    for n in range(len(head)):
        verb = head[n]
        if label[n] != "attr" or verb == n:
            continue
        above, name = head[verb], label[verb]
        for other in children.get(verb, ()):
            if head[other] == verb and other not in (n, verb):
                head[other] = n
        head[n], label[n] = (n if above == verb else above), name
        head[verb], label[verb] = n, "cop"


def _rooted(head: list[int], label: list[str], sentence: Sequence[int]) -> None:
    """One root a sentence and no loops: what does not hang on the first root is hung there."""
    first = 0
    for last in range(1, len(head) + 1):
        if last < len(head) and sentence[last] == sentence[first]:
            continue
        words = range(first, last)
        root = next((n for n in words if head[n] == n), first)
        head[root] = root
        good = {root}
        for n in words:
            trail, node = [n], head[n]
            while head[node] != node and node not in good and node not in trail:
                trail.append(node)
                node = head[node]
            if node not in good:  # another root, or a loop
                head[node], label[node] = root, "parataxis" if label[node] in ("root", "ROOT") else label[node]
            good.update(trail, (node,))
        first = last
