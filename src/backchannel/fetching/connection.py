"""One request over one connection to an address in numbers, with an end to the time that all of it takes."""

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from typing import Any

from backchannel.errors import FetchError
from backchannel.fetching.addresses import Target
from backchannel.sources.limits import MIB
from backchannel.sources.raw import printable

Dial = Callable[[str, int, float], socket.socket]
"""From an address in numbers, a port and seconds to a connected socket; raises OSError."""

_PIECE = 65536


def system_dial(address: str, port: int, seconds: float) -> socket.socket:
    """Connect."""
    return socket.create_connection((address, port), seconds)


class _Deadline:
    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left; raises TimeoutError when none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("took too long")
        return left


class _Timed:
    """What `http.client` takes for its socket. A server that sends a byte now and then does not gain time by it."""

    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        self._sock = sock
        self._deadline = deadline

    def sendall(self, data: Any) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, *_: Any) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._sock, self._deadline))

    def close(self) -> None:
        """Nothing: who opened the socket closes it."""


class _TimedReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: _Deadline) -> None:
        super().__init__()
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._sock.settimeout(self._deadline.left())
        return self._sock.recv_into(buffer)


def exchange(
    target: Target,
    addresses: list[str],
    method: str,
    headers: Mapping[str, str],
    body: bytes | None,
    *,
    seconds: float,
    limit: int,
    dial: Dial,
    context: ssl.SSLContext,
) -> tuple[int, dict[str, str], bytes]:
    """Send one request to the first of the addresses that answers: status, headers in lower case, body.

    Raises:
        FetchError: no connection, a bad certificate, an answer that is not HTTP, cut off, too large or too slow.
    """
    where = printable(target.url)
    deadline = _Deadline(seconds)
    try:
        sock = _connected(target, addresses, deadline, dial, context)
        try:
            return _spoken(target, sock, deadline, method, headers, body, limit)
        finally:
            sock.close()
    except ssl.SSLCertVerificationError as error:
        raise FetchError(where, f"its certificate is not trusted ({error.verify_message})") from None
    except TimeoutError:
        raise FetchError(where, f"not answered in full within {seconds:.0f} seconds") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        told = printable(str(error) or type(error).__name__, 160)
        raise FetchError(where, f"cannot be fetched ({told})") from None


def _connected(
    target: Target, addresses: list[str], deadline: _Deadline, dial: Dial, context: ssl.SSLContext
) -> socket.socket:
    failed: OSError = OSError("no address")
    for address in addresses:
        try:
            sock = dial(address, target.port, deadline.left())
            break
        except OSError as error:
            failed = error
    else:
        raise failed
    if target.scheme == "http":
        return sock
    try:
        sock.settimeout(deadline.left())
        # The certificate has to be the name's, though the connection goes to the number.
        return context.wrap_socket(sock, server_hostname=target.host)
    except BaseException:
        sock.close()
        raise


def _spoken(
    target: Target,
    sock: socket.socket,
    deadline: _Deadline,
    method: str,
    headers: Mapping[str, str],
    body: bytes | None,
    limit: int,
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = _Timed(sock, deadline)
    connection.request(method, target.path, body, {"Host": target.authority, "Connection": "close", **headers})
    with connection.getresponse() as response:
        told = {name.lower(): value for name, value in response.getheaders()}
        pieces: list[bytes] = []
        size = 0
        while piece := response.read(_PIECE):
            size += len(piece)
            if size > limit:
                raise FetchError(printable(target.url), f"larger than {limit / MIB:.3g} MiB; not fetched")
            pieces.append(piece)
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        return response.status, told, b"".join(pieces)
