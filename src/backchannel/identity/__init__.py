"""Who is who: one entity for one person, body, country, across documents; reasoned, reversible, unsure where unsure.

    from backchannel.identity import Decision, Judgement, resolve

`names.compare` and `names.same_person` compare two names of persons and are of use within a document too.
"""

from backchannel.identity.candidates import Candidate, candidates
from backchannel.identity.entities import CaseEntity, Resolution, Settled, UnsurePair
from backchannel.identity.judgement import Decision, Judgement, Reason
from backchannel.identity.linking import Link
from backchannel.identity.members import MemberKey
from backchannel.identity.resolve import resolve

__all__ = [
    "Candidate",
    "CaseEntity",
    "Decision",
    "Judgement",
    "Link",
    "MemberKey",
    "Reason",
    "Resolution",
    "Settled",
    "UnsurePair",
    "candidates",
    "resolve",
]
