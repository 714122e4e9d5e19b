"""Analysis: views over the claims of a case, pure functions. What is planned, failed or denied never counts as done.

`Analysis(case)` has them all: offices over time, accounts with independent origins, back channels, agreements,
contradictions, dossiers, pairs, the timeline, networks, and what hangs on one origin.
"""

from backchannel.analysis.accounts import Account
from backchannel.analysis.agreements import AgreementView, Promise
from backchannel.analysis.analysis import Analysis
from backchannel.analysis.backchannels import NOTICE, Channel, Flag, Group, group_of
from backchannel.analysis.contradictions import Conflict, Contradiction
from backchannel.analysis.credibility import Credibility
from backchannel.analysis.offices import Basis, Tenure
from backchannel.analysis.origins import Origin
from backchannel.analysis.period import Period, period
from backchannel.analysis.register import Listed, RegisterCheck
from backchannel.analysis.revolving import Turn
from backchannel.analysis.sensitivity import Dependence
from backchannel.analysis.signs import Evidence, Sign, SignKind
from backchannel.analysis.standing import Knowledge, Standing
from backchannel.analysis.timeline import Entry, Filter
from backchannel.analysis.views import Dossier, Pair, done

__all__ = [
    "NOTICE",
    "Account",
    "AgreementView",
    "Analysis",
    "Basis",
    "Channel",
    "Conflict",
    "Contradiction",
    "Credibility",
    "Dependence",
    "Dossier",
    "Entry",
    "Evidence",
    "Filter",
    "Flag",
    "Group",
    "Knowledge",
    "Listed",
    "Origin",
    "Pair",
    "Period",
    "Promise",
    "RegisterCheck",
    "Sign",
    "SignKind",
    "Standing",
    "Tenure",
    "Turn",
    "done",
    "group_of",
    "period",
]
