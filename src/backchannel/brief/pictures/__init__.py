"""The pictures of a brief, drawn from plain data: shapes first, so that a page and a print show the same."""

from backchannel.brief.pictures.network import network
from backchannel.brief.pictures.shapes import Drawing
from backchannel.brief.pictures.spans import offices, timeline
from backchannel.brief.pictures.svg import svg

__all__ = ["Drawing", "network", "offices", "svg", "timeline"]
