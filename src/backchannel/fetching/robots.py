"""robots.txt, by RFC 9309: groups of agents, allow and disallow with `*` and `$`; the longest rule that fits holds."""

import re
from dataclasses import dataclass
from urllib.parse import unquote

LARGEST = 512 * 1024
"""Bytes that are looked at; the standard asks for 500 KiB at least."""
MOST_RULES = 10_000
LONGEST_DELAY = 60.0
"""Seconds between two requests that a file can ask for."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of one agent.

    Attributes:
        rules: whether to allow, and the pattern of a path.
        delay: seconds to leave between two requests.
    """

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, path: str) -> bool:
        """Whether a path, with its query, may be fetched. Of two rules of one length, the one that allows holds."""
        path = _plain(path)
        fitting = [(len(pattern), allow) for allow, pattern in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def parse(text: str, agent: str) -> Robots:
    """The rules for `agent`: those of the groups that name it, else those for `*`.

    Args:
        text: a robots.txt.
        agent: a product token, in lower case.
    """
    groups: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    agents: list[str] = []
    gathering = False
    count = 0
    for line in text[:LARGEST].lstrip("\ufeff").splitlines():
        field, colon, value = line.partition("#")[0].partition(":")
        field, value = field.strip().lower(), value.strip()
        if not colon:
            continue
        if field == "user-agent":
            # Lines of agents that follow one another share the rules after them.
            agents = [*agents, value.lower()] if gathering else [value.lower()]
            gathering = True
            groups.setdefault(value.lower(), [])
            continue
        if field in ("allow", "disallow"):
            count += 1
            if value and count <= MOST_RULES:
                for name in agents:
                    groups[name].append((field == "allow", _plain(value)))
        elif field == "crawl-delay" and re.fullmatch(r"\d{1,4}(?:\.\d{1,3})?", value):
            for name in agents:
                delays[name] = min(float(value), LONGEST_DELAY)
        elif field == "sitemap":
            continue
        gathering = False
    chosen = agent if agent in groups else "*"
    return Robots(tuple(groups.get(chosen, ())), delays.get(chosen, 0.0))


def _plain(path: str) -> str:
    """A path or pattern in which what is escaped and need not be is not, so that both compare."""
    return re.sub(r"%(?!2f|25|2a|24)[0-9a-f]{2}", lambda match: unquote(match[0], "latin-1"), path, flags=re.IGNORECASE)


def _fits(pattern: str, path: str) -> bool:
    """Whether a pattern fits the start of a path. In time of both lengths: each `*` takes as little as it can."""
    whole = pattern.endswith("$")
    first, *others = (pattern[:-1] if whole else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, piece in enumerate(others, 1):
        if whole and number == len(others):
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not whole or at == len(path)
