"""The exchange format: one JSON object a line, one line a document, with its entities, claims and times.

Written by `backchannel extract`, read by whatever works on claims. Its page is docs/exchange-format.md, its JSON Schema
`exchange/schema.json`. What a schema cannot say (spans inside the text, ids that exist) is checked on reading.
"""

from backchannel.exchange.json_schema import schema
from backchannel.exchange.parsing import parse, read
from backchannel.exchange.writing import record, write

__all__ = ["parse", "read", "record", "schema", "write"]
