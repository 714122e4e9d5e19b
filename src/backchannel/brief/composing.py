"""Compose a brief: pick, order and number what the analysis finds. One case gives one brief, byte for byte."""

from collections.abc import Sequence

from backchannel._version import __version__
from backchannel.analysis import NOTICE, Account, Analysis, Flag
from backchannel.brief import background, dealings
from backchannel.brief.citing import Citations
from backchannel.brief.model import Brief, ContactLine, DocumentLine, Statement
from backchannel.brief.words import clause, outlet, stop, voice
from backchannel.case import Case, CaseEntity
from backchannel.lineage import Lineage
from backchannel.model import ClaimType, EntityType, Extraction, PartyRole
from backchannel.reading.time import describe

CONTACTS = 14
"""Contacts shown unless everything is asked for; flagged ones are always shown."""

AGREEMENTS = 5
"""Agreements shown unless everything is asked for: those with most claims."""

PEOPLE = 8
"""People whose offices are shown unless everything is asked for."""


def compose(case: Case | Sequence[Extraction], full: bool = False) -> Brief:
    """The brief of a case, or of extractions, which are made into a case first.

    Args:
        case: a case or what was found in each document.
        full: everything; otherwise the contacts that matter most, the strongest quotes, the people who take part.

    Raises:
        ValueError: if two documents have one id.
    """
    whole = case if isinstance(case, Case) else Case.of(case)
    analysis = Analysis(whole)
    cite = Citations(whole)
    flagged = {flag.account.id: flag for flag in analysis.flags}
    done = [a for a in analysis.contacts if dealings.told_as_done(a)]
    rest = [a for a in analysis.contacts if not dealings.told_as_done(a)]
    shown = done if full else _weightiest(done, flagged)
    ids = {account.id: f"C{number}" for number, account in enumerate([*shown, *rest], 1)}
    contacts = _lines(analysis, cite, shown, ids, flagged, full)
    channels = tuple(
        dealings.channel(analysis, cite, f"B{number}", channel, ids, full)
        for number, channel in enumerate(analysis.channels, 1)
    )
    apart = _lines(analysis, cite, rest if full else _weightiest(rest, flagged), ids, flagged, full)
    documents = tuple(_document(whole, id) for id in whole.documents)
    people = _people(analysis, full)
    return Brief(
        title=_title(whole),
        notice=NOTICE,
        documents=documents,
        contacts=contacts,
        channels=channels,
        apart=apart,
        offices=background.offices(analysis, cite, people, full),
        agreements=tuple(
            background.agreement(analysis, cite, d, full) for d in analysis.agreements[: None if full else AGREEMENTS]
        ),
        ties=background.ties(analysis, cite, full),
        contradictions=background.contradictions(analysis, cite),
        unknown=background.unknown(analysis),
        abridgement=_abridgement(whole, cite) if len(whole.documents) == 1 else (),
        method=_method(analysis),
        citations=cite.all(),
        left_out=len(done) + len(rest) - len(contacts) - len(apart),
        version=__version__,
    )


def _lines(
    analysis: Analysis,
    cite: Citations,
    accounts: Sequence[Account],
    ids: dict[str, str],
    flagged: dict[str, Flag],
    full: bool,
) -> tuple[ContactLine, ...]:
    return tuple(dealings.contact(analysis, cite, ids[a.id], a, flagged.get(a.id), full) for a in accounts)


def _weightiest(accounts: Sequence[Account], flagged: dict[str, Flag]) -> list[Account]:
    """Flagged dealings and, up to the limit, those with most independent origins and people; by date as before."""
    people = {a.id: sum(e.type is EntityType.PERSON for e in a.who(PartyRole.PARTY)) for a in accounts}
    ranked = sorted(accounts, key=lambda a: (a.id not in flagged, -len(a.asserting), -people[a.id], a.start, a.id))
    count = max(
        CONTACTS if accounts and dealings.told_as_done(accounts[0]) else 0, sum(a.id in flagged for a in accounts)
    )
    chosen = {a.id for a in ranked[:count]}
    return [a for a in accounts if a.id in chosen]


def _people(analysis: Analysis, full: bool) -> tuple[CaseEntity, ...]:
    """Whose offices to show: those who deal with others, those in flagged dealings and in most dealings first."""
    weight: dict[str, int] = {}
    flagged = {flag.account.id for flag in analysis.flags}
    for account in analysis.contacts:
        for entity in account.who(PartyRole.PARTY, PartyRole.INTERMEDIARY):
            if entity.type is EntityType.PERSON:
                weight[entity.id] = weight.get(entity.id, 0) + (4 if account.id in flagged else 1)
    holders = analysis.offices.people()
    if full:
        return holders
    ranked = sorted((p for p in holders if p.id in weight), key=lambda p: (-weight[p.id], p.name, p.id))
    return tuple(ranked[:PEOPLE])


def _title(case: Case) -> str:
    documents = list(case.documents.values())
    if len(documents) == 1:
        return f"Brief of {documents[0].title or outlet(documents[0])}"
    dates = sorted(d.published for d in documents if d.published)
    span = f", {describe(dates[0])} to {describe(dates[-1])}" if dates and dates[0] != dates[-1] else ""
    return f"Brief of {len(documents)} documents{span}"


def _document(case: Case, id: str) -> DocumentLine:
    document, found = case.documents[id], case.lineage[id]
    return DocumentLine(
        id=id,
        outlet=document.outlet or "",
        published=describe(document.published) if document.published else "",
        title=document.title or "",
        lineage=_lineage(case, found),
        derived_from=found.derived_from,
        origin=found.origin,
        claims=len(case.in_document(id)),
    )


def _lineage(case: Case, found: Lineage) -> str:
    if found.derived_from:
        return f"{found.kind} of {found.derived_from}"
    if found.origin not in case.documents:
        return f"{found.kind}; the original is not in this case: {found.origin}"
    return str(found.kind)


def _abridgement(case: Case, cite: Citations) -> tuple[Statement, ...]:
    """The claims of the one document in the order of its text, each naming whom the document cites."""
    document = next(iter(case.documents.values()))
    own = voice(case, case.claims[0], dated=False).split(", citing ")[0] if case.claims else outlet(document)
    out = []
    for claim in case.in_document(document.id):
        cited = voice(case, claim, dated=False).removeprefix(own).removeprefix(", citing ")
        text = clause(claim)
        text = f"Citing {cited}: {text}" if cited else text[:1].upper() + text[1:]
        out.append(Statement(stop(text), (cite.number(claim),)))
    return tuple(out)


def _method(analysis: Analysis) -> tuple[str, ...]:
    case = analysis.case
    kinds = [f"{len(case.of_type(type))} {type} claims" for type in ClaimType]
    methods = sorted({claim.claim.method.split(":")[0] for claim in case.claims if claim.claim.method})
    by = f", found by {' and '.join(methods)}" if methods else ""
    origins = {found.origin for found in case.lineage.values()}
    return (
        f"{len(case.documents)} document{'s' * (len(case.documents) != 1)} of {len(origins)} independent "
        f"origin{'s' * (len(origins) != 1)}; {', '.join(kinds)}{by}.",
        "Sentences are made from claims by templates and keep who says it and how; numbers lead to the words.",
        "Origins are counted, not articles: copies count with their original, one unnamed source counts once.",
        "Grades 1 to 6 are the Admiralty’s credibility of information, computed from independent origins and denials.",
        f"backchannel {__version__}.",
    )
