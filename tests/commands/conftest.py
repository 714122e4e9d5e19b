"""The command line, run in this process, with a stand-in for the slow part."""

from dataclasses import dataclass

import pytest
from typer.testing import CliRunner

from backchannel.commands.app import app
from backchannel.model import Claim, ClaimType, Entity, EntityType, Extraction, Party, PartyRole, Span


@dataclass
class Ran:
    code: int
    out: str
    err: str


@pytest.fixture
def run():
    """Run a command line: exit code, standard output, standard error."""

    def run(*arguments, input=None):
        result = CliRunner().invoke(
            app, [str(argument) for argument in arguments], input=input, prog_name="backchannel"
        )
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


def first_words_meet(documents):
    """A stand-in for the pipeline: claims that the first two words of every document met."""
    for document in documents:
        first, second = document.text.split()[:2]
        start = document.text.index(second, len(first))
        spans = (Span(0, len(first)), Span(start, start + len(second)))
        entities = tuple(
            Entity(f"e{n}", EntityType.PERSON, span.of(document.text), (span,)) for n, span in enumerate(spans)
        )
        parties = tuple(Party(PartyRole.PARTY, entity.id) for entity in entities)
        yield Extraction(document, entities, (Claim("c1", ClaimType.CONTACT, spans[0], spans[0], parties),))


@pytest.fixture
def quick(monkeypatch):
    """Put the stand-in in the place of the pipeline."""
    monkeypatch.setattr("backchannel.pipeline.extract", first_words_meet)
