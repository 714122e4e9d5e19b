"""Watching is tested on a real server and with a stand-in for the slow part."""

from dataclasses import dataclass

import pytest
from typer.testing import CliRunner

from backchannel.commands.app import app
from backchannel.model import Claim, ClaimType, Entity, EntityType, Extraction, Party, PartyRole, Span
from serving import site

__all__ = ["site"]


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run():
    def run(*arguments):
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="backchannel")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


def first_words_met(documents):
    """A stand-in for the pipeline: of a text like "Kerry met Zarif ...", the first word met the third."""
    for document in documents:
        first, _, third = document.text.split()[:3]
        start = document.text.index(third, len(first) + 1)
        spans = (Span(0, len(first)), Span(start, start + len(third)))
        entities = tuple(
            Entity(f"e{n}", EntityType.PERSON, span.of(document.text), (span,)) for n, span in enumerate(spans)
        )
        parties = tuple(Party(PartyRole.PARTY, entity.id) for entity in entities)
        evidence = Span(0, len(document.text))
        yield Extraction(document, entities, (Claim("c1", ClaimType.CONTACT, evidence, spans[0], parties),))


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr("backchannel.pipeline.extract", first_words_met)
