"""Answers to single questions as pages for people: a title, the notice where a channel is flagged, and sections."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from backchannel.analysis import (
    NOTICE,
    Account,
    AgreementView,
    Analysis,
    Channel,
    Dossier,
    Entry,
    Pair,
    Tenure,
    Turn,
)
from backchannel.brief import background, dealings
from backchannel.brief.citing import Citations
from backchannel.brief.layout import Block, Item, Line, agreement_item, channel_item, proofs, statements
from backchannel.brief.model import Statement
from backchannel.brief.words import TOLD, aside, listed, sentence
from backchannel.case import CaseEntity
from backchannel.model import Action, Modality, PartyRole
from backchannel.reading.time import describe

NOT_DONE = "Told as planned, possible, attempted, failed or not so; never counted as done."


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown: a title, the notice or an empty text, sections (empty ones left out)."""

    title: str
    notice: str
    blocks: tuple[Block, ...]


def page(title: str, cite: Citations, blocks: Iterable[Block], flagged: bool) -> Page:
    """A page with the sources that its sections have cited."""
    kept = [block for block in blocks if block.items]
    sources = Block("Sources", proofs(cite.all()), "The words behind each number, and their place in the text.")
    return Page(title, NOTICE if flagged else "", (*kept, *([sources] if sources.items else [])))


def channels(analysis: Analysis, full: bool = False) -> Page:
    """The back channels of a case, each with its reasons."""
    cite = Citations(analysis)
    items = tuple(_channel(analysis, cite, f"B{n}", c, full) for n, c in enumerate(analysis.channels, 1))
    flagged = sum(len(c.contacts) for c in analysis.channels)
    apart = sum(len(c.apart) for c in analysis.channels)
    title = f"{_many(len(items), 'channel')} with signs of a back channel: {_many(flagged, 'contact')} reported as done"
    title += f", {apart} planned, tried, disputed or denied and not counted" if apart else ""
    none = Item("No contact in these documents bears a sign of a back channel. That does not mean that there was none.")
    return page(title, cite, [Block("Back channels", items or (none,))], True)


def _channel(
    analysis: Analysis,
    cite: Citations,
    mark: str,
    found: Channel,
    full: bool,
    only: Sequence[Account] | None = None,
) -> Item:
    """A channel with its dealings, or those of them that are in `only`."""
    line = dealings.channel(analysis, cite, mark, found, {}, full)
    item = channel_item(line)
    ids = None if only is None else {account.id for account in only}
    shown = [flag.account for flag in found.contacts if ids is None or flag.account.id in ids]
    told = tuple(_told(analysis, cite, account, "Done") for account in shown[: None if full else 8])
    return Item(item.head, (*item.lines[:1], *told, *item.lines[1:]), item.mark)


def _told(analysis: Analysis, cite: Citations, account: Account, label: str = "") -> Line:
    """A dealing as the claim that tells most exactly has it, with its support."""
    others = [claim for claim in account.claims if claim is not account.lead]
    text = sentence(analysis.case, account.lead)
    if others:
        text += f" Also: {'; '.join(aside(analysis.case, c) for c in others[:3])}."
    count = len(account.asserting) or len(account.denying)
    text += f" ({_many(count, 'independent origin')}, grade {account.credibility.grade})"
    return Line(text, label=label or _date(account), cites=cite.numbers([account.lead, *others[:2]]))


def _date(account: Account) -> str:
    time = account.lead.claim.time
    return describe(time.edtf) if time else "no date"


def _list(analysis: Analysis, cite: Citations, accounts: Sequence[Account]) -> tuple[Item, ...]:
    """Dealings as items: who and when, then the sentence."""
    items = []
    for account in accounts:
        who = " – ".join(dict.fromkeys(e.name for e in account.who(PartyRole.PARTY))) or "parties not named"
        told = TOLD[account.modality if account.for_it else account.lead.modality]
        disputed = "; disputed" if account.for_it and account.against else ""
        lines = [_told(analysis, cite, account, "Claim"), Line(told + disputed, label="Told")]
        flag = analysis.index.flag(account.id)
        if flag:
            signs = ", ".join(str(int(sign.kind)) for sign in flag.signs)
            lines.append(Line(f"signs {signs} of a back channel – a pattern, not an accusation", label="Flag"))
        items.append(Item(f"{who}: {_date(account)}", tuple(lines)))
    return tuple(items)


def dossier(analysis: Analysis, found: Dossier, others: Sequence[CaseEntity] = (), full: bool = False) -> Page:
    """All that is claimed of one entity."""
    cite, case = Citations(analysis), analysis.case
    entity = found.entity
    state = analysis.sides.name(found.state) if found.state else "state not known"
    about = [Item(f"{entity.type.value}; {state}")]
    if len(entity.names) > 1:
        about.append(Item(f"also called {listed(list(entity.names[1:8]))}"))
    about.append(
        Item(f"{_many(len(case.about(entity.id)), 'claim')} of {_many(len(found.spoken_of_by), 'independent origin')}")
    )
    if others:
        about.append(Item(f"the name also fits {listed([o.name for o in others[:5]])}"))
    limit = None if full else 20
    who = tuple(Item(f"{e.name}: {_many(n, 'dealing')} reported as done") for e, n in found.counterparts[:12])
    lines = background.offices(analysis, cite, [entity], full)
    offices = tuple(Item(s.text, cites=s.citations) for line in lines for s in line.offices)
    said = tuple(
        Item(sentence(case, c), cites=cite.numbers([c])) for c in (found.source_of if full else found.source_of[:8])
    )
    blocks = [
        Block("Who", tuple(about)),
        Block("Offices over time", offices),
        Block("Reported to have dealt with", who),
        Block("Back channels", tuple(_channel(analysis, cite, "", c, full, found.contacts) for c in found.channels)),
        Block("Contacts reported as done", _list(analysis, cite, found.contacts[:limit]), _more(found.contacts, limit)),
        Block("Planned, possible, tried or denied", _list(analysis, cite, found.apart[:limit]), NOT_DONE),
        Block("Agreements", _acts(analysis, cite, found.acts[:limit])),
        Block("Ties and influence", _acts(analysis, cite, found.ties[:limit])),
        Block(
            "Offices left before and taken after", turn_items(found.turns, cite), "By dated offices, within four years."
        ),
        Block("Contradictions", _against(analysis, cite, found.contradictions)),
        Block("Who speaks of them", tuple(Item(o.label) for o in found.spoken_of_by[:12])),
        Block("What is attributed to them", said),
        Block("Not known", tuple(Item(text) for text in found.unknown)),
    ]
    return page(entity.name, cite, blocks, bool(found.channels))


def _more(accounts: Sequence[Account], limit: int | None) -> str:
    left = len(accounts) - limit if limit is not None else 0
    return f"The first {limit}; {left} more with --full." if left > 0 else ""


def _acts(analysis: Analysis, cite: Citations, accounts: Sequence[Account]) -> tuple[Item, ...]:
    lines = [_told(analysis, cite, account) for account in accounts]
    return tuple(
        Item(f"{line.label}: {line.text}" if a.when else line.text, cites=line.cites)
        for line, a in zip(lines, accounts, strict=True)
    )


def turn_items(turns: Sequence[Turn], cite: Citations) -> tuple[Item, ...]:
    """Offices left before and taken after a dealing, as sentences."""
    items = []
    for turn in turns:
        parts = [f"left office as {_titles(turn.left)} before" if turn.left else ""]
        parts += [f"took office as {_titles(turn.taken)} after" if turn.taken else ""]
        what = f"{turn.person.name}: {' and '.join(p for p in parts if p)} the contact"
        what += f" with {listed([e.name for e in turn.counterparts])}" if turn.counterparts else ""
        items.append(Item(f"{what} ({_date(turn.contact)})", cites=cite.numbers([turn.contact.lead])))
    return tuple(items)


def _titles(tenures: Sequence[Tenure]) -> str:
    """Titles with their bodies, where these are not part of them."""
    return listed(
        [
            f"{t.title} ({t.body})" if t.body and t.body.casefold() not in t.title.casefold() else t.title
            for t in tenures
        ]
    )


def _against(analysis: Analysis, cite: Citations, found: Sequence[object]) -> tuple[Item, ...]:
    chosen = [c for c in analysis.contradictions if c in found]
    made: tuple[Statement, ...] = background.opposed(analysis, cite, chosen)
    return statements(made)


def pair(analysis: Analysis, found: Pair, full: bool = False) -> Page:
    """All dealings between two."""
    cite = Citations(analysis)
    limit = None if full else 30
    shared = tuple(Item(f"{e.name}: {_many(n, 'dealing')} reported as done") for e, n in found.shared[:12])
    blocks = [
        Block("Back channels", tuple(_channel(analysis, cite, "", c, full, found.contacts) for c in found.channels)),
        Block("Contacts reported as done", _list(analysis, cite, found.contacts[:limit]), _more(found.contacts, limit)),
        Block("Planned, possible, tried or denied", _list(analysis, cite, found.apart[:limit]), NOT_DONE),
        Block("Agreements with both", tuple(Item(v.agreement.name) for v in found.agreements)),
        Block("Ties and influence", _acts(analysis, cite, found.ties)),
        Block("Both are reported to have dealt with", shared),
        Block("Contradictions", _against(analysis, cite, found.contradictions)),
    ]
    if not any(block.items for block in blocks):
        blocks = [Block("Dealings", (Item("These documents tell of none between them."),))]
    title = f"{found.one.name} – {found.other.name}: {_many(len(found.contacts), 'contact')} reported as done"
    return page(title, cite, blocks, bool(found.channels))


def agreement(analysis: Analysis, found: AgreementView, full: bool = False) -> Page:
    """One accord: parties, promises, who joined, left, broke or revived it."""
    cite = Citations(analysis)
    line = background.agreement(analysis, cite, found, full)
    item = agreement_item(line)
    moves = []
    for name, *actions in (
        ("Concluded or joined", Action.SIGNS, Action.JOINS),
        ("Left or suspended", Action.WITHDRAWS, Action.SUSPENDS),
        ("Broken", Action.VIOLATES),
        ("Rejected", Action.REJECTS),
        ("Revived or proposed", Action.REVIVES, Action.PROPOSES),
        ("Negotiated", Action.NEGOTIATES),
    ):
        moves.append(Block(name, _acts(analysis, cite, found.done(*actions))))
    apart = [a for a in found.acts if a.modality is not Modality.ACTUAL or not a.for_it]
    blocks = [
        Block(
            "Parties and promises",
            tuple(Item(f"{x.label}: {x.text}", cites=x.cites) for x in item.lines if x.label != "Act"),
        ),
        *moves,
        Block("Planned, possible, tried or denied", _acts(analysis, cite, apart), NOT_DONE),
    ]
    return page(found.agreement.name, cite, blocks, False)


def timeline(analysis: Analysis, entries: Sequence[Entry], undated: int) -> Page:
    """Dated dealings and acts, by date."""
    cite = Citations(analysis)
    items = []
    for entry in entries:
        told = TOLD[entry.account.modality if entry.account.for_it else entry.account.lead.modality]
        mark = " · signs of a back channel" if entry.flag else ""
        line = _told(analysis, cite, entry.account, "Claim")
        items.append(Item(f"{entry.said} – {told}{mark}", (line,)))
    note = f"{_many(undated, 'dealing')} without a date not shown." if undated else ""
    flagged = any(entry.flag for entry in entries)
    return page(
        f"Timeline: {_many(len(items), 'entry', 'entries')}", cite, [Block("By date", tuple(items), note)], flagged
    )


def _many(count: int, one: str, more: str = "") -> str:
    return f"{count} {one if count == 1 else more or one + 's'}"
