"""All finders together."""

from typing import TYPE_CHECKING

from backchannel.claims.candidates import candidates_of
from backchannel.claims.extraction import extraction
from backchannel.model import Extraction, Reading

if TYPE_CHECKING:
    from backchannel.claims.scorer import Scorer


def extract(reading: Reading, scorer: "Scorer | None" = None) -> Extraction:
    """The claims of one document.

    Args:
        reading: what reading found in it.
        scorer: the trained scorer; by default the one shipped with the package.

    Returns:
        Document, entities, claims and times; every span lies in the document's text.
    """
    from backchannel.claims import contacts, ellipsis, learned, roles

    if scorer is None:
        from backchannel.claims.shipped import shipped_scorer

        scorer = shipped_scorer()
    drafts = []
    if reading.signals is not None and reading.tokens:
        drafts += learned.find(reading, candidates_of(reading), scorer)
        drafts = roles.checked(reading, drafts)
        drafts = contacts.checked(reading, drafts)
        drafts += ellipsis.find(reading, drafts)
    return extraction(reading, drafts)
