"""The JSON Schema of one line, made from the data model, and shipped as `schema.json` beside this module.

`make schema` writes the file anew; a test compares the two.
"""

import json
from pathlib import Path
from typing import Any

from backchannel.exchange.checks import ACTIONS, LEAST, ROLES, TIME_TYPES
from backchannel.exchange.parsing import adapter
from backchannel.model import ClaimType

PATH = Path(__file__).with_name("schema.json")
"""Where the shipped copy lies."""


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a record. Offsets within the text and ids are checked on reading, not by it."""
    made = adapter().json_schema()
    definitions = made["$defs"]
    for definition in [made, *definitions.values()]:
        _allow_null(definition)
    definitions["Span"]["properties"]["start"]["minimum"] = 0
    definitions["Span"]["properties"]["end"]["minimum"] = 1
    time = definitions["TimeExpression"]["properties"]
    time["start"]["minimum"], time["end"]["minimum"] = 0, 1
    definitions["TimeExpression"]["required"].remove("edtf")
    time["type"] = {"enum": sorted(TIME_TYPES)}
    claim = definitions["Claim"]
    number = claim["properties"]["confidence"]["anyOf"][0]
    number["minimum"], number["maximum"] = 0, 1
    claim["allOf"] = [_rules(kind) for kind in ClaimType]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Backchannel exchange format: one line",
        **{key: value for key, value in made.items() if key != "title"},
    }


def _allow_null(definition: dict[str, Any]) -> None:
    """A key that may be missing may be null."""
    required = definition.get("required", ())
    for name, field in definition.get("properties", {}).items():
        if name not in required and {"type": "null"} not in field.get("anyOf", ()):
            default = field.pop("default", None)
            definition["properties"][name] = {"anyOf": [field, {"type": "null"}], "default": default}


def _rules(kind: ClaimType) -> dict[str, Any]:
    """Which parties and actions a claim of this type has."""
    roles: dict[str, Any] = {
        "items": {"properties": {"role": {"enum": sorted(role.value for role in ROLES[kind])}}},
        "allOf": [
            {"contains": {"properties": {"role": {"const": role.value}}, "required": ["role"]}, "minContains": least}
            for role, least in LEAST[kind].items()
        ],
    }
    actions = sorted(action.value for action in ACTIONS[kind])
    return {
        "if": {"properties": {"type": {"const": kind.value}}, "required": ["type"]},
        "then": {"properties": {"parties": roles, "action": {"enum": [*actions, None]}}},
    }


def text() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def save() -> None:
    """Write the shipped copy anew."""
    PATH.write_text(text(), encoding="utf-8")
