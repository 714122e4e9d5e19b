"""Who a name of a case is: what was joined, what is unsure, who is somebody else, and which lists know them."""

from collections.abc import Sequence
from dataclasses import replace

from backchannel.brief.layout import Block, Item, Line
from backchannel.brief.pages import Page
from backchannel.case import Case
from backchannel.identity import Candidate, CaseEntity, Judgement

_SHOWN = 8
"""Candidates and links shown unless all are asked for."""
_HEADS = {
    Judgement.SAME: "Names joined in {name}",
    Judgement.UNSURE: "Perhaps {name}",
    Judgement.DIFFERENT: "Not {name}",
}


def added(page: Page, case: Case, entity: CaseEntity, might: Sequence[Candidate], full: bool = False) -> Page:
    """A dossier's page with two more sections behind its first: the candidates with reasons, and links to lists.

    Args:
        page: as `pages.dossier` makes it.
        case: that it is about.
        entity: whose dossier it is.
        might: as `identity.candidates` gives them.
        full: whether to show all.
    """
    limit = None if full else _SHOWN
    items = tuple(_item(candidate) for candidate in might[:limit])
    note = "Nothing unsure is joined; `backchannel same` and `different` decide, `undo` takes it back."
    who = Block("Same, other or unsure", items, note if len(might) <= len(items) else f"{note} More with --full.")
    links = tuple(
        Item(
            f"{link.record.name} ({link.record.id}): {link.judgement.value}", tuple(Line(r.text) for r in link.reasons)
        )
        for link in case.linked
        if link.entity == entity.id
    )
    blocks = [who, Block("On lists", links[:limit])]
    first, *rest = page.blocks
    return replace(page, blocks=(first, *(block for block in blocks if block.items), *rest))


def _item(candidate: Candidate) -> Item:
    head = _HEADS[candidate.judgement].format(name=candidate.entity.name)
    entry = f" (entry {candidate.entry} of the log)" if candidate.entry is not None else ""
    return Item(head + entry, tuple(Line(reason.text) for reason in candidate.reasons))
