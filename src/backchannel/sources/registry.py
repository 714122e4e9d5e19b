"""The formats that can be read. A new one is a module with a `Format`, and its line here."""

from backchannel.errors import SourceError, UnreadableError
from backchannel.sources import docx, eml, feed, gzipped, html, jsonl, pdf, tei, text, warc, zipped
from backchannel.sources.decoding import binary_kind
from backchannel.sources.raw import Format, Raw

FORMATS: tuple[Format, ...] = (
    # Asked in this order when content decides; plain text last, for it takes whatever is text.
    pdf.FORMAT,
    docx.FORMAT,
    zipped.FORMAT,
    warc.FORMAT,
    gzipped.FORMAT,
    tei.FORMAT,
    feed.FORMAT,
    jsonl.FORMAT,
    html.FORMAT,
    eml.FORMAT,
    text.FORMAT,
)


def suffixes() -> frozenset[str]:
    """All endings of file names that some format claims."""
    return frozenset(suffix for form in FORMATS for suffix in form.suffixes)


def choose(raw: Raw) -> Format | SourceError:
    """The format of an input: by first bytes that leave no doubt, then by its name's ending, then by its content.

    Where several formats claim an ending (`.xml`), content decides among them. Returns an error, to be reported, where
    no format takes it.
    """
    for form in FORMATS:
        if form.magic and form.sniff(raw):
            return form
    claiming = [form for form in FORMATS if raw.suffix in form.suffixes]
    if len(claiming) == 1:
        return claiming[0]
    for form in claiming or FORMATS:
        if form.sniff(raw):
            return form
    if claiming:
        kinds = " or ".join(form.name for form in claiming)
        return UnreadableError(raw.where, f"a {raw.suffix} file that is not {kinds}")
    kind = binary_kind(raw.head) or "an unknown format"
    readable = ", ".join(form.name for form in FORMATS)
    return UnreadableError(raw.where, f"looks like {kind}; readable are {readable}")
