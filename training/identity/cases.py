"""Make extractions of gold data whose mentions are given: news links and the tagged persons of diplomatic papers.

Each distinct string of a document is an entity of its own, so that what joins them is identity's work alone.
Types are guessed from the string (a country of the reference, a known given name, else a body).
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "src"))

from backchannel.model import Document, Entity, EntityType, Extraction, Span  # noqa: E402 - after the path is set
from backchannel.reference import countries, names  # noqa: E402

NOT_A_NAME = re.compile(
    r"\d|\b(list of|president of|prime minister|minister of|ministry|war|conflict|crisis|attacks?|protests?|elections?|"
    r"relations|ceasefire|invasion|offensive|strikes?|earthquake|hurricane|typhoon|cyclone|flight|festival|cup|"
    r"championship|league|games|olympics|pandemic|outbreak|wildfires?|floods?|football|film|song|album)\b",
    re.I,
)
"""As in shared/scoring/identity.py: which linked titles are no names."""


def guess(text: str) -> EntityType:
    """A type for a bare name."""
    country = countries.find(text)
    if country is not None and country.how not in ("capital", "seat"):
        return EntityType.GROUP if country.how == "demonym" and text.endswith("s") else EntityType.COUNTRY
    parsed = names.parse(text)
    words = re.findall(r"[^\W\d_]+", text)
    personal = bool(parsed.titles) or (bool(parsed.given) and names.is_given(parsed.given[0]) and len(words) <= 4)
    if personal and not re.search(
        r"\b(?:of|the|and|for|University|Party|Court|Province|County|City|Group|Bank)\b", text
    ):
        return EntityType.PERSON
    if country is not None or (len(words) == 1 and not text.isupper()):
        return EntityType.PLACE
    return EntityType.ORGANIZATION


def news(path: Path, months: set[str]) -> Iterator[tuple[Extraction, list[tuple[Span, str]]]]:
    """Documents of the months with an entity for each linked string, and the gold titles."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["published"][5:7] not in months:
            continue
        spans: dict[str, list[Span]] = {}
        gold: list[tuple[Span, str]] = []
        for link in row["links"]:
            text = row["text"][link["start"] : link["end"]]
            words = re.findall(r"[^\W\d_]+", text)
            if words and sum(w[0].isupper() for w in words) * 2 > len(words):
                span = Span(link["start"], link["end"])
                spans.setdefault(text, []).append(span)
                if not NOT_A_NAME.search(link["title"]):
                    gold.append((span, link["title"].split("#")[0]))
        entities = tuple(Entity(f"e{n}", guess(t), t, tuple(s)) for n, (t, s) in enumerate(spans.items()))
        yield Extraction(Document(row["id"], row["text"], published=row["published"]), entities), gold


def papers(path: Path) -> Iterator[tuple[Extraction, list[tuple[Span, str]]]]:
    """Diplomatic papers with an entity for each tagged string."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        spans: dict[str, list[Span]] = {}
        gold: list[tuple[Span, str]] = []
        for mention in row["mentions"]:
            if mention["person_id"] and mention["end"] <= row["body_end"]:
                span = Span(mention["start"], mention["end"])
                spans.setdefault(row["text"][mention["start"] : mention["end"]], []).append(span)
                gold.append((span, f"{row['id'].split('/')[0]}#{mention['person_id']}"))
        entities = tuple(Entity(f"e{n}", EntityType.PERSON, t, tuple(s)) for n, (t, s) in enumerate(spans.items()))
        document = Document(row["id"], row["text"][: row["body_end"]], published=row.get("date"))
        yield Extraction(document, entities), gold
