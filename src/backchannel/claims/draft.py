"""A claim in the making: words and clusters, not yet offsets and entities."""

from dataclasses import dataclass, field

from backchannel.model import Source


@dataclass(slots=True)
class Draft:
    """What a finder proposes.

    Attributes:
        type: contact, role, agreement or tie.
        first, last: words of the trigger (last exclusive).
        parties: (role, cluster) in text order.
        method: who proposes it (`model`, `pattern:NAME`).
        confidence: 0 to 1, before calibration.
        modality: see `Modality`.
        place: cluster, or None.
        time: index into `Reading.times`, or None.
        edtf: date that no time expression of the text gives word for word (a header's), overrides `time`.
        sources: nearest first.
        title, purpose: word spans.
        terms: (cluster, first word, last exclusive).
        attributes: medium, track, status, action, kind.
        sentences: indexes of the sentences of the evidence, when the finder knows them.
    """

    type: str
    first: int
    last: int
    parties: list[tuple[str, int]]
    method: str
    confidence: float = 0.5
    modality: str = "actual"
    place: int | None = None
    time: int | None = None
    edtf: str | None = None
    sources: list[Source] = field(default_factory=list)
    title: tuple[int, int] | None = None
    purpose: tuple[int, int] | None = None
    terms: list[tuple[int, int, int]] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    sentences: set[int] | None = None
