"""What a text can be recognised by when its wording has changed: names, numbers, quoted words, credit lines.

A rewrite shares almost no run of words with its original. It does share who is in it, the figures, the quotations, and
it names the paper that it retells. No list of outlets is needed: an outlet is known from the documents of the case, or
from the words around it ("for the X", "the X reported").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from backchannel.lineage.shingles import Hashes, plain, shingles, words
from backchannel.model import Document

_COMMON = """january february march april may june july august september october november december jan feb mar apr jun
jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mr mrs ms dr sir dame the a an i
it he she they we in on at by for from of to and but or if when while after before this that these those there"""
_CALENDAR = frozenset(_COMMON.split())
_QUOTED = re.compile(r'"([^"\n]{3,400})"|(?<!\w)\'([^\'\n]{8,400})\'(?!\w)')
_CAPITAL = re.compile(r"(?<![\w'])[A-Z\u00c0-\u00de][\w'-]*[\w]")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*")
_SENTENCE = re.compile(r"(?<=[.!?])[\"')\]]*\s+|\n+")
_PERSON = r"(?:[A-Z][\w'.-]+\s+){1,3}[A-Z][\w'.-]+"
_BYLINE = re.compile(rf"\bby\s+({_PERSON}(?:(?:,|\s+and|,\s+and)\s+{_PERSON})*)")
_NAME = r"[A-Z\u00c0-\u00de][\w'-]*(?:\s+(?:of|the|and|&|[A-Z\u00c0-\u00de][\w'-]*\.?))*"
_CREDIT = re.compile(
    r"\b(?P<how>(?i:abridged|condensed|shortened|adapted|excerpt(?:ed)?|extract(?:ed)?|reprinted|republished|reproduced|"
    r"(?:first|originally) (?:published|appeared)))\b(?P<rest>[^\n]{0,240})"
)
_CREDIT_BY = re.compile(rf"\bby\s+(?P<who>{_NAME}(?:,\s+{_NAME})*?)(?=\s+(?:for|in|that|which)\b|[,.;)]|$)")
_CREDIT_FOR = re.compile(rf"\b(?:for|in|from|of)\s+(?:the\s+)?(?P<outlet>{_NAME})")
_SHORTER = re.compile(r"\b(?:abridg|condens|shorten|digest|excerpt|extract)", re.IGNORECASE)
_DATELINE = re.compile(r"^[^\n]{0,60}?\((?P<agency>[A-Z][\w&. -]{1,30})\)\s*[-–—:]", re.MULTILINE)
_RELAYED = re.compile(
    r"\b(?:as (?:first )?reported (?:first )?by|first reported by|according to|citing|quoting)\s+(?:the\s+)?"
    rf"(?P<cited>{_NAME})|(?:the\s+)?(?P<says>{_NAME})\s+(?:has\s+)?(?:reported|reports|disclosed|revealed)\b"
)
_ORGAN = "newspaper|paper|agency|wire|daily|weekly|magazine|broadcaster|report|article|dispatch|account|site|outlet"
_TELLS = (
    "says?|said|writes?|wrote|reports?|reported|adds?|added|names?|notes?|noted|credits?|recalls?|tells?|told|quotes|"
    "quoted|traces|traced|claims?|claimed|put|account|summary"
)
_THIRD_HAND = re.compile(
    rf"\b(?:the\s+(?:{_ORGAN})|it|its report|(?:news)?paper|reporters?)(?:'s)?\s+(?:\w+\s+){{0,2}}?(?:{_TELLS})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that says where a text comes from.

    Attributes:
        outlet: the outlet it names.
        authors: the authors it names, as written; empty if none.
        shorter: whether it says that the text was abridged.
        quote: the line.
    """

    outlet: str
    authors: str
    shorter: bool
    quote: str


@dataclass(frozen=True)
class Traits:
    """Everything that lineage compares of one document. Computed once, on demand, never changed."""

    document: Document
    text: str = field(init=False)
    header: int = field(init=False)
    """Where the body of `text` starts: headline, byline and dateline block are before it."""

    def __post_init__(self) -> None:
        text = plain(self.document.text)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "header", _header(text))

    @property
    def body(self) -> str:
        """The text after its headline and byline."""
        return self.text[self.header :]

    @cached_property
    def tokens(self) -> list[str]:
        """Words of the body."""
        return words(self.body)

    @cached_property
    def shingles(self) -> Hashes:
        """Hashes of its shingles, in order."""
        return shingles(self.tokens)

    @cached_property
    def facts(self) -> frozenset[str]:
        """Names (single words, lower case) and numbers; capitals that only head a sentence do not count."""
        found: set[str] = set(_NUMBER.findall(self.body))
        doubtful: set[str] = set()
        for sentence in _SENTENCE.split(self.body):
            for match in _CAPITAL.finditer(sentence):
                word = match.group().lower().removesuffix("'s").replace("-", " ")
                if word in _CALENDAR:
                    continue
                opening = not any(ch.isalnum() for ch in sentence[: match.start()])
                (doubtful if opening or sentence[match.start() - 1] in "\"'" else found).add(word)
        lower = set(re.findall(r"(?<![\w'])[a-z][\w'-]*", self.body))
        sure = {word for word in doubtful if word not in lower and len(word) > 4 and word in self._again}
        return frozenset(found | sure)

    @cached_property
    def _again(self) -> frozenset[str]:
        seen: set[str] = set()
        twice: set[str] = set()
        for token in self.tokens:
            (twice if token in seen else seen).add(token)
        return frozenset(twice)

    @cached_property
    def quotes(self) -> tuple[str, ...]:
        """Quoted fragments of two words and more, as lower-case words."""
        out = [words(match.group(1) or match.group(2)) for match in _QUOTED.finditer(self.body)]
        return tuple(dict.fromkeys(" ".join(quote) for quote in out if len(quote) >= 2))

    @cached_property
    def stream(self) -> str:
        """The words of the body in one string, to look quotes up in."""
        return f" {' '.join(self.tokens)} "

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Who wrote it, from the byline or the head of the text."""
        byline = f"by {self.document.byline}" if self.document.byline else self.text[: self.header]
        byline = re.sub(r"^by\s+by\b", "by", plain(byline), flags=re.IGNORECASE)
        match = _BYLINE.search(re.sub(r"\bBy\b", "by", byline))
        if not match:
            return ()
        names = re.split(r",\s+and\s+|,\s+|\s+and\s+", match.group(1))
        return tuple(re.sub(r"\s+(?:in|for)\b.*", "", name).strip() for name in names if name)

    @cached_property
    def credits(self) -> tuple[Credit, ...]:
        """Lines that credit another text or agency, in order; a paper's own dateline is left out, its digest not."""
        return tuple(c for c in self._credits() if c.shorter or not same_outlet(c.outlet, self.document.outlet))

    def _credits(self) -> Iterator[Credit]:
        for match in _CREDIT.finditer(self.text):
            if self.header + 300 < match.start() < len(self.text) - 400:
                continue
            rest = match["rest"]
            who, where = _CREDIT_BY.search(rest), _CREDIT_FOR.search(rest)
            if who and not where:
                where = _CREDIT_FOR.search(rest, who.end())
            if who or where:
                quote = (match["how"] + rest).strip(" .)")
                outlet = _trim(where["outlet"]) if where else ""
                yield Credit(outlet, _trim(who["who"]) if who else "", bool(_SHORTER.match(match["how"])), quote)
        for match in _DATELINE.finditer(self.text):
            if match["agency"] and match.start() <= self.header + 200:
                yield Credit(match["agency"], "", False, match.group().strip())

    @cached_property
    def relayed(self) -> tuple[str, ...]:
        """Names of whoever the text says it has its news from ("as first reported by X"), in order of first mention."""
        out = (_trim(match["cited"] or match["says"]) for match in _RELAYED.finditer(self.body))
        return tuple(dict.fromkeys(name for name in out if name and not same_outlet(name, self.document.outlet)))

    @cached_property
    def third_hand(self) -> int:
        """How often the text speaks of what "the newspaper" or "the agency" says."""
        return len(_THIRD_HAND.findall(self.body))

    def names(self, other: "Traits") -> int:
        """How often this text names the outlet or an author of another document (a full name counts double)."""
        count = 0
        outlet = other.document.outlet
        if outlet and not same_outlet(outlet, self.document.outlet):
            long, short = outlet_names(outlet)
            full = re.findall(rf"(?<!\w){re.escape(long)}(?!\w)", self.text)
            rest = self.text.replace(long, " ")
            count += 2 * len(full) + sum(len(re.findall(rf"\b{pattern}(?!\w)", rest)) for pattern in short)
        own = set(self.authors)
        count += sum(2 for author in other.authors if author not in own and " " in author and author in self.text)
        return count


def outlet_names(outlet: str) -> tuple[str, tuple[str, ...]]:
    """The full name of an outlet without its article, and patterns of short ways to name it ("the Ledger", "MFW")."""
    long = re.sub(r"^the\s+", "", plain(outlet), flags=re.IGNORECASE)
    parts = [part for part in re.split(r"[\s&]+", long) if part]
    short = []
    if len(parts) > 1:
        initials = "".join(part[0] for part in parts if part[0].isupper())
        if len(initials) >= 3:
            short.append(re.escape(initials))
        if len(parts[-1]) >= 4:
            short.append(rf"[Tt]he\s+{re.escape(parts[-1])}")
        if len(parts) >= 3 and len(parts[0]) >= 5:
            short.append(rf"{re.escape(parts[0])}(?=\s+(?:said|says|named|reported|wrote|has|put|calculates))")
    return long, tuple(short)


def same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two names can stand for one outlet: equal but for the article, one inside the other, or initials."""
    if not one or not other:
        return False
    a, b = (" ".join(words(re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE))) for name in (one, other))
    if not a or not b:
        return False
    initials = ["".join(part[0] for part in name.split()) for name in (a, b)]
    return f" {a} " in f" {b} " or f" {b} " in f" {a} " or a == initials[1] or b == initials[0]


def _trim(name: str) -> str:
    return re.sub(r"\s+(?:of|the|and|&|that|which)$", "", name.strip(" ,.")).strip()


def _header(text: str) -> int:
    """Where the body starts: short opening lines that do not end a sentence are headline, byline and date."""
    position = 0
    for number, line in enumerate(text.splitlines(keepends=True)):
        bare = line.strip()
        if number >= 5 or (bare and (len(bare) > 200 or (re.search(r"[.!?][\"')]*$", bare) and len(bare) > 90))):
            break
        position += len(line)
    return position if position < len(text) else 0
