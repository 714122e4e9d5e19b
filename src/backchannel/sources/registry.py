"""The formats that can be read. A new one is a module with a `Format`, and its line here."""

from backchannel.errors import SourceError, UnreadableError
from backchannel.sources import html, jsonl, text
from backchannel.sources.decoding import binary_kind
from backchannel.sources.raw import Format, Raw

FORMATS: tuple[Format, ...] = (
    # Asked in this order when content decides; plain text last, for it takes whatever is text.
    jsonl.FORMAT,
    html.FORMAT,
    text.FORMAT,
)


def suffixes() -> frozenset[str]:
    """All endings of file names that some format claims."""
    return frozenset(suffix for form in FORMATS for suffix in form.suffixes)


def choose(raw: Raw) -> Format | SourceError:
    """The format of an input: by its name's ending where some format claims that, by its content elsewhere.

    Returns an error, to be reported, where no format takes it.
    """
    for form in FORMATS:
        if raw.suffix in form.suffixes:
            return form
    for form in FORMATS:
        if form.sniff(raw):
            return form
    kind = binary_kind(raw.head) or "an unknown format"
    readable = ", ".join(form.name for form in FORMATS)
    return UnreadableError(raw.where, f"looks like {kind}; readable are {readable}")
