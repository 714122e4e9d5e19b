"""Offices, agreements, ties, contradictions and gaps of a brief."""

from collections.abc import Iterable, Mapping, Sequence

from backchannel.analysis import (
    Account,
    AgreementView,
    Analysis,
    Basis,
    Conflict,
    Contradiction,
    Flag,
    Knowledge,
    Tenure,
)
from backchannel.brief.citing import Citations
from backchannel.brief.model import AgreementLine, OfficeLine, Statement
from backchannel.brief.scope import Scope
from backchannel.brief.words import clause, joined, listed, outlet, sentence, stop, voice
from backchannel.case import CaseClaim, CaseEntity
from backchannel.model import EntityType, Modality, PartyRole, TieKind
from backchannel.reading.time import describe


def offices(analysis: Analysis, cite: Citations, people: Sequence[CaseEntity], full: bool) -> tuple[OfficeLine, ...]:
    """What each person held, the record and the documents told apart, one line an office."""
    return tuple(line for person in people if (line := _offices(analysis, cite, person, full)).offices)


def _offices(analysis: Analysis, cite: Citations, person: CaseEntity, full: bool) -> OfficeLine:
    groups: list[list[Tenure]] = []
    for tenure in analysis.offices.of(person):
        alike = next((g for g in groups if any(_together(tenure, other) for other in g)), None)
        if alike is None:
            groups.append([tenure])
        else:
            alike.append(tenure)
    told = [group for group in groups if full or any(t.basis is Basis.CLAIM for t in group)]
    lines = [_office(analysis, cite, group, full) for group in sorted(told, key=_first)]
    return OfficeLine(person.name, tuple(lines))


def _together(one: Tenure, other: Tenure) -> bool:
    """One office of one person: the same words, and no record that keeps two terms apart."""
    if one.negated != other.negated or not one.like(other):
        return False
    if one.basis is Basis.RECORD and other.basis is Basis.RECORD:
        return one.title == other.title and one.edtf == other.edtf
    days = [t.over or t.attested or t.ahead or (t.held.first if t.held else None) for t in (one, other)]
    record = next((t for t in (one, other) if t.basis is Basis.RECORD), None)
    claim = other if record is one else one
    if record is None or record.held is None or claim.over is not None or None in days:
        return True
    if claim.held and not claim.held.point:
        return claim.held.overlaps(record.held)
    day = claim.attested or claim.ahead or (claim.held.first if claim.held else None)
    return day is None or record.held.first.toordinal() - 200 <= day.toordinal() <= record.held.last.toordinal()


def _first(group: Sequence[Tenure]) -> tuple[int, str]:
    days = [t.held.first for t in group if t.held] or [d for t in group if (d := t.attested or t.over or t.ahead)]
    return (min(days).toordinal() if days else 10**7, group[0].title)


def _office(analysis: Analysis, cite: Citations, group: Sequence[Tenure], full: bool) -> Statement:
    claims = [analysis.case.claim(t.claim) for t in group if t.claim]
    recorded = [t for t in group if t.basis is Basis.RECORD]
    title = max((t.title for t in recorded or group), key=len)
    body = next((t.body for t in (*recorded, *group) if t.body), None)
    named = f"{title}{joined(body)}" if body and body.casefold() not in title.casefold() else title
    how = next((t.how for t in group if t.how), "")
    if how and not recorded:
        named = f"{how}: {named}"
    if any(t.negated for t in group):
        named = f"held no office (“{title}”)"
    parts = []
    if recorded:
        parts.append(f"record: {listed([_span(t.edtf) for t in recorded if t.edtf])}")
    if claims:
        ways = _ways([t for t in group if t.basis is Basis.CLAIM])
        documents = len({claim.document.id for claim in claims})
        by = outlet(claims[0].document) if documents == 1 else f"{documents} documents"
        shown = ways if full else ways[:3]
        parts.append(f"{by}: {', '.join(shown)}{' …' if len(shown) < len(ways) else ''}")
    return Statement(f"{named} – {'; '.join(parts)}", cite.numbers(claims, None if full else 2))


def _span(edtf: str) -> str:
    """A term in words: "20 January 2017 to 20 January 2021"."""
    said = describe(edtf)
    return said.removeprefix("between ").replace(" and ", " to ") if said.startswith("between ") else said


def _ways(tenures: Sequence[Tenure]) -> list[str]:
    """What the documents say of time, each once; the days on which they find somebody in office together."""
    seen = sorted({t.attested for t in tenures if t.attested and not t.edtf})
    out = list(dict.fromkeys(_way(t) for t in tenures if not (t.attested and not t.edtf)))
    if seen:
        first, last = describe(seen[0].isoformat()), describe(seen[-1].isoformat())
        out.insert(0, f"in office as of {first}" + (f" and up to {last}" if first != last else ""))
    return out


def _way(tenure: Tenure) -> str:
    """What a document says of time: told for a date, in office or former at publication, to come."""
    if tenure.edtf:
        return _span(tenure.edtf)
    if tenure.over:
        return f"former by {describe(tenure.over.isoformat())}"
    if tenure.ahead:
        return f"to come as of {describe(tenure.ahead.isoformat())}"
    return "not dated"


def agreement(analysis: Analysis, cite: Citations, dossier: AgreementView, full: bool) -> AgreementLine:
    """One accord: parties, promises, and each act by the claim that tells it most exactly."""
    promises = dossier.promises if full else dossier.promises[:6]
    return AgreementLine(
        name=dossier.agreement.name,
        parties=listed([party.name for party in dossier.parties]),
        promises=tuple(
            Statement(
                f"{p.by.name}, according to {voice(analysis.case, p.claim)}: “{p.words}”", (cite.number(p.claim),)
            )
            for p in promises
        ),
        acts=tuple(_told(analysis, cite, account.lead, account.for_it, full) for account in dossier.acts),
    )


def _told(analysis: Analysis, cite: Citations, lead: CaseClaim, claims: Sequence[CaseClaim], full: bool) -> Statement:
    others = [claim for claim in claims if claim is not lead]
    text = sentence(analysis.case, lead)
    if others:
        text += f" Also: {listed([outlet(c.document) for c in others])}."
    return Statement(text, cite.numbers([lead, *(others if full else others[:2])]))


def ties(analysis: Analysis, cite: Citations, chosen: Scope, full: bool) -> tuple[Statement, ...]:
    """Lasting relations, influence first; memberships only in a full brief."""
    order = {
        "influence": 0,
        "represents": 1,
        "funds": 2,
        "advocates": 3,
        "ally": 4,
        "opposes": 5,
        "rival": 6,
        "family": 7,
    }
    minor = (TieKind.MEMBER, TieKind.FAMILY)
    found = [a for a in analysis.ties if chosen.holds(a) and (full or a.lead.claim.kind not in minor)]
    found.sort(key=lambda a: order.get(str(a.lead.claim.kind), 9))
    return tuple(_told(analysis, cite, a.lead, a.for_it, full) for a in (found if full else found[:10]))


def contradictions(analysis: Analysis, cite: Citations, chosen: Scope) -> tuple[Statement, ...]:
    """Where claims disagree: one side, then the other."""
    found = (c for c in analysis.contradictions if any(chosen.keeps(claim) for claim in (*c.one, *c.other)))
    return opposed(analysis, cite, found)


def opposed(analysis: Analysis, cite: Citations, found: Iterable[Contradiction]) -> tuple[Statement, ...]:
    """Contradictions as sentences: one side, then the other."""
    out = []
    for conflict in found:
        one, other = conflict.one[0], conflict.other[0]
        how = {Conflict.DENIED: "But", Conflict.DATE: "Another date:", Conflict.PLACE: "Another place:"}[conflict.about]
        text = f"{sentence(analysis.case, one)} {how} according to {voice(analysis.case, other)}, {clause(other)}"
        out.append(Statement(stop(text), cite.numbers([one, other])))
    return tuple(out)


def hangs(analysis: Analysis, cite: Citations, chosen: Scope, full: bool) -> tuple[Statement, ...]:
    """What would be gone if one origin were left out of account, those on which most hangs first."""
    out = []
    for found in analysis.dependence:
        lost = [a for a in found.lost if chosen.of(a)]
        gone = [c for c in found.channels if any(chosen.of(f.account) for f in (*c.contacts, *c.apart))]
        weaker = [a for a, _ in found.weaker if chosen.of(a)]
        if not lost:
            continue
        what = f"{len(lost)} dealing{'s' * (len(lost) != 1)}"
        if gone:
            what += f" and all of {len(gone)} back channel{'s' * (len(gone) != 1)} ({'; '.join(c.name for c in gone)})"
        text = f"Without {found.origin.label} there would be nothing of {what}"
        text += f", and {len(weaker)} would be less well supported." if weaker else "."
        out.append(Statement(text, cite.numbers([a.lead for a in lost], None if full else 3)))
    return tuple(out if full else out[:8])


def unknown(analysis: Analysis, contacts: Sequence[Account], flagged: Mapping[str, Flag]) -> tuple[str, ...]:
    """What the case does not tell and a reader should know that it does not."""
    case, out = analysis.case, []
    undated = [a for a in contacts if a.when is None]
    if undated:
        out.append(f"The date of {len(undated)} of {len(contacts)} dealings is not told.")
    placeless = [a for a in contacts if not any(c.place for c in a.claims) and a.modality is Modality.ACTUAL]
    if placeless:
        out.append(f"The place of {len(placeless)} dealings told as done is not told.")
    hidden = [a for a in contacts if a.asserting and all(o.anonymous for o in a.asserting)]
    if hidden:
        one = len(hidden) == 1
        out.append(f"{len(hidden)} dealing{' rests' if one else 's rest'} on unnamed sources only.")
    missing = list(dict.fromkeys(found.origin for found in case.lineage.values() if found.origin not in case.documents))
    if missing:
        out.append(f"The original is not in this case: {listed(missing)}.")
    people: dict[str, None] = {}
    for flag in flagged.values():
        for entity, standing in flag.parties:
            if standing.knowledge is Knowledge.UNKNOWN and entity.type is EntityType.PERSON:
                people[entity.name] = None
    if people:
        out.append(f"What office, if any, was held at the time of some dealings: {listed(list(people))}.")
    vague = {p.name: None for a in contacts for p in a.who(PartyRole.PARTY) if p.type is EntityType.GROUP}
    if vague:
        out.append(f"Who exactly is meant by: {listed([f'“{name}”' for name in vague])}.")
    return tuple(out)
