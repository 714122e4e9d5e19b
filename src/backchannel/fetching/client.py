"""Fetching pages and feeds politely: rules, robots.txt, redirects, pauses; and posting to a webhook."""

import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from backchannel._version import __version__
from backchannel.errors import FetchError
from backchannel.fetching.addresses import Resolve, Rules, Target, checked_addresses, system_resolve, target_of
from backchannel.fetching.connection import Dial, exchange, system_dial
from backchannel.fetching.robots import LARGEST as LARGEST_ROBOTS
from backchannel.fetching.robots import Robots, parse
from backchannel.sources.limits import LARGEST_WHOLE
from backchannel.sources.raw import printable
from backchannel.sources.unpacking import decoded

AGENT = "backchannel"
"""What robots.txt calls this program."""
USER_AGENT = f"{AGENT}/{__version__} (reads news for one investigator; robots.txt name: {AGENT})"

MOST_REDIRECTS = 5
SECONDS = 30.0
"""For one request, from connecting to the last byte."""
PAUSE = 1.0
"""Seconds between two requests to one host, unless its robots.txt asks for more."""
ROBOTS_SECONDS = 24 * 3600.0
"""How long a robots.txt is believed."""

_MOVED = frozenset((301, 302, 303, 307, 308))
_SOON = frozenset((429, 503))


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer.

    Attributes:
        url: where it came from in the end, after redirects.
        status: 200 and the like; 304 if nothing changed since the last time.
        headers: by name in lower case.
        body: the bytes, unpacked.
    """

    url: str
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def changed(self) -> bool:
        """False if the server says that what was fetched before still holds."""
        return self.status != 304


class Fetcher:
    """Fetches, by rules that hold for every hop. Keeps robots.txt of hosts, and the pauses between requests.

    Args:
        rules: what may be connected to.
        limit: bytes of an answer, packed and unpacked.
        seconds: time for one request.
        pause: seconds between two requests to one host.
        resolve: what a name stands for. For tests: what it gives is checked as what the system gives is.
        dial: connects to a number. For tests.
        context: which certificates are trusted; by default the system's.
    """

    def __init__(
        self,
        rules: Rules | None = None,
        *,
        limit: int = LARGEST_WHOLE,
        seconds: float = SECONDS,
        pause: float = PAUSE,
        resolve: Resolve = system_resolve,
        dial: Dial = system_dial,
        context: ssl.SSLContext | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._rules = rules or Rules()
        self._limit = limit
        self._seconds = seconds
        self._pause = pause
        self._resolve = resolve
        self._dial = dial
        self._context = context
        self._sleep = sleep
        self._robots: dict[str, tuple[float, Robots]] = {}
        self._last: dict[str, float] = {}

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch an address, following redirects.

        Args:
            url: an http or https address.
            etag: the header `ETag` of the answer that is known already.
            modified: its header `Last-Modified`.

        Raises:
            FetchError: it may not be fetched, or cannot be; `retry_after` tells where the server names a time.
            UnreadableError: the answer is packed in a way that cannot be unpacked within limits.
        """
        headers = {
            "Accept": "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.8",
            "Accept-Encoding": "gzip",
        }
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        answer = self._follow(url, headers, self._limit, polite=True)
        if answer.status in (200, 203, 304):
            return answer
        retry = _retry_after(answer.headers.get("retry-after", "")) if answer.status in _SOON else None
        raise FetchError(printable(url), f"the server answers {answer.status}", retry)

    def post(self, url: str, body: bytes, content_type: str = "application/json") -> None:
        """Send something to an address that the user named. Redirects are not followed, robots.txt is not asked.

        Raises:
            FetchError: it may not be sent there, or was not taken.
        """
        answer = self._once(target_of(url, self._rules), "POST", {"Content-Type": content_type}, LARGEST_ROBOTS, body)
        if not 200 <= answer.status < 300:
            raise FetchError(printable(url), f"the server answers {answer.status}; not taken")

    def _follow(self, url: str, headers: dict[str, str], limit: int, *, polite: bool) -> Fetched:
        target = target_of(url, self._rules)
        for _ in range(MOST_REDIRECTS + 1):
            if polite:
                self._ask(target)
                self._wait(target)
            answer = self._once(target, "GET", headers, limit)
            location = answer.headers.get("location")
            if answer.status not in _MOVED or not location:
                return answer
            # What holds for an address holds for where it leads.
            target = target_of(urljoin(target.url, location), self._rules)
        raise FetchError(printable(url), f"leads on more than {MOST_REDIRECTS} times")

    def _once(
        self, target: Target, method: str, headers: dict[str, str], limit: int, body: bytes | None = None
    ) -> Fetched:
        addresses = checked_addresses(target, self._rules, self._resolve)
        if self._context is None:
            self._context = ssl.create_default_context()
        status, told, data = exchange(
            target,
            addresses,
            method,
            {"User-Agent": USER_AGENT, **headers},
            body,
            seconds=self._seconds,
            limit=limit,
            dial=self._dial,
            context=self._context,
        )
        if data and status == 200:
            data = decoded(data, told.get("content-encoding", ""), limit, printable(target.url))
        return Fetched(target.url, status, told, data)

    def _wait(self, target: Target) -> None:
        delay = max(self._pause, self._robots[target.origin][1].delay if target.origin in self._robots else 0.0)
        last = self._last.get(target.host)
        if last is not None and (left := last + delay - time.monotonic()) > 0:
            self._sleep(left)
        self._last[target.host] = time.monotonic()

    def _ask(self, target: Target) -> None:
        """Keep to the host's robots.txt; one that is missing allows everything, one that is out of order nothing."""
        known = self._robots.get(target.origin)
        if known is None or known[0] < time.monotonic():
            # An address that may not be connected to is told as that, and not as a matter of robots.txt.
            checked_addresses(target, self._rules, self._resolve)
            known = time.monotonic() + ROBOTS_SECONDS, self._fetch_robots(target)
            self._robots[target.origin] = known
        if not known[1].allows(target.path):
            raise FetchError(printable(target.url), "its robots.txt asks not to fetch this; not fetched")

    def _fetch_robots(self, target: Target) -> Robots:
        where = f"{target.origin}/robots.txt"
        try:
            answer = self._follow(where, {"Accept-Encoding": "gzip"}, LARGEST_ROBOTS, polite=False)
        except FetchError as error:
            raise FetchError(printable(target.url), f"not fetched, for its robots.txt cannot be: {error}") from None
        if answer.status >= 500 or answer.status == 429:
            retry = _retry_after(answer.headers.get("retry-after", ""))
            raise FetchError(printable(where), f"the server answers {answer.status}; fetched nothing from there", retry)
        return parse(answer.body.decode("utf-8", "replace"), AGENT) if answer.status == 200 else Robots()


def _retry_after(value: str) -> float | None:
    """Seconds to wait, from a number or a date; None for neither. At most a day."""
    try:
        seconds = float(value) if value.strip().isdigit() else parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return min(max(seconds, 0.0), 24 * 3600.0)
