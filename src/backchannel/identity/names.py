"""Compare two names of persons: at which level they agree, and what follows for the people behind them."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from backchannel.identity.judgement import Judgement
from backchannel.identity.spelling import eastern_skeleton, slip, variant
from backchannel.reference import names as reference
from backchannel.reference.names import PersonName, parse


class Level(StrEnum):
    """How far two names agree. The first group can be one person, the second cannot without other evidence."""

    EXACT = "exact"  # all parts agree
    MIDDLE = "middle"  # one lacks a middle name or initial
    NICKNAME = "nickname"  # Bill and William
    INITIAL = "initial"  # M. J. Zarif and Mohammad Javad Zarif
    SUFFIX = "suffix"  # Donald Trump Jr. and Donald Trump
    PART = "part"  # one is the other with names left out
    EXTRA = "extra"  # one has a further family name: Rodrigo Paz Pereira and Rodrigo Paz
    ORDER = "order"  # the same words in another order
    SPELLING = "spelling"  # another transliteration
    SLIP = "slip"  # a slip of typing or OCR
    SURNAME = "surname"  # one has only the surname
    SURNAME_SPELLING = "surname_spelling"  # ... in another spelling
    GIVEN = "given"  # one has only a given name
    LETTER = "letter"  # one is the initial of the surname
    MIDDLE_CONFLICT = "middle_conflict"  # George H. and George W.
    CONFLICT = "conflict"  # other given names, the same surname
    OTHER = "other"  # nothing in common


_WORDS = {
    Level.EXACT: "the names are the same",
    Level.MIDDLE: "the names agree, one without the middle name",
    Level.NICKNAME: "one given name is a familiar form of the other",
    Level.INITIAL: "initials fit the given names",
    Level.SUFFIX: "the names agree, but only one is a junior or senior",
    Level.PART: "one name is the other with a given name left out",
    Level.EXTRA: "one name is the other with a family name left out",
    Level.ORDER: "the same names in another order",
    Level.SPELLING: "spellings of the same name",
    Level.SLIP: "one is a slip of the other",
    Level.SURNAME: "one is only the surname of the other",
    Level.SURNAME_SPELLING: "one is only the surname of the other, spelt otherwise",
    Level.GIVEN: "one is only a given name of the other",
    Level.LETTER: "one is the initial of the other's surname",
    Level.MIDDLE_CONFLICT: "the middle names differ",
    Level.CONFLICT: "the same surname with other given names",
    Level.OTHER: "other names",
}

STRONG = frozenset({Level.EXACT, Level.MIDDLE, Level.NICKNAME, Level.ORDER})
NEVER = frozenset({Level.MIDDLE_CONFLICT, Level.CONFLICT, Level.OTHER})


_AGES = ("jr", "sr", "ii", "iii", "iv")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing two names gave.

    Attributes:
        level: how far they agree.
        reason: in words, with what speaks against it.
        barred: whether titles, gender or suffix exclude one person (Mrs. Nixon and Richard Nixon).
    """

    level: Level
    reason: str
    barred: bool = False

    @property
    def possible(self) -> bool:
        """Whether the names alone allow one person."""
        return self.level not in NEVER and not self.barred


def compare(a: str, b: str) -> Comparison:
    """Compare two names as texts give them, titles and all. Symmetric."""
    return compare_parsed(parse(a), parse(b))


def same_person(a: str, b: str) -> Judgement:
    """What two names of one document say by themselves: `SAME` for full names that agree, `UNSURE` for the rest.

    A surname alone is `UNSURE`: whose surname it is, only the document can tell.
    """
    found = compare(a, b)
    if not found.possible:
        return Judgement.DIFFERENT
    return Judgement.SAME if found.level in STRONG else Judgement.UNSURE


@lru_cache(maxsize=1 << 18)
def compare_parsed(a: PersonName, b: PersonName) -> Comparison:
    """The same for names that are parsed already."""
    level = _level(a, b)
    if level in STRONG and (a.suffix in _AGES) != (b.suffix in _AGES) and a.given and b.given:
        level = Level.SUFFIX
    against = _bar(a, b)
    if against and level not in NEVER:
        return Comparison(level, f"{_WORDS[level]}, but {against}", True)
    return Comparison(level, _WORDS[level])


def gender(name: PersonName) -> str | None:
    """`M` or `F` by the title, else by the first given name, else None."""
    if name.gender:
        return name.gender
    for given in name.given[:2]:
        if len(given) > 1:
            return reference.gender(given)
    return None


def _bar(a: PersonName, b: PersonName) -> str:
    if a.suffix in ("jr", "sr") and b.suffix in ("jr", "sr") and a.suffix != b.suffix:
        return "one is the elder and one the younger"
    one, two = gender(a), gender(b)
    if one and two and one != two and (a.gender or b.gender):
        return "one is a man and one a woman"
    return ""


def _level(a: PersonName, b: PersonName) -> Level:
    if not a.surname or not b.surname:
        return Level.OTHER
    if a.given and b.given:
        return _both_full(a, b)
    if not a.given and not b.given:
        return _both_short(a, b)
    short, full = (a, b) if not a.given else (b, a)
    word = short.surname
    if len(word) == 1:
        return Level.LETTER if full.surname[0] == word else Level.OTHER
    if word == full.surname or word == full.surname.split(" ")[-1]:
        return Level.SURNAME
    if full.eastern:  # Diem for Ngo Dinh Diem, Enlai for Zhou Enlai
        return Level.SURNAME if word in (full.given[-1], "".join(full.given)) else Level.OTHER
    if word == full.given[0] or (len(full.given[0]) > 1 and reference.canonical(word) & {full.given[0]}):
        return Level.GIVEN
    if word == full.nick:
        return Level.GIVEN
    if len(word) > 4 and word[0] == full.surname[0] and (_spelt(word, full.surname) or slip(word, full.surname)):
        return Level.SURNAME_SPELLING
    return Level.OTHER


def _both_short(a: PersonName, b: PersonName) -> Level:
    if a.surname == b.surname:
        return Level.EXACT
    if len(a.surname) == 1 or len(b.surname) == 1:
        return Level.LETTER if a.surname[0] == b.surname[0] else Level.OTHER
    if _spelt(a.surname, b.surname):
        return Level.SPELLING
    return Level.SLIP if slip(a.surname, b.surname) else Level.OTHER


def _both_full(a: PersonName, b: PersonName) -> Level:
    if a.surname != b.surname:
        return _other_surname(a, b)
    if a.given == b.given or "".join(a.given) == "".join(b.given):
        return Level.EXACT
    if a.eastern and b.eastern:
        return Level.SPELLING if _romanized(a, b) else Level.CONFLICT
    return _given(a.given, b.given, a.nick, b.nick)


def _given(a: tuple[str, ...], b: tuple[str, ...], nick_a: str = "", nick_b: str = "") -> Level:
    first, other = a[0], b[0]
    middles = _middles(a[1:], b[1:])
    if first == other:
        if middles and a[1:] and b[1:] and len(a) != len(b) and a[1][0] != b[1][0]:
            return Level.PART  # George H. W. and George W.
        return Level.MIDDLE if middles else Level.MIDDLE_CONFLICT
    if len(first) == 1 or len(other) == 1:
        if first[0] == other[0] and middles:
            return Level.INITIAL
        short, long = (a, b) if len(first) == 1 else (b, a)
        if len(short) > 1 and len(short[1]) > 1 and short[1] == long[0]:
            return Level.MIDDLE  # J. Edgar Hoover and Edgar Hoover
        if len(short) == 1 and any(g[0] == short[0] for g in long[1:]):
            return Level.PART
        return Level.CONFLICT
    if reference.canonical(first) & reference.canonical(other) or other == nick_a or first == nick_b:
        return Level.NICKNAME if middles else Level.MIDDLE_CONFLICT
    if first in b[1:] or other in a[1:]:
        return Level.PART
    if variant(first, other) or (len(first) > 6 and slip(first, other)):
        return Level.SPELLING if middles else Level.MIDDLE_CONFLICT
    if first.startswith(other) or other.startswith(first):
        return Level.NICKNAME if min(len(first), len(other)) >= 3 and middles else Level.CONFLICT
    return Level.CONFLICT


def _middles(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b:
        return True
    if len(a) == len(b) == 1:
        x, y = a[0], b[0]
        if len(x) == 1 or len(y) == 1:
            return x[0] == y[0]
        return x == y or variant(x, y) or bool(reference.canonical(x) & reference.canonical(y))
    letters, others = [x[0] for x in a], [y[0] for y in b]
    return bool(set(letters) & set(others))


def _other_surname(a: PersonName, b: PersonName) -> Level:
    words, others = (*a.given, *a.surname.split()), (*b.given, *b.surname.split())
    if sorted(words) == sorted(others):
        return Level.ORDER
    if a.eastern and b.eastern and _romanized(a, b):
        return Level.SPELLING
    agree = a.given[0] == b.given[0] or bool(reference.canonical(a.given[0]) & reference.canonical(b.given[0]))
    long_a, long_b = [w for w in words if len(w) > 1], [w for w in others if len(w) > 1]
    if min(len(long_a), len(long_b)) >= 2 and (set(long_a) <= set(long_b) or set(long_b) <= set(long_a)):
        return Level.EXTRA
    initial = len(a.given[0]) == 1 or len(b.given[0]) == 1
    fits = agree or variant(a.given[0], b.given[0]) or (initial and a.given[0][0] == b.given[0][0])
    if fits and _middles(a.given[1:], b.given[1:]):
        if _spelt(a.surname, b.surname):
            return Level.SPELLING
        if slip(a.surname, b.surname) and not initial:
            return Level.SLIP
    return Level.OTHER


def _spelt(a: str, b: str) -> bool:
    return all(variant(x, y) for x, y in zip(a.split(), b.split(), strict=False)) and a.count(" ") == b.count(" ")


def _romanized(a: PersonName, b: PersonName) -> bool:
    """Whether two Chinese names differ only by romanization; given names of one syllable (Peng, Bing) must be equal."""
    given = eastern_skeleton("".join(a.given))
    same = eastern_skeleton(a.surname) == eastern_skeleton(b.surname)
    return same and len(given) >= 3 and given == eastern_skeleton("".join(b.given))
