"""`backchannel explain`: why claims were found."""

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from backchannel.commands.batch import Batch, Paths, Strict
from backchannel.commands.output import writing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from backchannel.claims.explaining import Explanation
    from backchannel.model import Extraction, Span


class Format(StrEnum):
    """How explanations are written."""

    TEXT = "text"
    JSON = "json"


def explain(
    paths: Paths,
    claim: Annotated[
        str | None, typer.Option(metavar="ID", help="Only the claim with this id, as `extract` gives it.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", help="For people, or JSON Lines, one claim a line.")
    ] = Format.TEXT,
    strict: Strict = False,
) -> None:
    """Show why each claim of documents was found: words, parse, scores, sources, modality.

    \b
    Examples:
      backchannel explain article.txt
      backchannel explain article.txt --claim c3
      backchannel explain articles/ --format json
    """
    batch = Batch(paths, strict)

    from backchannel.claims import extract
    from backchannel.claims.explaining import explain as reasons
    from backchannel.pipeline import batches
    from backchannel.reading import load_reader

    reader, shown = None, 0
    with writing(None) as stream:
        for documents in batches(batch.documents()):
            reader = reader or load_reader()
            for reading in reader.read(documents):
                extraction = extract(reading)
                wanted = [e for e in reasons(reading, extraction) if claim in (None, e.claim.id)]
                shown += len(wanted)
                if form is Format.JSON:
                    stream.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in records(extraction, wanted))
                elif wanted or claim is None:
                    _show(stream, extraction, wanted)
                stream.flush()
    if claim is not None and not shown and batch.read:
        raise typer.BadParameter(f"no claim {claim!r}; `backchannel extract` lists the ids", param_hint="--claim")
    batch.finish()


def records(extraction: "Extraction", wanted: "Iterable[Explanation]") -> "Iterator[dict[str, Any]]":
    """Explanations as plain dictionaries and lists; a claim is written as in the exchange format."""
    from backchannel.exchange.writing import record

    written = {c["id"]: c for c in record(extraction)["claims"]}
    for why in wanted:
        yield _record(extraction, why, written[why.claim.id])


def _record(extraction: "Extraction", why: "Explanation", claim: dict[str, Any]) -> dict[str, Any]:
    text = extraction.document.text
    return {
        "document": extraction.document.id,
        "claim": claim,
        "evidence": why.claim.evidence.of(text),
        "trigger": {"text": why.claim.trigger.of(text), "probability": _rounded(why.found)},
        "parties": [
            {
                "role": p.role,
                "name": p.name,
                "mention": _quoted(text, p.mention),
                "route": p.route,
                "path": {"relation": p.relation, "steps": p.steps},
                "probability": _rounded(p.probability),
            }
            for p in why.parties
        ],
        "sources": [
            {
                "kind": s.source.kind.value,
                "name": s.source.name,
                "words": _quoted(text, s.source.span),
                "scope": _quoted(text, s.scope),
                "inside": s.inside,
            }
            for s in why.sources
        ],
        "modality": {
            "value": why.claim.modality.value,
            "probabilities": {name: _rounded(p) for name, p in why.modality},
            "words": [_quoted(text, span) for span in why.bearing],
        },
        "time_rule": why.rule,
    }


def _rounded(probability: float | None) -> float | None:
    return None if probability is None else round(probability, 4)


def _quoted(text: str, span: "Span | None") -> dict[str, Any] | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}


def _show(stream: TextIO, extraction: "Extraction", wanted: "list[Explanation]") -> None:
    from rich.console import Console

    console = Console(file=stream, highlight=False, markup=False, soft_wrap=True)
    document = extraction.document
    about = [value for value in (document.outlet, document.published, document.title) if value]
    console.print(f"# {document.id}" + (f"  ({', '.join(about)})" if about else ""), style="bold")
    if not wanted:
        console.print("\n  no claims")
    for why in wanted:
        console.print()
        _show_one(console, extraction, why)
    console.print()


def _show_one(console: "Console", extraction: "Extraction", why: "Explanation") -> None:
    from rich.text import Text

    text, claim = extraction.document.text, why.claim
    kinds = [value.value for value in (claim.action, claim.kind, claim.medium, claim.track, claim.status) if value]
    head = Text(f"{claim.id}  {claim.type.value}", style="bold")
    head.append(f"  {', '.join([claim.modality.value, *kinds])}", style="not bold")
    head.append(f"   confidence {claim.confidence:.2f}, found by {claim.method or 'unknown'}", style="not bold dim")
    console.print(head)
    words = Text("  “")
    words.append(_flat(text[claim.evidence.start : claim.trigger.start]))
    words.append(_flat(claim.trigger.of(text)), style="bold underline")
    words.append(_flat(text[claim.trigger.end : claim.evidence.end]))
    console.print(words.append("”"))
    _line(console, "trigger", f"{_flat(claim.trigger.of(text))}{_sure(why.found)}")
    for party in why.parties:
        said = f"“{_flat(party.mention.of(text))}”" if party.mention else "not named near"
        way = party.route or "in another sentence"
        _line(console, party.role, f"{_flat(party.name)}{_sure(party.probability)}  {said}  {way}")
    for source in why.sources:
        quote = f"“{_flat(source.source.span.of(text))}”" if source.source.span else "not named in the text"
        _line(console, "source", f"{_flat(source.source.name)} ({source.source.kind.value})  {quote}")
        if source.scope is not None:
            place = "inside" if source.inside else "outside"
            _line(console, "", f"speaks for “{_flat(source.scope.of(text))}”; the trigger is {place}")
    if not why.sources:
        _line(console, "source", "the article's own voice")
    odds = ", ".join(f"{name} {p:.2f}" for name, p in why.modality[:3])
    over = ", ".join(f"“{_flat(span.of(text))}”" for span in why.bearing)
    decided = "; ".join(part for part in (odds, f"words that bear on it: {over}" if over else "") if part)
    _line(console, "modality", f"{claim.modality.value}{f' ({decided})' if decided else ''}")
    if claim.time is not None:
        quote = f"  “{_flat(claim.time.text.of(text))}”" if claim.time.text else ""
        _line(console, "time", f"{claim.time.edtf}{quote}{f', rule {why.rule}' if why.rule else ''}")
    if claim.place is not None:
        _line(console, "place", _flat(extraction.entity(claim.place).name))


def _line(console: "Console", label: str, said: str) -> None:
    from rich.text import Text

    console.print(Text(f"  {label:<13}", style="dim").append(said, style="not dim"))


def _sure(probability: float | None) -> str:
    return "" if probability is None else f" ({probability:.2f})"


def _flat(text: str) -> str:
    """White space as one space, so that a quote stays on its line; a space at an edge is kept."""
    inner = " ".join(text.split())
    return (" " if text[:1].isspace() else "") + inner + (" " if inner and text[-1:].isspace() else "")
