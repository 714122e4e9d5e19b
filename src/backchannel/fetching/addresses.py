"""Which addresses may be connected to: what an URL may look like, and which numbers a name may stand for."""

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, urlsplit

from backchannel.errors import FetchError
from backchannel.sources.raw import printable

USUAL_PORTS = frozenset((80, 443))
LONGEST_URL = 4096

Resolve = Callable[[str, int], Iterable[str]]
"""From a host and a port to its addresses in numbers; raises OSError for a name that is not known."""

_PORTS = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")
_COMPATIBLE = IPv6Network("::/96")
# Relays into other networks, whose far end no number tells; and what the standard library's tables leave out.
_NEVER = tuple(
    map(
        ip_network,
        ("192.0.0.0/24", "192.88.99.0/24", "2001::/32", "64:ff9b:1::/48", "fec0::/10", "3fff::/20", "5f00::/16"),
    )
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be connected to.

    Attributes:
        ports: ports that may be; None for any.
        private: whether addresses may be that are not of the public internet. For what somebody runs themselves.
    """

    ports: frozenset[int] | None = USUAL_PORTS
    private: bool = False


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart.

    Attributes:
        url: the whole, without fragment.
        scheme: `http` or `https`.
        host: the name in ASCII, or the number without brackets.
        port: the port.
        path: path and query as they are sent.
    """

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """What the header `Host` says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme and authority."""
        return f"{self.scheme}://{self.authority}"


def target_of(url: str, rules: Rules) -> Target:
    """Take an address apart, if it is one that may be fetched.

    Raises:
        FetchError: not http or https, another port, a user name in it, or no address at all.
    """
    where = printable(url)
    if len(url) > LONGEST_URL or re.search(r"[\x00-\x20\x7f\\<>\"^`{|}]", url):
        raise FetchError(where, "not a web address: too long, or with characters that do not belong in one")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError(where, f"not a web address ({error})") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise FetchError(where, "only http and https are fetched")
    if "@" in parts.netloc:
        raise FetchError(where, "an address with a user name in it is not fetched; save the page and read the file")
    host = _ascii(parts.hostname or "", where)
    port = _PORTS[scheme] if port is None else port
    if rules.ports is not None and port not in rules.ports:
        allowed = " and ".join(map(str, sorted(rules.ports)))
        raise FetchError(where, f"port {port} is not connected to; only {allowed}")
    # What is escaped already stays; what is not ASCII becomes so.
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?' + chr(39))}" if parts.query else ""
    )
    host_shown = f"[{host}]" if ":" in host else host
    explicit = "" if port == _PORTS[scheme] else f":{port}"
    return Target(f"{scheme}://{host_shown}{explicit}{path}", scheme, host, port, path)


def _ascii(host: str, where: str) -> str:
    host = host.rstrip(".")
    try:
        if ":" in host:
            return str(ip_address(host))
        name = host.encode("idna").decode("ascii").lower()
    except ValueError:
        raise FetchError(where, "not a web address: its host is no name") from None
    if not re.fullmatch(r"[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?", name):
        raise FetchError(where, "not a web address: its host is no name")
    return name


def system_resolve(host: str, port: int) -> list[str]:
    """What the system says a name stands for."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found))


def checked_addresses(target: Target, rules: Rules, resolve: Resolve) -> list[str]:
    """The numbers that the target's host stands for, all of them allowed. To be connected to as they are.

    Raises:
        FetchError: an unknown name, or one that stands for any number that may not be connected to.
    """
    try:
        numbers = list(resolve(target.host, target.port))
    except (OSError, UnicodeError) as error:
        raise FetchError(printable(target.url), f"its host is not found ({error})") from None
    if not numbers:
        raise FetchError(printable(target.url), "its host is not found")
    for number in numbers:
        # One forbidden number among others is a trap as well.
        if not rules.private and not is_public(number):
            raise FetchError(
                printable(target.url), f"{target.host} is {number}, which is not on the public internet; not fetched"
            )
    return numbers


def is_public(number: str) -> bool:
    """Whether a number is an address of the public internet that one computer has.

    An IPv6 address that carries an IPv4 address is as public as that one is.
    """
    try:
        address = ip_address(number)
    except ValueError:
        return False
    carried = _carried(address)
    if carried is not None:
        return is_public(str(carried))
    return (
        address.is_global
        and not (address.is_multicast or address.is_reserved or address.is_unspecified or address.is_link_local)
        and not any(address.version == never.version and address in never for never in _NEVER)
    )


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    carried = address.ipv4_mapped or address.sixtofour
    if carried is None and (address in _NAT64 or address in _COMPATIBLE):
        carried = IPv4Address(int(address) & 0xFFFFFFFF)
    return carried
