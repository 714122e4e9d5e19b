"""Lineage: which document is a copy, an abridgement or a rewrite of which. Knows documents, nothing of claims."""

from backchannel.lineage.model import Kind, Lineage
from backchannel.lineage.trace import trace

__all__ = ["Kind", "Lineage", "trace"]
