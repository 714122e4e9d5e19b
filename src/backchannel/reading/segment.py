"""Where sentences and words begin and end. Rules, because they are exact, fast and enough for edited text.

Words follow the Universal Dependencies treebanks: clitics and punctuation stand alone, hyphenated words are split,
abbreviations keep their full stops.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

_ABBREVIATION = re.compile(
    r"(?:(?<![\w.])(?:Mr|Mrs|Ms|Messrs|Mme|Dr|St|Gen|Sen|Sens|Rep|Reps|Gov|Lt|Col|Sgt|Cmdr|No|Nos|Jr|Sr|vs|v|Inc|Ltd|Co"
    r"|Corp|Prof|Amb|Adm|Rev|Maj|Capt|Brig|Hon|Pres|Sec|Secy|Asst|Dept|Fig|Vol|pp|approx|est|cf|al|e\.g|i\.e"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mt|Ft|Ave|Blvd|Ret)|(?<![\w])(?:[A-Za-z]\.)*[A-Za-z])\.$"
)
# "U.S." and the like may also end a sentence: these words hardly ever follow them inside one
_OPENER = re.compile(
    r"(?:The|This|That|These|Those|It|He|She|They|We|But|And|In|On|At|As|After|Before|When|While|However|Meanwhile|Mr|Ms"
    r"|Mrs|His|Her|Their|Its|There|For|By|If|Although|Since|Some|Many|One|Both)\b"
)
_DATED = re.compile(r"\s*date \d{4}-\d\d-\d\d\b")
"""A date of publication put before the text; it belongs to no sentence of it."""
_BREAK = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|\n")
_NEXT = re.compile(r"\s*[\"'“‘(\[—–-]*\s*[A-ZÀ-ÖØ-Þ0-9\u0370-\U0010ffff]")
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Jr|Sr|Prof|Amb|Adm|Rev|Maj|Capt|Messrs|Inc|Ltd|Co|Corp|No)\.(?!\w)"
    r"|(?<![A-Za-z.])[A-Z]\.(?=\s+[A-Z])"  # initials
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|am|pm)?(?!\w)"
    r"|[^\W_]+(?=n['’]t\b)|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    r"|(?<=\w)['’](?=\s)"
    r"|[^\W_]+(?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W_]+)*"
    r"|\.{2,}|--+|[^\w\s]|_+"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Split text into sentences.

    Args:
        text: any text; a blank line always ends a sentence, a line end does unless the text is hard-wrapped.

    Returns:
        (start, end) offsets in order, trimmed of white space; together they hold every visible character.
    """
    wrapped = _wrapped(text)
    found: list[tuple[int, int]] = []
    dated = _DATED.match(text)
    start = dated.end() if dated else 0
    _keep(text, 0, start, found)
    for match in _BREAK.finditer(text):
        end = match.end()
        if end <= start:
            continue
        if text[match.start()] == "\n":
            if not _line_ends(text, match.start(), wrapped):
                continue
        elif not _stops(text, start, match):
            continue
        _keep(text, start, end, found)
        start = end
    _keep(text, start, len(text), found)
    return found


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    inner = piece.strip()
    if inner:
        start += piece.index(inner[0])
        found.append((start, start + len(inner)))


def _stops(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the full stop (or its like) at `match` ends the sentence that began at `start`."""
    if not _NEXT.match(text, match.end()):
        return False
    if match.group()[0] != "." or len(match.group()) > 1:
        return True
    head = text[max(start, match.start() - 12) : match.start() + 1]
    if not _ABBREVIATION.search(head):
        return True
    after = text[match.end() : match.end() + 16].lstrip()
    return bool(re.search(r"(?:[A-Za-z]\.){2,}$", head) and _OPENER.match(after))


def _wrapped(text: str) -> bool:
    """Whether line ends are the work of a typewriter: most lines are full, and few end like sentences."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 4:
        return False
    inner = [line for line, follower in pairwise(lines) if follower]
    width = median(len(line) for line in inner)
    open_ended = sum(not re.search(r"[.!?:;][\"'”’)\]]*\s*$", line) for line in inner)
    return 50 <= width <= 110 and max(map(len, lines)) <= 130 and open_ended > 0.5 * len(inner)


def _line_ends(text: str, at: int, wrapped: bool) -> bool:
    """Whether the line end at `at` also ends a sentence."""
    rest = text[at + 1 : at + 200]
    if not rest.strip(" \t") or re.match(r"[ \t]*\n", rest):
        return True
    if wrapped:
        return False
    return not re.match(r"[ \t]*[a-z]", rest[:40])


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Offsets of the words and punctuation marks of `text[start:end]`, in order; white space is left out."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield match.span()
