"""The five signs of a back channel, each with its own evidence. A sign is a pattern in reports, never an accusation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from backchannel.analysis import record
from backchannel.analysis.accounts import Account
from backchannel.analysis.matching import AGAINST
from backchannel.analysis.register import Listed, RegisterCheck
from backchannel.analysis.sides import Sides
from backchannel.analysis.standing import Knowledge, Standing
from backchannel.case import CaseClaim, CaseEntity
from backchannel.model import Medium, PartyRole, Span, Track


class SignKind(IntEnum):
    """The signs, numbered as in the documentation."""

    SAID = 1
    OUT_OF_OFFICE = 2
    BYPASS = 3
    DISPUTED = 4
    UNLISTED = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a document that a sign rests on; offsets in code points of the document's text."""

    claim: str
    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Sign:
    """One reason to look at a contact.

    Attributes:
        kind: which of the five.
        reason: in words, without judgement.
        sure: whether words or dates say so; False where it is concluded.
        evidence: the words it rests on; of sign 5 those of the contact itself.
        alternatives: what else can explain it.
    """

    kind: SignKind
    reason: str
    sure: bool
    evidence: tuple[Evidence, ...]
    alternatives: tuple[str, ...]


_SAYS = re.compile(
    r"\b(?:in secret|secret(?:ly)?|clandestine(?:ly)?|covert(?:ly)?|hidden|quiet(?:ly)?|private(?:ly)?(?: citizens?)?|"
    r"unofficial(?:ly)?|informal(?:ly)?|back-?\s?channels?|go-betweens?|intermediar(?:y|ies)|on (?:his|her|their) own|"
    r"behind the scenes|discreet(?:ly)?|undisclosed|passed on|the channel|through [A-Z]\w+)\b",
    re.IGNORECASE,
)
_BYPASS = re.compile(
    r"\b(?:ignor(?:e|es|ed|ing)|bypass(?:es|ed|ing)?|circumvent\w*|sidestep\w*|(?:go|going|went) around|"
    r"behind the backs? of|without the knowledge of|without (?:telling|informing)|unknown to|"
    r"(?:kept|keep|keeping) in the dark|(?:was|were) (?:not|never) (?:told|informed)|(?:did|does) not know)\b",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"team|administration|government|president|ministry|minister|cabinet", re.IGNORECASE)


def said(sides: Sides, account: Account) -> Sign | None:
    """Sign 1: the text calls it secret, private or unofficial, or has it go through a go-between."""
    called = [claim for claim in account.telling if claim.claim.track is Track.BACKCHANNEL]
    words = [_evidence(claim, spans[0]) for claim in called if (spans := _found(_SAYS, claim))]
    if called:
        evidence = words or [_evidence(claim, claim.claim.trigger) for claim in called]
        quotes = ", ".join(f"“{quote}”" for quote in dict.fromkeys(e.quote for e in evidence[:4]))
        how = "the text says" if words else "told as part of a secret or unofficial contact,"
        return Sign(SignKind.SAID, f"{how} {quotes}", True, tuple(evidence), (_AUTHORISED,))
    between = [c for c in account.telling if _through(c, sides)]
    if between:
        names = list(dict.fromkeys(e.name for c in between for e in c.who(PartyRole.INTERMEDIARY)))
        evidence = [_evidence(claim, claim.claim.trigger) for claim in between]
        return Sign(SignKind.SAID, f"through a go-between: {', '.join(names)}", True, tuple(evidence), (_MEDIATION,))
    return None


_AUTHORISED = "Officials can meet unseen with full authority; the label is the report’s."
_MEDIATION = "Open mediation by a third state is ordinary diplomacy."


def _through(claim: CaseClaim, sides: Sides) -> bool:
    """Whether word between two states goes through a third party that belongs to neither.

    Talks that a third state hosts or brokers, with both sides in the room, are open diplomacy and do not count.
    """
    if claim.claim.track is Track.OFFICIAL or claim.claim.medium in (Medium.NEGOTIATION, Medium.MEETING, Medium.VISIT):
        return False
    states = {side.code for party in claim.who(PartyRole.PARTY) if (side := sides.of(party))}
    third = [side.code if (side := sides.of(e)) else None for e in claim.who(PartyRole.INTERMEDIARY)]
    return len(states) >= 2 and bool(third) and not set(third) & states


Standings = Sequence[tuple[CaseClaim, Sequence[tuple[CaseEntity, Standing]]]]
"""Claims of an account, each with its parties and what they were at the time."""


def out_of_office(standings: Standings) -> Sign | None:
    """Sign 2: a serving official of one state, and of another somebody out of office who held one before or after."""
    reasons: list[str] = []
    alternatives: list[str] = []
    evidence: list[Evidence] = []
    sure = False
    for claim, parties in standings:
        if claim.claim.track is Track.OFFICIAL:
            continue
        serving = [(e, s) for e, s in parties if s.knowledge is Knowledge.HELD and s.state]
        for person, out in parties:
            if out.knowledge is not Knowledge.NONE or not (out.before or out.after):
                continue
            official = next(((e, s) for e, s in serving if s.state != out.state), None)
            if official is None:
                continue
            reason = _reason(person, out, *official)
            if reason not in reasons:
                reasons.append(reason)
                alternatives.extend(a for a in _doubts(person, out, *official) if a not in alternatives)
            evidence.append(_evidence(claim, out.words or claim.claim.trigger))
            sure = sure or (out.sure and official[1].sure)
    if not reasons:
        return None
    return Sign(SignKind.OUT_OF_OFFICE, "; ".join(reasons), sure, tuple(evidence), tuple(alternatives))


def _reason(person: CaseEntity, out: Standing, official: CaseEntity, serving: Standing) -> str:
    former = f"formerly {out.before}" if out.before and out.before != person.name else ""
    history = [part for part in (former, f"later {out.after}" if out.after else "") if part]
    title = f", {serving.title}" if serving.title else ""
    state = f"out of office then: {out.why}"
    return f"{person.name} ({', '.join([*history, state])}) with {official.name}{title}"


def _doubts(person: CaseEntity, out: Standing, official: CaseEntity, serving: Standing) -> list[str]:
    if out.words:
        doubts = [f"{person.name} can have met as a private person, with or without the government’s knowledge."]
    elif out.sure:
        doubts = [f"{person.name} may have held an office that this case does not know, or met as a private person."]
    else:
        doubts = [f"The dates of service of {person.name} are not fully known to this case."]
    if not serving.sure and official.name:
        doubts.append(f"That {official.name} was in office then is concluded, not told.")
    return doubts


def bypass(account: Account, sides: Sides) -> Sign | None:
    """Sign 3: the text says that the government of one side was ignored, or did not know."""
    evidence = []
    for claim in account.for_it:
        if claim.claim.track is Track.OFFICIAL:
            continue
        states = {side.code for party in claim.who(PartyRole.PARTY) if (side := sides.of(party))}
        areas = [claim.claim.evidence, *([claim.claim.purpose] if claim.claim.purpose else [])]
        for area in areas:
            text = area.of(claim.document.text)
            for match in _BYPASS.finditer(text):
                whom = _target(text[match.end() : match.end() + 60], states)
                if whom:
                    span = Span(area.start + match.start(), area.start + match.end() + whom)
                    evidence.append(_evidence(claim, span))
    unique = {(e.document, e.start): e for e in evidence}
    if not unique:
        return None
    first = next(iter(unique.values()))
    reason = f"one side’s own government is said to be passed over: “{first.quote}”"
    doubt = "This is the report’s reading; that government may have known."
    return Sign(SignKind.BYPASS, reason, True, tuple(unique.values()), (doubt,))


def _target(after: str, states: set[str]) -> int:
    """Length of the words that name the government of one of these states, right after the verb; 0 if they do not."""
    for match in re.finditer(r"[\w-]+", after):
        named = match.group()[0].isupper() and record.governed(match.group())
        if named and named not in states:
            return 0
        if named or _GOVERNMENT.fullmatch(match.group()):
            rest = re.match(r"(?:[’']s)?\s+(?:team|administration|government)\b", after[match.end() :])
            return match.end() + (rest.end() if rest else 0)
    return 0


def disputed(account: Account) -> Sign | None:
    """Sign 4: one of the parties denies what somebody else asserts."""
    parties = {f"entity:{party.entity.id}" for claim in account.claims for party in claim.parties}
    against = [origin for origin in account.denying if origin.key in parties]
    others = [origin for origin in account.asserting if origin.key not in {o.key for o in against}]
    if not against or not others:
        return None
    reason = f"asserted by {_list([o.label for o in others])}, denied by {_list([o.label for o in against])}"
    evidence = [_evidence(claim, claim.claim.trigger) for claim in account.claims if claim.modality in AGAINST]
    evidence += [_evidence(claim, claim.claim.trigger) for claim in account.for_it[:1]]
    doubt = "Either side can be mistaken or have its reasons; the two may mean different occasions."
    return Sign(SignKind.DISPUTED, reason, True, tuple(evidence), (doubt,))


def unlisted(account: Account, found: RegisterCheck) -> Sign | None:
    """Sign 5, weak, only in company: no entry in a register that would list such a dealing."""
    if found.listed is not Listed.UNLISTED:
        return None
    doubt = "Registers are incomplete and list few office holders; silence proves nothing."
    evidence = (_evidence(account.lead, account.lead.claim.trigger),)
    return Sign(SignKind.UNLISTED, f"weak: {found.why}", False, evidence, (doubt,))


def _list(names: Sequence[str]) -> str:
    unique = list(dict.fromkeys(names))
    return unique[0] if len(unique) == 1 else ", ".join(unique[:-1]) + " and " + unique[-1]


def _found(pattern: re.Pattern[str], claim: CaseClaim) -> list[Span]:
    area = claim.claim.evidence
    text = area.of(claim.document.text)
    return [Span(area.start + m.start(), area.start + m.end()) for m in pattern.finditer(text)]


def _evidence(claim: CaseClaim, span: Span) -> Evidence:
    return Evidence(claim.key, claim.document.id, span.start, span.end, claim.words(span) or "")
