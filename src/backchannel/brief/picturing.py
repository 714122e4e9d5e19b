"""What the pictures of a brief show, as data: when, who held what, who dealt with whom. `pictures/` draws them."""

from collections.abc import Mapping, Sequence
from datetime import date

from backchannel.analysis import Account, Analysis, Basis, Group, Tenure, group_of
from backchannel.analysis.backchannels import stands_for_state
from backchannel.brief.model import Bar, Edge, Node, Pictures
from backchannel.case import CaseEntity
from backchannel.model import EntityType, PartyRole

PEOPLE = 36
"""People and bodies in the picture of the network, those with most dealings."""

BARS = 40
"""Dealings in the picture of the timeline."""

_NOBODY = (EntityType.PLACE, EntityType.AGREEMENT, EntityType.EVENT)


def pictures(
    analysis: Analysis, contacts: Sequence[Account], ids: Mapping[str, str], people: Sequence[CaseEntity]
) -> Pictures:
    """The data of all pictures of these contacts and people."""
    dated = sorted((a for a in contacts if a.when is not None), key=lambda a: (a.start, a.id))
    nodes, edges, left_out = _network(analysis, contacts)
    return Pictures(
        timeline=tuple(_bar(analysis, account, ids.get(account.id, "")) for account in dated[:BARS]),
        offices=tuple(bar for person in people for bar in _terms(analysis, person)),
        nodes=nodes,
        edges=edges,
        left_out=left_out,
    )


def _bar(analysis: Analysis, account: Account, mark: str) -> Bar:
    when = account.when
    if when is None:
        raise ValueError(f"{account.id} is not dated")
    named = [e.name for e in account.who(PartyRole.PARTY) if not stands_for_state(e)]
    sides = {analysis.sides.of(e) for e in account.who(PartyRole.PARTY) if not stands_for_state(e)}
    others = [e.name for e in account.who(PartyRole.PARTY) if stands_for_state(e) and analysis.sides.of(e) not in sides]
    names = list(dict.fromkeys([*named, *others]))
    row = " – ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
    kind = "apart"
    if group_of(account) is Group.ACTUAL:
        kind = "flagged" if analysis.index.flag(account.id) else "done"
    place = next((c.place.name for c in account.claims if c.place), "")
    return Bar(row, place, _iso(when.first), _iso(when.last), when.first == when.last, kind, mark)


def _terms(analysis: Analysis, person: CaseEntity) -> list[Bar]:
    """The dated terms of a person, the record's, and a document's where the record has none that overlaps."""
    kept: list[Tenure] = []
    for tenure in sorted(analysis.offices.of(person), key=lambda t: t.basis is not Basis.RECORD):
        held = tenure.held
        if held is None or tenure.negated or (tenure.basis is Basis.CLAIM and held.point and held.days > 400):
            continue
        if not any(k.held and k.like(tenure) and k.held.overlaps(held) for k in kept):
            kept.append(tenure)
    bars = []
    for tenure in kept:
        if tenure.held:
            first, last = _iso(tenure.held.first), _iso(tenure.held.last)
            exact = tenure.held.first == tenure.held.begun and tenure.held.ended == tenure.held.last
            bars.append(Bar(person.name, tenure.title, first, last, exact, tenure.basis.value, ""))
    return sorted(bars, key=lambda bar: (bar.first or "", bar.last or "9999", bar.label))


def _iso(day: date) -> str | None:
    return None if day in (date.min, date.max) else day.isoformat()


def _network(analysis: Analysis, contacts: Sequence[Account]) -> tuple[tuple[Node, ...], tuple[Edge, ...], int]:
    """Who dealt with whom, told as done and disputed by no party."""
    count: dict[str, int] = {}
    entities: dict[str, CaseEntity] = {}
    pairs: dict[tuple[str, str], list[int]] = {}
    for account in contacts:
        if group_of(account) is not Group.ACTUAL:
            continue
        members = [
            e
            for e in account.who(PartyRole.PARTY, PartyRole.INTERMEDIARY)
            if e.type not in _NOBODY and not (stands_for_state(e) and e.type is not EntityType.COUNTRY)
        ]
        named = {analysis.sides.of(e) for e in members if e.type is not EntityType.COUNTRY}
        members = [e for e in members if e.type is not EntityType.COUNTRY or analysis.sides.of(e) not in named]
        for entity in members:
            entities[entity.id] = entity
            count[entity.id] = count.get(entity.id, 0) + 1
        bears = int(analysis.index.flag(account.id) is not None)
        ids = sorted(e.id for e in members)
        for at, one in enumerate(ids):
            for other in ids[at + 1 :]:
                found = pairs.setdefault((one, other), [0, 0])
                found[0] += 1
                found[1] += bears
    order = sorted(count, key=lambda id: (-count[id], entities[id].name, id))
    shown = {id: at for at, id in enumerate(order[:PEOPLE])}
    nodes = []
    for id in shown:
        side = analysis.sides.of(entities[id])
        nodes.append(Node(entities[id].name, side.name if side else "", count[id]))
    edges = [
        Edge(min(shown[a], shown[b]), max(shown[a], shown[b]), n, bool(f))
        for (a, b), (n, f) in pairs.items()
        if a in shown and b in shown
    ]
    edges.sort(key=lambda edge: (edge.one, edge.other))
    return tuple(nodes), tuple(edges), len(order) - len(shown)
