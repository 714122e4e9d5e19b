"""A sourced abridgement of one document: its claims in the order of the text, then the sentences on which they rest."""

from backchannel.analysis import Analysis
from backchannel.brief.citing import Citations
from backchannel.brief.model import Statement
from backchannel.brief.words import clause, outlet, stop, voice
from backchannel.case import CaseClaim


def claims(analysis: Analysis, cite: Citations, document: str) -> tuple[Statement, ...]:
    """The claims of a document in the order of its text, each naming whom the document cites."""
    case = analysis.case
    found = case.in_document(document)
    own = voice(case, found[0], dated=False).split(", citing ")[0] if found else outlet(case.documents[document])
    out = []
    for claim in found:
        cited = voice(case, claim, dated=False).removeprefix(own).removeprefix(", citing ")
        text = clause(claim)
        text = f"Citing {cited}: {text}" if cited else text[:1].upper() + text[1:]
        out.append(Statement(stop(text), (cite.number(claim),)))
    return tuple(out)


def sentences(analysis: Analysis, cite: Citations, document: str) -> tuple[Statement, ...]:
    """The sentences that make the claims, in the order of the text, each once, with the numbers of its claims."""
    spans: dict[tuple[int, int], list[CaseClaim]] = {}
    for claim in analysis.case.in_document(document):
        spans.setdefault((claim.claim.evidence.start, claim.claim.evidence.end), []).append(claim)
    return tuple(
        Statement(f"“{' '.join(found[0].quote.split())}”", cite.numbers(found)) for _, found in sorted(spans.items())
    )
