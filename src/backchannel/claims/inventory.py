"""The label sets of the claim heads. Training and run time both read this module."""

from backchannel.model import ClaimType, EntityType, Medium, Modality, Status, TieKind, Track

TYPES = [t.value for t in ClaimType]
ENTITY_TYPES = [t.value for t in EntityType]
INNER = ["person", "organization", "country", "place", "group"]
"""Mentions that hold no other."""
OUTER = ["agreement", "event", "organization", "group", "person"]
"""Accords and events, and mentions that hold others."""
EXTRA = ["title", "purpose", "term", "anonymous"]
"""Spans that are no entities: titles, stated aims, promises, unnamed sources."""


def bio(labels: list[str]) -> list[str]:
    """O, and B- and I- for every label."""
    return ["O", *(f"{prefix}-{label}" for label in labels for prefix in "BI")]


INNER_TAGS, OUTER_TAGS, EXTRA_TAGS, TRIGGER_TAGS = bio(INNER), bio(OUTER), bio(EXTRA), ["O", "B-t", "I-t"]
LAYERS = {
    "inner": INNER_TAGS,
    "outer": OUTER_TAGS,
    "extra": EXTRA_TAGS,
    **{f"trigger_{t}": TRIGGER_TAGS for t in TYPES},
}
"""Tag layers of the claim heads, in the order of the network's output."""

SLOTS = [
    ("contact", "party"), ("contact", "intermediary"), ("contact", "host"),
    ("role", "holder"), ("role", "organization"), ("role", "principal"),
    ("agreement", "agreement"), ("agreement", "party"), ("tie", "subject"), ("tie", "object"),
    ("*", "place"), ("*", "source"), ("*", "time"),
]  # fmt: skip
"""What a candidate can be to a trigger: a party role of its type, or place, source, time of any."""
BARRED = {
    ("contact", "party"): ("place", "agreement", "event"),
    ("contact", "intermediary"): ("agreement", "event"),
    ("role", "holder"): ("place", "country", "agreement", "event", "organization"),
    ("role", "organization"): ("person", "agreement"),
    ("role", "principal"): ("place", "agreement", "event"),
    ("agreement", "agreement"): ("person", "country", "place", "group"),
    ("agreement", "party"): ("place", "agreement", "event"),
    ("tie", "subject"): ("place", "agreement", "event"),
    ("*", "place"): ("person", "group", "agreement"),
}
"""Entity types that never fill a slot (a capital that stands for its government counts as a country)."""
SLOT = {slot: i for i, slot in enumerate(SLOTS)}

CANDIDATE_TYPES = [*ENTITY_TYPES, "time"]
CANDIDATE_KINDS = ["named", "nominal", "pronoun"]

MODALITIES = [m.value for m in Modality]
SOURCES: list[tuple[str, ...]] = [
    (), ("named",), ("anonymous",), ("outlet",), ("document",), ("named", "named"), ("anonymous", "outlet"),
    ("named", "outlet"), ("named", "document"), ("anonymous", "named"), ("anonymous", "document"), ("outlet", "outlet"),
]  # fmt: skip
"""Chains of source kinds, nearest first."""
ROLE_ACTIONS = ["holds", "appointed", "nominated", "elected", "resigned", "dismissed"]
AGREEMENT_ACTIONS = [
    "negotiates",
    "signs",
    "joins",
    "withdraws",
    "violates",
    "rejects",
    "suspends",
    "revives",
    "proposes",
]
ATTRIBUTES: dict[str, list[str]] = {
    "modality": MODALITIES,
    "source": ["+".join(s) for s in SOURCES],
    "medium": [m.value for m in Medium],
    "track": [t.value for t in Track],
    "status": [s.value for s in Status],
    "role_action": ROLE_ACTIONS,
    "agreement_action": AGREEMENT_ACTIONS,
    "kind": [k.value for k in TieKind],
}
"""What is decided for a trigger as a whole, each by a head of its own."""
