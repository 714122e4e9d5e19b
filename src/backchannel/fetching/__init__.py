"""Fetching over HTTP, only when asked for, and never where it could do harm.

    from backchannel.fetching import Fetcher

    page = Fetcher().get("https://example.org/article.html")

Only http and https on their usual ports; never to private, loopback, link-local, multicast or reserved addresses, also
not by way of a name or a redirect: the address that was checked is the one that is connected to. robots.txt is kept,
size and time are bounded, and the program says who it is. Proxies of the environment are not used.
"""

from backchannel.fetching.addresses import Rules
from backchannel.fetching.client import Fetched, Fetcher
from backchannel.fetching.reading import raw_of

__all__ = ["Fetched", "Fetcher", "Rules", "raw_of"]
