"""How a rule is declared, and the table that a word's first rules are looked up in."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from backchannel.reading.time import words
from backchannel.reading.time.context import Context, Found

Make = Callable[[re.Match[str], Context], Iterable[Found]]

DIGITS = "#"
APOSTROPHE = "'"
# groups of first words that rules name in capitals
GROUPS: dict[str, frozenset[str]] = {
    "MONTH": frozenset(words.MONTHS),
    "WEEKDAY": frozenset(words.WEEKDAYS),
    "SEASON": frozenset(words.SEASONS),
    "NUMBER": frozenset({DIGITS, *(word for word in words.CARDINALS if "-" not in word)}),
    "ORDINAL": frozenset(word.split("-")[0].split(" ")[0] for word in words.ORDINALS),
    "PART": frozenset(words.PARTS),
    "UNIT": frozenset(words.LETTERS),
    "UNITS": frozenset(
        words.listed(
            "seconds minutes hours days nights weeks weekends fortnights months quarters years "
            "decades centuries millennia mins hrs yrs"
        )
    ),
    "HEDGE": frozenset(
        words.listed(
            "nearly almost about around approximately roughly some over under barely just only "
            "exactly well more less fewer longer no at up close a as another an"
        )
    ),
    "VAGUE": frozenset(
        words.listed("a several couple few many numerous dozens scores multiple various some just only")
    ),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A shape of words and what it means.

    Attributes:
        name: goes on record with what the rule finds.
        pattern: matches at the start of the expression.
        make: turns a match into found expressions; none if on reflection it is no time expression.
    """

    name: str
    pattern: re.Pattern[str]
    make: Make


TABLE: dict[str, list[Rule]] = {}


def rule(name: str, first: str, pattern: str, *, case: bool = False) -> Callable[[Make], Make]:
    """Declare a rule.

    Args:
        name: its name.
        first: the words that an expression of this shape may start with, in lower case; capitals name a group.
        pattern: regular expression, spaces in it are literal; `case` says that letter case counts.
        case: see above.
    """
    compiled = re.compile(pattern, 0 if case else re.IGNORECASE)

    def declare(make: Make) -> Make:
        starts: set[str] = set()
        for word in first.split():
            starts |= GROUPS.get(word, {word})
        for word in sorted(starts):
            TABLE.setdefault(word, []).append(Rule(name, compiled, make))
        return make

    return declare
