"""Contacts and back channels of a brief."""

from collections.abc import Mapping, Sequence

from backchannel.analysis import Account, Analysis, Channel, Flag, Group, Knowledge, Listed, Standing
from backchannel.analysis.backchannels import stands_for_state
from backchannel.analysis.matching import AGAINST
from backchannel.brief.citing import Citations
from backchannel.brief.model import ChannelLine, ContactLine, PartyLine, Statement
from backchannel.brief.words import TOLD, aside, clause, joined, listed, sentence, stop, voice, when
from backchannel.case import CaseClaim, CaseEntity
from backchannel.model import EntityType, Modality, PartyRole, Span
from backchannel.reading.time import describe

_SIGNS = {
    1: "called unofficial",
    2: "out of office",
    3: "past a government",
    4: "disputed",
    5: "not on the register",
}
_PARTS = {PartyRole.PARTY: "", PartyRole.INTERMEDIARY: "go-between", PartyRole.HOST: "host"}


def contact(
    analysis: Analysis, cite: Citations, id: str, account: Account, flag: Flag | None, full: bool
) -> ContactLine:
    """One dealing, ready to show."""
    lead, case = account.lead, analysis.case
    says = [Statement(sentence(case, lead), (cite.number(lead),))]
    others = [claim for claim in account.for_it if claim is not lead]
    shown = others if full else others[:3]
    if shown:
        voices = "; ".join(aside(case, claim) for claim in shown)
        more = f"; and {len(others) - len(shown)} more" if len(others) > len(shown) else ""
        says.append(Statement(f"Also told by {voices}{more}.", cite.numbers(shown)))
    if account.for_it:
        against = account.against if full else account.against[:2]
        says.extend(Statement(sentence(case, claim), (cite.number(claim),)) for claim in against)
    edtf = lead.claim.time.edtf if lead.claim.time else None
    told = TOLD[account.modality] if account.for_it else TOLD[lead.modality]
    if account.for_it and account.against:
        told += "; disputed"
    place = next((claim.place for claim in (lead, *account.telling) if claim.place), None)
    return ContactLine(
        id=id,
        parties=party_lines(analysis, account),
        when=describe(edtf) if edtf else "",
        edtf=edtf,
        place=place.name if place else "",
        told=told,
        says=tuple(says),
        quote=cite.number(strongest(account)),
        origins=_origins(account),
        grade=account.credibility.grade,
        credibility=account.credibility.label + ("" if account.for_it else " that it took place"),
        signs=tuple(int(sign.kind) for sign in flag.signs) if flag else (),
        register=flag.register.why if flag and flag.register.listed is not Listed.UNCOVERED else "",
        claims=tuple(claim.key for claim in account.claims),
    )


def strongest(account: Account) -> CaseClaim:
    """The claim whose words to show: told as done, by a source that can be named, said to be unofficial, short."""
    return min(
        account.telling,
        key=lambda c: (
            c.modality is not account.modality,
            c.claim.track is None or c.claim.track == "unspecified",
            len(c.claim.evidence.of(c.document.text)) > 320,
            c is not account.lead,
            c.key,
        ),
    )


def party_lines(analysis: Analysis, account: Account) -> tuple[PartyLine, ...]:
    """Parties with what they were at the time; "Iranians" is left out where somebody named acts for Iran."""
    lines = []
    for role, part in _PARTS.items():
        entities = account.who(role)
        named = {analysis.sides.of(e) for e in entities if not stands_for_state(e)}
        for entity in entities:
            if role is PartyRole.HOST and entity in account.who(PartyRole.INTERMEDIARY):
                continue
            if (
                stands_for_state(entity)
                and entity.type is not EntityType.ORGANIZATION
                and analysis.sides.of(entity) in named
            ):
                continue
            lines.append(PartyLine(entity.name, part, office(analysis, best_standing(analysis, account, entity))))
    return tuple(lines)


def best_standing(analysis: Analysis, account: Account, entity: CaseEntity) -> Standing:
    """What an entity was at the time of a dealing, by the claim of the account that tells best."""
    claims = [claim for claim in account.telling if entity in claim.who(*_PARTS)] or [account.lead]
    made = [analysis.standing(entity, claim) for claim in claims]
    return max(made, key=lambda s: (s.knowledge is not Knowledge.UNKNOWN, s.sure))


def office(analysis: Analysis, standing: Standing) -> str:
    """A party's office at the time, in words; what is concluded or not known is said to be."""
    entity = analysis.case.entities[standing.entity]
    state = analysis.sides.name(standing.state) if standing.state else ""
    if entity.type is not EntityType.PERSON:
        return "" if standing.knowledge is not Knowledge.NONE else "out of office, by its name"
    if standing.knowledge is Knowledge.HELD:
        title, where = standing.title or "in office", standing.body or state
        named = title if not where or where.casefold() in title.casefold() else f"{title}{joined(where)}"
        return named if standing.sure else f"{named} ({standing.why})"
    if standing.knowledge is Knowledge.NONE:
        former = f"formerly {standing.before}" if standing.before else ""
        later = f"later {standing.after}" if standing.after else ""
        known = "no office of state then, by the text" if standing.words else "no office of state known then"
        return ", ".join(part for part in (known, former, later) if part)
    return "office at the time not known"


def _origins(account: Account) -> str:
    count = len(account.asserting) or len(account.denying)
    documents = len({claim.document.id for claim in account.claims})
    return f"{count} independent origin{'s' * (count != 1)} in {documents} document{'s' * (documents != 1)}"


def channel(
    analysis: Analysis, cite: Citations, id: str, found: Channel, ids: Mapping[str, str], full: bool
) -> ChannelLine:
    """One back channel: why it is flagged, what is told as done, what is not, what else may explain it."""
    flagged = found.contacts or found.apart
    return ChannelLine(
        id=id,
        name=found.name,
        span=_span(found),
        through=listed([entity.name for entity in found.intermediaries]),
        places=listed([entity.name for entity in found.places]),
        reasons=_reasons(analysis, cite, flagged, full),
        contacts=tuple(ids[flag.account.id] for flag in found.contacts if flag.account.id in ids),
        apart=tuple(_apart(analysis, cite, flag) for flag in found.apart),
        alternatives=tuple(dict.fromkeys(text for flag in flagged for text in flag.alternatives)),
    )


def _span(found: Channel) -> str:
    count = len(found.contacts)
    dealings = f"{count} dealing{'s' * (count != 1)} reported as done" if count else "nothing reported as done"
    if found.apart:
        dealings += f", {len(found.apart)} apart"
    first = next((f.account.lead.claim.time for f in _by_time(found) if f.account.lead.claim.time), None)
    last = next((f.account.lead.claim.time for f in reversed(_by_time(found)) if f.account.lead.claim.time), None)
    if first is None or last is None:
        return f"{dealings}; not dated"
    if first.edtf == last.edtf:
        return f"{dealings}; {when(first.edtf)}"
    return f"{dealings}; first {when(first.edtf)}, last {when(last.edtf)}"


def _by_time(found: Channel) -> list[Flag]:
    return sorted(found.contacts or found.apart, key=lambda flag: flag.account.start)


def _reasons(analysis: Analysis, cite: Citations, flagged: Sequence[Flag], full: bool) -> tuple[Statement, ...]:
    """The signs of all contacts of a channel: the words that say so together, everybody out of office once."""
    reasons: dict[tuple[int, str], str] = {}
    claims: dict[tuple[int, str], dict[str, None]] = {}
    sure: set[tuple[int, str]] = set()
    said = [
        e.quote
        for flag in flagged
        for sign in flag.signs
        if sign.reason.startswith("the text says")
        for e in sign.evidence
    ]
    for flag in flagged:
        for sign in flag.signs:
            for reason in sign.reason.split("; "):
                key = (int(sign.kind), "" if sign.kind == 1 and said else reason.split(" (")[0])
                if key not in reasons or (sign.sure and key not in sure):
                    reasons[key] = reason
                if sign.sure:
                    sure.add(key)
                about = [e.claim for e in sign.evidence if sign.kind != 2 or _takes_part(analysis, e.claim, reason)]
                claims.setdefault(key, {}).update(dict.fromkeys(about))
    if (1, "") in reasons:
        reasons[1, ""] = "the text says " + ", ".join(f"“{quote}”" for quote in dict.fromkeys(said))
    return tuple(
        Statement(
            f"({key[0]}) {_SIGNS[key[0]]}: {reason}",
            cite.numbers((analysis.case.claim(k) for k in claims[key]), None if full else 3),
        )
        for key, reason in sorted(reasons.items(), key=lambda item: item[0][0])
    )


def _takes_part(analysis: Analysis, key: str, reason: str) -> bool:
    return any(reason.startswith(party.entity.name) for party in analysis.case.claim(key).parties)


def _apart(analysis: Analysis, cite: Citations, flag: Flag) -> Statement:
    """A dealing that is not told as done, as its claims put it, with the denial where it is disputed."""
    lead = flag.account.lead
    label = {
        Group.DISPUTED: "Disputed",
        Group.PLANNED: "Planned or possible",
        Group.TRIED: "Tried",
        Group.DENIED: "Denied",
    }
    text = f"{label[flag.group]}: {sentence(analysis.case, lead)}"
    claims = [lead]
    for claim in flag.account.claims:
        if flag.group is Group.DISPUTED and claim.modality in AGAINST:
            text += f" {_denies(analysis, claim)}"
            claims.append(claim)
            break
    return Statement(text, cite.numbers(claims))


def _denies(analysis: Analysis, claim: CaseClaim) -> str:
    return stop(f"But according to {voice(analysis.case, claim)}, {clause(claim)}")


def short(claim: CaseClaim, width: int) -> str:
    """The evidence of a claim on one line; the part around its trigger where it is longer than `width` characters."""
    text = claim.document.text
    span, trigger = claim.claim.evidence, claim.claim.trigger
    if span.end - span.start <= width:
        return claim.words(span) or ""
    start = max(span.start, trigger.start - width // 2)
    end = min(span.end, start + width)
    while start > span.start and not text[start - 1].isspace():
        start -= 1
    while end < span.end and not text[end].isspace():
        end += 1
    inner = claim.words(Span(start, end)) or ""
    return ("… " if start > span.start else "") + inner + (" …" if end < span.end else "")


def told_as_done(account: Account) -> bool:
    """Whether a dealing is told as done by any claim."""
    return bool(account.for_it) and account.modality is Modality.ACTUAL
