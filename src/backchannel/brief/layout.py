"""What stands where in a brief that people read: blocks, items and lines, the same for Markdown and the terminal."""

from collections.abc import Iterator
from dataclasses import dataclass

from backchannel.brief.model import (
    AgreementLine,
    Brief,
    ChannelLine,
    Citation,
    ContactLine,
    DocumentLine,
    Statement,
)

_QUOTE = 300  # characters of a quote shown beside a contact
_PROOF = 70  # ... and in the list of citations


@dataclass(frozen=True, slots=True)
class Line:
    """One line under an item; a quote is set apart, a label is set in another weight."""

    text: str
    quote: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A headed group of lines, or, without lines, one line of a list. `mark` is a short tag (`C1`, `[3]`)."""

    head: str
    lines: tuple[Line, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A section: heading, a line that qualifies it, items."""

    heading: str
    items: tuple[Item, ...]
    note: str = ""


_IN_ORDER = "What the document claims, in the order of its text."
_APART = "Told as planned, possible, attempted, failed or not so; never counted as done."
_SOURCES = "The words behind each number; positions are characters of the document’s text."


def layout(brief: Brief) -> Iterator[Block]:
    """The sections of a brief in order; empty ones are left out."""
    quotes = {citation.number: citation for citation in brief.citations}
    blocks = (
        Block("Documents", tuple(_document(line) for line in brief.documents)),
        Block("In short, claim by claim", _statements(brief.abridgement), _IN_ORDER),
        Block("Back channels", tuple(_channel(line) for line in brief.channels), brief.notice),
        Block("Contacts reported as done", tuple(_contact(c, quotes) for c in brief.contacts), _left_out(brief)),
        Block("Planned, possible, tried or denied", tuple(_contact(c, quotes) for c in brief.apart), _APART),
        Block("Offices over time", tuple(Item(line.person, _lines(line.offices)) for line in brief.offices)),
        Block("Agreements", tuple(_agreement(line) for line in brief.agreements)),
        Block("Ties and influence", _statements(brief.ties)),
        Block("Contradictions", _statements(brief.contradictions)),
        Block("Not known", tuple(Item(text) for text in brief.unknown)),
        Block("Sources", _citations(brief), _SOURCES),
        Block("Method", tuple(Item(text) for text in brief.method)),
    )
    return (block for block in blocks if block.items)


def cited(statement: Statement) -> str:
    """A statement with its numbers in brackets."""
    return statement.text + (f" [{', '.join(map(str, statement.citations))}]" if statement.citations else "")


def shorten(text: str, width: int) -> str:
    """A quote on one line; what does not fit is cut off at a word, and marked."""
    flat = " ".join(text.split())
    return flat if len(flat) <= width else flat[:width].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _left_out(brief: Brief) -> str:
    return f"{brief.left_out} less supported dealings are left out; a full brief has them." if brief.left_out else ""


def _document(line: DocumentLine) -> Item:
    name = ", ".join(part for part in (line.outlet, line.published) if part) or line.id
    title = f": “{shorten(line.title, 70)}”" if line.title else ""
    return Item(f"{name}{title} – {line.lineage}; {line.claims} claims ({line.id})")


def _contact(line: ContactLine, quotes: dict[int, Citation]) -> Item:
    who = " – ".join(p.name for p in line.parties if not p.part)
    where = ", ".join(part for part in (line.when, line.place) if part) or "date and place not told"
    lines = [Line(cited(statement), label="Claim") for statement in line.says[:1]]
    if line.quote:
        lines.append(Line(f"“{shorten(quotes[line.quote].quote, _QUOTE)}” [{line.quote}]", quote=True, label="Quote"))
    lines += [Line(cited(statement), label="And") for statement in line.says[1:]]
    named = [(p, f"{p.name}{f' ({p.part})' if p.part else ''}") for p in line.parties if p.office or p.part]
    lines += [Line(f"{name}: {p.office}" if p.office else name, label="Office") for p, name in named]
    lines.append(Line(f"{line.told}; {line.origins}; grade {line.grade}, {line.credibility}", label="Support"))
    if line.signs:
        which = f"sign{'s' * (len(line.signs) > 1)} {', '.join(map(str, line.signs))}"
        flag = f"{which} of a back channel – a pattern in reports, not an accusation"
        lines.append(Line(flag, label="Flag"))
    if line.register:
        lines.append(Line(line.register, label="Register"))
    return Item(f"{who}: {where}", tuple(lines), line.id)


def _channel(line: ChannelLine) -> Item:
    lines = [Line(line.span, label="Span")]
    lines += [Line(line.through, label="Through")] if line.through else []
    lines += [Line(line.places, label="Places")] if line.places else []
    lines += [Line(cited(reason), label="Why") for reason in line.reasons]
    lines += [Line(", ".join(line.contacts), label="Done")] if line.contacts else []
    lines += [Line(cited(statement), label="Apart") for statement in line.apart]
    lines += [Line(text, label="Or else") for text in line.alternatives]
    return Item(line.name, tuple(lines), line.id)


def _agreement(line: AgreementLine) -> Item:
    lines = [Line(line.parties, label="Parties")] if line.parties else []
    lines += [Line(cited(statement), label="Promise") for statement in line.promises]
    lines += [Line(cited(statement), label="Act") for statement in line.acts]
    return Item(line.name, tuple(lines))


def _lines(statements: tuple[Statement, ...]) -> tuple[Line, ...]:
    return tuple(Line(cited(statement), label="•") for statement in statements)


def _statements(statements: tuple[Statement, ...]) -> tuple[Item, ...]:
    return tuple(Item(cited(statement)) for statement in statements)


def _citations(brief: Brief) -> tuple[Item, ...]:
    """The citations by document, in the order of the case."""
    items = []
    for document in brief.documents:
        mine = [c for c in brief.citations if c.document == document.id]
        name = ", ".join(part for part in (document.outlet, document.published) if part)
        lines = (Line(f"{c.start}–{c.end} “{shorten(c.quote, _PROOF)}”", label=f"[{c.number}]") for c in mine)
        if mine:
            items.append(Item(f"{name} ({document.id})" if name else document.id, tuple(lines)))
    return tuple(items)
