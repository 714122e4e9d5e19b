"""Backchannel: from a pile of articles to a sourced, dated map of who dealt with whom, according to whom.

    import backchannel

    documents = backchannel.load(["articles/"])
    extractions = list(backchannel.extract(documents))
    print(backchannel.render(backchannel.compose(extractions), "md"))

    case = backchannel.Case.of(extractions)
    print([channel.name for channel in case.backchannels()])

What is named here stays; the modules below may change.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from backchannel._version import __version__

if TYPE_CHECKING:
    from backchannel.api import Case
    from backchannel.brief import compose, render
    from backchannel.errors import BackchannelError, ExchangeError, ModelError, SourceError
    from backchannel.exchange import read, write
    from backchannel.model import Claim, Document, Entity, Extraction, Modality, Span
    from backchannel.pipeline import extract
    from backchannel.sources import load

_HOMES = {
    "BackchannelError": "errors",
    "Case": "api",
    "Claim": "model",
    "Document": "model",
    "Entity": "model",
    "ExchangeError": "errors",
    "Extraction": "model",
    "Modality": "model",
    "ModelError": "errors",
    "SourceError": "errors",
    "Span": "model",
    "compose": "brief",
    "extract": "pipeline",
    "load": "sources",
    "read": "exchange",
    "render": "brief",
    "write": "exchange",
}

__all__ = [
    "BackchannelError",
    "Case",
    "Claim",
    "Document",
    "Entity",
    "ExchangeError",
    "Extraction",
    "Modality",
    "ModelError",
    "SourceError",
    "Span",
    "__version__",
    "compose",
    "extract",
    "load",
    "read",
    "render",
    "write",
]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
