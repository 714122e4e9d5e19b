"""From files, folders and streams to documents: exact text, and what is known about where it comes from.

A format is one module with one `Format` in it and one line in `registry.py`; see CONTRIBUTING.md.
"""

from backchannel.sources.loading import Met, load, meet
from backchannel.sources.raw import Format, Member, Part, Raw
from backchannel.sources.registry import FORMATS, choose

__all__ = ["FORMATS", "Format", "Member", "Met", "Part", "Raw", "choose", "load", "meet"]
