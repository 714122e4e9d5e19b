"""Analysis: views over the claims of a case, pure functions. What is planned, failed or denied never counts as done.

`Analysis(case)` has them all: offices over time, accounts with independent origins, back channels, agreements,
contradictions, the timeline.
"""

from backchannel.analysis.accounts import Account
from backchannel.analysis.agreements import Dossier, Promise
from backchannel.analysis.analysis import Analysis
from backchannel.analysis.backchannels import NOTICE, Channel, Flag, Group
from backchannel.analysis.contradictions import Conflict, Contradiction
from backchannel.analysis.credibility import Credibility
from backchannel.analysis.offices import Basis, Tenure
from backchannel.analysis.origins import Origin
from backchannel.analysis.period import Period, period
from backchannel.analysis.register import Listed, RegisterCheck
from backchannel.analysis.signs import Evidence, Sign, SignKind
from backchannel.analysis.standing import Knowledge, Standing

__all__ = [
    "NOTICE",
    "Account",
    "Analysis",
    "Basis",
    "Channel",
    "Conflict",
    "Contradiction",
    "Credibility",
    "Dossier",
    "Evidence",
    "Flag",
    "Group",
    "Knowledge",
    "Listed",
    "Origin",
    "Period",
    "Promise",
    "RegisterCheck",
    "Sign",
    "SignKind",
    "Standing",
    "Tenure",
    "period",
]
