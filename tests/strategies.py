"""Arbitrary sound extractions."""

from hypothesis import strategies as st

from backchannel.exchange.checks import ACTIONS, LEAST, ROLES
from backchannel.model import (
    Claim,
    ClaimType,
    Document,
    Entity,
    EntityType,
    Extraction,
    Medium,
    Modality,
    Party,
    Source,
    SourceKind,
    Span,
    Status,
    Term,
    TieKind,
    TimeExpression,
    Track,
    When,
)

# Whatever text can hold, characters beyond the first plane, line separators and controls included; half of a surrogate
# pair is no character.
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200) | st.text(
    st.sampled_from('aé漢\U0001f600\u2028\u2029\x85\x1c\r\n\0"\\ '), min_size=1, max_size=60
)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@st.composite
def spans(draw, text):
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


@st.composite
def claims(draw, id, text, ids):
    span = spans(text)
    type = draw(st.sampled_from(ClaimType))
    roles = [role for role, least in LEAST[type].items() for _ in range(least)]
    roles += draw(st.lists(st.sampled_from(sorted(ROLES[type])), max_size=2))
    return Claim(
        id=id,
        type=type,
        evidence=draw(span),
        trigger=draw(span),
        parties=tuple(Party(role, draw(st.sampled_from(ids))) for role in roles),
        modality=draw(st.sampled_from(Modality)),
        sources=tuple(
            draw(st.lists(st.builds(Source, st.sampled_from(SourceKind), names, st.none() | span), max_size=2))
        ),
        time=draw(st.none() | st.builds(When, st.just("2019-07"), st.none() | span)),
        place=draw(st.none() | st.sampled_from(ids)),
        purpose=draw(st.none() | span),
        confidence=draw(st.floats(0, 1)),
        method=draw(st.just("") | names),
        medium=draw(st.none() | st.sampled_from(Medium)),
        track=draw(st.none() | st.sampled_from(Track)),
        title=draw(st.none() | span),
        status=draw(st.none() | st.sampled_from(Status)),
        action=draw(st.none() | st.sampled_from(sorted(ACTIONS[type]))) if ACTIONS[type] else None,
        kind=draw(st.none() | st.sampled_from(TieKind)),
        terms=tuple(draw(st.lists(st.builds(Term, st.sampled_from(ids), span), max_size=2))),
    )


@st.composite
def times(draw, text):
    span = draw(spans(text))
    return TimeExpression(
        span.start,
        span.end,
        draw(st.sampled_from(["date", "time", "duration", "set"])),
        draw(st.none() | st.just("2019-07-14")),
        draw(names),
        draw(st.just("") | names),
        tuple(draw(st.lists(st.tuples(names, st.floats(0, 1)), max_size=2))),
    )


@st.composite
def extractions(draw):
    text = draw(texts)
    maybe = st.none() | names
    document = Document(
        draw(names), text, draw(maybe), draw(maybe), draw(maybe), draw(st.none() | st.just("2021-02")), draw(maybe)
    )
    ids = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    mentions = st.lists(spans(text), max_size=3).map(tuple)
    links = st.lists(names, max_size=2).map(tuple)
    entities = tuple(
        Entity(id, draw(st.sampled_from(EntityType)), draw(names), draw(mentions), draw(links)) for id in ids
    )
    claim_ids = draw(st.lists(names, max_size=3, unique=True))
    made = tuple(draw(claims(id, text, ids)) for id in claim_ids)
    return Extraction(document, entities, made, tuple(draw(st.lists(times(text), max_size=2))))
