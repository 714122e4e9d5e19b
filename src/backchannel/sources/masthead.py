"""What a plain text tells about itself: headline, outlet, byline and date on top, a credit line at the end.

    Kerry's talks with Iranian minister draw fire          headline
    By Rosamund Teller, The Capitol Lantern, May 5, 2018   byline, outlet, date; on one line or on several
    (blank line)
    WASHINGTON, May 5 (Longstone) - A former secretary     dateline
    ...
    Written by A. Author for the Longstone Times           credit

Everything is optional; `date 2021-02-23` may open the text. Where the layout is unclear nothing is claimed.
"""

import re
from dataclasses import dataclass, replace

from backchannel.sources.dates import DateFound, edtf_date, find_date

_LONGEST_HEADLINE = 200
_LONGEST_LINE = 240
_HEADER_LINES = 6

_LEADING_DATE = re.compile(r"\s*(?:date|dated|published)\b\s*:?[ \t]*", re.IGNORECASE)
_LABEL = re.compile(
    r"(?P<label>title|headline|by|byline|author|authors|source|outlet|publication|publisher|date|published)\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_LABELS = {
    "title": "title",
    "headline": "title",
    "by": "byline",
    "byline": "byline",
    "author": "byline",
    "authors": "byline",
    "source": "outlet",
    "outlet": "outlet",
    "publication": "outlet",
    "publisher": "outlet",
    "date": "published",
    "published": "published",
}

_PARTICLE = r"(?:al|bin|ben|da|de|del|della|der|di|du|ibn|la|le|van|von|ten|ter|zu)"
_CAPITAL = r"[^\W\d_a-z]"
_NAME_WORD = rf"(?:(?:{_CAPITAL}\.)+|{_CAPITAL}[\w'’-]*)"
_NAME = rf"{_NAME_WORD}(?: (?:{_PARTICLE} )*{_NAME_WORD}){{0,4}}"
_FULL_NAME = rf"{_NAME_WORD}(?: (?:{_PARTICLE} )*{_NAME_WORD}){{1,4}}"
_BYLINE = re.compile(
    rf"(?<!\w)(?:(?:By|Compiled by|Written by|Reported by|Text by|Words by|BY)[: ]\s*)"
    # In "A, B and C" each is a full name; "By A, Star & Herald" ends with the outlet.
    rf"(?P<names>{_FULL_NAME}(?:, {_FULL_NAME})+,? (?:and|&) {_FULL_NAME}|{_NAME}(?: (?:and|&) {_NAME})?)"
)
_STARTS_AS_BYLINE = re.compile(r"(?:By|BY|Compiled by|Written by|Reported by|Text by|Words by)[: ]\s*[^\W\d_a-z]")
_ASIDE = re.compile(r"\([^()]*\)")
_SEPARATOR = re.compile(r"\s*(?:[|•·;]|,(?=\s|$)|(?<!\b[A-Z])\.(?=\s|$)|\s[–—-]\s|:(?=\s|$))\s*")
_LINK_WORD = r"(?:&|of|the|and|on|for|de|di|el|la|le|del|des|für|der)"
_OUTLET = re.compile(rf"(?:The |the )?[^\W_a-z][\w'’.&-]*(?: (?:{_LINK_WORD}|[^\W_a-z][\w'’.&-]*)){{0,6}}")
# What may stand in capitals on a masthead without being an outlet ("Exclusive", "Updated"), unless it goes on as one
# does ("News Journal", "Sunday Post").
_NO_OUTLET = re.compile(
    r"(?:updated|published|posted|from|by|in|on|at|this|when|after|profile|exclusive|opinion|analysis|comment|editorial"
    r"|interview|special|breaking|news|mon|tue|wed|thu|fri|sat|sun)\b"
    r"(?! (?:post|times|news|journal|review|daily|herald))|\d",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"[^\W\d_a-z][^\W\d_a-z .,'’/-]{2,60}(?:, (?P<when>[^()]{3,24}?))?\s+\((?P<agency>[^()\d]{2,40})\)\s*[-–—]"
)
# "Washington, February 18, 1969." and "Vienna, July 14, 2015, 3:30 p.m." in memoranda and letters: a place, no outlet.
_PLACE_AND_DATE = re.compile(r"[^\W\d_]+,\s*#.*|[^,|.]+,\s*#(?:\.|,? \d{1,2}[:.]\d\d.*)")
_CREDIT = re.compile(
    r"\b(?:written|reported|article|story|report)\b[^.\n]*?\bby (?P<names>[^\n]{2,120}?)"
    r" (?:for|in|of) (?:the )?(?P<outlet>[^\W_a-z][^\n()]{1,60}?)[.)\s]*$",
)
_FIRST_IN = re.compile(
    r"\b(?:first |originally )?(?:published|appeared|printed) (?:first |originally )?(?:in|by|on)"
    r" (?:the )?(?P<outlet>[^\W_a-z][^\n(),]{1,60}?)[.)\s]*$"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a text tells about itself; None where it does not."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None


def read_masthead(text: str) -> Masthead:
    """Headline, outlet, byline and date of publication, from the first and the last lines of a text."""
    told, rest = _leading_date(text)
    lines = [line.strip() for line in re.split(r"\r\n|\r|\n", rest)]
    told = _headline_block(lines, told)
    told = _dateline(lines, told)
    return _credit(lines, told)


def _leading_date(text: str) -> tuple[Masthead, str]:
    """The date that opens the text after the word `date`, and the text after it."""
    match = _LEADING_DATE.match(text)
    if match:
        rest = text[match.end() :]
        iso = re.match(r"(?:1[5-9]|20)\d\d-\d\d(?:-\d\d)?(?![\w-])", rest)
        if iso and edtf_date(iso[0]):
            return Masthead(published=edtf_date(iso[0])), rest[iso.end() :]
        line = rest.split("\n", 1)[0]
        found = find_date(line)
        if found and found.start == 0:
            return Masthead(published=found.iso), rest[found.end :]
    return Masthead(), text


def _headline_block(lines: list[str], told: Masthead) -> Masthead:
    filled = [(number, line) for number, line in enumerate(lines) if line]
    if not filled:
        return told
    block = filled[: _HEADER_LINES + 1]
    # A text whose first line is already a masthead line has its headline, if any, in the next.
    first_told = _header_line(block[0][1], told)
    if first_told is not None and not _STARTS_AS_BYLINE.match(block[0][1] + " "):
        told = first_told
        block = block[1:]
        if told.title:
            return _header_lines(block, told)
    elif first_told is not None:
        return _header_lines(block, told)
    if not block or not _headline_like(block[0][1]) or len(filled) < 2:
        return told
    title = block[0][1]
    told_below = _header_lines(block[1:], told)
    own_paragraph = block[0][0] + 1 < len(lines) and not lines[block[0][0] + 1]
    if told_below != told:
        return replace(told_below, title=told_below.title or title)
    # Without any masthead a headline is a short line of its own above longer text.
    body = max((len(line) for _, line in block[1:]), default=0)
    if own_paragraph and len(title) <= 120 and title[-1] not in ".:;," and body > len(title):
        return replace(told, title=title)
    return told


def _headline_like(line: str) -> bool:
    # "date 2021-02-23 In 2019 ..." leaves a paragraph here, which is long or ends as a sentence does.
    return len(line) <= _LONGEST_HEADLINE and not (line.endswith((".", ",", ";")) and len(line) > 120)


def _header_lines(block: list[tuple[int, str]], told: Masthead) -> Masthead:
    """Read masthead lines from the top until one is none."""
    previous: int | None = None
    for number, line in block:
        more = _header_line(line, told)
        if more is None:
            # Beside a byline or a date, a line that is nothing but a name is the outlet.
            adjacent = previous is None or number == previous + 1
            following = [_header_line(later, told) for later_number, later in block if later_number == number + 1]
            beside = previous is not None or any(later is not None for later in following)
            if adjacent and beside and told.outlet is None and _outlet_like(line) and len(line) <= 60:
                more = replace(told, outlet=line)
            else:
                break
        told = more
        previous = number
    return told


def _header_line(line: str, told: Masthead) -> Masthead | None:
    """What a masthead line adds; None if the line is none."""
    if len(line) > _LONGEST_LINE or _DATELINE.match(line):
        return None
    label = _LABEL.fullmatch(line)
    if label:
        return _labelled(_LABELS[label["label"].lower()], label["value"].strip(), told)
    found = find_date(line)
    plain = _ASIDE.sub(lambda aside: " " * len(aside[0]), line)
    if found:
        if not _masthead_before(plain[: found.start]):
            return None
        outlet = _pick_outlet(plain, found)
        if (
            outlet is None
            and not _only_masthead(plain, found)
            and not _PLACE_AND_DATE.fullmatch(plain[: found.start] + "#" + plain[found.end :])
        ):
            return None
        names = _BYLINE.search(plain)
        return replace(
            told,
            published=told.published or found.iso,
            byline=told.byline or (names["names"].strip() if names else None),
            outlet=told.outlet or outlet,
        )
    if _STARTS_AS_BYLINE.match(line) and len(line) <= 120 and not line.endswith((".", "!", "?")):
        names = _BYLINE.match(plain)
        if names:
            rest = _pieces(plain[names.end() :])
            outlet = next((piece for piece in reversed(rest) if _outlet_like(piece)), None)
            return replace(told, byline=told.byline or names["names"].strip(), outlet=told.outlet or outlet)
    return None


def _labelled(field: str, value: str, told: Masthead) -> Masthead | None:
    if field == "published":
        published = edtf_date(value)
        return replace(told, published=told.published or published) if published else None
    if field == "title":
        return replace(told, title=told.title or value)
    if field == "byline":
        return replace(told, byline=told.byline or value)
    return replace(told, outlet=told.outlet or value)


def _masthead_before(before: str) -> bool:
    """Whether what stands before the date can be a masthead: nothing, or names closed by a separator."""
    before = before.strip()
    if not before or re.fullmatch(r"(?:published|posted|updated|issued)(?: on)?:?", before, re.IGNORECASE):
        return True
    if before[-1] not in ",|.•·;:–—-":
        return False
    pieces = _pieces(_BYLINE.sub(" ", before))
    if not pieces:
        return True
    return all(len(piece.split()) <= 7 for piece in pieces) and any(_outlet_like(piece) for piece in pieces)


def _only_masthead(plain: str, found: DateFound) -> bool:
    """Whether a line is a date with a byline at most, and no running text."""
    rest = _BYLINE.sub(" ", plain[: found.start] + " " + plain[found.end :])
    rest = re.sub(
        r"\b(?:published|posted|updated|issued|on|at|\d{1,2}[:.]\d\d|[ap]\.?m\.?|GMT|UTC|[ECMP][SD]?T)\b",
        " ",
        rest,
        flags=re.I,
    )
    return not re.search(r"\w", rest)


def _pick_outlet(plain: str, found: DateFound) -> str | None:
    before = _BYLINE.sub(" | ", plain[: found.start])
    # "Agency | Newspaper": the newspaper is where the text was met.
    candidates = [piece for piece in _pieces(before) if _outlet_like(piece)]
    if len(candidates) == 1 and _PLACE_AND_DATE.fullmatch(plain[: found.start] + "#" + plain[found.end :]):
        return None
    if candidates:
        return candidates[-1] if re.search(r"\w[^,]*\|\s*\w", plain[: found.start]) else candidates[0]
    after = [piece for piece in _pieces(_BYLINE.sub(" | ", plain[found.end :])) if piece]
    return after[0] if len(after) == 1 and _outlet_like(after[0]) else None


def _pieces(text: str) -> list[str]:
    return [piece for piece in (part.strip() for part in _SEPARATOR.split(text)) if piece]


def _outlet_like(piece: str) -> bool:
    return bool(_OUTLET.fullmatch(piece)) and not _NO_OUTLET.match(piece)


def _dateline(lines: list[str], told: Masthead) -> Masthead:
    """`GENEVA, Nov 25, 2013 (Longstone) - ...`: the agency is the outlet unless the masthead names one."""
    for line in [line for line in lines if line][: _HEADER_LINES + 1]:
        match = _DATELINE.match(line)
        if match:
            found = find_date(match["when"] or "")
            published = told.published or (found.iso if found else None)
            return replace(told, outlet=told.outlet or match["agency"].strip(), published=published)
    return told


def _credit(lines: list[str], told: Masthead) -> Masthead:
    """`... an article written by A and B for the Washington Times`, as the last paragraph."""
    last = next((line for line in reversed(lines) if line), "")
    if len(last) > 300:
        return told
    match = _CREDIT.search(last) or _FIRST_IN.search(last)
    if not match or (told.outlet is not None and told.byline is not None):
        return told
    # Where the masthead names an outlet, the credit names another's work: neither author nor outlet is this text's.
    if told.outlet is not None:
        return told
    names = match.groupdict().get("names")
    return replace(told, outlet=match["outlet"].strip(), byline=told.byline or (names.strip() if names else None))
