"""The case: one investigation. For now in memory, over extractions; it knows nothing of how it is shown."""

from backchannel.case.items import CaseClaim, CaseParty, CaseSource
from backchannel.case.memory import Case, Resolved
from backchannel.identity import CaseEntity

__all__ = ["Case", "CaseClaim", "CaseEntity", "CaseParty", "CaseSource", "Resolved"]
