"""A case on a PostgreSQL server: how it is reached."""

import socket
import ssl
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import NoSuchModuleError

from backchannel.errors import NoCaseError

CONNECT_SECONDS = 20
"""How long the server has to answer."""


def engine(url: URL, where: str) -> Engine:
    """Connections to a server. `?sslmode=require` encrypts; `verify-full` also checks who the server is.

    Raises:
        NoCaseError: if the driver is not installed, or the address says something that we do not know.
    """
    mode = url.query.get("sslmode", "disable")
    unknown = sorted(set(url.query) - {"sslmode"})
    if unknown or mode not in ("disable", "require", "verify-full"):
        raise NoCaseError(where, "after the database's name there may be ?sslmode=disable, require or verify-full")
    try:
        made = create_engine(url.set(query={}), pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError):
        raise NoCaseError(where, "the driver is missing; pip install 'backchannel[postgres]'") from None
    made.dialect.use_insertmanyvalues_wo_returning = True  # many rows a round trip instead of one

    @event.listens_for(made, "do_connect")
    def connect(dialect: Any, record: Any, arguments: Any, options: dict[str, Any]) -> Any:
        host, port = options.get("host") or "localhost", options.get("port") or 5432
        try:
            reached = socket.create_connection((host, port), CONNECT_SECONDS)
        except OSError as error:
            raise NoCaseError(where, f"no server answers at {host}:{port} ({error.strerror or error})") from None
        reached.settimeout(None)  # a writer may wait longer for its turn
        # Without this each longer message waits for the server's acknowledgement, some 10 ms.
        reached.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        reached.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        try:
            return dialect.dbapi.Connection(
                **{**options, "host": host, "port": port, "sock": reached},
                ssl_context=_context(mode),
                application_name="backchannel",
            )
        except BaseException:
            reached.close()
            raise

    return made


def _context(mode: str) -> ssl.SSLContext | None:
    if mode == "disable":
        return None
    context = ssl.create_default_context()
    if mode == "require":
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
