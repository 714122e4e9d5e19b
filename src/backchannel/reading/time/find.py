"""Find and resolve all time expressions of a text in one pass from left to right."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence

from backchannel.model import TimeExpression
from backchannel.reading.time import (
    clock_rules,
    day_rules,
    distance_rules,
    edge_rules,
    length_rules,
    named_rules,
    number_rules,
    part_rules,
    points,
    relative_rules,
    set_rules,
    vague_rules,
    weekday_rules,
    words,
    year_rules,
)
from backchannel.reading.time.context import Context, Found
from backchannel.reading.time.joins import extend_left, join
from backchannel.reading.time.rules import APOSTROPHE, DIGITS, GROUPS, TABLE

# the modules of rules fill the table as they are imported
_RULE_MODULES = (
    day_rules,
    year_rules,
    part_rules,
    clock_rules,
    named_rules,
    number_rules,
    relative_rules,
    edge_rules,
    distance_rules,
    length_rules,
    set_rules,
    vague_rules,
    weekday_rules,
)

_WORD = re.compile(r"[A-Za-z]+|\d+|½|['’](?=\d\ds?\b)")
# Words that an expression cannot do without. A frequent first word ("the", "a", "in") is only tried where one follows.
_CORE = (
    GROUPS["MONTH"]
    | GROUPS["WEEKDAY"]
    | GROUPS["SEASON"]
    | GROUPS["PART"]
    | GROUPS["UNIT"]
    | GROUPS["UNITS"]
    | frozenset(word.split()[0].split("'")[0].rstrip(".") for word in named_rules.FEASTS)
    | frozenset(
        words.listed(
            "# ' today tonight tonite yesterday tomorrow tmrw now currently current nowadays present "
            "presently modern recent recently lately past future term time point moment period date "
            "era stage then twenties thirties forties fifties sixties seventies eighties nineties "
            "fiscal financial half centuries millennia mondays tuesdays wednesdays thursdays fridays "
            "saturdays sundays weekdays weekends mornings evenings nights afternoons year years days "
            "being hourly daily nightly weekly biweekly fortnightly monthly quarterly annual annually "
            "yearly biannual bimonthly nineteen eighteen thousand"
        )
    )
)
_REACH = 48  # characters from a first word to the core of its expression
_KNOWN = frozenset(TABLE) | _CORE


def find_times(
    text: str,
    published: str | None,
    *,
    tense_at: Callable[[int], str | None] | None = None,
    sentences: Sequence[tuple[int, int]] | None = None,
) -> tuple[TimeExpression, ...]:
    """Find every time expression of a text and say which time it means.

    A pure function: same text, same date, same answer.

    Args:
        text: the document's exact text; offsets of the answer are code points into it.
        published: date of publication as EDTF (`2021-02-23`, `2021-02`, `2021`). Where it is unknown, a dateline of
            the text stands in; without one, what counts from it ("yesterday") stays open.
        tense_at: tense of the verb that governs an offset ("past", "present", "future"), from a parse; None, or an
            answer of None, leaves it to verbs near the expression.
        sentences: start and end of each sentence; found by punctuation if not given.

    Returns:
        Expressions in the order of the text, not overlapping. `edtf` is the time meant and includes what the words
        around say of it: with "since 2019" the span is "2019", the TIMEX3 value 2019 and the EDTF `2019/..`; of "from
        2009 to 2015" both years carry `2009/2015`.
    """
    now = points.published(published) or number_rules.dateline(text)
    context = Context(text, now, tense_at, sentences)
    return tuple(
        TimeExpression(found.start, found.end, found.kind, found.edtf, found.timex, found.rule, _weighted(found.also))
        for found in join(scan(context), context)
    )


def _weighted(also: tuple[tuple[str, float], ...]) -> tuple[tuple[str, float], ...]:
    return tuple((edtf, round(weight, 3)) for edtf, weight in also)


def scan(context: Context) -> list[Found]:
    """What the rules find: at each place the longest match, eras of the reference before all."""
    text = context.text
    eras = named_rules.eras_in(text, context.published.edtf() if context.published is not None else None)
    starts: list[int] = []
    keys: list[str] = []
    cores: list[int] = []
    for match in _WORD.finditer(text):
        word = match.group()
        first = word[0]
        key = DIGITS if first.isdigit() or first == "½" else APOSTROPHE if first in "'’" else word.lower()
        if key in _KNOWN:
            if key in TABLE:
                starts.append(match.start())
                keys.append(key)
            if key in _CORE:
                cores.append(match.start())
    found: list[Found] = []
    cursor = 0
    era = 0
    for start, key in zip(starts, keys, strict=True):
        while era < len(eras) and eras[era].start <= start:
            if eras[era].start >= cursor:
                found.append(eras[era])
                cursor = eras[era].end
            era += 1
        if start < cursor:
            continue
        if start and key != APOSTROPHE and (text[start - 1].isalnum() or text[start - 1] == "_"):
            continue
        if key not in _CORE:
            index = bisect_left(cores, start)
            if index == len(cores) or cores[index] - start > _REACH:
                continue
        best = _best(context, start, key)
        if best and era < len(eras) and best[-1].end > eras[era].start:
            best = [one for one in best if one.end <= eras[era].start]
        for one in best:
            one = extend_left(one, context, cursor)
            found.append(one)
            context.note(one)
            cursor = one.end
    found.extend(one for one in eras[era:] if one.start >= cursor)
    return found


def _best(context: Context, start: int, key: str) -> list[Found]:
    """Expressions of the longest match among the rules for this first word that does not think better of it."""
    matches = []
    for order, rule in enumerate(TABLE[key]):
        match = rule.pattern.match(context.text, start)
        if match is not None:
            matches.append((-match.end(), order, rule, match))
    matches.sort(key=lambda item: item[:2])
    for _, _, rule, match in matches:
        found = list(rule.make(match, context))
        if found:
            return found
    return []
