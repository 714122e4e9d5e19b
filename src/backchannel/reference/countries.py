"""Countries: what "Tehran", "Iranian", "the Kremlin" or "DPRK" stands for, and what stood for it at the time.

Facts compiled by hand (training/reference/countries.txt); names and codes checked against opensanctions/rigour (MIT).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from backchannel.reference import _data

KINDS = ("name", "alias", "adjective", "demonym", "capital", "seat")
"""The ways in which a word can stand for a country, surest first."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state, territory, historic state, or body that acts like one.

    Attributes:
        code: ISO 3166-1 alpha-2; 3166-3 alpha-4 or our own for historic ones (`SUHH`); `US-CA`-like for parts.
        name: common English name.
        alpha3: ISO 3166-1 alpha-3, if it has one.
        kind: state, territory, historic or organization.
        since, until: EDTF; None where it does not matter for reading modern texts.
        capitals: seats of government, today's first.
        adjectives, demonyms: "Iranian"; "Iranians".
        aliases: other names and abbreviations.
        seats: buildings and the like that stand for the government.
        successors: codes of what a historic state became.
    """

    code: str
    name: str
    alpha3: str | None
    kind: str
    since: str | None
    until: str | None
    capitals: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    aliases: tuple[str, ...]
    seats: tuple[str, ...]
    successors: tuple[str, ...]

    def existed(self, on: str) -> bool:
        """Whether it existed on this date (EDTF or ISO; compared as far as both go)."""
        since, until = self.since or "", self.until or "9"
        return since[: len(on)] <= on[: len(since)] and on[: len(until)] <= until


@dataclass(frozen=True, slots=True)
class CountryMatch:
    """A country that a word stands for.

    Attributes:
        country: the likeliest.
        how: `name`, `alias`, `adjective`, `demonym`, `capital` or `seat`.
        also: codes of the other countries it could stand for ("Congolese", "Korean"), likeliest first.
    """

    country: Country
    how: str
    also: tuple[str, ...] = ()


def find(name: str, on: str | None = None) -> CountryMatch | None:
    """The country that `name` stands for, or None.

    Args:
        name: a name, abbreviation, adjective, people, capital or seat of government; a leading "the" and a trailing
            "'s" are ignored. Lower-case words ("turkey", "china") stand for no country.
        on: date of the text or event (EDTF). "Moscow" in 1969 is the Soviet Union's; "FRG" then is West Germany.
    """
    key = _key(name)
    if key is None:
        return None
    found = _index().get(key, ())
    usable = [hit for hit in found if not _is_short(hit[3]) or _letters(name).isupper()]
    if not usable:
        return None
    ranked = sorted(usable, key=lambda hit: _rank(hit, on))
    country, how = ranked[0][0], ranked[0][1]
    also = dict.fromkeys(hit[0].code for hit in ranked[1:] if hit[0].code != country.code)
    return CountryMatch(country, how, tuple(also))


def scan(text: str, on: str | None = None) -> Iterator[tuple[int, int, CountryMatch]]:
    """Every place in `text` where a country is named: (start, end, match), longest name first, left to right."""
    for match in _pattern().finditer(text):
        found = find(match.group(), on)
        if found is not None:
            yield match.start(), match.end(), found


def by_code(code: str) -> Country | None:
    """The country with this code (alpha-2, alpha-3 or ours), in any case of letters."""
    return _codes().get(code.upper())


def all_countries() -> tuple[Country, ...]:
    """All of them, in the order of the file."""
    return _load()


_Hit = tuple[Country, str, bool, str]  # country, how, weak, the written form


@cache
def _load() -> tuple[Country, ...]:
    rows = []
    for row in _data.lines("countries.jsonl.gz"):
        lists = {k: tuple(row[k]) for k in ("capitals", "adjectives", "demonyms", "aliases", "seats", "successors")}
        rows.append(
            Country(row["code"], row["name"], row["alpha3"], row["kind"], row["from"], row["until"], **lists),
        )
    return tuple(rows)


@cache
def _codes() -> dict[str, Country]:
    codes = {c.code: c for c in _load()}
    for country in _load():
        if country.alpha3:
            codes.setdefault(country.alpha3, country)
    return codes


@cache
def _index() -> dict[str, tuple[_Hit, ...]]:
    index: dict[str, list[_Hit]] = defaultdict(list)
    for country in _load():
        groups = (
            ("name", (country.name,)),
            ("alias", country.aliases),
            ("adjective", country.adjectives),
            ("demonym", country.demonyms),
            ("capital", country.capitals),
            ("seat", country.seats),
        )
        for how, forms in groups:
            for form in forms:
                weak, form = form[:1] in "?*", form.lstrip("?*")
                key = _key(form)
                if key is not None and not any(hit[0] is country for hit in index[key]):
                    index[key].append((country, how, weak, form))
    return {key: tuple(hits) for key, hits in index.items()}


@cache
def _pattern() -> re.Pattern[str]:
    forms = {hit[3] for hits in _index().values() for hit in hits}
    body = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{body})(?!\w)")


def _rank(hit: _Hit, on: str | None) -> tuple[int, int, int]:
    country, how, weak, _ = hit
    if on is None:
        era = 2 if country.kind == "historic" else 0
    elif country.existed(on):
        era = 0 if country.kind == "historic" else 1
    else:
        era = 3
    return (era if on is None or country.since or country.until else 1, int(weak), KINDS.index(how))


def _key(name: str) -> str | None:
    text = name.strip().replace("’", "'").strip('"“”,;:()')
    text = re.sub(r"^(?:the|The)\s+", "", text)
    text = re.sub(r"'s?$", "", text)
    text = re.sub(r"^(\w[\w ]*), (.* of(?: the)?)$", r"\2 \1", text)  # "Korea, Republic of"
    if not text or not any(ch.isupper() for ch in text[:4]):
        return None
    text = unicodedata.normalize("NFKD", text)
    text = "".join(ch for ch in text if not unicodedata.combining(ch))
    return re.sub(r"\s+", " ", text).casefold().replace(".", "") or None


def _letters(name: str) -> str:
    return "".join(ch for ch in re.sub(r"^(?:the|The)\s+|['’]s?$", "", name.strip()) if ch.isalpha())


def _is_short(form: str) -> bool:
    letters = [ch for ch in form if ch.isalpha()]
    return len(letters) <= 5 and all(ch.isupper() for ch in letters)
