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
    """One line under an item; a quote is set apart, a label is set in another weight; `cites` are citation numbers."""

    text: str
    quote: bool = False
    label: str = ""
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A headed group of lines, or, without lines, one line of a list. `mark` is a short tag (`C1`, `[3]`)."""

    head: str
    lines: tuple[Line, ...] = ()
    mark: str = ""
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A section: heading, a line that qualifies it, items."""

    heading: str
    items: tuple[Item, ...]
    note: str = ""


_IN_ORDER = "What the document claims, in the order of its text."
_APART = "Told as planned, possible, attempted, failed or not so; never counted as done."
_SOURCES = "The words behind each number; positions are characters of the document’s text."


def layout(brief: Brief, whole: bool = False) -> Iterator[Block]:
    """The sections of a brief in order; empty ones are left out.

    Args:
        brief: what to lay out.
        whole: every quote in full, and all that is known of each source; for pages, not for screens.
    """
    quotes = {citation.number: citation for citation in brief.citations}
    width = 10**6 if whole else _QUOTE
    blocks = (
        Block("In short", tuple(Item(text) for text in brief.summary)),
        Block("Documents", tuple(_document(line) for line in brief.documents)),
        Block("Claim by claim", statements(brief.abridgement), _IN_ORDER),
        Block("The sentences they rest on", statements(brief.sentences), _WORDS),
        Block("Back channels", tuple(channel_item(line) for line in brief.channels), brief.notice),
        Block("Contacts reported as done", tuple(_contact(c, quotes, width) for c in brief.contacts), _left_out(brief)),
        Block("Planned, possible, tried or denied", tuple(_contact(c, quotes, width) for c in brief.apart), _APART),
        Block("Offices over time", tuple(Item(line.person, _lines(line.offices)) for line in brief.offices)),
        Block("Agreements", tuple(agreement_item(line) for line in brief.agreements)),
        Block("Ties and influence", statements(brief.ties)),
        Block("Contradictions", statements(brief.contradictions)),
        Block("What hangs on one origin", statements(brief.hangs), _HANGS),
        Block("Not known", tuple(Item(text) for text in brief.unknown)),
        Block("Sources", _full(brief) if whole else _citations(brief), _SOURCES),
        Block("Words used here", tuple(Item(f"{word}: {said}") for word, said, _ in WORDS)),
        Block("Method", tuple(Item(text) for text in brief.method)),
    )
    return (block for block in blocks if block.items)


WORDS = (
    (
        "Back channel",
        "a contact that bears signs of one: called unofficial; out of office; past a government; disputed; and, only "
        "in company, not on the register. A pattern in what is reported, not an accusation "
        "(docs/concepts/backchannel.md)",
        "backchannel",
    ),
    (
        "Independent origin",
        "who says it in the end: copies count with their original, one unnamed source counts once "
        "(docs/concepts/corroboration.md)",
        "origin",
    ),
    (
        "Grade",
        "credibility of information after the Admiralty system: 1 confirmed by other sources, 2 probably true, 3 "
        "possibly true, 4 doubtful, 5 improbable, 6 cannot be judged; computed from independent origins and denials "
        "(docs/concepts/corroboration.md)",
        "grade",
    ),
    (
        "Register",
        "published lists of journeys of American presidents and secretaries of state, and of visits of foreign "
        "leaders; silence there is a weak sign (docs/concepts/backchannel.md)",
        "register",
    ),
    (
        "Record",
        "the offices that come compiled with the program; it has gaps, so that no entry does not mean no office "
        "(docs/concepts/reference.md)",
        "record",
    ),
)
"""Words that a reader need not know: the word, what it means and where it is explained, the name of its anchor."""

_HANGS = "Counted by origins: if this one were wrong, what would be left. Nothing here says that it is."
_WORDS = "Exactly as they stand in the document."


def brackets(cites: tuple[int, ...]) -> str:
    """Citation numbers as they stand after a text: " [1, 2]"; empty for none."""
    return f" [{', '.join(map(str, cites))}]" if cites else ""


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


def _contact(line: ContactLine, quotes: dict[int, Citation], width: int) -> Item:
    who = " – ".join(p.name for p in line.parties if not p.part)
    where = ", ".join(part for part in (line.when, line.place) if part) or "date and place not told"
    lines = [_line(statement, "Claim") for statement in line.says[:1]]
    if line.quote:
        words = f"“{shorten(quotes[line.quote].quote, width)}”"
        lines.append(Line(words, quote=True, label="Quote", cites=(line.quote,)))
    lines += [_line(statement, "And") for statement in line.says[1:]]
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


def channel_item(line: ChannelLine) -> Item:
    """A back channel: span, go-betweens, reasons, what is told as done and what is not, what else may explain it."""
    lines = [Line(line.span, label="Span")]
    lines += [Line(line.through, label="Through")] if line.through else []
    lines += [Line(line.places, label="Places")] if line.places else []
    lines += [_line(reason, "Why") for reason in line.reasons]
    lines += [Line(", ".join(line.contacts), label="Done")] if line.contacts else []
    lines += [_line(statement, "Apart") for statement in line.apart]
    lines += [Line(text, label="Or else") for text in line.alternatives]
    return Item(line.name, tuple(lines), line.id)


def agreement_item(line: AgreementLine) -> Item:
    """An accord: parties, promises, acts."""
    lines = [Line(line.parties, label="Parties")] if line.parties else []
    lines += [_line(statement, "Promise") for statement in line.promises]
    lines += [_line(statement, "Act") for statement in line.acts]
    return Item(line.name, tuple(lines))


def _lines(statements: tuple[Statement, ...]) -> tuple[Line, ...]:
    return tuple(_line(statement, "•") for statement in statements)


def _line(statement: Statement, label: str) -> Line:
    return Line(statement.text, label=label, cites=statement.citations)


def statements(statements: tuple[Statement, ...]) -> tuple[Item, ...]:
    """Sentences as items of a list."""
    return tuple(Item(statement.text, cites=statement.citations) for statement in statements)


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


def _full(brief: Brief) -> tuple[Item, ...]:
    """Every citation with its words and all that is known of it."""
    return tuple(Item(source(c), (Line(f"“{c.quote}”", quote=True),), f"[{c.number}]") for c in brief.citations)


def source(citation: Citation) -> str:
    """What stands beside a quote: outlet, date, document, position, what it goes back to, origins, grade."""
    parts = [", ".join(part for part in (citation.outlet, citation.published or "not dated") if part)]
    parts.append(f"{citation.document}, characters {citation.start}–{citation.end}")
    parts.append(f"goes back to {citation.origin}")
    if citation.origins:
        parts.append(f"told by {citation.origins} independent origin{'s' * (citation.origins != 1)}")
    if citation.grade:
        parts.append(f"grade {citation.grade}")
    return "; ".join(parts)


def proofs(citations: tuple[Citation, ...]) -> tuple[Item, ...]:
    """Citations as items of a list, quotes shortened to a line or two."""
    return tuple(Item(f"{source(c)}: “{shorten(c.quote, 160)}”", mark=f"[{c.number}]") for c in citations)
