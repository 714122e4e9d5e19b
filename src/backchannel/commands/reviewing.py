"""The review in the terminal: one question after the other, answered by a key."""

import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import typer

from backchannel.errors import CaseError, ExchangeError
from backchannel.review import Kind, Question, queue

if TYPE_CHECKING:
    from backchannel.case import CaseClaim
    from backchannel.case.store import Store

QUICK = 2.0
"""Seconds within which the questions can be worked out anew after each decision."""

_KEYS = {
    Kind.MERGE: "[y]es, one  [n]o, two  [s]kip  [m] comment  [u]ndo  [q]uit",
    Kind.FLAG: "[a]ccept  [r]eject  [c]orrect  [s]kip  [m] comment  [g]rade the outlet  [u]ndo  [q]uit",
}


class Session:
    """One sitting.

    Args:
        store: the case.
        person: who decides.
        limit: questions at most.
    """

    def __init__(self, store: "Store", person: str, limit: int) -> None:
        self._store = store
        self._by = person
        self._left = limit
        self._made: list[int] = []
        self._answers: list[str] = []
        self._seen: set[str] = set()

    def run(self) -> None:
        """Ask until nothing is open, the limit is reached or the person stops."""
        questions: deque[Question] = deque()
        seconds = 0.0
        while self._left > 0:
            # A decision may open or close other questions; of a large case that is looked at only from time to time.
            if not questions or seconds < QUICK:
                begun = time.monotonic()
                questions = deque(q for q in queue(self._store.case()) if q.id not in self._seen)
                seconds = time.monotonic() - begun
            if not questions:
                typer.echo("Nothing else is open.")
                break
            question = questions.popleft()
            self._show(question)
            if not self._answered(question):
                break
            self._left -= 1
        typer.echo(f"{len(self._made)} decisions stand from this sitting.")

    def _show(self, question: Question) -> None:
        typer.echo("")
        typer.secho(f"{question.kind.value}  {question.text}", bold=True)
        for reason in question.reasons:
            typer.echo(f"  {reason}")
        if question.claim is not None:
            typer.echo("\n".join(claim_lines(question.claim)))
        for other in question.others[:6]:
            typer.echo(f"  see also {other.key}: “{' '.join(other.quote.split())}”")

    def _answered(self, question: Question) -> bool:
        """Ask until the question is decided or skipped; False to stop."""
        keys = _KEYS[Kind.MERGE if question.kind is Kind.MERGE else Kind.FLAG]
        while True:
            key = _ask(keys)
            if key in ("", "q"):
                return False
            if key == "s":
                self._seen.add(question.id)
                return True
            if key == "u":
                if not self._made:
                    typer.echo("Nothing was decided in this sitting; review --undo N takes back older decisions.")
                    continue
                self._store.undo(self._made.pop(), by=self._by, reason=_ask("Why?"))
                self._seen.discard(self._answers.pop())
                return True
            try:
                if self._decide(question, key):
                    self._seen.add(question.id)
                    self._answers.append(question.id)
                    return True
            except (CaseError, ExchangeError, ValueError) as error:
                typer.echo(f"Not done: {error}")

    def _decide(self, question: Question, key: str) -> bool:
        """Carry out one key; whether the question is decided by it."""
        decisions, shown = self._store.decisions, question.shown
        claim = question.claim
        if key == "m":
            on = (
                claim.key
                if claim
                else question.others[0].key
                if question.others
                else question.entities[0].members[0][0]
            )
            decisions.comment(on, _ask("Comment?"), by=self._by, shown=shown)
            return False
        if claim is None:
            act: Callable[..., Any] | None = {"y": decisions.merge, "n": decisions.apart}.get(key)
            if act is not None:
                self._keep(act(*question.entities, by=self._by, reason=_ask("Why?"), shown=shown))
            return act is not None
        if key == "g":
            outlet = claim.document.outlet
            if outlet:
                decisions.grade(outlet, _ask(f"Reliability of {outlet}, A to F?"), by=self._by, shown=shown)
            else:
                typer.echo("The outlet is not known.")
            return False
        if key == "a":
            self._keep(decisions.accept(claim.key, by=self._by, reason=_ask("Why?"), shown=shown))
        elif key == "r":
            self._keep(decisions.reject(claim.key, by=self._by, reason=_ask("Why?"), shown=shown))
        elif key == "c":
            changes = ask_changes(claim)
            if not changes:
                return False
            self._keep(decisions.correct(claim.key, changes, by=self._by, reason=_ask("Why?"), shown=shown))
        else:
            return False
        return True

    def _keep(self, entry: Any) -> None:
        self._made.append(entry.seq)


def _ask(text: str) -> str:
    answer: str = typer.prompt(text, default="", show_default=False)
    return answer.strip()


def claim_lines(claim: "CaseClaim") -> list[str]:
    """A claim as it is shown to be decided on."""
    document = claim.document
    about = ", ".join(part for part in (document.outlet, document.published, document.title) if part)
    lines = [f"  {claim.key}" + (f" ({about})" if about else ""), f"  “{' '.join(claim.quote.split())}”"]
    lines.append(f"  {claim.type.value}, {claim.modality.value}, by the words “{claim.words(claim.claim.trigger)}”")
    lines += [f"    {party.role.value}: {party.entity.name}" for party in claim.parties]
    if claim.claim.time:
        lines.append(f"    time: {claim.claim.time.edtf}")
    if claim.place:
        lines.append(f"    place: {claim.place.name}")
    lines += [f"    source: {source.source.name} ({source.source.kind.value})" for source in claim.sources]
    return lines


def ask_changes(claim: "CaseClaim") -> dict[str, Any]:
    """What to correct, field by field, in the exchange format; what is wrong in it is found when it is decided.

    Raises:
        ValueError: if words are given that do not stand in the claim's evidence.
    """
    changes: dict[str, Any] = {}
    while field := _ask("Correct what? parties, time, modality, source; empty when done"):
        if field == "modality":
            changes["modality"] = _ask("actual, planned, attempted, failed, possible, denied, negated?")
        elif field == "time":
            edtf = _ask("When (EDTF, such as 2019-07-14)? Empty for not told")
            words = _ask("By which words of the evidence? Empty for none") if edtf else ""
            changes["time"] = {"edtf": edtf, "text": _span(claim, words)} if edtf else None
        elif field == "source":
            words = _ask("Which words of the document name the source? Empty for the article's own voice")
            kind = _ask("named, anonymous, outlet or document?") if words else ""
            changes["sources"] = [{"kind": kind, "name": words, "span": _span(claim, words)}] if words else []
        elif field == "parties":
            changes.update(_ask_parties(claim))
        else:
            typer.echo("There are parties, time, modality and source.")
    return changes


def _ask_parties(claim: "CaseClaim") -> dict[str, Any]:
    parties: list[dict[str, str]] = []
    new: list[dict[str, Any]] = []
    old = {party.entity: party for party in claim.claim.parties}
    names = {inner.entity: outer.entity.name for inner, outer in zip(claim.claim.parties, claim.parties, strict=True)}
    for id, party in old.items():
        role = _ask(f"{names[id]} as {party.role.value}: empty to keep, another role, or - to leave out?")
        if role != "-":
            parties.append({"role": role or party.role.value, "entity": id})
    while words := _ask("Who else takes part? The words of the document; empty when done"):
        role = _ask("In which role?")
        type = _ask("person, organization, country, place, group, agreement or event?")
        id = f"by-hand-{len(new) + 1}"
        new.append({"id": id, "type": type, "name": words, "mentions": [_span(claim, words)]})
        parties.append({"role": role, "entity": id})
    return {"parties": parties, **({"entities": new} if new else {})}


def _span(claim: "CaseClaim", words: str) -> dict[str, int] | None:
    """Where words stand: in the claim's evidence, or else where the document has them first."""
    if not words:
        return None
    text, evidence = claim.document.text, claim.claim.evidence
    start = text.find(words, evidence.start, evidence.end)
    if start < 0:
        start = text.find(words)
    if start < 0:
        raise ValueError(f"the document does not say “{words}”")
    return {"start": start, "end": start + len(words)}
