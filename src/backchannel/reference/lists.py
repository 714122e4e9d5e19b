"""Lists of people that a user adds: sanctions, office-holders, one's own. Each fact keeps the source that it came with.

A list is kept as JSON lines, the first of them about the list: in the user's data folder
(`$XDG_DATA_HOME/backchannel/reference/NAME.jsonl`) for all cases, or in one case. `list_files` reads what users bring.
"""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from backchannel.errors import NotFoundError, UnreadableError
from backchannel.reference.offices import Office

NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
"""What a list may be called: it is the scheme of its links (`ofac:NK-123`)."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A person on a list.

    Attributes:
        id: `LIST:ID`, as in the links of entities.
        names: the name and other names.
        offices: with dates, bodies and sources; may be empty.
        countries: codes of the states that the list connects with the person.
        born, died: EDTF, if the list has them.
        topics: what the list says of the person (`sanction`, `role.pep`).
        source: where the list has it from.
    """

    id: str
    names: tuple[str, ...]
    offices: tuple[Office, ...] = ()
    countries: tuple[str, ...] = ()
    born: str | None = None
    died: str | None = None
    topics: tuple[str, ...] = ()
    source: str = ""

    @property
    def name(self) -> str:
        """The name that the list puts first."""
        return self.names[0]

    @property
    def list(self) -> str:
        """Name of the list."""
        return self.id.split(":", 1)[0]


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list: its name, the file it was made of, the SHA-256 of that, when it was added (UTC), and who is on it."""

    name: str
    file: str
    hash: str
    added: str
    people: tuple[Listed, ...]

    def named(self, name: str) -> "PeopleList":
        """The same list under another name."""
        people = tuple(replace(p, id=f"{name}:{p.id.split(':', 1)[1]}") for p in self.people)
        return replace(self, name=name, people=people)


def written(made: PeopleList) -> str:
    """A list as JSON lines."""
    head = {"list": made.name, "file": made.file, "hash": made.hash, "added": made.added}
    lines = [head, *(asdict(person) for person in made.people)]
    return "".join(json.dumps(line, ensure_ascii=False, sort_keys=True) + "\n" for line in lines)


def parsed(text: str, where: str) -> PeopleList:
    """A list from the JSON lines of `written`.

    Raises:
        UnreadableError: if it is none; `where` names it in the message.
    """
    try:
        head, *rest = (json.loads(line) for line in text.splitlines())
        people = tuple(_listed(row) for row in rest)
        return PeopleList(head["list"], head["file"], head["hash"], head["added"], people)
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableError(where, "not a list as this program keeps it; remove it and add the file again") from error


def _listed(row: dict[str, object]) -> Listed:
    values = dict(row)
    offices = values.pop("offices")
    for name in ("names", "countries", "topics"):
        values[name] = tuple(values[name])  # type: ignore[arg-type]
    assert isinstance(offices, list)
    return Listed(**values, offices=tuple(Office(**office) for office in offices))  # type: ignore[arg-type]


def folder() -> Path:
    """Where the lists of this user lie (`$XDG_DATA_HOME`, by default `~/.local/share`); it need not be there yet."""
    home = os.environ.get("XDG_DATA_HOME") or ""
    base = Path(home) if os.path.isabs(home) else Path.home() / ".local" / "share"
    return base / "backchannel" / "reference"


def keep(made: PeopleList) -> Path:
    """Keep a list for this user, in the place of one of that name; the file is there whole or not at all.

    Raises:
        OSError: if it cannot be written.
    """
    path = folder() / f"{made.name}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        beside.write_text(written(made), encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path


def kept() -> Iterator[PeopleList]:
    """The lists of this user, by name; none where the folder may not be read.

    Raises:
        UnreadableError: if one was damaged.
    """
    try:
        paths = sorted(path for path in folder().iterdir() if path.suffix == ".jsonl" and path.name[0] != ".")
    except OSError:
        return
    for path in paths:
        yield parsed(path.read_text(encoding="utf-8"), str(path))


def remove(name: str) -> None:
    """Remove a list of this user.

    Raises:
        NotFoundError: if there is none of this name.
    """
    path = folder() / f"{name}.jsonl"
    if not NAME.fullmatch(name) or not path.is_file():
        raise NotFoundError(name, "no list of that name; `backchannel reference list` names those there are")
    path.unlink()
