"""`backchannel read`: what reading finds in documents, to see why a claim was found or not."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Annotated

import typer

from backchannel.commands.batch import Batch, Paths, Strict
from backchannel.commands.output import writing
from backchannel.model import Mention, Reading, Sentence


def read(
    paths: Paths,
    parse: Annotated[bool, typer.Option("--parse/--no-parse", help="Show the words with their parse.")] = True,
    strict: Strict = False,
) -> None:
    """Show how documents are read: sentences, parse, names, and who is who.

    \b
    Examples:
      backchannel read article.txt
      echo "Kerry met Zarif in Vienna. He was pleased." | backchannel read -
    """
    batch = Batch(paths, strict)

    from backchannel.pipeline import batches
    from backchannel.reading import load_reader

    reader = None
    with writing(None) as stream:
        for documents in batches(batch.documents()):
            reader = reader or load_reader()
            for reading in reader.read(documents):
                stream.writelines(line + "\n" for line in lines_of(reading, parse=parse))
                stream.flush()
    batch.finish()


def lines_of(reading: Reading, *, parse: bool = True) -> Iterator[str]:
    """A reading as lines of text: sentence by sentence, then the coreference chains, then the times."""
    document = reading.document
    about = [value for value in (document.outlet, document.published, document.title) if value]
    yield f"# {document.id}" + (f"  ({', '.join(about)})" if about else "")
    by_sentence = _mentions_by_sentence(reading)
    for number, sentence in enumerate(reading.sentences):
        yield ""
        yield f"[{number}] {_flat(document.text[sentence.start : sentence.end])}"
        if parse:
            yield from _parse_lines(reading, sentence)
        for mention in by_sentence[number]:
            words = _flat(mention.span.of(document.text))
            yield f"    {mention.start}-{mention.end}  {words}  {mention.type} {mention.kind}  #{mention.cluster}"
    yield ""
    yield "Chains"
    yield from _chain_lines(reading)
    if reading.times:
        yield ""
        yield "Times"
        for time in reading.times:
            words = _flat(time.span.of(document.text))
            meant = f"{time.type}  {time.edtf or '-'}  {time.timex}  {time.rule}"
            yield f"    {time.start}-{time.end}  {words}  {meant}".rstrip()
    yield ""


def _flat(text: str) -> str:
    return " ".join(text.split())


def _mentions_by_sentence(reading: Reading) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in sorted(reading.mentions, key=lambda mention: (mention.start, -mention.end)):
        found[reading.tokens[mention.head].sentence].append(mention)
    return found


def _parse_lines(reading: Reading, sentence: Sentence) -> Iterator[str]:
    """Number, word, lemma, part of speech, relation and governor of each word, in columns."""
    rows = []
    for index in range(sentence.first, sentence.last):
        token = reading.tokens[index]
        governor = "-" if token.head == index else f"{reading.tokens[token.head].text} {token.head}"
        rows.append((str(index), token.text, token.lemma, token.upos, token.relation, governor))
    widths = [max(len(row[column]) for row in rows) for column in range(5)] if rows else []
    for row in rows:
        cells = [row[0].rjust(widths[0]), *(row[column].ljust(widths[column]) for column in range(1, 5)), row[5]]
        yield "    " + "  ".join(cells)


def _chain_lines(reading: Reading) -> Iterator[str]:
    chains: dict[int, list[Mention]] = defaultdict(list)
    for mention in reading.mentions:
        chains[mention.cluster].append(mention)
    for cluster, mentions in sorted(chains.items()):
        name = reading.names[cluster] if cluster < len(reading.names) else ""
        words = dict.fromkeys(_flat(mention.span.of(reading.document.text)) for mention in mentions)
        yield f"    #{cluster}  {name}: {'; '.join(words)}"
