"""Names of persons: their parts, titles, particles, nicknames, gender hints. Parsing only; `identity.names` compares.

Given names and gender hints were counted in HistoryAtState people (public domain) and completed by hand; nicknames and
titles are hand-made lists.
"""

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache

from backchannel.reference import _data

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e"}
    | dict.fromkeys("'’‘ʻʼʿʾ`´ʹ", "")
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, taken apart. All parts but `text` and `titles` are folded (see `fold`).

    Attributes:
        text: the name as given.
        titles: titles before it, as listed in data/titles.tsv.
        given: given names and initials in order; an initial is one letter.
        surname: the family name without particles, its words joined by a space; "" if only titles were there.
        particles: small words before the surname.
        suffix: jr, sr, ii, iii, iv, or "".
        nick: a nickname given in quotation marks or brackets, or "".
        gender: `M` or `F` where a title says so.
        eastern: whether the family name was written first.
    """

    text: str
    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str
    particles: tuple[str, ...] = ()
    suffix: str = ""
    nick: str = ""
    gender: str | None = None
    eastern: bool = False

    @property
    def full(self) -> bool:
        """Whether it has a surname and at least one given name or initial."""
        return bool(self.surname and self.given)


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """Lower case, without marks and apostrophes, with the special letters of European alphabets spelt out."""
    lowered = text.casefold().translate(_LETTERS)
    return "".join(ch for ch in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(ch))


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> PersonName:
    """Take a person's name apart. "Kissinger, Henry A.", "Dr. Henry Kissinger" and "Kim Jong-un" are understood.

    Anything can be parsed: a single word is a surname, and words in lower case before the first capital are left out.
    """
    text = re.sub(r"\s+", " ", name.replace("’", "'").replace("‘", "'")).strip(" ,;:\n")
    text = re.sub(r"'s$", "", text)
    nick = ""
    quoted = re.search(r"[\"“(]([^\"”)]{2,20})[\"”)]", text)
    if quoted:
        nick = fold(quoted.group(1)) if " " not in quoted.group(1) else ""
        text = (text[: quoted.start()] + text[quoted.end() :]).replace("  ", " ").strip(" ,")
    text, suffix = _suffix(text)
    comma = [part.strip() for part in text.split(",") if part.strip()]
    titles: list[str] = []
    family = ""
    if len(comma) >= 2 and (len(comma[0].split()) <= 3) and not _strip_titles(comma[0])[1]:
        family, text = comma[0], " ".join(comma[1:])
    elif comma:
        text = comma[0]
    text, titles = _strip_titles(text)
    gender = next((g for t in titles if (g := _titles()[t][1])), None)
    tokens = [t for t in _tokens(text) if t]
    if family:
        given, surname, small, eastern = tokens, _tokens(family), [], False
        while len(surname) > 1 and surname[0] in particles():
            small.append(surname.pop(0))
        given = [t for t in given if t not in particles()] or given
    else:
        given, surname, small, eastern = _split(tokens, text)
    return PersonName(name, tuple(titles), tuple(given), " ".join(surname), tuple(small), suffix, nick, gender, eastern)


def canonical(given: str) -> frozenset[str]:
    """The names that `given` (folded) can be a short, familiar or foreign form of, itself included."""
    return _nicknames().get(given, frozenset()) | {given}


def gender(given: str) -> str | None:
    """`M` or `F` where bearers of this given name are nearly all of one gender, else None."""
    return _given().get(fold(given))


def is_given(word: str) -> bool:
    """Whether the word is a known given name."""
    return fold(word) in _given() or fold(word) in _nicknames()


@cache
def particles() -> frozenset[str]:
    """Small words that belong to the name after them ("de Gaulle", "bin Salman", "al-Sisi"), folded."""
    return _words()["particle"]


def titles() -> frozenset[str]:
    """All titles, as written."""
    return frozenset(_titles())


def title_gender(title: str) -> str | None:
    """`M` or `F` where the title says so ("Mrs.", "King")."""
    found = _titles().get(title) or _titles().get(title.rstrip(".") + ".")
    return found[1] if found else None


def _tokens(text: str) -> list[str]:
    words = re.split(r"[\s.]+|(?<=\w)-(?=\w)|–", text)
    return [folded for word in words if (folded := re.sub(r"[^\w]", "", fold(word)))]


def _suffix(text: str) -> tuple[str, str]:
    match = re.search(r",?\s+(Jr|Sr|II|III|IV|Ph\.?D|M\.?D|Esq|[KQ]\.?C|O\.?B\.?E)\.?(?=,|$)", text)
    if not match:
        return text, ""
    return (text[: match.start()] + text[match.end() :]).strip(" ,"), fold(match.group(1)).replace(".", "")


def _strip_titles(text: str) -> tuple[str, list[str]]:
    found: list[str] = []
    while True:
        match = _title_pattern().match(text)
        if match is not None:
            title = _title_keys()[_title_key(match.group(1))]
            rest = text[match.end() :].strip(" ,")
            if not rest and not found and title not in _ALONE:
                return text, found
            found.append(title)
            text = rest
            continue
        first, _, rest = text.partition(" ")
        if not rest or not first.islower() or first.rstrip(".") in particles() or "-" in first:
            return text, found
        text = rest


def _split(tokens: list[str], text: str) -> tuple[list[str], list[str], list[str], bool]:
    if len(tokens) <= 1:
        return [], tokens, [], False
    first_word = text.split(" ")[0].split("-")[0]
    hyphenated = bool(re.search(r"\w-[a-zà-ÿŏ]", text))
    eastern = tokens[0] in _surname_first() and "." not in first_word
    if eastern and (hyphenated or (len(tokens) <= 3 and not any(_western(t) for t in tokens[1:]))):
        return tokens[1:], tokens[:1], [], True
    start = len(tokens) - 1
    words = re.split(r"\s+", text)
    if "-" in words[-1] and fold(words[-1].split("-")[0]) not in particles():
        start = max(1, len(tokens) - len(_tokens(words[-1])))
    small: list[str] = []
    while start > 1 and tokens[start - 1] in particles():
        start -= 1
    if start == 1 and tokens[0] in particles() and len(tokens) > 1 and "." not in first_word:
        start = 0
    surname = tokens[start:]
    while len(surname) > 1 and surname[0] in particles():
        small.append(surname.pop(0))
    return tokens[:start], surname, small, False


def _western(token: str) -> bool:
    return len(token) == 1 or (
        token not in _surname_first() and token in _given() and token not in {"min", "sun", "hun"}
    )


_ALONE = frozenset({"Mr.", "Mrs.", "Dr."})


def _title_key(title: str) -> str:
    return fold(title).replace(".", "").replace("-", " ").replace("  ", " ")


@cache
def _titles() -> dict[str, tuple[str, str | None]]:
    return {row[0]: (row[1], (row[2] if len(row) > 2 else "") or None) for row in _data.table("titles.tsv")}


@cache
def _title_keys() -> dict[str, str]:
    keys: dict[str, str] = {}
    for title in _titles():
        keys.setdefault(_title_key(title), title)
    return keys


@cache
def _title_pattern() -> re.Pattern[str]:
    forms = sorted(_titles(), key=len, reverse=True)
    body = "|".join(re.escape(f.rstrip(".")).replace(r"\.", r"\.?") for f in forms if f not in ("M.", "U"))
    return re.compile(rf"((?:{body}))(?:\.|(?=[\s,]|$))[\s,]*")


@cache
def _words() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in _data.table("namewords.tsv")}


@cache
def _surname_first() -> frozenset[str]:
    """Family names that stand before the given name in Korean, Chinese and Vietnamese usage."""
    return _words()["surname-first"]


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = defaultdict(set)
    for name, *rest in _data.table("nicknames.tsv"):
        for short in (rest[0] if rest else "").split():
            index[fold(short)].add(fold(name))
    return {short: frozenset(names) for short, names in index.items()}


@cache
def _given() -> dict[str, str | None]:
    return {row["name"]: row["gender"] for row in _data.lines("given.jsonl.gz")}
