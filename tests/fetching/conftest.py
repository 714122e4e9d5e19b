"""Fetching is tested on a real server."""

from serving import packed, site

__all__ = ["packed", "site"]
