"""Numbered citations: one number for one claim's evidence, in order of first use."""

from collections.abc import Iterable

from backchannel.analysis import Analysis
from backchannel.analysis.matching import AGAINST
from backchannel.analysis.origins import origin_of
from backchannel.brief.model import Citation
from backchannel.brief.words import outlet
from backchannel.case import CaseClaim
from backchannel.reading.time import describe


class Citations:
    """Hands out numbers; the same claim always gets the same one."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._case = analysis.case
        self._made: dict[str, Citation] = {}

    def number(self, claim: CaseClaim) -> int:
        """The number under which a claim's evidence is cited."""
        if claim.key not in self._made:
            document, span = claim.document, claim.claim.evidence
            account = self._analysis.index.account(claim.key)
            same = () if account is None else account.denying if claim.modality in AGAINST else account.asserting
            self._made[claim.key] = Citation(
                number=len(self._made) + 1,
                document=document.id,
                outlet=outlet(document),
                published=describe(document.published) if document.published else "",
                claim=claim.key,
                start=span.start,
                end=span.end,
                quote=claim.quote,
                origin=origin_of(self._case, claim)[1],
                origins=len(same),
                grade=account.credibility.grade if account else 0,
            )
        return self._made[claim.key].number

    def numbers(self, claims: Iterable[CaseClaim], most: int | None = None) -> tuple[int, ...]:
        """The numbers of several claims, each once, at most so many; the rest stays uncited."""
        chosen = list(claims)[:most]
        return tuple(dict.fromkeys(self.number(claim) for claim in chosen))

    def all(self) -> tuple[Citation, ...]:
        """Every citation handed out so far, by number."""
        return tuple(self._made.values())
