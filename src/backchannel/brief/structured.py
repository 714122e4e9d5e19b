"""A brief as JSON, and the schema that it follows."""

import json
from dataclasses import asdict
from functools import cache
from typing import Any

from backchannel.brief.model import Brief


def structured(brief: Brief) -> dict[str, Any]:
    """The brief as plain dictionaries, lists, strings and numbers."""
    plain: dict[str, Any] = json.loads(as_json(brief))
    return plain


def as_json(brief: Brief) -> str:
    """The brief as JSON, two spaces deep, ending in a newline."""
    return json.dumps(asdict(brief), ensure_ascii=False, indent=2) + "\n"


@cache
def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of what `structured` returns; made from the data model, so that it cannot drift."""
    from pydantic import TypeAdapter

    return TypeAdapter(Brief).json_schema()
