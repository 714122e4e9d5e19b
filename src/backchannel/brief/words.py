"""Templates: from a claim to a sentence that keeps who says it and with which modality. No sentence speaks for us."""

import re
from collections.abc import Sequence

from backchannel.case import Case, CaseClaim, CaseEntity, CaseSource
from backchannel.lineage.traits import same_outlet
from backchannel.model import (
    Action,
    ClaimType,
    Document,
    EntityType,
    Medium,
    Modality,
    PartyRole,
    SourceKind,
    Status,
    TieKind,
)
from backchannel.reading.time import describe

TOLD = {
    Modality.ACTUAL: "reported as having taken place",
    Modality.PLANNED: "reported as planned",
    Modality.ATTEMPTED: "reported as attempted; the outcome is not told",
    Modality.FAILED: "reported as attempted and failed",
    Modality.POSSIBLE: "reported as possible",
    Modality.DENIED: "denied",
    Modality.NEGATED: "reported not to have taken place",
}
"""Modality of a dealing, in words."""

_DEALS = {
    Medium.MEETING: ("met", "meet"),
    Medium.CALL: ("spoke by telephone", "speak by telephone"),
    Medium.MESSAGE: ("had a message passed between them", "have a message passed between them"),
    Medium.NEGOTIATION: ("negotiated", "negotiate"),
    Medium.VISIT: ("met on a visit", "meet on a visit"),
    Medium.UNSPECIFIED: ("were in contact", "be in contact"),
}
_ACTS = {
    Action.NEGOTIATES: ("negotiated", "negotiate"),
    Action.SIGNS: ("concluded", "conclude"),
    Action.JOINS: ("joined", "join"),
    Action.WITHDRAWS: ("left", "leave"),
    Action.VIOLATES: ("broke", "break"),
    Action.REJECTS: ("rejected", "reject"),
    Action.SUSPENDS: ("suspended", "suspend"),
    Action.REVIVES: ("revived", "revive"),
    Action.PROPOSES: ("proposed", "propose"),
}
_TIES = {
    TieKind.INFLUENCE: ("had influence over", "have influence over"),
    TieKind.ALLY: ("was on close terms with", "be on close terms with"),
    TieKind.RIVAL: ("was a rival of", "be a rival of"),
    TieKind.MEMBER: ("belonged to", "belong to"),
    TieKind.FAMILY: ("was family of", "be family of"),
    TieKind.FUNDS: ("gave money to", "give money to"),
    TieKind.ADVOCATES: ("spoke up for", "speak up for"),
    TieKind.OPPOSES: ("opposed", "oppose"),
    TieKind.REPRESENTS: ("represented", "represent"),
}
_OFFICES = {
    Action.APPOINTED: ("was appointed", "be appointed"),
    Action.NOMINATED: ("was nominated", "be nominated"),
    Action.ELECTED: ("was elected", "be elected"),
    Action.RESIGNED: ("resigned", "resign"),
    Action.DISMISSED: ("was dismissed", "be dismissed"),
}
_PAPER = re.compile(
    r"\b(?:Times|Post|Journal|Herald|Gazette|Chronicle|Tribune|Telegraph|Ledger|Courier|Mail|Monitor|Register|Lantern|"
    r"Dispatch|Observer|Daily|Review|Guardian|Star|Standard|Mirror|Examiner|Inquirer|Globe|Sun)$"
)


def listed(names: Sequence[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    unique = list(dict.fromkeys(re.sub(r"^(?:A|An|The)(?= [a-z])", lambda m: m.group().lower(), n) for n in names))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}" if unique else ""


def outlet(document: Document) -> str:
    """A document by its publisher, with an article where English wants one; else by its title, else by its id."""
    name = document.outlet
    if not name:
        return f"“{document.title}”" if document.title else f"document {document.id}"
    return f"the {name}" if _PAPER.search(name) and not name.lower().startswith("the ") else name


def when(edtf: str | None) -> str:
    """A date as people say it, with its preposition: "in July 2019", "on 14 July 2019", "between 2017 and 2021"."""
    if not edtf:
        return ""
    said = describe(edtf)
    if re.match(r"(?:between|until|since|from|before|after|about|around|in|on|by|at|some)\b", said):
        return f"in {said}" if said.startswith("about") else said
    return f"on {said}" if re.match(r"\d{1,2} ", said) else f"in {said}"


def place(entity: CaseEntity | None) -> str:
    """Where: "in Muscat", of a building or body "at the White House"; empty for None."""
    if entity is None:
        return ""
    return f"in {entity.name}" if entity.type in (EntityType.PLACE, EntityType.COUNTRY) else f"at the {entity.name}"


def voice(case: Case, claim: CaseClaim, dated: bool = True) -> str:
    """Who says it: the document, and whom it cites, nearest to the fact last."""
    document = claim.document
    date = f" ({describe(document.published)})" if dated and document.published else ""
    lineage = case.lineage[document.id]
    own = document.outlet
    cited = [name for link in claim.sources if (name := _cited(document, link.source.kind, _name(link)))]
    retold = ""
    if lineage.derived_from and lineage.derived_from in case.documents:
        retold = f", {_RETELLS[lineage.kind]} {outlet(case.documents[lineage.derived_from])}"
    elif lineage.origin not in case.documents and not (own and lineage.origin.startswith(own)):
        retold = f", {_RETELLS.get(lineage.kind, 'from')} {lineage.origin}"
    return outlet(document) + date + retold + (f", citing {listed(cited)}" if cited else "")


_RETELLS = {
    "copy": "copying",
    "abridgement": "abridging",
    "rewrite": "retelling",
    "partial": "in part copying",
}


def _name(link: CaseSource) -> str:
    if link.entity and link.source.kind is SourceKind.NAMED:
        return named(link.entity.name)
    return link.source.name


def _cited(document: Document, kind: SourceKind, name: str) -> str:
    """A source in words; empty for the outlet that speaks anyway."""
    if kind is SourceKind.ANONYMOUS:
        return f"unnamed sources (“{name}”)"
    if kind is SourceKind.OUTLET:
        if same_outlet(name, document.outlet):
            return ""
        return name if name[:1].isupper() else f"“{name}”"
    if kind is SourceKind.DOCUMENT:
        return f"a document (“{name}”)"
    proper = name.removeprefix("the ")[:1].isupper() and name.casefold() not in ("he", "she", "they", "it")
    return name if proper else f"a source (“{name}”)"


_ARTICLE = re.compile(
    r"U\.S\.|U\.K\.|U\.N\.|United (?:States|Kingdom|Nations|Arab Emirates)|Soviet Union|European Union|Netherlands|"
    r"Philippines|White House|Kremlin|"
    r".*\b(?:administration|Department|Ministry|Council|Agency|Organization|Senate|Force)"
)


def named(name: str) -> str:
    """A name as it stands in a sentence: "the United States", "the State Department"."""
    owned = "'s " in name or "’s " in name
    bare = not owned and not name.startswith(("The ", "the "))
    return f"the {name}" if bare and _ARTICLE.fullmatch(name) else name


def parties(claim: CaseClaim, *roles: PartyRole) -> str:
    """The names in these roles, in a row."""
    return listed([named(entity.name) for entity in claim.who(*roles)])


def sentence(case: Case, claim: CaseClaim, dated: bool = True) -> str:
    """The claim as one sentence, such as "According to X, citing Y, A and B met in Z in July 2019"."""
    return stop(f"According to {voice(case, claim, dated)}, {clause(claim)}")


def aside(case: Case, claim: CaseClaim) -> str:
    """Who says it, for a row of names: "The Herald (26 November 2013; copying the Journal; citing two officials)"."""
    name = outlet(claim.document)
    date = describe(claim.document.published) if claim.document.published else ""
    rest = voice(case, claim, dated=False).removeprefix(name).removeprefix(", ")
    notes = "; ".join(note for note in (date, rest.replace(", citing ", "; citing ")) if note)
    return f"{name} ({notes})" if notes else name


def joined(body: str) -> str:
    """What follows a title: ", State Department", or " under Joe Biden"."""
    return f" {body}" if body.startswith("under ") else f", {body}"


def stop(text: str) -> str:
    """A sentence closed by one full stop."""
    return text if text.endswith(".") else f"{text}."


def clause(claim: CaseClaim) -> str:
    """What is claimed, without who says it."""
    return {
        ClaimType.CONTACT: _contact,
        ClaimType.ROLE: _role,
        ClaimType.AGREEMENT: _agreement,
        ClaimType.TIE: _tie,
    }[claim.type](claim)


def _contact(claim: CaseClaim) -> str:
    past, bare = _DEALS[claim.claim.medium or Medium.UNSPECIFIED]
    between = parties(claim, PartyRole.INTERMEDIARY)
    hosts = [e.name for e in claim.who(PartyRole.HOST) if e not in claim.who(PartyRole.INTERMEDIARY)]
    extras = [
        f"through {between}" if between else "",
        f"as guests of {listed(hosts)}" if hosts else "",
        place(claim.place),
        when(claim.claim.time.edtf if claim.claim.time else None),
    ]
    return _told(parties(claim, PartyRole.PARTY), past, bare, " ".join(e for e in extras if e), claim.modality)


def _agreement(claim: CaseClaim) -> str:
    past, bare = _ACTS.get(claim.claim.action or Action.SIGNS, _ACTS[Action.SIGNS])
    accord = parties(claim, PartyRole.AGREEMENT) or "an agreement"
    accord = accord if re.match(r"(?:the|a|an)\b", accord) else f"the {accord}"
    tail = [accord, place(claim.place), when(claim.claim.time.edtf if claim.claim.time else None)]
    who = parties(claim, PartyRole.PARTY) or "parties that are not named"
    return _told(who, past, bare, " ".join(t for t in tail if t), claim.modality)


def _tie(claim: CaseClaim) -> str:
    past, bare = _TIES[claim.claim.kind or TieKind.ALLY]
    tail = [parties(claim, PartyRole.OBJECT), when(claim.claim.time.edtf if claim.claim.time else None)]
    return _told(parties(claim, PartyRole.SUBJECT), past, bare, " ".join(t for t in tail if t), claim.modality)


def _role(claim: CaseClaim) -> str:
    title = claim.words(claim.claim.title)
    body = listed([e.name for e in claim.who(PartyRole.ORGANIZATION)])
    principal = listed([e.name for e in claim.who(PartyRole.PRINCIPAL)])
    what = f"“{title}”" if title else f"in office (“{claim.words(claim.claim.trigger)}”)"
    tail = [f"({body})" if body else "", f"under {principal}" if principal else ""]
    tail.append(when(claim.claim.time.edtf if claim.claim.time else None))
    rest = " ".join(t for t in tail if t)
    status = claim.claim.status
    verbs = {Status.FORMER: ("was formerly", "formerly be"), Status.INCOMING: ("was to become", "become")}
    past, bare = verbs.get(status or Status.UNSPECIFIED, ("was", "be"))
    if status is Status.INCUMBENT and claim.claim.time is None:
        past = "is"
    if claim.claim.action in _OFFICES:
        past, bare = _OFFICES[claim.claim.action]
        what = f"as {what}" if title else ""
    elif status is Status.ACTING:
        what = f"acting {what}"
    return _told(parties(claim, PartyRole.HOLDER), past, bare, " ".join(t for t in (what, rest) if t), claim.modality)


def _told(who: str, past: str, bare: str, rest: str, modality: Modality) -> str:
    """Subject, verb and rest, with the verb in the form that the modality asks for."""
    tail = f" {rest}" if rest else ""
    if " and " in who:
        past = re.sub(r"^(was|is)\b", lambda m: {"was": "were", "is": "are"}[m.group()], past)
    return {
        Modality.ACTUAL: f"{who} {past}{tail}",
        Modality.PLANNED: f"{who} {_plan(who)} to {bare}{tail}",
        Modality.ATTEMPTED: f"there was an attempt for {who} to {bare}{tail}; the outcome is not told",
        Modality.FAILED: f"an attempt for {who} to {bare}{tail} failed",
        Modality.POSSIBLE: f"{who} might {bare}{tail}",
        Modality.DENIED: f"it is denied that {who} {past}{tail}",
        Modality.NEGATED: f"{who} {_not(past, bare)}{tail}",
    }[modality]


def _plan(who: str) -> str:
    return "were" if " and " in who else "was"


def _not(past: str, bare: str) -> str:
    """The verb negated: "was not", "did not meet"."""
    first, _, rest = past.partition(" ")
    return f"{first} not {rest}".rstrip() if first in ("was", "were", "is", "are") else f"did not {bare}"
