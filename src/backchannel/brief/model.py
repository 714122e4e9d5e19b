"""The brief as plain data: what every renderer writes out, and nothing that a renderer would have to work out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered proof: the exact words of a document.

    Attributes:
        number: from 1, in order of first use.
        document: id of the document.
        outlet: who published it, or what it is called.
        published: its date in words; empty if unknown.
        claim: key of the claim, `document#claim`.
        start, end: code points of the document's text, end exclusive.
        quote: exactly these characters.
        origin: what the claim goes back to.
        origins: how many independent origins tell the same, this one among them; 0 if they are not counted.
        grade: Admiralty credibility of what it tells, 1 to 6; 0 if it is not graded.
    """

    number: int
    document: str
    outlet: str
    published: str
    claim: str
    start: int
    end: int
    quote: str
    origin: str
    origins: int
    grade: int


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence made from claims by a template, with the numbers of its citations."""

    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """One document: what it is, where it comes from, how many claims it makes."""

    id: str
    outlet: str
    published: str
    title: str
    lineage: str
    derived_from: str | None
    origin: str
    claims: int


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party of a contact, its part in it, and what it was at the time, in words."""

    name: str
    part: str
    office: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One dealing as the claims tell it.

    Attributes:
        id: `C1` and so on, by date.
        parties: with their offices at the time.
        when, edtf: in words and as EDTF; empty and None if not told.
        place: in words; empty if not told.
        told: the modality in words.
        says: the sentence of the claim that tells most exactly, then who else says so or denies it.
        quote: number of the citation whose words are shown; 0 if none.
        origins: how many independent origins, in words.
        grade: Admiralty credibility, 1 to 6.
        credibility: what the grade means, and why.
        signs: numbers of the signs of a back channel that it bears.
        register: what official registers say, if one covers it.
        claims: keys of all its claims.
    """

    id: str
    parties: tuple[PartyLine, ...]
    when: str
    edtf: str | None
    place: str
    told: str
    says: tuple[Statement, ...]
    quote: int
    origins: str
    grade: int
    credibility: str
    signs: tuple[int, ...]
    register: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChannelLine:
    """Flagged contacts of one pair or through one go-between.

    Attributes:
        id: `B1` and so on.
        name: both sides, and who was in between.
        span: from when to when, how many dealings, in words.
        through, places: go-betweens and places, in words; empty if none.
        reasons: the signs, each with its evidence.
        contacts: ids of dealings told as done.
        apart: sentences about what was planned, tried, disputed or denied, never counted with the others.
        alternatives: what else may explain it.
    """

    id: str
    name: str
    span: str
    through: str
    places: str
    reasons: tuple[Statement, ...]
    contacts: tuple[str, ...]
    apart: tuple[Statement, ...]
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """A person's offices over time, one statement an office, and whether the record or a document says so."""

    person: str
    offices: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement: its parties, what was promised, what was done about it."""

    name: str
    parties: str
    promises: tuple[Statement, ...]
    acts: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time in a picture.

    Attributes:
        row: what it is drawn beside.
        label: what is written with it.
        first, last: days as YYYY-MM-DD; None where that end is open.
        exact: whether it is known to the day, or, of an office, whether both ends are.
        kind: `done`, `flagged` (told as done, with signs of a back channel), `apart` (planned, tried, disputed or
            denied), `record` or `claim` (who says so of an office).
        mark: the contact that it stands for (`C1`); empty for offices.
    """

    row: str
    label: str
    first: str | None
    last: str | None
    exact: bool
    kind: str
    mark: str


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the picture of the network: name, state (empty if not known), dealings told as done."""

    name: str
    side: str
    dealings: int


@dataclass(frozen=True, slots=True)
class Edge:
    """Two who dealt with each other, as told: `one` and `other` are places in the list of nodes."""

    one: int
    other: int
    dealings: int
    flagged: bool


@dataclass(frozen=True, slots=True)
class Pictures:
    """What the pictures of a brief show, as data.

    Attributes:
        timeline: dated dealings, by date.
        offices: terms of office, by person.
        nodes, edges: who dealt with whom.
        left_out: people that the picture of the network leaves out to stay readable.
    """

    timeline: tuple[Bar, ...]
    offices: tuple[Bar, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A sourced report. Every sentence carries its citations; nothing in it is said in our own voice.

    Attributes:
        title: what it is about.
        about: whom or what it is limited to; empty for the whole case.
        summary: the case in counts.
        notice: the line that goes with every flagged channel.
        documents: what was read.
        contacts: dealings told as done, by date.
        channels: back channels with reasons and alternatives.
        apart: dealings planned, possible, tried, failed or only denied, by date.
        offices: offices over time.
        agreements: accords.
        ties: relations and influence.
        contradictions: where claims disagree.
        hangs: what rests on one origin alone.
        unknown: what is not known.
        abridgement: for one document, its claims in the order of the text.
        sentences: for one document, the sentences on which those rest, in the order of the text.
        pictures: timeline, offices and network.
        method: how this was made.
        citations: the proofs, by number.
        left_out: how many contacts were left out to keep it short.
        version: of the program.
    """

    title: str
    about: str
    summary: tuple[str, ...]
    notice: str
    documents: tuple[DocumentLine, ...]
    contacts: tuple[ContactLine, ...]
    channels: tuple[ChannelLine, ...]
    apart: tuple[ContactLine, ...]
    offices: tuple[OfficeLine, ...]
    agreements: tuple[AgreementLine, ...]
    ties: tuple[Statement, ...]
    contradictions: tuple[Statement, ...]
    hangs: tuple[Statement, ...]
    unknown: tuple[str, ...]
    abridgement: tuple[Statement, ...]
    sentences: tuple[Statement, ...]
    pictures: Pictures
    method: tuple[str, ...]
    citations: tuple[Citation, ...]
    left_out: int
    version: str
