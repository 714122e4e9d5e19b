"""A brief for the terminal, with rich: readable at 100 columns, in black and white too."""

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from backchannel.brief.layout import Block, Item, Line, brackets, layout
from backchannel.brief.model import Brief


class _Brief:
    def __init__(self, brief: Brief) -> None:
        self._brief = brief

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Text(self._brief.title, style="bold")
        for block in layout(self._brief):
            yield from _block(block)


def terminal(brief: Brief) -> RenderableType:
    """The brief as something that a rich console prints."""
    return _Brief(brief)


def page(title: str, notice: str, shown: Iterable[Block]) -> RenderableType:
    """Any sections as something that a rich console prints."""
    lines: list[RenderableType] = [Text(title, style="bold")]
    lines += [Text(notice, style="italic")] if notice else []
    return Group(*lines, *(line for block in shown for line in _block(block)))


def _block(block: Block) -> list[RenderableType]:
    out: list[RenderableType] = [Text(""), Rule(Text(block.heading, style="bold"), align="left", style="dim")]
    if block.note:
        out.append(Text(block.note, style="italic"))
    listed = [item for item in block.items if not item.lines]
    if listed:
        out.append(_list(listed))
    out += [_item(item) for item in block.items if item.lines]
    return out


def _list(items: list[Item]) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    for item in items:
        table.add_row(item.mark or "•", Text(item.head + brackets(item.cites)))
    return table


def _item(item: Item) -> RenderableType:
    head = Text()
    if item.mark:
        head.append(f"{item.mark} ", style="bold cyan")
    head.append(item.head, style="bold")
    table = Table.grid(padding=(0, 1))
    table.add_column(style="dim", no_wrap=True, min_width=7)
    table.add_column(ratio=1)
    last = ""
    for line in item.lines:
        label = "" if line.label == last else line.label
        last = line.label
        table.add_row(label, _line(line))
    return Group(Text(""), head, Padding(table, (0, 0, 0, 3)))


def _line(line: Line) -> Text:
    return Text(line.text + brackets(line.cites), style="italic" if line.quote else "")
