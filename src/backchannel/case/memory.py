"""A case in memory: everything that the analysis asks for, over a batch of extractions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from backchannel.case.items import CaseClaim, CaseParty, CaseSource
from backchannel.case.verdicts import Marks
from backchannel.identity import CaseEntity, Link, Resolution, Settled, UnsurePair, resolve
from backchannel.lineage import Lineage, trace
from backchannel.model import Claim, ClaimType, Document, EntityType, Extraction, Source, SourceKind, Span
from backchannel.reference.lists import PeopleList


class Resolved(Protocol):
    """What a case needs of identity: which entity of the case an entity of a document is."""

    def of(self, document_id: str, entity_id: str) -> CaseEntity:
        """The entity of the case."""
        ...


class Case:
    """One investigation: documents, entities that are one across them, claims, lineage. Never changed once made.

    Make one with `Case.of`. Documents are in order of publication (undated first), then by id; claims follow their
    documents, in the order of the text. The same extractions in any order give the same case.

    Attributes:
        unsure: pairs of entities that may be one, for people to decide.
        settled: what people decided about who is who.
        linked: people on the lists that the case goes by.
        marks: what people have said: verdicts on claims, comments, reliability of outlets and persons.
    """

    def __init__(
        self,
        extractions: Sequence[Extraction],
        entities: Mapping[tuple[str, str], CaseEntity],
        *,
        unsure: Sequence[UnsurePair] = (),
        settled: Sequence[Settled] = (),
        linked: Sequence[Link] = (),
        lineage: Mapping[str, Lineage] | None = None,
        marks: Marks | None = None,
    ) -> None:
        self._extractions = tuple(extractions)
        self._of = dict(entities)
        self.unsure = tuple(unsure)
        self.settled = tuple(settled)
        self.linked = tuple(linked)
        self.marks = marks or Marks()
        if lineage is not None:
            self.lineage = dict(lineage)

    @classmethod
    def of(
        cls,
        extractions: Iterable[Extraction],
        resolution: Resolved | None = None,
        *,
        lineage: Mapping[str, Lineage] | None = None,
        marks: Marks | None = None,
        lists: Sequence[PeopleList] = (),
    ) -> "Case":
        """A case over these extractions.

        Args:
            extractions: what was found in each document; document ids must be unique.
            resolution: which entities are one; by default `backchannel.identity.resolve` decides.
            lineage: of each document, if it is known already; by default it is worked out when asked for.
            marks: what people have said about the case.
            lists: people to link to, where no resolution is given.

        Raises:
            ValueError: if two documents have one id.
        """
        ordered = sorted(extractions, key=lambda e: (e.document.published or "", e.document.id))
        ids = [extraction.document.id for extraction in ordered]
        if len(set(ids)) != len(ids):
            twice = next(id for id in ids if ids.count(id) > 1)
            raise ValueError(f"two documents have the id {twice!r}; give each its own")
        resolved: Resolved = resolve(ordered, lists=lists) if resolution is None else resolution
        entities = {
            (e.document.id, entity.id): resolved.of(e.document.id, entity.id) for e in ordered for entity in e.entities
        }
        unsure = resolved.unsure if isinstance(resolved, Resolution) else ()
        settled = resolved.settled if isinstance(resolved, Resolution) else ()
        linked = resolved.linked if isinstance(resolved, Resolution) else ()
        return cls(ordered, entities, unsure=unsure, settled=settled, linked=linked, lineage=lineage, marks=marks)

    @property
    def extractions(self) -> tuple[Extraction, ...]:
        """What was found in each document, in the order of the case."""
        return self._extractions

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Documents by id, in the order of the case."""
        return {extraction.document.id: extraction.document for extraction in self._extractions}

    @cached_property
    def entities(self) -> dict[str, CaseEntity]:
        """Entities by id, sorted by name."""
        found = {entity.id: entity for entity in self._of.values()}
        return dict(sorted(found.items(), key=lambda item: (item[1].name, item[0])))

    @cached_property
    def claims(self) -> tuple[CaseClaim, ...]:
        """Every claim of every document."""
        return tuple(
            self._claim(extraction, claim) for extraction in self._extractions for claim in _ordered(extraction)
        )

    @cached_property
    def lineage(self) -> dict[str, Lineage]:
        """Which document derives from which, by document id."""
        return {found.document: found for found in trace(tuple(self.documents.values()))}

    @cached_property
    def _by_key(self) -> dict[str, CaseClaim]:
        return {claim.key: claim for claim in self.claims}

    @cached_property
    def _by_entity(self) -> dict[str, tuple[CaseClaim, ...]]:
        found: dict[str, list[CaseClaim]] = defaultdict(list)
        for claim in self.claims:
            for id in dict.fromkeys(party.entity.id for party in claim.parties):
                found[id].append(claim)
        return {id: tuple(claims) for id, claims in found.items()}

    def entity_of(self, document: str, entity: str) -> CaseEntity:
        """The entity of the case that an entity of a document is.

        Raises:
            KeyError: if the document has none such.
        """
        return self._of[document, entity]

    def claim(self, key: str) -> CaseClaim:
        """The claim with this key.

        Raises:
            KeyError: if there is none.
        """
        return self._by_key[key]

    def of_type(self, type: ClaimType) -> tuple[CaseClaim, ...]:
        """Claims of one type, in the order of the case."""
        return tuple(claim for claim in self.claims if claim.type is type)

    def about(self, entity: str) -> tuple[CaseClaim, ...]:
        """Claims in which the entity with this id takes part."""
        return self._by_entity.get(entity, ())

    def in_document(self, document: str) -> tuple[CaseClaim, ...]:
        """Claims of one document, in the order of its text."""
        return tuple(claim for claim in self.claims if claim.document.id == document)

    def find(self, name: str) -> tuple[CaseEntity, ...]:
        """Entities that bear this name, or else those whose names hold all its words; letter case does not count."""
        wanted = name.casefold().strip()
        exact = [entity for entity in self.entities.values() if wanted in (n.casefold() for n in entity.names)]
        if exact:
            return tuple(exact)
        parts = set(re.findall(r"\w+", wanted))
        return tuple(
            entity
            for entity in self.entities.values()
            if parts and any(parts <= set(re.findall(r"\w+", n.casefold())) for n in entity.names)
        )

    def _claim(self, extraction: Extraction, claim: Claim) -> CaseClaim:
        document = extraction.document
        return CaseClaim(
            key=f"{document.id}#{claim.id}",
            document=document,
            claim=claim,
            parties=tuple(CaseParty(party.role, self._of[document.id, party.entity]) for party in claim.parties),
            place=self._of[document.id, claim.place] if claim.place else None,
            sources=tuple(CaseSource(source, self._source(extraction, source)) for source in claim.sources),
        )

    def _source(self, extraction: Extraction, source: Source) -> CaseEntity | None:
        """The entity that a source is: mentioned at its span, bearing its name, or meant by its pronoun."""
        if source.kind is SourceKind.ANONYMOUS:
            return None
        document = extraction.document.id
        if source.name.casefold() in ("he", "she"):
            id = _meant(extraction, source.span)
            return self._of[document, id] if id else None
        for entity in extraction.entities:
            if source.span and any(mention.overlaps(source.span) for mention in entity.mentions):
                return self._of[document, entity.id]
        bare = _bare(source.name)
        for entity in extraction.entities:
            names = [_bare(name) for name in self._of[document, entity.id].names]
            surname = entity.type is EntityType.PERSON and bare in (name.split()[-1] for name in names if name)
            if bare and (bare in names or surname):
                return self._of[document, entity.id]
        return None


_REACH = 6  # sentences back in which "he" is looked for


def _meant(extraction: Extraction, span: Span | None) -> str | None:
    """Whom a pronoun of attribution most likely means: the first person of the last sentence that opens with none.

    "He said ... He recalled ..." goes on about whoever was named before; a person named only in passing is not meant.
    """
    if span is None:
        return None
    text = extraction.document.text
    people = sorted(
        (mention.start, mention.end, entity.id)
        for entity in extraction.entities
        if entity.type is EntityType.PERSON
        for mention in entity.mentions
    )
    ends = [
        match.end()
        for match in re.finditer(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.!?][\"”’')]*\s+|\n+", text[: span.start])
    ]
    starts = [0, *ends]
    for start, end in reversed(list(zip(starts, [*starts[1:], span.start], strict=True))[-_REACH:]):
        inside = [id for first, last, id in people if start <= first and last <= end]
        if inside and not re.match(r"(?:He|She|It|They)\b", text[start:]):
            return inside[0]
    return None


def _bare(name: str) -> str:
    words = re.findall(r"\w+", name.casefold())
    return " ".join(word for word in words if word not in ("the", "mr", "mrs", "ms", "dr"))


def _ordered(extraction: Extraction) -> list[Claim]:
    return sorted(extraction.claims, key=lambda c: (c.evidence.start, c.trigger.start, c.evidence.end, c.id))
