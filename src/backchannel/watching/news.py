"""What a new item claims, in a form to print, to write and to send; and whether it is about somebody who is watched."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from backchannel.model import Claim, EntityType, Extraction
from backchannel.watching.poll import Item


@dataclass(frozen=True, slots=True)
class News:
    """One claim of a new item.

    Attributes:
        said: the claim as a sentence that names who says it.
        quote: the words that make it, on one line.
        about: those of the watched names that it is about; an alert if there are any.
        record: all of it as plain data for JSON.
    """

    said: str
    quote: str
    about: tuple[str, ...]
    record: dict[str, Any]


def news_of(extraction: Extraction, item: Item, feed: str, names: Iterable[str] = ()) -> Iterator[News]:
    """The claims of one new item, in the order of its text.

    Args:
        extraction: what was found in it.
        item: where it is from.
        feed: the feed's address.
        names: whom alerts are wanted about.
    """
    from backchannel.brief import words
    from backchannel.case import Case

    names = tuple(names)
    case = Case.of([extraction])
    document = extraction.document
    for one in case.claims:
        claim = one.claim
        about_whom = tuple(name for name in names if about(name, extraction, claim))
        said = words.sentence(case, one)
        quote = " ".join(one.quote.split())
        record = {
            "feed": feed,
            "alert": list(about_whom),
            "said": said,
            "quote": quote,
            "type": claim.type.value,
            "modality": claim.modality.value,
            "time": claim.time.edtf if claim.time else None,
            "parties": [{"role": party.role.value, "name": party.entity.name} for party in one.parties],
            "place": one.place.name if one.place else None,
            "sources": [{"kind": source.kind.value, "name": source.name} for source in claim.sources],
            "confidence": claim.confidence,
            "evidence": {"start": claim.evidence.start, "end": claim.evidence.end},
            "document": {
                "id": document.id,
                "title": document.title,
                "outlet": document.outlet,
                "url": document.url,
                "published": document.published,
                "kind": item.kind,
                "hash": document.hash,
            },
        }
        yield News(said, quote, about_whom, record)


def about(name: str, extraction: Extraction, claim: Claim) -> bool:
    """Whether somebody of that name takes part in a claim, is its place, or is its source.

    Rather one alert too many: a surname alone, or a name in another spelling, can be meant.
    """
    entities = {entity.id: entity for entity in extraction.entities}
    taking_part = [entities[party.entity] for party in claim.parties if party.entity in entities]
    if claim.place in entities:
        taking_part.append(entities[claim.place])
    for entity in taking_part:
        called = {entity.name, *(span.of(extraction.document.text) for span in entity.mentions)}
        if any(_holds(name, one) for one in called):
            return True
        if entity.type is EntityType.PERSON and _same_person(name, entity.name):
            return True
    return any(_holds(name, source.name) or _same_person(name, source.name) for source in claim.sources)


def _holds(name: str, called: str) -> bool:
    """Whether the words of the one stand in the other."""
    return bool(
        re.search(rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)", " ".join(called.split()), re.IGNORECASE)
    )


def _same_person(name: str, called: str) -> bool:
    from backchannel.identity.names import compare

    # Single words are surnames, and countries: those have to be the same word.
    return " " in name.strip() and called[:1].isupper() and compare(name, called).possible
