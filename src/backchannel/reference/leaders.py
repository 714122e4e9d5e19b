"""Those whose names stand for a time: US presidents, vice presidents, secretaries of state, and heads abroad."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from backchannel.reference import _data


@dataclass(frozen=True, slots=True)
class Leader:
    """One person in one office.

    Attributes:
        name: full name in common use.
        forms: other names and short forms that texts use.
        surname: the short form that stands alone.
        country: code (see `countries.by_code`).
        office: "president", "vice president", "secretary of state", "prime minister", ...
        terms: (from, until) in EDTF, contiguous terms joined; `..` is open.
        single: the terms one by one, for "second term".
        source: register that says so.
        born: EDTF, if the register has it.
        gender: `M` or `F`, if the register has it.
        ids: records, as `scheme:id`.
    """

    name: str
    forms: tuple[str, ...]
    surname: str
    country: str
    office: str
    terms: tuple[tuple[str, str], ...]
    single: tuple[tuple[str, str], ...]
    source: str
    born: str | None = None
    gender: str | None = None
    ids: tuple[str, ...] = ()


@cache
def all_leaders() -> tuple[Leader, ...]:
    """All of them, registers first."""
    out = []
    for row in _data.lines("leaders.jsonl.gz"):
        terms = tuple((a, b) for a, b in row["terms"])
        single = tuple((a, b) for a, b in row["single"])
        out.append(
            Leader(
                row["name"],
                tuple(row["forms"]),
                row["surname"],
                row["country"],
                row["office"],
                terms,
                single,
                row["source"],
                row["born"],
                row["gender"],
                tuple(row["ids"]),
            )
        )
    return tuple(out)


@cache
def by_form() -> dict[str, tuple[Leader, ...]]:
    """Leaders by each name and short form that texts use, as written."""
    index: dict[str, list[Leader]] = defaultdict(list)
    for leader in all_leaders():
        for form in dict.fromkeys((leader.name, *leader.forms, leader.surname)):
            index[form].append(leader)
    return {form: tuple(found) for form, found in index.items()}


def governs(leader: Leader) -> bool:
    """Whether the office is one that a whole time is named after (no vice president, no secretary of state)."""
    return leader.office not in ("vice president", "secretary of state")
