"""Answers as tables: one row each, one value a cell."""

import json
from collections.abc import Iterable
from typing import Any

from backchannel.brief.plain import plain


def rows(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Plain dictionaries without anything nested: entities by name, lists of names in a row, the rest as JSON."""
    return [{key: _cell(value) for key, value in _row(one).items()} for one in found]


def frame(found: Iterable[Any], library: str | None = None) -> Any:
    """The rows as a pandas or polars frame.

    Raises:
        ImportError: if the library asked for, or either, is not installed.
        ValueError: a library of another name.
    """
    if library not in (None, "pandas", "polars"):
        raise ValueError(f"no such library: {library!r}; there are pandas and polars")
    table = rows(found)
    if library != "polars":
        try:
            import pandas
        except ImportError:
            if library == "pandas":
                raise
        else:
            return pandas.DataFrame(table)
    import polars

    return polars.DataFrame(table, infer_schema_length=None)


def _row(one: Any) -> dict[str, Any]:
    """What an answer is about, one level deep: a timeline's entry and what hangs on an origin bring theirs up."""
    made = plain(one)
    if isinstance(made.get("account"), dict):
        return {**{k: v for k, v in made.items() if k != "account"}, **made["account"]}
    return dict(made)


def _cell(value: Any) -> Any:
    if isinstance(value, dict):
        return value["name"] if "name" in value else json.dumps(value, ensure_ascii=False)
    if isinstance(value, list):
        if all(isinstance(item, str) for item in value):
            return "; ".join(value)
        if all(isinstance(item, dict) and "name" in item for item in value):
            return "; ".join(item["name"] for item in value)
        return json.dumps(value, ensure_ascii=False)
    return value
