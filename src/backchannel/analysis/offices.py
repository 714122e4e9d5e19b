"""Offices over time: what claims and the record say about who held what when, told apart, and what follows for a date.

A claim knows less than a register. "Iran's foreign minister" says that he is one at publication, not since when;
"the former secretary" says that an office ended before publication, not when. What is not said stays unknown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backchannel.analysis import record
from backchannel.analysis.period import Period, period
from backchannel.analysis.sides import Sides, titles_of
from backchannel.case import Case, CaseClaim, CaseEntity
from backchannel.identity import Judgement
from backchannel.model import Action, ClaimType, EntityType, Modality, PartyRole, Status


class Basis(StrEnum):
    """Who says so: a document of the case, or the record that comes with the product."""

    CLAIM = "claim"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Tenure:
    """One statement that somebody held an office.

    Attributes:
        person: id of the case entity.
        title: the office in the words of the claim or the record.
        body: the body or country it is held in, or `under` and the person served; None if not told.
        state: code of the state it is an office of; None if it is none or not known.
        public: whether it is an office of a state at all, known or not; a firm's or a think tank's is none.
        basis: claim or record.
        claim: key of the claim; None for the record.
        source: the register; None for claims.
        edtf: the time given, if any.
        held: a time during which, by this statement, it was held.
        over: a day by which it was over ("former", at publication).
        ahead: a day on which it had not begun ("incoming", at publication).
        negated: whether the statement is that no office at all was held.
        attested: the day of publication, of a claim that gives no other time.
        how: what happened to the office, where the claim tells of that ("elected", "resigned, told as failed").
    """

    person: str
    title: str
    body: str | None
    state: str | None
    public: bool
    basis: Basis
    claim: str | None
    source: str | None
    edtf: str | None
    held: Period | None
    over: date | None = None
    ahead: date | None = None
    negated: bool = False
    attested: date | None = None
    how: str = ""

    def like(self, other: "Tenure") -> bool:
        """Whether both can mean one office: the same state, and a word of the title in common."""
        return self.state == other.state and bool(_telling(self.title) & _telling(other.title))


_ANY_OFFICE = re.compile(r"\b(?:office|post|position)s?\b", re.IGNORECASE)
_SMALL = frozenset("of the for and to at a an in former top special deputy vice s".split())  # noqa: SIM905


def _telling(title: str) -> set[str]:
    return {word.rstrip("s") for word in re.findall(r"\w+", title.casefold()) if word not in _SMALL}


class Offices:
    """Offices of the people of a case."""

    def __init__(self, case: Case, sides: Sides) -> None:
        self._case = case
        self._sides = sides
        self._known: dict[str, tuple[Tenure, ...]] = {}

    def of(self, person: CaseEntity) -> tuple[Tenure, ...]:
        """All statements about a person's offices, the record first, then claims in the order of the case."""
        if person.id not in self._known:
            claimed = tuple(t for claim in self._case.about(person.id) for t in self._claimed(person, claim))
            self._known[person.id] = (*self._recorded(person), *claimed)
        return self._known[person.id]

    def claim(self, key: str) -> CaseClaim:
        """The claim behind a statement."""
        return self._case.claim(key)

    def people(self) -> tuple[CaseEntity, ...]:
        """Everyone of whom at least one claim says that they held an office, by name."""
        holders = {
            person.id
            for claim in self._case.of_type(ClaimType.ROLE)
            for person in claim.who(PartyRole.HOLDER)
            if person.type is EntityType.PERSON
        }
        return tuple(entity for entity in self._case.entities.values() if entity.id in holders)

    def _recorded(self, person: CaseEntity) -> Iterable[Tenure]:
        if person.type is not EntityType.PERSON:
            return
        own = [
            held
            for link in self._case.linked
            if link.entity == person.id and link.judgement is Judgement.SAME
            for held in record.held_in(link.record.offices)
        ]
        for held in (*record.held_by(person.names, titles_of(self._case, person), person.links), *own):
            yield Tenure(
                person.id,
                held.office,
                held.body,
                held.country,
                True,
                Basis.RECORD,
                None,
                held.source,
                held.edtf,
                held.when,
            )

    def _claimed(self, person: CaseEntity, claim: CaseClaim) -> Iterable[Tenure]:
        if claim.type is not ClaimType.ROLE or person not in claim.who(PartyRole.HOLDER):
            return
        said = claim.claim
        published = period(claim.document.published)
        bodies = claim.who(PartyRole.ORGANIZATION, PartyRole.PRINCIPAL)
        held, over, ahead, attested = _when(claim, published)
        if held is None and over is not None:
            held = self._principal(claim)
        title = claim.words(said.title) or f"“{claim.words(said.trigger)}”"
        state = self._state(person, bodies)
        yield Tenure(
            person=person.id,
            title=title,
            body=_body(bodies[0]) if bodies else None,
            state=state,
            public=state is not None or (not bodies and record.OFFICIAL.search(title) is not None),
            basis=Basis.CLAIM,
            claim=claim.key,
            source=None,
            edtf=said.time.edtf if said.time else None,
            held=held,
            over=over,
            ahead=ahead,
            negated=said.modality in (Modality.NEGATED, Modality.DENIED) and bool(_ANY_OFFICE.search(title)),
            attested=attested,
            how=_how(claim),
        )

    def _state(self, person: CaseEntity, bodies: tuple[CaseEntity, ...]) -> str | None:
        """A university, a think tank or a firm makes no officer of state; an office without a body counts as one."""
        if not bodies:
            side = self._sides.of(person)
            return side.code if side else None
        sides = [side for body in bodies if (side := self._sides.of(body))]
        if not sides and any(record.public(body.name) for body in bodies):
            sides = [side for side in (self._sides.of(person),) if side]
        return sides[0].code if sides else None

    def _principal(self, claim: CaseClaim) -> Period | None:
        """Term of the one served: an adviser of a president who has left is taken to have served in that term."""
        for principal in claim.who(PartyRole.PRINCIPAL, PartyRole.ORGANIZATION):
            names = principal.names if principal.type is EntityType.PERSON else _heads(principal)
            terms = {term[0] for name in names if (term := record.term_of(name))}
            if len(terms) == 1:
                return terms.pop()
        return None


def _how(claim: CaseClaim) -> str:
    action = claim.claim.action
    if action in (None, Action.HOLDS):
        return ""
    modality = claim.modality
    return str(action) if modality is Modality.ACTUAL else f"{action}, told as {modality}"


def _body(entity: CaseEntity) -> str:
    return f"under {entity.name}" if entity.type is EntityType.PERSON else entity.name


def _heads(body: CaseEntity) -> tuple[str, ...]:
    return tuple(word for name in body.names for word in name.split() if word[:1].isupper())


def _when(claim: CaseClaim, published: Period | None) -> tuple[Period | None, date | None, date | None, date | None]:
    """What a role claim says of time: held during, over by, not begun on, attested on."""
    said = claim.claim
    told = period(said.time.edtf) if said.time else None
    day = published.last if published else None
    if said.modality in (Modality.NEGATED, Modality.DENIED):
        return (told if _ANY_OFFICE.search(claim.words(said.title) or "") else None), None, None, None
    if said.modality is not Modality.ACTUAL:
        # "Announces his resignation" that fails: still in office. Planned and possible: not in office yet.
        if said.action in (Action.RESIGNED, Action.DISMISSED):
            return told, None, None, day
        return None, None, day, None
    if said.status is Status.INCOMING or said.action in (Action.NOMINATED, Action.ELECTED):
        return None, None, told.first if told else (published.first if published else None), None
    if said.action in (Action.RESIGNED, Action.DISMISSED):
        return None, told.last if told else day, None, None
    if said.status is Status.FORMER:
        return told, day if told is None else None, None, None
    if told and not told.point and told.last == date.max and day:
        return told.until(day), None, None, None  # "since August": until the day it was written, as far as it can know
    # "who had become an adviser in March": held then, and, as an incumbent, on the day of publication too.
    current = told is None and said.status is not Status.UNSPECIFIED
    current = current or (told is not None and told.point and said.status is Status.INCUMBENT)
    return told, None, None, day if current else None
