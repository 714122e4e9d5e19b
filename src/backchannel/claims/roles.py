"""Roles checked against the titles of the text: grammar names the holder, the sentence or the record the country."""

from collections.abc import Sequence
from dataclasses import replace

from backchannel.claims.draft import Draft
from backchannel.claims.titles import ACTING, FORMER, INCOMING, NATIONAL, Title, Titles
from backchannel.model import MentionKind, Reading
from backchannel.reference import countries, offices


def checked(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with their roles corrected by the titles they stand on, and roles added that only grammar shows."""
    titles = {t.head: t for t in Titles(reading).all()}
    out: list[Draft] = []
    met: set[int] = set()
    for draft in drafts:
        head = _title_of(reading, draft, titles) if draft.type == "role" else None
        if head is not None and titles[head].holder is not None and draft.attributes.get("action") == "holds":
            if head in met:
                continue  # several holders were drawn from a title that names its one
            draft = _corrected(draft, titles[head])
        if head is not None:
            met.add(head)
        out.append(draft)
    named = {m.cluster for m in reading.mentions if m.kind is MentionKind.NAMED and m.type == "person"}
    for head, title in titles.items():
        if head not in met and title.holder is not None and title.holder.cluster in named:
            out.append(_proposed(reading, title))
    return _with_countries(reading, out)


def _title_of(reading: Reading, draft: Draft, titles: dict[int, Title]) -> int | None:
    """The head of the title that a trigger stands on, or, where it is only "former" or the like, stands before."""
    head = next((h for h in range(draft.last - 1, draft.first - 1, -1) if h in titles), None)
    words = {t.text.lower() for t in reading.tokens[draft.first : draft.last]}
    if head is None and words <= FORMER | ACTING | INCOMING | {"the", "then"}:
        head = next((h for h, t in titles.items() if draft.first <= t.first <= draft.last + 2), None)
        head = head or next((h for h, t in titles.items() if t.first <= draft.first < h), None)
    return head


def _corrected(draft: Draft, title: Title) -> Draft:
    """A role with the holder, body and principal that its title names; the rest stays as it was found."""
    assert title.holder is not None
    kept = dict(draft.parties)
    holder = title.holder.cluster
    body = title.body.cluster if title.body else kept.get("organization")
    principal = title.principal.cluster if title.principal else kept.get("principal")
    return replace(draft, parties=_parties(holder, body, principal), method="model+pattern:title")


def _parties(holder: int, body: int | None, principal: int | None) -> list[tuple[str, int]]:
    parties = [("holder", holder)]
    if body is not None and body != holder:
        parties.append(("organization", body))
    if principal is not None and principal not in (holder, body):
        parties.append(("principal", principal))
    return parties


def _proposed(reading: Reading, title: Title) -> Draft:
    """A role that grammar shows though the heads did not."""
    assert title.holder is not None
    words = {t.text.lower() for t in reading.tokens[max(0, title.first - 2) : title.last]}
    status = "incumbent"
    for name, marks in (("former", FORMER), ("acting", ACTING), ("incoming", INCOMING)):
        if words & marks:
            status = name
    return Draft(
        "role",
        title.first,
        title.last,
        _parties(
            title.holder.cluster,
            title.body.cluster if title.body else None,
            title.principal.cluster if title.principal else None,
        ),
        "pattern:title",
        0.6,
        "planned" if status == "incoming" else "actual",
        title=(title.first, title.last),
        attributes={"status": status, "action": "holds"},
    )


def _with_countries(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """State offices without a country take one that stands in their sentence.

    The record decides where it knows the holder; else a title joined to one with a country shares it, and the only
    country of the sentence is taken.
    """
    in_sentence: dict[int, dict[int, str]] = {}
    foreign: dict[int, set[int]] = {}
    for m in reading.mentions:
        if m.type == "country":
            match = countries.find(reading.document.text[m.start : m.end], on=reading.document.published)
            sentence = reading.tokens[m.first].sentence
            in_sentence.setdefault(sentence, {})[m.cluster] = match.country.code if match else ""
            if m.first > 0 and reading.tokens[m.first - 1].text.lower() in _TOWARDS:
                foreign.setdefault(sentence, set()).add(m.cluster)
    out = []
    for draft in drafts:
        roles = dict(draft.parties)
        national = {t.lemma for t in reading.tokens[draft.first : draft.last]} & NATIONAL
        if draft.type == "role" and national and "organization" not in roles and "principal" not in roles:
            sentence = reading.tokens[draft.first].sentence
            here = in_sentence.get(sentence, {})
            country = _country(reading, roles.get("holder"), here, foreign.get(sentence, set()))
            if country is not None:
                draft = replace(draft, parties=[*draft.parties, ("organization", country)])
        out.append(draft)
    return out


_TOWARDS = frozenset({"to", "with", "from", "against", "towards", "toward", "over", "for", "between"})
"""Before a country these show that the one who deals is not of it: "flew to Iran", "talks with France"."""


def _country(reading: Reading, holder: int | None, here: dict[int, str], foreign: set[int]) -> int | None:
    if holder is None or not here:
        return None
    served = {o.country for o in offices.of(reading.names[holder])} if " " in reading.names[holder] else set()
    if served:
        return next((cluster for cluster, code in here.items() if code in served), None)
    return next(iter(here)) if len(here) == 1 and not foreign & set(here) else None
