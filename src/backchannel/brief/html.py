"""A brief as one HTML page: no script, nothing loaded from elsewhere, well-formed as XML too, good on paper."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from backchannel.brief.layout import WORDS, Block, Item, Line, layout, source
from backchannel.brief.model import Brief
from backchannel.brief.pictures import Drawing, network, offices, svg, timeline


def html(brief: Brief) -> str:
    """The whole page, ending in a newline. The same brief gives the same bytes."""
    return "\n".join(_page(brief)) + "\n"


def drawings(brief: Brief) -> list[tuple[str, Drawing]]:
    """The pictures of a brief that have something to show, by name."""
    made = brief.pictures
    all_of = (
        ("timeline", timeline(made.timeline)),
        ("network", network(made.nodes, made.edges, made.left_out)),
        ("offices", offices(made.offices)),
    )
    return [(name, drawing) for name, drawing in all_of if drawing is not None]


def _page(brief: Brief) -> Iterator[str]:
    style = files("backchannel.brief").joinpath("page.css").read_text(encoding="utf-8")
    blocks = list(layout(brief, whole=True))
    pictures = drawings(brief)
    yield "<!DOCTYPE html>"
    yield '<html lang="en" xmlns="http://www.w3.org/1999/xhtml">'
    yield "<head>"
    yield '<meta charset="utf-8"/>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
    yield f'<meta name="generator" content="backchannel {_text(brief.version)}"/>'
    yield f"<title>{_text(brief.title)}</title>"
    yield f"<style>\n{style.rstrip()}\n</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f"<h1>{_text(brief.title)}</h1>"
    yield f'<p class="notice">{_text(brief.notice)}</p>'
    yield '<ul class="summary">' + "".join(f"<li>{_text(line)}</li>" for line in brief.summary) + "</ul>"
    yield "</header>"
    yield from _contents(blocks, bool(pictures))
    yield "<main>"
    if pictures:
        yield '<section id="pictures">'
        yield "<h2>Pictures</h2>"
        for name, drawing in pictures:
            yield f'<figure id="{name}">'
            yield f"<h3>{_text(drawing.title)}</h3>"
            yield svg(drawing, name)
            yield f"<figcaption>{_text(drawing.told)}</figcaption>"
            yield "</figure>"
        yield "</section>"
    for block in blocks:
        if block.heading != "In short":
            yield from _section(brief, block)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _contents(blocks: list[Block], pictures: bool) -> Iterator[str]:
    links = ['<a href="#pictures">Pictures</a>'] if pictures else []
    links += [f'<a href="#{_id(b.heading)}">{_text(b.heading)}</a>' for b in blocks if b.heading != "In short"]
    yield '<nav aria-label="Contents">' + " ".join(links) + "</nav>"


def _section(brief: Brief, block: Block) -> Iterator[str]:
    yield f'<section id="{_id(block.heading)}">'
    yield f"<h2>{_text(block.heading)}</h2>"
    if block.note:
        yield f'<p class="note">{_text(block.note)}</p>'
    if block.heading == "Sources":
        yield from _sources(brief)
    elif block.heading == "Words used here":
        yield "<dl>"
        for word, said, name in WORDS:
            yield f'<dt id="word-{name}">{_text(word)}</dt><dd>{_text(said[:1].upper() + said[1:])}.</dd>'
        yield "</dl>"
    else:
        yield from _items(block)
    yield "</section>"


def _items(block: Block) -> Iterator[str]:
    plain = all(not item.lines for item in block.items)
    if plain:
        yield "<ul>"
    for item in block.items:
        if plain:
            yield f"<li>{_text(item.head)}{_cites(item.cites)}</li>"
        else:
            yield from _article(item)
    if plain:
        yield "</ul>"


def _article(item: Item) -> Iterator[str]:
    id = f' id="{escape(item.mark)}"' if item.mark else ""
    mark = f'<span class="mark">{_text(item.mark)}</span> ' if item.mark else ""
    yield f"<article{id}>"
    yield f"<h3>{mark}{_text(item.head)}{_cites(item.cites)}</h3>"
    rows = [line for line in item.lines if line.label not in ("", "•")]
    if rows:
        yield "<dl>"
        last = ""
        for line in rows:
            if line.label != last:
                word = {"Support": "grade", "Flag": "backchannel", "Register": "register"}.get(line.label)
                label = f'<a href="#word-{word}">{_text(line.label)}</a>' if word else _text(line.label)
                yield f"<dt>{label}</dt>"
            last = line.label
            yield f'<dd class="{_kind(line)}">{_linked(line)}</dd>'
        yield "</dl>"
    bare = [line for line in item.lines if line.label in ("", "•")]
    if bare:
        yield "<ul>" + "".join(f"<li>{_linked(line)}</li>" for line in bare) + "</ul>"
    yield "</article>"


def _kind(line: Line) -> str:
    return "quote" if line.quote else "".join(ch for ch in line.label.lower() if ch.isalpha())


def _linked(line: Line) -> str:
    text = _text(line.text)
    if line.label == "Done":
        text = ", ".join(f'<a href="#{_text(mark)}">{_text(mark)}</a>' for mark in line.text.split(", "))
    return (f"<q>{text.strip('“”')}</q>" if line.quote else text) + _cites(line.cites)


def _cites(cites: tuple[int, ...]) -> str:
    if not cites:
        return ""
    return ' <span class="cite">[' + ", ".join(f'<a href="#s{n}">{n}</a>' for n in cites) + "]</span>"


def _sources(brief: Brief) -> Iterator[str]:
    yield '<ol class="sources">'
    for citation in brief.citations:
        yield f'<li id="s{citation.number}" value="{citation.number}">'
        yield f"<blockquote>{_text(' '.join(citation.quote.split()))}</blockquote>"
        yield f'<p class="from">{_text(source(citation))}</p>'
        yield "</li>"
    yield "</ol>"


def _id(heading: str) -> str:
    return "-".join("".join(ch if ch.isalnum() else " " for ch in heading.lower()).split())


def _text(text: str) -> str:
    """Text as it stands in a page; characters that XML does not allow are blanks."""
    return escape(
        "".join(ch if ch >= " " and not "\ud800" <= ch <= "\udfff" and ch not in "\ufffe\uffff" else " " for ch in text)
    )
