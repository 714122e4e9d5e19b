"""The text of a piece of HTML, as feeds and mails carry it: blocks apart by an empty line, the rest as it runs."""

import re

from backchannel.sources.limits import LARGEST_PAGE

_SILENT = frozenset(("script", "style", "head", "title", "noscript", "template", "iframe", "object", "svg"))
_BLOCKS = frozenset(
    "address article aside blockquote center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5"  # noqa: SIM905
    " h6 header hr li main nav ol p pre section table tr ul".split()
)


class Flow:
    """Text that grows piece by piece; white space collapses, and of the gaps that meet the widest stands."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._gap = ""

    def add(self, text: str | None) -> None:
        """Append running text; any white space in it is one space."""
        for piece in re.findall(r"\s+|\S+", text or ""):
            if not piece.isspace():
                self._pieces += (self._gap, piece) if self._gap else (piece,)
                self._gap = ""
            elif self._pieces and not self._gap:
                self._gap = " "

    def gap(self, gap: str) -> None:
        """Let at least this many line ends stand before what follows; none at the start."""
        if self._pieces and len(gap) >= len(self._gap.strip(" ")):
            self._gap = gap

    def __str__(self) -> str:
        return "".join(self._pieces)


def text_of(html: str) -> str:
    """The text of a piece of HTML; empty if there is none, or it is beyond the limit of a page.

    Text that holds no mark-up comes out as it is, but for white space and character references.
    """
    from lxml import etree
    from lxml.html import HTMLParser

    if not html.strip() or len(html) > LARGEST_PAGE:
        return ""
    try:
        root = etree.fromstring(
            f"<div>{html}</div>".encode("utf-8", "replace"),
            HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True),
        )
    except etree.LxmlError:
        return ""
    if root is None:
        return ""
    flow = Flow()
    silent = 0
    # Not by recursion: how deep it goes is a stranger's choice.
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag
        if name == "br" and event == "start":
            flow.gap("\n")
        elif name in _BLOCKS:
            flow.gap("\n\n")
        if name in _SILENT:
            silent += 1 if event == "start" else -1
        if not silent:
            flow.add(element.text if event == "start" else element.tail)
    return str(flow)
