"""Whether somebody was in office at the time of a dealing: held, known to hold none, or not known - and why.

The words that tell of the dealing decide first, then dated statements, then whether every office known had ended.
Silence decides nothing: a person of whom no office is known is "not known", never "none".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from backchannel.analysis.offices import Basis, Offices, Tenure
from backchannel.analysis.period import Period, period
from backchannel.analysis.record import FORMER, OFFICIAL
from backchannel.analysis.sides import Sides
from backchannel.case import CaseClaim, CaseEntity
from backchannel.model import EntityType, Modality, Span, Status


class Knowledge(StrEnum):
    """What is known about a person's office at a date."""

    HELD = "held"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a party was at the time of a dealing.

    Attributes:
        entity: id of the case entity.
        state: code of the state that it acts for or belongs to; None where nothing tells.
        knowledge: office held, known to hold none, or not known.
        sure: whether words or dates say so; otherwise it is concluded.
        title: the office held, else the nearest one known; empty if none is known.
        body: the body in which that office is held, where a claim names one.
        why: the reason, in words.
        before, after: titles of offices known before and after; empty if none.
        claims: keys of the claims that it rests on.
        words: the stretch of the dealing's document that says outright that no office was held, if one does.
    """

    entity: str
    state: str | None
    knowledge: Knowledge
    sure: bool
    title: str
    why: str
    before: str = ""
    after: str = ""
    claims: tuple[str, ...] = ()
    words: Span | None = None
    body: str = ""


_OUTSIDE = re.compile(
    r"\bprivate citizen\b|\bout of (?:office|government|power)\b|\bno longer in (?:office|government)\b"
    r"|\b(?:after|since) (?:he |she |they )?(?:had )?(?:left|leaving) office\b"
    r"|\bafter (?:his|her|their) time in office\b|\bh[eo]lds? no (?:\w+ )?(?:office|post)\b",
    re.IGNORECASE,
)


def time_of(dealing: CaseClaim) -> Period | None:
    """When a contact was; what is told as past ends by the day of publication."""
    if dealing.claim.time is None:
        return None
    past = dealing.modality not in (Modality.PLANNED, Modality.POSSIBLE)
    return _told(dealing.claim.time.edtf, dealing.document.published if past else None)


@lru_cache(maxsize=65536)
def _told(edtf: str, published: str | None) -> Period | None:
    when, day = period(edtf), period(published)
    return when.until(day.last) if when and day else when


def standing(offices: Offices, sides: Sides, party: CaseEntity, dealing: CaseClaim) -> Standing:
    """What `party` was when `dealing` took place."""
    side = sides.of(party)
    state = side.code if side else None
    if party.type is not EntityType.PERSON:
        return _body(party, state)
    tenures = [tenure for tenure in offices.of(party) if tenure.public or tenure.negated]
    if not tenures and (party.name[:1].islower() or re.search(r"['’]s ", party.name)):
        return _body(party, state)  # "Iran's chief diplomat", "the Russian ambassador": all that is known is the title
    dated = _by_dates(party, tenures, dealing, state)
    told = _by_words(offices, party, tenures, dealing, state)
    if told is None or (dated.sure and not told.words):
        return dated
    # A date that puts the party in office is about that party; "a private citizen" may be about the other.
    return dated if dated.sure and dated.knowledge is Knowledge.HELD else told


def _body(party: CaseEntity, state: str | None) -> Standing:
    """A country acts through whoever serves it; a ministry too; of a group its name is all there is to go by."""
    if party.type is EntityType.COUNTRY:
        return Standing(party.id, state, Knowledge.HELD, True, "", "a state")
    if FORMER.search(party.name):
        return Standing(party.id, state, Knowledge.NONE, False, "", "called former, or veterans", before=party.name)
    if state and any(OFFICIAL.search(name) for name in party.names):
        return Standing(party.id, state, Knowledge.HELD, False, "", "an official body, by its name")
    return Standing(party.id, state, Knowledge.UNKNOWN, False, "", "whether it is official is not told")


def _by_words(
    offices: Offices, party: CaseEntity, tenures: Sequence[Tenure], dealing: CaseClaim, state: str | None
) -> Standing | None:
    """What the very words that tell of the dealing say about the party's office."""
    evidence, when = dealing.claim.evidence, time_of(dealing)
    near = [t for t in tenures if not t.negated and _near(offices, t, dealing)]
    current = [t for t in near if t.over is None and t.ahead is None and t.held is None]
    match = _OUTSIDE.search(evidence.of(dealing.document.text))
    if match and not current and any(_left(t, when, dealing) for t in tenures):
        words = Span(evidence.start + match.start(), evidence.start + match.end())
        made = _none(party, state, tenures, when, True, "the text says so in telling of it")
        return replace(made, words=words)
    if current:
        return _held(party, current[0], True, "the text gives the office in telling of it")
    # "John Kerry, then secretary of state": the office is dated, the dealing is not.
    then = [t for t in near if t.held is not None and when is None]
    return _held(party, then[0], True, "the text gives the office in telling of it") if then else None


def _left(tenure: Tenure, when: Period | None, dealing: CaseClaim) -> bool:
    """Whether a statement is that an office had been left: by that time, or, without a time, in the same document."""
    if tenure.negated:
        return False
    if when is not None:
        return _side_of(tenure, when) == "before" or (tenure.over is not None and _here(tenure, dealing))
    return tenure.over is not None and _here(tenure, dealing)


def _here(tenure: Tenure, dealing: CaseClaim) -> bool:
    return tenure.claim is not None and tenure.claim.rsplit("#", 1)[0] == dealing.document.id


def _by_dates(party: CaseEntity, tenures: Sequence[Tenure], dealing: CaseClaim, state: str | None) -> Standing:
    """What dated statements, and those of the same document, say about the party's office."""
    when = time_of(dealing)
    if when is None:
        return Standing(party.id, state, Knowledge.UNKNOWN, False, _title(tenures), "the dealing is not dated")
    denied = [t for t in tenures if t.negated and t.held is not None and t.held.holds(when)]
    if denied:
        made = _none(party, state, tenures, when, True, "a document says that no office was held then")
        return replace(made, claims=tuple(t.claim for t in denied if t.claim))
    real = [t for t in tenures if not t.negated]
    inside = [t for t in real if _side_of(t, when) == "in"]
    if inside:
        best = min(inside, key=lambda t: t.basis is not Basis.RECORD)
        return _held(party, best, True, "by the record" if best.basis is Basis.RECORD else "by a dated claim")
    between = next((t for t in real if _between(t, real, when)), None)
    if between:
        return _held(party, between, False, "reported in this office before and after")
    part = [t for t in real if _side_of(t, when) == "part"]
    if part:
        why = "in office for part of that time only"
        return Standing(party.id, state, Knowledge.UNKNOWN, False, part[0].title, why, claims=_keys(part[:1]))
    telling = [t for t in real if not _vague(t)]
    if any(_side_of(t, when) == "before" for t in telling) and all(_settled(t, real, when) for t in telling):
        later = any(_side_of(t, when) == "after" for t in real)
        if not later and all(t.basis is Basis.RECORD for t in real):
            why = "the record gives no office at that date, and may lack one"
            return Standing(party.id, state, Knowledge.UNKNOWN, False, _title(telling), why)
        sure = later or any(t.over is not None for t in real)
        return _none(party, state, tenures, when, sure, "every office known to this case had ended or not begun")
    here = [t for t in real if _here(t, dealing)]
    called = next((t for t in here if t.attested is not None), None)
    if called:
        return _held(party, called, False, "the article gives this office; since when it does not say")
    former = next((t for t in here if t.over is not None and t.held is None), None)
    if former:
        made = _none(
            party, state, tenures, when, False, "called former; the dates of service are not known to this case"
        )
        return replace(made, before=former.title, claims=_keys([former]))
    return Standing(party.id, state, Knowledge.UNKNOWN, False, _title(real), "no statement covers the date")


def _near(offices: Offices, tenure: Tenure, dealing: CaseClaim) -> bool:
    """Whether the claim of an office stands in the sentences that tell of the dealing, and is of the same time."""
    if tenure.claim is None:
        return False
    claim = offices.claim(tenure.claim)
    if claim.document.id != dealing.document.id or not claim.claim.evidence.overlaps(dealing.claim.evidence):
        return False
    told, when = period(claim.claim.time.edtf) if claim.claim.time else None, time_of(dealing)
    return claim.claim.status is not Status.INCOMING and (told is None or when is None or told.overlaps(when))


def _vague(tenure: Tenure) -> bool:
    """A statement that tells nothing of other days: "former" without dates, or in office on some day."""
    return tenure.attested is None and tenure.ahead is None and (tenure.held is None or tenure.held.point)


def _side_of(tenure: Tenure, when: Period | None) -> str:
    """What one statement makes of a time: `in` office, in `part`, over `before` it, begun `after` it, or `open`."""
    if when is None:
        return "open"
    start, end = when.core
    start = when.ended if start == date.min else start
    if tenure.held is not None:
        first, last = tenure.held.first, tenure.held.last
        if tenure.held.point and not tenure.held.overlaps(when):
            return "open"  # held on one day tells little about another
        if not tenure.held.point and tenure.held.ended <= start and tenure.held.ended < date.max:
            return "before"
        if not tenure.held.point and tenure.held.begun >= end:
            return "after"
        return "in" if tenure.held.point or (first <= start and end <= last) else "part"
    if tenure.over is not None and tenure.over <= start:
        return "before"
    if tenure.ahead is not None and tenure.ahead >= end:
        return "after"
    if tenure.attested is not None and start <= tenure.attested <= end:
        return "in" if when.point else "part"
    return "open"


def _between(tenure: Tenure, all_of: Sequence[Tenure], when: Period) -> bool:
    """Whether a person is reported in one office before and after a time, and no register has it end in between."""
    days: list[date] = []
    for other in (t for t in all_of if t.like(tenure)):
        if other.held:
            days.extend((other.held.first, min(other.held.last, other.over or other.held.last)))
        if other.attested:
            days.append(other.attested)
    start, end = when.core
    before, after = (
        max((d for d in days if d <= start), default=None),
        min((d for d in days if d >= end), default=None),
    )
    if before is None or after is None:
        return False
    bounds = [t.held for t in all_of if t.basis is Basis.RECORD and t.like(tenure) and t.held and not t.held.point]
    return not any(before < edge < after for held in bounds for edge in (held.first, held.last))


def _settled(tenure: Tenure, all_of: Sequence[Tenure], when: Period) -> bool:
    """Whether a statement, or a better dated one about the same office, puts the office before or after a time."""
    if _side_of(tenure, when) in ("before", "after"):
        return True
    return any(other is not tenure and other.like(tenure) and _dated(other, when) for other in all_of)


def _dated(tenure: Tenure, when: Period) -> bool:
    return tenure.held is not None and not tenure.held.point and _side_of(tenure, when) in ("before", "after")


def _held(party: CaseEntity, tenure: Tenure, sure: bool, why: str) -> Standing:
    body = tenure.body if tenure.basis is Basis.CLAIM and tenure.body else ""
    return Standing(party.id, tenure.state, Knowledge.HELD, sure, tenure.title, why, claims=_keys([tenure]), body=body)


def _none(
    party: CaseEntity, state: str | None, tenures: Sequence[Tenure], when: Period | None, sure: bool, why: str
) -> Standing:
    real = [t for t in tenures if not t.negated]
    before = [t for t in real if _side_of(t, when) == "before" or (t.over is not None and t.ahead is None)]
    after = [t for t in real if _side_of(t, when) == "after"]
    title = _title(before or real)
    return Standing(
        party.id,
        state,
        Knowledge.NONE,
        sure,
        title,
        why,
        _title(before),
        _title(after),
        _keys([*before[:2], *after[:1]]),
    )


def _title(tenures: Sequence[Tenure]) -> str:
    """The fullest title among statements: the record's, else the longest."""
    recorded = [t.title for t in tenures if t.basis is Basis.RECORD]
    return recorded[-1] if recorded else max((t.title for t in tenures), key=len, default="")


def _keys(tenures: Sequence[Tenure]) -> tuple[str, ...]:
    return tuple(t.claim for t in tenures if t.claim)
