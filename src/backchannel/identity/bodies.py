"""Bodies, agreements, countries and places: when two names mean one of them."""

import re
from functools import cache, lru_cache
from importlib import resources

from backchannel.identity.members import Member
from backchannel.model import EntityType
from backchannel.reference import countries
from backchannel.reference.names import fold

_GENERIC = re.compile(
    r"^(?:(?:supreme|high|constitutional|federal|district|appeals?|military|criminal|central|national|state|foreign|general|"
    r"interior|defen[cs]e|finance|health|justice|public|armed|special|air|electoral|royal|upper|lower|great|"
    r"chamber|house|court|council|cabinet|congress|senate|parliament|assembly|government|ministry|minister|police|army|"
    r"navy|force|forces|guard|bank|commission|committee|agency|service|services|party|union|office|department|prosecutor|"
    r"prosecutors|attorney|president|presidency|cabinet|military|security|intelligence|opposition|affairs|deputies|"
    r"representatives|commons|lords|of|the|and|for|s|office|embassy|mission|delegation|authorities|authority|coalition|"
    r"administration|ruling|junta|regime|team|university|hospital|airport|stock|exchange|company|corps)\b[\s'’-]*)+$"
)
_ALSO_STATES = frozenset({"Georgia"})
_AROUND = 32  # characters beside a mention that a country's longer name may take
_STOP = frozenset({"the", "of", "and", "for", "in", "on", "a", "an", "to"})


@lru_cache(maxsize=1 << 16)
def norm(name: str) -> str:
    """A name for comparing: folded, without articles, possessives, points and brackets."""
    text = re.sub(r"\([^)]*\)", " ", name)
    text = re.sub(r"^(?:the|The)\s+", "", text.strip())
    text = re.sub(r"['’]s?(?=\s|$)", "", text)
    text = fold(text).replace(".", "").replace("&", " and ")
    return re.sub(r"[^\w]+", " ", text).strip()


def generic(name: str) -> bool:
    """Whether every country has one ("Supreme Court", "the foreign ministry"): it is none without its country."""
    return bool(_GENERIC.match(norm(name)))


def acronym(name: str) -> str:
    """The initials of a name of several words, upper case; "" for one word."""
    words = [w for w in re.split(r"[\s-]+", re.sub(r"\([^)]*\)", "", name)) if w and fold(w) not in _STOP]
    return "".join(w[0] for w in words).upper() if len(words) > 1 else ""


def looks_like_acronym(name: str) -> bool:
    """Two to seven capitals, points allowed ("NATO", "U.N.")."""
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 7 and letters.isalnum() and letters.isupper() and not letters.isdigit()


@cache
def _known() -> dict[str, tuple[str, str]]:
    index: dict[str, tuple[str, str]] = {}
    text = resources.files("backchannel.identity").joinpath("data", "bodies.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, others, country = (*line.split("\t"), "", "")[:3]
            for form in (name, *filter(None, others.split(";"))):
                index[norm(form)] = (name, country)
    return index


def known(name: str, member: Member | None = None) -> str | None:
    """The name kept for a well-known body of several names, or None.

    Where other countries have a body of that name too, `member` must not stand beside another country's name.
    """
    if not name[:1].isupper() and name[:3] not in ("al-", "the"):
        return None
    found = _known().get(norm(name))
    if found is None:
        return None
    kept, country = found
    if country and member is not None and country_beside(member) not in (None, country):
        return None
    return kept


def country_key(member: Member) -> tuple[str, str] | None:
    """(code, how) where a country's names stand for one, None else. A place counts where it bears a country's name."""
    if _part_of_another(member):
        return None
    whole = _longer(member)
    if whole is not None:
        return whole
    for name in member.names:
        found = countries.find(name, member.date)
        if found is None:
            continue
        if member.type is EntityType.COUNTRY:
            return found.country.code, found.how
        if member.type in (EntityType.PLACE, EntityType.ORGANIZATION) and found.how in ("name", "alias"):
            return found.country.code, found.how
        if member.type is EntityType.PLACE and found.how == "adjective" and name == member.name:
            return found.country.code, found.how
        break
    return None


def _longer(member: Member) -> tuple[str, str] | None:
    """The country whose longer name the mention is cut from: "Korean" in "North Korean"."""
    if member.type is not EntityType.COUNTRY:
        return None
    found: set[tuple[str, str]] = set()
    for start, end in member.spans:
        before = max(0, start - _AROUND)
        for a, b, match in countries.scan(member.text[before : end + _AROUND], member.date):
            if before + a <= start and end <= before + b:
                if b - a == end - start:
                    return None
                found.add((match.country.code, match.how))
                break
        else:
            return None
    return found.pop() if len(found) == 1 else None


def _part_of_another(member: Member) -> bool:
    """Whether the name is also a state of the US and the text says so: "Georgia, United States"."""
    if member.name not in _ALSO_STATES:
        return False
    return any(re.match(r",\s+(?:the )?U(?:nited States|\.?S)", member.text[end : end + 24]) for _, end in member.spans)


def country_beside(member: Member) -> str | None:
    """The country that a generic body belongs to, where one stands in or beside its name ("Spain's Supreme Court").

    Looked for in the name, before it ("Spanish", "Spain's") and after it ("of Spain", "in Spain"); else it is the only
    country of the document.
    """
    for name in member.names:
        inside = next(countries.scan(name, member.date), None)
        if inside:
            return inside[2].country.code
    for start, end in member.spans[:3]:
        before = list(countries.scan(member.text[max(0, start - 32) : start], member.date))
        if before and re.fullmatch(r"['’]?s?\s+(?:the\s+)?", member.text[max(0, start - 32) : start][before[-1][1] :]):
            return before[-1][2].country.code
        after = member.text[end : end + 40]
        if re.match(r"\s+(?:of|in|for)\s", after):
            first = next(countries.scan(after, member.date), None)
            if first and first[0] <= 12:
                return first[2].country.code
    codes = {key[2:] for key in member.company if key.startswith("c:")}
    return codes.pop() if len(codes) == 1 else None


def stem(name: str) -> str:
    """`norm` without a plural s on the last word: "Houthi" and "Houthis"."""
    text = norm(name)
    return text[:-1] if len(text) > 4 and text.endswith("s") and not text.endswith("ss") else text
