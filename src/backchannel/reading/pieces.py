"""Words to word pieces, as the encoder wants them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backchannel.reading.inventory import case_shape

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def pieces_of(tokenizer: "Tokenizer", words: Sequence[str]) -> tuple[list[int], list[int], list[int], list[int]]:
    """Encode the words of one sentence.

    Returns:
        Piece ids, case shapes (one a piece), and the first and last piece of every word. A word that the tokenizer
        drops (control characters) shares the piece of the word before it, or piece 0.
    """
    encoded = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    first, last = [-1] * len(words), [-1] * len(words)
    case: list[int] = []
    for k, (word, (start, end)) in enumerate(zip(encoded.word_ids, encoded.offsets, strict=True)):
        assert word is not None, "no special tokens were asked for"
        begins = first[word] < 0
        if begins:
            first[word] = k
        last[word] = k
        case.append(case_shape(words[word][start:end] or ".", begins))
    ids = list(encoded.ids)
    for i in range(len(words)):
        if first[i] < 0:
            first[i] = last[i] = last[i - 1] if i else 0
    if not ids:
        ids, case = [100], [9]  # [UNK]: a sentence of nothing that the tokenizer knows
    return ids, case, first, last
