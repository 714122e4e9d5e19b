"""The entities of documents, made ready for comparing: parsed names, company, date, country."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from backchannel.model import ClaimType, Entity, EntityType, Extraction, PartyRole
from backchannel.reference import countries
from backchannel.reference.names import PersonName, fold, parse, titles

MemberKey = tuple[str, str]
"""(document id, entity id)."""

_PRONOUNS = frozenset(
    (
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "him",
        "her",
        "them",
        "us",
        "me",
        "his",
        "its",
        "their",
        "our",
        "this",
        "that",
        "who",
    )
)
_NOMINAL = re.compile(
    r"^(?:an?|the|this|that|his|her|their|its|our|my|some|several|two|three|other|former|both)\s", re.I
)


@dataclass(slots=True)
class Member:
    """One entity of one document. `weight` counts its mentions, `quotes` their words; `gather` fills `company`."""

    key: MemberKey
    type: EntityType
    name: str
    names: tuple[str, ...]
    date: str | None
    weight: int
    persons: tuple[PersonName, ...] = ()
    company: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    text: str = field(default="", repr=False)
    spans: tuple[tuple[int, int], ...] = ()
    quotes: Counter[str] = field(default_factory=Counter)

    @property
    def document(self) -> str:
        """Id of the document."""
        return self.key[0]

    @property
    def person(self) -> PersonName | None:
        """The fullest parsed name, None for unnamed people."""
        return self.persons[0] if self.persons else None

    @property
    def year(self) -> int | None:
        """Year of the document, if known."""
        found = re.match(r"\d{4}", self.date or "")
        return int(found.group()) if found else None


def gather(extractions: Sequence[Extraction]) -> list[Member]:
    """All entities of all documents, in their order, each with the company it keeps in its document."""
    members: list[Member] = []
    for extraction in extractions:
        here = [_member(extraction, entity) for entity in extraction.entities]
        served = dict(_served(extraction))
        company = {key for member in here for key in _keys(member)}
        for member in here:
            member.company = frozenset(company - set(_keys(member)))
            member.countries = frozenset(served.get(member.key[1], ()))
        members.extend(here)
    return members


def named(name: str) -> bool:
    """Whether these words name, rather than describe: "Zarif", not "the foreign minister" or "she"."""
    text = name.strip()
    if not text or fold(text) in _PRONOUNS:
        return False
    text = _NOMINAL.sub("", text)
    words = [w for w in re.split(r"[\s,]+", text) if w]
    proper = [w for w in words if w[:1].isupper() and not _is_title(w) and not _is_people(w)]
    return bool(proper)


def _is_title(word: str) -> bool:
    return word in titles() or word.rstrip(".") + "." in titles() or word.rstrip("s") in titles()


def _is_people(word: str) -> bool:
    found = countries.find(re.sub(r"['’]s?$", "", word))
    return (
        found is not None and found.how in ("adjective", "name", "alias", "demonym") and found.country.name != "Jordan"
    )


def _member(extraction: Extraction, entity: Entity) -> Member:
    document = extraction.document
    quotes = Counter(_clean(span.of(document.text)) for span in entity.mentions if span.end <= len(document.text))
    names = [entity.name, *(n for n, _ in quotes.most_common() if n != entity.name)]
    member = Member(
        (document.id, entity.id),
        entity.type,
        entity.name,
        tuple(dict.fromkeys(n for n in names if n)),
        document.published,
        sum(quotes.values()) or 1,
        links=entity.links,
        text=document.text,
        spans=tuple((s.start, s.end) for s in entity.mentions),
        quotes=quotes,
    )
    if entity.type is EntityType.PERSON:
        parsed = [parse(n) for n in member.names if named(n)]
        parsed = [p for p in parsed if p.surname]
        parsed.sort(key=_fullness, reverse=True)
        member.persons = tuple(dict.fromkeys(parsed))
    return member


def _clean(quote: str) -> str:
    return re.sub(r"\s+", " ", quote).strip()


def _fullness(name: PersonName) -> tuple[int, int]:
    return (sum(2 if len(g) > 1 else 1 for g in name.given) if name.surname else -1, len(name.surname))


def _keys(member: Member) -> Iterator[str]:
    """What a member is called when it is somebody else's company."""
    if member.type is EntityType.PERSON:
        if member.person is not None and len(member.person.surname) > 1:
            yield "p:" + member.person.surname
    elif member.type is EntityType.COUNTRY:
        found = countries.find(member.name, member.date)
        yield "c:" + (found.country.code if found else fold(member.name))
    elif member.type in (EntityType.ORGANIZATION, EntityType.AGREEMENT, EntityType.PLACE):
        yield "o:" + fold(member.name)


def _served(extraction: Extraction) -> Iterator[tuple[str, set[str]]]:
    """Countries that the document's role claims give a person."""
    found: dict[str, set[str]] = {}
    entities = {e.id: e for e in extraction.entities}
    for claim in extraction.claims:
        if claim.type is not ClaimType.ROLE:
            continue
        bodies = [p.entity for p in claim.parties if p.role is PartyRole.ORGANIZATION]
        for party in claim.parties:
            if party.role is PartyRole.HOLDER:
                for body in bodies:
                    match = (
                        countries.find(entities[body].name, extraction.document.published) if body in entities else None
                    )
                    if match:
                        found.setdefault(party.entity, set()).add(match.country.code)
    yield from found.items()
