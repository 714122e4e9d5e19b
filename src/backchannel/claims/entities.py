"""The entities of a document: its coreference clusters, typed and with every place where they are named."""

from collections.abc import Iterable, Sequence

from backchannel.model import Entity, EntityType, Mention, MentionKind, Reading
from backchannel.reference import countries


def cluster_types(reading: Reading) -> dict[int, str]:
    """Entity type of every cluster: what most of its named mentions are, else most of the others."""
    return {cluster: _type(reading, mentions) for cluster, mentions in by_cluster(reading).items()}


def by_cluster(reading: Reading) -> dict[int, list[Mention]]:
    """Mentions of every cluster, in text order."""
    found: dict[int, list[Mention]] = {}
    for m in reading.mentions:
        found.setdefault(m.cluster, []).append(m)
    return found


def entities(reading: Reading, used: Iterable[int], acting: Iterable[int] = ()) -> dict[int, Entity]:
    """Entities by cluster: those used by claims, and all that have a name.

    Args:
        reading: the document.
        used: clusters that claims need; given even where only a description or pronoun names them.
        acting: clusters that are parties: a capital among them stands for its government, so it is a country.
    """
    wanted, governments = set(used), set(acting)
    found: dict[int, Entity] = {}
    for cluster, mentions in sorted(by_cluster(reading).items()):
        if cluster not in wanted and not any(m.kind is MentionKind.NAMED for m in mentions):
            continue
        shown = [m for m in mentions if m.kind is not MentionKind.PRONOUN] or mentions
        kind = _type(reading, mentions)
        if kind == "place" and cluster in governments and countries.find(reading.names[cluster]):
            kind = "country"
        spans = tuple(dict.fromkeys(m.span for m in shown))
        found[cluster] = Entity(f"e{cluster}", EntityType(kind), reading.names[cluster], spans)
    return found


def _type(reading: Reading, mentions: Sequence[Mention]) -> str:
    named = [m for m in mentions if m.kind is MentionKind.NAMED] or [
        m for m in mentions if m.kind is not MentionKind.PRONOUN
    ]
    kinds = [m.type for m in named or mentions]
    return max(dict.fromkeys(kinds), key=kinds.count)
