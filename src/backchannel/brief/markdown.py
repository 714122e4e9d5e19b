"""A brief as Markdown."""

from backchannel.brief.layout import Block, Item, brackets, layout
from backchannel.brief.model import Brief


def markdown(brief: Brief) -> str:
    """The whole brief as Markdown (CommonMark), ending in a newline."""
    out = [f"# {_plain(brief.title)}", ""]
    for block in layout(brief):
        out += [f"## {_plain(block.heading)}", ""]
        out += [f"*{_plain(block.note)}*", ""] if block.note else []
        out += _block(block)
    return "\n".join(out).rstrip() + "\n"


def _block(block: Block) -> list[str]:
    out: list[str] = []
    for item in block.items:
        out += _item(item)
    return [*out, ""] if block.items and not block.items[-1].lines else out


def _item(item: Item) -> list[str]:
    if not item.lines:
        return [f"- {_plain(item.head + brackets(item.cites))}"]
    out = [f"### {_plain(f'{item.mark} {item.head}'.strip())}", ""]
    for line in item.lines:
        label = f"**{_plain(line.label)}** " if line.label not in ("", "•") else ""
        mark = "*" if line.quote else ""
        out.append(f"- {label}{mark}{_plain(line.text + brackets(line.cites))}{mark}")
    return [*out, ""]


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return "".join(f"\\{ch}" if ch in "\\`*_<>#|" else ch for ch in text)
