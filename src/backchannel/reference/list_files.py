"""Read the lists that users bring: CSV tables, and FollowTheMoney entities as JSON lines (as OpenSanctions publishes).

CSV: columns name, aliases (";" between them), office, body, country, since, until, source; also id, born, died. Only
name must be there. A line is one office; lines of one id, or without ids of one name and country, are one person.

FollowTheMoney: Person, Position and Occupancy (https://followthemoney.tech/explorer/schemata/), flat or nested; other
schemata are left out.
"""

import csv
import hashlib
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from backchannel.errors import EmptyDocumentError, NotFoundError, UnreadableError
from backchannel.reference import countries
from backchannel.reference.lists import NAME, Listed, PeopleList
from backchannel.reference.names import fold
from backchannel.reference.offices import Office

COLUMNS = ("id", "name", "aliases", "office", "body", "country", "since", "until", "born", "died", "source")
"""Columns that a table may have, in any order and case."""

_DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_LARGEST = 2_000_000_000  # bytes
_Record = dict[str, Any]


def read(path: Path, name: str | None = None) -> PeopleList:
    """Read a file of either kind.

    Args:
        path: the file.
        name: what to call the list; by default the file's name.

    Raises:
        NotFoundError: nothing is there.
        EmptyDocumentError: nobody is on it.
        UnreadableError: it is neither kind, or a line of it is wrong; the message has the line.
        ValueError: if the name is none that a list may have.
    """
    if not path.is_file():
        raise NotFoundError(str(path), "no such file")
    called = name or re.sub(r"[^a-z0-9._-]+", "-", fold(path.stem)).strip("-.")[:40]
    if not NAME.fullmatch(called):
        raise ValueError(f"{called!r} is no name for a list; take small letters, digits, - and _")
    if path.stat().st_size > _LARGEST:
        raise UnreadableError(str(path), "larger than 2 GB; cut it down to persons, positions and occupancies")
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(str(path), "not UTF-8; convert it first") from error
    found = _ftm(text, path, called) if text.lstrip()[:1] == "{" else _csv(text, path, called)
    people = tuple(sorted(found, key=lambda person: person.id))
    if not people:
        raise EmptyDocumentError(str(path), "no person is on it")
    added = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    return PeopleList(called, path.name, hashlib.sha256(raw).hexdigest(), added, people)


def _csv(text: str, path: Path, called: str) -> Iterator[Listed]:
    table = csv.DictReader(io.StringIO(text, newline=""), restkey="more", restval="")
    given = [(column or "").strip().lower() for column in table.fieldnames or ()]
    if "name" not in given:
        raise UnreadableError(str(path), "no column `name`, and no FollowTheMoney JSON lines either")
    unknown = [column for column in given if column not in COLUMNS]
    if unknown:
        raise UnreadableError(str(path), f"unknown columns {', '.join(unknown)}; there are {', '.join(COLUMNS)}")
    table.fieldnames = given
    people: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table:
        where = f"{path}:{table.line_num}"
        if row.get("more"):
            raise UnreadableError(where, "more cells than columns; put cells with commas in quotation marks")
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if not any(cells.values()):
            continue
        if not cells["name"]:
            raise UnreadableError(where, "no name")
        for column in ("since", "until", "born", "died"):
            if cells[column] and not _DATE.fullmatch(cells[column]) and (column, cells[column]) != ("until", ".."):
                raise UnreadableError(
                    where, f"{column}: {cells[column]!r} is no date; write 2013, 2013-08 or 2013-08-15"
                )
        cells["country"] = _code(cells["country"], where)
        cells["source"] = cells["source"] or where.rsplit("/", 1)[-1]
        people[
            cells["id"] or f"{_slug(cells['name'])}{'-' + cells['country'].lower() if cells['country'] else ''}"
        ].append(cells)
    for id, rows in people.items():
        names = [n for row in rows for n in (row["name"], *(a.strip() for a in row["aliases"].split(";"))) if n]
        offices = tuple(
            Office(
                f"{called}:{id}",
                rows[0]["name"],
                row["office"],
                row["body"],
                row["country"],
                row["since"] or None,
                row["until"] or None,
                f"{called}: {row['source']}",
            )
            for row in rows
            if row["office"]
        )
        yield Listed(
            f"{called}:{id}",
            tuple(dict.fromkeys(names)),
            offices,
            tuple(dict.fromkeys(row["country"] for row in rows if row["country"])),
            next((row["born"] for row in rows if row["born"]), None),
            next((row["died"] for row in rows if row["died"]), None),
            source=rows[0]["source"],
        )


def _code(country: str, where: str) -> str:
    if not country:
        return ""
    known = countries.by_code(country)
    if known is None and (match := countries.find(country)):
        known = match.country
    if known is None:
        raise UnreadableError(where, f"country: {country!r} is not known; write an ISO 3166 code or the English name")
    return known.code


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", fold(name)).strip("-")


def _ftm(text: str, path: Path, called: str) -> Iterator[Listed]:
    entities: dict[str, _Record] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            _flatten(json.loads(line), entities)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UnreadableError(f"{path}:{number}", "no FollowTheMoney entity (id, schema, properties)") from error
    held: dict[str, list[_Record]] = defaultdict(list)
    for entity in entities.values():
        if entity["schema"] == "Occupancy":
            for holder in entity["properties"].get("holder", ()):
                held[holder].append(entity)
    for id, entity in entities.items():
        if entity["schema"] == "Person":
            person = _person(called, id, entity, held[id], entities)
            if person is not None:
                yield person


def _flatten(entity: _Record, into: dict[str, _Record]) -> str:
    """Keep an entity, and those nested in it, with ids in their place; gives back its id."""
    properties: dict[str, list[str]] = {}
    id = str(entity["id"])
    for name, values in entity["properties"].items():
        properties[name] = [
            _flatten(_pointing(v, entity, name), into) if isinstance(v, dict) else str(v) for v in values
        ]
    known = into.get(id, {"properties": {}})["properties"]
    into[id] = {
        "schema": str(entity["schema"]),
        "caption": entity.get("caption"),
        "datasets": entity.get("datasets") or (),
        "properties": {**known, **properties},
    }
    return id


def _pointing(nested: _Record, parent: _Record, name: str) -> _Record:
    """An occupancy inside a person does not say whose it is."""
    if name == "positionOccupancies":
        return {**nested, "properties": {"holder": [str(parent["id"])], **nested["properties"]}}
    return nested


def _person(called: str, id: str, entity: _Record, held: list[_Record], entities: dict[str, _Record]) -> Listed | None:
    said: dict[str, list[str]] = entity["properties"]
    names = list(dict.fromkeys((*said.get("name", ()), *said.get("alias", ()))))
    if not names and entity["caption"]:
        names = [str(entity["caption"])]
    if not names:
        return None
    codes = _codes(said, "country", "nationality", "citizenship")
    source = _source(entity)
    offices: list[Office] = []
    for occupancy in held:
        terms = occupancy["properties"]
        for post in terms.get("post", ()):
            position = entities.get(post, {"caption": None, "properties": {}})
            title = _first(position["properties"], "name") or position["caption"]
            if not title:
                continue
            state = _codes(position["properties"], "country") or codes
            since = _date(_first(terms, "startDate") or _first(terms, "date"))
            until = _date(_first(terms, "endDate"))
            if until is None and "current" in terms.get("status", ()):
                until = ".."
            where = _first(terms, "sourceUrl") or _source(occupancy) or source
            body = _first(position["properties"], "organization") or ""
            offices.append(
                Office(
                    f"{called}:{id}",
                    names[0],
                    str(title),
                    body or _name(state),
                    state[0] if state else "",
                    since,
                    until,
                    f"{called}: {where}",
                )
            )
    offices += [
        Office(f"{called}:{id}", names[0], title, "", codes[0] if codes else "", None, None, f"{called}: {source}")
        for title in said.get("position", ())
    ]
    return Listed(
        f"{called}:{id}",
        tuple(names),
        tuple(dict.fromkeys(offices)),
        tuple(codes),
        _date(_first(said, "birthDate")),
        _date(_first(said, "deathDate")),
        tuple(said.get("topics", ())),
        source,
    )


def _first(properties: dict[str, list[str]], name: str) -> str | None:
    return next((value for value in properties.get(name, ()) if value), None)


def _date(value: str | None) -> str | None:
    found = _DATE.match(value or "")
    return found.group() if found else None


def _codes(properties: dict[str, list[str]], *names: str) -> list[str]:
    """Codes of countries that the reference knows; FollowTheMoney writes them small."""
    known = (countries.by_code(value) for name in names for value in properties.get(name, ()))
    return list(dict.fromkeys(country.code for country in known if country))


def _name(codes: list[str]) -> str:
    known = countries.by_code(codes[0]) if codes else None
    return known.name if known else ""


def _source(entity: _Record) -> str:
    return _first(entity["properties"], "sourceUrl") or ", ".join(map(str, entity["datasets"]))
