"""From the accounts of a case to a network."""

from collections.abc import Iterable

from backchannel.analysis.accounts import Account
from backchannel.analysis.backchannels import Group, group_of, stands_for_state
from backchannel.analysis.networks.network import Meeting, Network
from backchannel.analysis.sides import Sides
from backchannel.case import CaseEntity
from backchannel.model import EntityType, PartyRole

DONE = frozenset({Group.ACTUAL})
"""What counts unless more is asked for: contacts told as done that no party disputes."""

_NOBODY = (EntityType.PLACE, EntityType.AGREEMENT, EntityType.EVENT)


def network_of(
    contacts: Iterable[Account], sides: Sides, counted: frozenset[Group] = DONE, states: bool = False
) -> Network:
    """The network of these contacts: parties and go-betweens; hosts are left out, for they need not be there.

    Args:
        contacts: accounts of dealings.
        sides: which state everybody belongs to.
        counted: which contacts count; planned, tried, disputed and denied ones only if they are asked for.
        states: whether states and governments are entities of the network. By default only named people and bodies
            are: everybody has met "Iran", and word does not pass through a name.
    """
    entities: dict[str, CaseEntity] = {}
    found: list[tuple[Account, list[str]]] = []
    for account in contacts:
        if group_of(account) not in counted:
            continue
        members = [
            entity
            for entity in account.who(PartyRole.PARTY, PartyRole.INTERMEDIARY)
            if entity.type not in _NOBODY and (states or not stands_for_state(entity))
        ]
        entities |= {entity.id: entity for entity in members}
        if len(members) > 1:
            found.append((account, [entity.id for entity in members]))
    ids = sorted(entities)
    number = {id: at for at, id in enumerate(ids)}
    meetings = [Meeting(a.id, tuple(sorted(number[id] for id in members)), *days(a)) for a, members in found]
    codes = [side.code if (side := sides.of(entities[id])) else None for id in ids]
    return Network(ids, meetings, codes)


def days(account: Account) -> tuple[int, int] | tuple[None, None]:
    """First and last day of an account, as ordinals; None where nothing tells. An open end is the calendar's."""
    when = account.when
    return (when.first.toordinal(), when.last.toordinal()) if when else (None, None)
