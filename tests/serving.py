"""A real server on this machine that tests reach as if it were on the internet."""

import gzip
import http.server
import socket
import threading
from dataclasses import dataclass, field

import pytest

from backchannel.fetching import Fetcher

PUBLIC = "93.184.216.34"
"""A number of the public internet that names in tests stand for; what is dialled under it is the local server."""


@dataclass
class Site:
    """What a server answers, and what it was asked.

    Attributes:
        pages: from `METHOD path` to status, headers and body, or to a function of the handler that answers itself.
        asked: method, path and headers of requests, in order.
    """

    port: int = 0
    pages: dict = field(default_factory=dict)
    asked: list = field(default_factory=list)
    dialled: list = field(default_factory=list)

    def page(self, path, body=b"", status=200, method="GET", **headers):
        body = body.encode() if isinstance(body, str) else body
        self.pages[f"{method} {path}"] = (status, {k.replace("_", "-"): v for k, v in headers.items()}, body)

    def paths(self):
        return [path for _, path, _, _ in self.asked if path != "/robots.txt"]

    def fetcher(self, names=None, **options):
        """A fetcher for which all names, or those of `names`, lead here."""
        table = names or {}

        def resolve(host, port):
            return table.get(host, [PUBLIC])

        def dial(address, port, seconds):
            self.dialled.append((address, port))
            return socket.create_connection(("127.0.0.1", self.port), seconds)

        return Fetcher(**{"pause": 0.0, "resolve": resolve, "dial": dial, "seconds": 10.0, **options})


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        site = self.server.site
        length = int(self.headers.get("Content-Length") or 0)
        site.asked.append((self.command, self.path, dict(self.headers), self.rfile.read(length)))
        answer = site.pages.get(f"{self.command} {self.path}", (404, {}, b"no"))
        if callable(answer):
            answer(self)
            self.close_connection = True
            return
        status, headers, body = answer
        etag = headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - as the library calls it

    def log_message(self, *_):
        pass


@pytest.fixture
def site():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # clients here hang up on purpose
    server.site = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server.site
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def packed():
    return gzip.compress
