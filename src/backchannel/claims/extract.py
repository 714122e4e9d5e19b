"""All finders together."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from backchannel.claims.candidates import candidates_of
from backchannel.claims.draft import Draft
from backchannel.claims.extraction import extraction
from backchannel.model import Extraction, Reading
from backchannel.reading.shipped import card

if TYPE_CHECKING:
    from backchannel.claims.scorer import Scorer


def extract(
    reading: Reading, scorer: "Scorer | None" = None, curves: Mapping[str, Sequence[float]] | None = None
) -> Extraction:
    """The claims of one document.

    Args:
        reading: what reading found in it.
        scorer: the trained scorer; by default the one shipped with the package.
        curves: calibration of confidence (see `calibration.confidence`); by default the shipped one.

    Returns:
        Document, entities, claims and times; every span lies in the document's text.
    """
    from backchannel.claims import accords, attribution, channels, contacts, dating, ellipsis, learned, roles, ties
    from backchannel.claims.shipped import shipped_scorer

    drafts: list[Draft] = []
    if reading.signals is not None and reading.tokens:
        drafts += learned.find(reading, candidates_of(reading), scorer or shipped_scorer())
    drafts = contacts.checked(reading, roles.checked(reading, drafts))
    if reading.signals is None:
        drafts += contacts.proposed(reading, drafts)
    drafts += channels.find(reading, drafts)
    drafts += accords.find(reading, drafts)
    drafts += ties.find(reading, drafts)
    for draft in drafts:
        if draft.method.startswith("pattern") and draft.type != "role" and not draft.sources:
            draft.sources = attribution.sources(reading, draft.first)
    drafts = dating.dated(reading, drafts)
    drafts += ellipsis.find(reading, drafts)
    return extraction(reading, drafts, card().get("calibration", {}) if curves is None else curves)
