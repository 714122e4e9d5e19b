"""Which state somebody belongs to or acts for, as claims and the record tell; None where they do not.

Nobody is put on a side by the look of a name. A country stands for itself; a place for its country; a body for the
country in its name or whose seat it is; a person for the state of the offices that claims or the record give.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from backchannel.analysis import record
from backchannel.case import Case, CaseEntity
from backchannel.model import ClaimType, EntityType, PartyRole
from backchannel.reference import countries


@dataclass(frozen=True, slots=True)
class Side:
    """A state. `code` is that of `reference.countries`, or the entity's id for a state that the reference lacks."""

    code: str
    name: str


class Sides:
    """The sides of a case's entities; looked up once each."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._known: dict[str, Side | None] = {}

    def of(self, entity: CaseEntity) -> Side | None:
        """The state that an entity is or belongs to, or None if nothing tells."""
        if entity.id not in self._known:
            self._known[entity.id] = None  # an adviser's principal's adviser: a circle ends here
            self._known[entity.id] = self._find(entity)
        return self._known[entity.id]

    def among(self, entities: Iterable[CaseEntity]) -> dict[str, list[CaseEntity]]:
        """Entities by the code of their side, in order of first appearance; those without one are left out."""
        out: dict[str, list[CaseEntity]] = {}
        for entity in entities:
            side = self.of(entity)
            if side:
                out.setdefault(side.code, []).append(entity)
        return out

    def name(self, code: str) -> str:
        """The name of the state with this code."""
        return self._case.entities[code].name if code in self._case.entities else record.country_name(code)

    def _find(self, entity: CaseEntity) -> Side | None:
        if entity.type is EntityType.COUNTRY:
            return _country(entity) or Side(entity.id, entity.name)
        if entity.type in (EntityType.AGREEMENT, EntityType.EVENT):
            return None
        if entity.type is EntityType.PERSON:
            return self._by_office(entity) or self._by_record(entity) or self._by_title(entity)
        return _country(entity) or self._by_name(entity) or self._by_holders(entity)

    def _by_office(self, person: CaseEntity) -> Side | None:
        votes: Counter[Side] = Counter()
        for claim in self._case.about(person.id):
            if claim.type is not ClaimType.ROLE or person not in claim.who(PartyRole.HOLDER):
                continue
            for body in claim.who(PartyRole.ORGANIZATION, PartyRole.PRINCIPAL):
                side = self.of(body)
                if side:
                    votes[side] += 1
        return min(votes, key=lambda side: (-votes[side], side.code)) if votes else None

    def _by_record(self, person: CaseEntity) -> Side | None:
        codes = {held.country for held in record.held_by(person.names, titles_of(self._case, person), person.links)}
        codes |= {code for name in person.names if " " in name and (code := record.governed(name))}
        return self._one(codes)

    def _one(self, codes: set[str]) -> Side | None:
        if len(codes) != 1:
            return None
        code = codes.pop()
        return Side(code, self.name(code))

    def _by_title(self, person: CaseEntity) -> Side | None:
        """The country in a name that is a title ("Iran's chief diplomat", "the Russian ambassador")."""
        return self._by_name(person) if person.name[:1].islower() or "'" in person.name or "’" in person.name else None

    def _by_name(self, body: CaseEntity) -> Side | None:
        """The country in a name, or the one governed by whoever the name mentions ("the Obama administration")."""
        for name in body.names:
            found = _scanned(name)
            if found:
                return found
            for word in re.findall(r"[^\W\d_]+", name):
                side = self._one({code for code in (record.governed(word),) if code and word[0].isupper()})
                if side:
                    return side
        return None

    def _by_holders(self, body: CaseEntity) -> Side | None:
        """A body whose officers, by the record, held office in one state only ("State Department")."""
        if not any(record.OFFICIAL.search(name) for name in body.names):
            return None
        codes = set()
        for claim in self._case.about(body.id):
            if claim.type is ClaimType.ROLE and body in claim.who(PartyRole.ORGANIZATION):
                for person in claim.who(PartyRole.HOLDER):
                    codes |= {
                        held.country
                        for held in record.held_by(person.names, titles_of(self._case, person), person.links)
                    }
        return self._one(codes)


def titles_of(case: Case, person: CaseEntity) -> tuple[str, ...]:
    """The offices that the claims of a case give a person, in their words."""
    found = (c for c in case.about(person.id) if c.type is ClaimType.ROLE and person in c.who(PartyRole.HOLDER))
    return tuple(dict.fromkeys(title for claim in found if (title := claim.words(claim.claim.title))))


def _country(entity: CaseEntity) -> Side | None:
    for name in entity.names:
        match = countries.find(name)
        if match:
            return Side(match.country.code, match.country.name)
    return None


@lru_cache(maxsize=4096)
def _scanned(name: str) -> Side | None:
    """The one country that a name mentions; none if it mentions two ("U.S.-Iranian").

    A capital alone says where a body is, not whose it is ("veterans of the Vienna talks"), unless it is official.
    """
    weak = () if record.OFFICIAL.search(name) else ("capital", "seat")
    matches = (match for _, _, match in countries.scan(name) if match.how not in weak)
    found = {match.country.code: match.country.name for match in matches}
    if len(found) != 1:
        return None
    code, label = next(iter(found.items()))
    return Side(code, label)
