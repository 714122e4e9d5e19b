"""TEI volumes of the Foreign Relations of the United States: one document for each `<div type="document">`.

The text is the head and the body, paragraphs apart by an empty line; the editors' notes are left out, for they know
what the document's authors did not. Mark-up of the series: https://history.state.gov, repository HistoryAtState/frus.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from backchannel.errors import EmptyDocumentError, SourceError, UnreadableError
from backchannel.model import Document
from backchannel.sources.dates import edtf_date, find_date
from backchannel.sources.markup import Flow
from backchannel.sources.raw import Format, Part, Raw
from backchannel.sources.safe_xml import elements, local

if TYPE_CHECKING:
    from lxml.etree import _Element

OUTLET = "Foreign Relations of the United States"

_ID = "{http://www.w3.org/XML/1998/namespace}id"
_WIDE = frozenset(
    "head p dateline opener closer signed salute postscript quote table div lg figure floatingText body argument byline"  # noqa: SIM905
    " trailer note attachment listPerson person titlePart title-page".split()
)
_TIGHT = frozenset(("item", "row", "l", "label", "list"))
_SILENT = frozenset(("note", "pb", "figure"))

_KINDS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        # In this order: a "memorandum of telephone conversation" is a telephone conversation.
        ("editorial note", "editorial note"),
        ("memorandum of (a )?(telephone|telecon)|telephone conversation", "telcon"),
        ("backchannel", "backchannel message"),
        ("(memorandum|memoranda|record) (of|for the record of) (a )?conversation", "memcon"),
        ("conversation", "conversation"),
        ("minutes|record of meeting|summary record|notes of", "minutes"),
        ("telegram|cable", "telegram"),
        ("airgram", "airgram"),
        ("letter", "letter"),
        ("memo", "memorandum"),
        ("message", "message"),
        (r"\bnote\b|aide", "note"),
        ("intelligence|estimate", "intelligence"),
        ("report|paper|study", "paper"),
        ("address|speech|statement", "statement"),
    )
)

_WRITTEN = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4}"
)


def _sniff(raw: Raw) -> bool:
    start = raw.starts()[:8192]
    return b"http://www.tei-c.org/ns/1.0" in start and bool(re.search(rb"<(?:\w+:)?tei\b", start))


def _read(raw: Raw) -> Iterator[Document | Part | SourceError]:
    volume, found, inside = raw.stem, 0, 0
    for event, element in elements(raw.stream(), raw.where):
        name = local(element)
        document = name == "div" and element.get("type") == "document"
        if event == "start":
            inside += document
            continue
        if name == "idno" and element.get("type") == "frus" and not inside:
            volume = (element.text or "").strip() or volume
        if document:
            inside -= 1
            found += 1
            yield _part(element, volume, f"{raw.where}, document {element.get(_ID) or found}")
        if not inside:
            _forget(element)
    if not found:
        yield EmptyDocumentError(raw.where, 'TEI without any <div type="document">; only volumes of FRUS are read')


def _forget(element: "_Element") -> None:
    """Free what has been read: the content of an element that closed, and the empty shells before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _part(div: "_Element", volume: str, where: str) -> Part | SourceError:
    from lxml import etree

    head = next((child for child in div if local(child) == "head"), None)
    flow = Flow()
    for child in [head, *(child for child in div if child is not head)]:
        if child is not None:
            _walk(child, flow)
    text = str(flow)
    if not text:
        return EmptyDocumentError(where, "a document without text")
    title = _line(head) if head is not None else ""
    name = div.get(_ID)
    document = Document(
        id=f"{volume}-{name}" if name else "",
        text=text,
        title=title or None,
        outlet=OUTLET,
        url=f"https://history.state.gov/historicaldocuments/{volume}/{name}" if name else None,
        published=_date(div, title),
    )
    try:
        raw = etree.tostring(div, encoding="utf-8", with_tail=False)
    except etree.LxmlError as error:
        return UnreadableError(where, f"cannot be written back as XML ({error})")
    return Part(document, kind_of(title), raw)


def _walk(element: "_Element", flow: Flow) -> None:
    """Add the text of an element, notes left out. No deeper than libxml2 lets elements nest."""
    name = local(element)
    if name == "lb":
        flow.gap("\n")
    if name == "lb" or name in _SILENT or not name:
        return
    gap = "\n\n" if name in _WIDE else "\n" if name in _TIGHT else ""
    if gap:
        flow.gap(gap)
    flow.add(element.text)
    for child in element:
        _walk(child, flow)
        flow.add(child.tail)
    if name == "cell":
        flow.add(" ")
    if gap:
        flow.gap(gap)


def _line(element: "_Element") -> str:
    """The text of an element on one line, notes left out."""
    pieces: list[str] = []

    def gather(node: "_Element") -> None:
        pieces.append(node.text or "")
        for child in node:
            name = local(child)
            if name == "lb":
                pieces.append(" ")
            elif name and name != "note":
                gather(child)
            pieces.append(child.tail or "")

    gather(element)
    return " ".join("".join(pieces).split())


def kind_of(title: str) -> str:
    """What a document is, by its title: `memcon`, `telegram`, `backchannel message`; `other` if that does not tell."""
    words = re.sub(r"^\d+[a-z]?\.\s*", "", title).lower()
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), "other")


def _first(element: "_Element", name: str) -> "_Element | None":
    return next((inner for inner in element.iter() if local(inner) == name), None)


def _date(div: "_Element", title: str) -> str | None:
    """When a document was written: by the volume's own attribute, by its dateline, by its title.

    Where the editors give a span of time, what all of it has in common: its month, its year, or None.
    """
    attributes = {str(key).rpartition("}")[2]: str(value) for key, value in div.attrib.items()}
    first, last = attributes.get("doc-dateTime-min"), attributes.get("doc-dateTime-max")
    if not (first or last):
        line = _first(div, "dateline")
        date = _first(line, "date") if line is not None else None
        if date is not None:
            first = date.get("when") or date.get("from") or date.get("notBefore")
            last = date.get("when") or date.get("to") or date.get("notAfter") or first
            if not first:
                written = find_date(_line(date))
                first = last = written.iso if written else None
    if not first:
        # Titles of microfiche name files, too ("1 July 1962-31 December 1962"); the series writes its dates in full.
        match = _WRITTEN.search(title)
        written = find_date(match[0]) if match else None
        first = last = written.iso if written else None
    begin, end = (first or "")[:10].split("-"), (last or first or "")[:10].split("-")
    common = [a for a, b in zip(begin, end, strict=False) if a == b] if begin[0] == end[0] else []
    if len(common) == 2 and begin[1] != end[1]:
        common = common[:1]
    return edtf_date("-".join(common)) if common else None


FORMAT = Format(name="FRUS TEI", suffixes=(".xml", ".tei"), sniff=_sniff, read=_read)
