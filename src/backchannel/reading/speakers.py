"""Who "I" and "you" are: in a transcript whoever has the turn, in a letter or memorandum its writer and its reader."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from backchannel.model import Mention, MentionKind, Token

_TURN = re.compile(r"^[ \t]*((?:[A-Z][\w.’'-]*)(?:[ ][A-Z][\w.’'-]*){0,3}):(?=\s)", re.MULTILINE)
_NO_TURN = re.compile(
    r"^(?:(?i:subject|participants|place|date|time|from|to|for|refs?|info|through|via|cc|re|note)|Dear .*|Photo|Credit"
    r"|Source|Editor)$"
)
_FROM_TO = re.compile(
    r"\b(?:Memorandum|Letter|Telegram|Message|Airgram|Note|Memo|Cable|Despatch)s?\b[^\n]{0,40}?\b[Ff]rom\b(?P<from>[^\n]+?)"
    r"\b[Tt]o\b(?P<to>[^\n]+)"
)
_FIELD = {
    "from": re.compile(r"^[ \t]*F(?:ROM|rom)[ \t]*:?\s+(?P<from>[^\n]+)", re.MULTILINE),
    "to": re.compile(r"^[ \t]*(?:TO|To|FOR|For|Dear)[ \t]*:?\s+(?P<to>[^\n:]+)", re.MULTILINE),
}
_I = {"i", "me", "my", "mine", "myself"}
_YOU = {"you", "your", "yours", "yourself"}
_HEADER = 1500
"""Characters at the start of a text within which its header lies."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of text with one speaker.

    Attributes:
        start, end: offsets.
        speaker, listener: indexes of mentions; None where not known.
    """

    start: int
    end: int
    speaker: int | None
    listener: int | None


def first_persons(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[tuple[Mention, int]]:
    """Pronouns of the first and second person, and speakers' labels, each with the mention (by index) it refers to."""
    found: list[tuple[Mention, int]] = []
    voices, labels = turns(text, mentions)
    if not voices:
        voices = correspondence(text, mentions)
    taken = {m.head for m in mentions}
    position = {t.start: i for i, t in enumerate(tokens)}
    for start, end, whom in labels:
        first = position.get(start)
        if first is not None and first not in taken:
            last = first
            while last < len(tokens) and tokens[last].end <= end:
                last += 1
            if last > first:
                found.append(
                    (Mention(start, tokens[last - 1].end, first, last, last - 1, "person", MentionKind.NAMED, -1), whom)
                )
    at = 0
    for i, token in enumerate(tokens):
        while at < len(voices) and voices[at].end <= token.start:
            at += 1
        if at == len(voices):
            break
        word = token.text.lower()
        if token.start < voices[at].start or (word not in _I and word not in _YOU):
            continue
        whom_ = voices[at].speaker if word in _I else voices[at].listener
        if whom_ is not None and i not in taken and (word in _YOU or token.text != "i"):
            found.append((Mention(token.start, token.end, i, i + 1, i, "person", MentionKind.PRONOUN, -1), whom_))
    return found


def turns(text: str, mentions: Sequence[Mention]) -> tuple[list[Voice], list[tuple[int, int, int]]]:
    """The turns of a transcript, and where their labels stand: (start, end, mention meant)."""
    marks = [m for m in _TURN.finditer(text) if not _NO_TURN.match(m.group(1))]
    if len(marks) < 2:
        return [], []
    header = [i for i, m in enumerate(mentions) if m.end <= marks[0].start() and m.type == "person"]
    header = header or [i for i, m in enumerate(mentions) if m.type == "person" and m.kind is MentionKind.NAMED]
    meant = {label: _who(text, label, header, mentions) for label in dict.fromkeys(m.group(1) for m in marks)}
    known = [w for w in meant.values() if w is not None]
    if not known:
        return [], []
    voices, labels = [], []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        speaker = meant[mark.group(1)]
        others = [w for label, w in meant.items() if label != mark.group(1)]
        listener = others[0] if len(others) == 1 else None
        voices.append(Voice(mark.end(), following.start() if following else len(text), speaker, listener))
        if speaker is not None:
            labels.append((mark.start(1), mark.end(1), speaker))
    return voices, labels


def _who(text: str, label: str, header: Sequence[int], mentions: Sequence[Mention]) -> int | None:
    """The mention of the header that a speaker's label stands for: its initial, surname, or the same words."""
    words = [text[mentions[i].start : mentions[i].end] for i in header]
    bare = label.rstrip(".")
    for i, name in zip(header, words, strict=True):
        if re.search(rf"\b{re.escape(bare)}\b", name) and len(bare) > 1:
            return i
    if len(bare) > 2:
        return None
    named = [(i, w) for i, w in zip(header, words, strict=True) if mentions[i].kind is MentionKind.NAMED]
    for pick in (-1, 0):  # surnames before given names
        for i, name in named:
            parts = re.findall(r"[A-Z][\w’'-]*", name)
            if parts and parts[pick].startswith(bare[0]) and (len(bare) == 1 or parts[0].startswith(bare[0])):
                return i
    return next((i for i, w in zip(header, words, strict=True) if bare == "P" and "President" in w), None)


def correspondence(text: str, mentions: Sequence[Mention]) -> list[Voice]:
    """The body of a letter, memorandum or cable from one named person to another."""
    head = text[:_HEADER]
    title = _FROM_TO.search(head)
    ends: dict[str, tuple[int, int]] = {}
    for key in ("from", "to"):
        field = _FIELD[key].search(head)
        if title:
            ends[key] = title.span(key)
        elif field:
            ends[key] = field.span(key)
    if "from" not in ends:
        return []
    whom = {key: _person_in(span, mentions) for key, span in ends.items()}
    if whom.get("from") is None:
        return []
    return [Voice(max(end for _, end in ends.values()), len(text), whom["from"], whom.get("to"))]


def _person_in(span: tuple[int, int], mentions: Sequence[Mention]) -> int | None:
    """The person named last in a stretch ("the President's Assistant (Kissinger)" names Kissinger)."""
    inside = [i for i, m in enumerate(mentions) if span[0] <= m.start and m.end <= span[1] and m.type == "person"]
    named = [i for i in inside if mentions[i].kind is MentionKind.NAMED]
    return named[-1] if named else inside[-1] if inside else None
