"""XML from strangers as a stream of elements: no entities, no external DTD, no network, bounded depth."""

from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from backchannel.errors import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element


def elements(stream: IO[bytes], where: str) -> "Iterator[tuple[str, _Element]]":
    """The elements of an XML file as they open (`start`) and close (`end`); comments and instructions are left out.

    An element is whole when it closes; clearing it then keeps memory small. libxml2's limits hold: 256 elements inside
    one another, 10 million characters of text in a piece.

    Raises:
        UnreadableError: XML that is not well-formed, declares entities, or goes beyond the limits.
    """
    from lxml import etree

    events = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    first = True
    try:
        for event, element in events:
            if first:
                declared = element.getroottree().docinfo.internalDTD
                if declared is not None and any(True for _ in declared.iterentities()):
                    raise UnreadableError(where, "declares XML entities, which can be a bomb; remove its DOCTYPE")
                first = False
            yield event, element
    except etree.XMLSyntaxError as error:
        raise UnreadableError(where, f"not well-formed XML, damaged or cut off ({_short(error)})") from None


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:160]


def local(element: "_Element") -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
