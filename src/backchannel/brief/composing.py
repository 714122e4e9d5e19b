"""Compose a brief: pick, order and number what the analysis finds. One case gives one brief, byte for byte."""

from collections import Counter
from collections.abc import Sequence

from backchannel._version import __version__
from backchannel.analysis import NOTICE, Account, Analysis, Flag
from backchannel.brief import abridging, background, dealings, picturing
from backchannel.brief.citing import Citations
from backchannel.brief.model import Brief, ContactLine, DocumentLine
from backchannel.brief.scope import Scope, scope
from backchannel.brief.words import outlet
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


def compose(
    case: Case | Sequence[Extraction],
    full: bool = False,
    *,
    about: str | None = None,
    pair: tuple[str, str] | None = None,
    document: str | None = None,
    analysis: Analysis | None = None,
) -> Brief:
    """The brief of a case, or of extractions, which are made into a case first.

    Args:
        case: a case or what was found in each document.
        full: everything; otherwise the contacts that matter most, the strongest quotes, the people who take part.
        about: a name; only what it takes part in.
        pair: two names; only what both take part in.
        document: a document's id; its claims in order, and the sentences on which they rest.
        analysis: of this case, where there is one already.

    Raises:
        ValueError: if two documents have one id, or more than one thing is asked for.
        NotInCaseError: a name or a document that the case does not have.
    """
    whole = case if isinstance(case, Case) else Case.of(case)
    analysis = analysis or Analysis(whole)
    chosen = scope(analysis, about, pair, document)
    cite = Citations(analysis)
    contacts = [a for a in analysis.contacts if chosen.of(a)]
    flagged = {a.id: flag for a in contacts if (flag := analysis.index.flag(a.id))}
    done = [a for a in contacts if dealings.told_as_done(a)]
    rest = [a for a in contacts if not dealings.told_as_done(a)]
    shown = done if full else _weightiest(done, flagged)
    apart = rest if full else _weightiest(rest, flagged)
    ids = {account.id: f"C{number}" for number, account in enumerate([*shown, *rest], 1)}
    found = [c for c in analysis.channels if any(f.account.id in flagged for f in (*c.contacts, *c.apart))]
    accords = [v for v in analysis.agreements if any(chosen.holds(a) for a in v.acts)]
    people = _people(analysis, chosen, contacts, flagged, full)
    in_order = abridging.claims(analysis, cite, chosen.document) if chosen.document else ()
    under = abridging.sentences(analysis, cite, chosen.document) if chosen.document else ()
    lines = _lines(analysis, cite, shown, ids, flagged, full)
    channels = tuple(
        dealings.channel(analysis, cite, f"B{number}", channel, ids, full) for number, channel in enumerate(found, 1)
    )
    return Brief(
        title=_title(whole, chosen),
        about=chosen.said,
        summary=_summary(analysis, chosen, done, rest, flagged),
        notice=NOTICE,
        contacts=lines,
        channels=channels,
        apart=_lines(analysis, cite, apart, ids, flagged, full),
        offices=background.offices(analysis, cite, people, full),
        agreements=tuple(
            background.agreement(analysis, cite, d, full) for d in accords[: None if full else AGREEMENTS]
        ),
        ties=background.ties(analysis, cite, chosen, full),
        contradictions=background.contradictions(analysis, cite, chosen),
        hangs=background.hangs(analysis, cite, chosen, full),
        unknown=background.unknown(analysis, contacts, flagged),
        abridgement=in_order,
        sentences=under,
        pictures=picturing.pictures(analysis, [*shown, *apart], ids, people),
        method=_method(analysis),
        documents=_documents(analysis, chosen, cite),
        citations=cite.all(),
        left_out=len(done) + len(rest) - len(shown) - len(apart),
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


def _people(
    analysis: Analysis, chosen: Scope, contacts: Sequence[Account], flagged: dict[str, Flag], full: bool
) -> tuple[CaseEntity, ...]:
    """Whose offices to show: those who deal with others, those in flagged dealings and in most dealings first."""
    weight: dict[str, int] = {}
    for account in contacts:
        for entity in account.who(PartyRole.PARTY, PartyRole.INTERMEDIARY):
            if entity.type is EntityType.PERSON:
                weight[entity.id] = weight.get(entity.id, 0) + (4 if account.id in flagged else 1)
    for entity in chosen.entities:
        weight[entity.id] = 10**6
    holders = analysis.offices.people()
    if full and not chosen.said:
        return holders
    ranked = sorted((p for p in holders if p.id in weight), key=lambda p: (-weight[p.id], p.name, p.id))
    return tuple(ranked if full else ranked[:PEOPLE])


def _title(case: Case, chosen: Scope) -> str:
    if chosen.document:
        document = case.documents[chosen.document]
        return f"Brief of {document.title or outlet(document)}"
    dates = sorted(d.published for d in case.documents.values() if d.published)
    span = f", {describe(dates[0])} to {describe(dates[-1])}" if dates and dates[0] != dates[-1] else ""
    what = f"Brief about {chosen.said}, from" if chosen.said else "Brief of"
    return f"{what} {len(case.documents)} documents{span}"


def _summary(
    analysis: Analysis, chosen: Scope, done: Sequence[Account], rest: Sequence[Account], flagged: dict[str, Flag]
) -> tuple[str, ...]:
    """The counts that a reader needs first, each with its unit."""
    documents = _told_in(analysis, chosen)
    origins = {analysis.case.lineage[id].origin for id in documents}
    bearing = sum(a.id in flagged for a in done)
    return (
        f"{_many(len(documents), 'document')} of {_many(len(origins), 'independent origin')}",
        f"{_many(len(done), 'contact')} reported as done, {bearing} of them with signs of a back channel",
        f"{_many(len(rest), 'contact')} planned, possible, tried or denied, never counted as done",
    )


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _told_in(analysis: Analysis, chosen: Scope) -> list[str]:
    """Ids of the documents that a brief rests on, in the order of the case."""
    if chosen.document:
        return [chosen.document]
    if chosen.accounts is None:
        return list(analysis.case.documents)
    claims = [c for e in chosen.entities for c in analysis.case.about(e.id) if chosen.keeps(c)]
    claims += [c for a in analysis.contacts if a.id in chosen.accounts for c in a.claims]
    told = {claim.document.id for claim in claims}
    return [id for id in analysis.case.documents if id in told]


def _documents(analysis: Analysis, chosen: Scope, cite: Citations) -> tuple[DocumentLine, ...]:
    """The documents that a brief rests on, and those that it cites besides."""
    case = analysis.case
    counts = Counter(claim.document.id for claim in case.claims)
    shown = {*_told_in(analysis, chosen), *(citation.document for citation in cite.all())}
    return tuple(_document(case, id, counts[id]) for id in case.documents if id in shown)


def _document(case: Case, id: str, claims: int) -> DocumentLine:
    document, found = case.documents[id], case.lineage[id]
    return DocumentLine(
        id=id,
        outlet=document.outlet or "",
        published=describe(document.published) if document.published else "",
        title=document.title or "",
        lineage=_lineage(case, found),
        derived_from=found.derived_from,
        origin=found.origin,
        claims=claims,
    )


def _lineage(case: Case, found: Lineage) -> str:
    if found.derived_from:
        return f"{found.kind} of {found.derived_from}"
    if found.origin not in case.documents:
        return f"{found.kind}; the original is not in this case: {found.origin}"
    return str(found.kind)


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
