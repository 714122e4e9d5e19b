"""`backchannel accounts`: claims about the same dealing, with how many independent origins they have."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from backchannel.commands.batch import Batch, Strict
from backchannel.commands.cases import Format, MaybeCase, MaybePaths, TextOrJson, case_of
from backchannel.commands.output import writing
from backchannel.model import ClaimType

if TYPE_CHECKING:
    from backchannel.analysis import Account, Origin
    from backchannel.case import Case


def accounts(
    paths: MaybePaths = None,
    *,
    case: MaybeCase = None,
    type: Annotated[ClaimType, typer.Option("--type", help="What the claims are about.")] = ClaimType.CONTACT,
    least: Annotated[int, typer.Option("--least", min=0, help="Only accounts with so many independent origins.")] = 0,
    format: Format = TextOrJson.TEXT,
    strict: Strict = False,
) -> None:
    """List what is claimed, each dealing once, with who asserts it, who denies it, and how credible that makes it.

    Origins are counted, not articles: copies count with their original. Grades 1 to 6 are the Admiralty's credibility
    of information; reliability A to F is what people gave the source in review.

    \b
    Examples:
      backchannel accounts articles/
      backchannel accounts --case iran.db --least 2
    """
    batch = Batch(paths or (), strict)
    made = case_of(batch, case)
    if made is None:
        batch.finish()
        return
    from backchannel.analysis import Analysis

    analysis = Analysis(made)
    listed = {
        ClaimType.CONTACT: lambda: analysis.contacts,
        ClaimType.ROLE: lambda: analysis.roles,
        ClaimType.AGREEMENT: lambda: analysis.acts,
        ClaimType.TIE: lambda: analysis.ties,
    }[type]()
    with writing(None) as stream:
        for account in listed:
            if len(account.asserting) >= least:
                told = _record(made, account)
                stream.write(json.dumps(told, ensure_ascii=False) if format is TextOrJson.JSON else _lines(told))
                stream.write("\n")
    batch.finish()


def _record(case: "Case", account: "Account") -> dict[str, Any]:
    lead = account.lead
    return {
        "id": account.id,
        "type": account.type.value,
        "parties": [{"role": party.role.value, "name": party.entity.name} for party in lead.parties],
        "time": lead.claim.time.edtf if lead.claim.time else None,
        "place": lead.place.name if lead.place else None,
        "modality": account.modality.value,
        "credibility": account.credibility.grade,
        "label": account.credibility.label,
        "why": account.credibility.why,
        "asserting": [_origin(case, origin) for origin in account.asserting],
        "denying": [_origin(case, origin) for origin in account.denying],
        "claims": [claim.key for claim in account.claims],
        "quote": lead.quote,
    }


def _origin(case: "Case", origin: "Origin") -> dict[str, Any]:
    graded = case.marks.reliability
    names = [origin.label, origin.key.partition(":")[2]]
    reliability = next((graded[name] for name in names if name in graded), None)
    return {
        "origin": origin.label,
        "anonymous": origin.anonymous,
        "reliability": reliability,
        "documents": list(origin.documents),
    }


def _lines(told: dict[str, Any]) -> str:
    who = " - ".join(party["name"] for party in told["parties"])
    head = ", ".join(part for part in (who, told["time"] or "undated", told["place"]) if part)
    lines = [f"{head}: {told['modality']}", f"  credibility {told['credibility']} ({told['label']}): {told['why']}"]
    for side, verb in (("asserting", "asserted by"), ("denying", "denied by")):
        if told[side]:
            names = (
                origin["origin"] + (f" [{origin['reliability']}]" if origin["reliability"] else "")
                for origin in told[side]
            )
            lines.append(f"  {verb} {'; '.join(names)}")
    return "\n".join([*lines, f"  “{' '.join(told['quote'].split())}” ({told['id']})"])
