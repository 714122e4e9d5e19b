"""The case: one investigation, in memory or kept in a store; it knows nothing of how it is shown.

    from backchannel.case import open_case

    case = open_case("case.db")

`Case` answers what the analysis asks; `backchannel.case.store.Store` keeps documents, claims and what people decide.
"""

from pathlib import Path

from backchannel.case.items import CaseClaim, CaseParty, CaseSource
from backchannel.case.memory import Case, Resolved
from backchannel.case.verdicts import Marks, Verdict
from backchannel.identity import CaseEntity

__all__ = ["Case", "CaseClaim", "CaseEntity", "CaseParty", "CaseSource", "Marks", "Resolved", "Verdict", "open_case"]


def open_case(address: str | Path) -> Case:
    """The case that is kept at an address, with what people decided about it.

    Args:
        address: a path, or `postgresql://user:password@host/database`.

    Raises:
        CaseError: if none is there or it cannot be read.
    """
    from backchannel.case.store import Store

    with Store.open(address) as store:
        return store.case()
