"""Numbered citations: one number for one claim's evidence, in order of first use."""

from collections.abc import Iterable

from backchannel.analysis.origins import origin_of
from backchannel.brief.model import Citation
from backchannel.brief.words import outlet
from backchannel.case import Case, CaseClaim
from backchannel.reading.time import describe


class Citations:
    """Hands out numbers; the same claim always gets the same one."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._made: dict[str, Citation] = {}

    def number(self, claim: CaseClaim) -> int:
        """The number under which a claim's evidence is cited."""
        if claim.key not in self._made:
            document, span = claim.document, claim.claim.evidence
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
            )
        return self._made[claim.key].number

    def numbers(self, claims: Iterable[CaseClaim], most: int | None = None) -> tuple[int, ...]:
        """The numbers of several claims, each once, at most so many; the rest stays uncited."""
        chosen = list(claims)[:most]
        return tuple(dict.fromkeys(self.number(claim) for claim in chosen))

    def all(self) -> tuple[Citation, ...]:
        """Every citation handed out so far, by number."""
        return tuple(self._made.values())
