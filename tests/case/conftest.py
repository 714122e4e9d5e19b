"""A case to test on, in a SQLite file and on a PostgreSQL server that is really started."""

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pg8000.dbapi
import pytest

from backchannel.case.store import Store
from stored import emptied

SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: -float(path.parts[-3]))

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Where what a test writes need not reach a disk."""


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server of our own: a function that makes a database and says where it is."""
    if not SERVERS:
        pytest.skip("PostgreSQL is not installed (Debian: postgresql); the store is tested on SQLite only")
    programs = SERVERS[0].parent
    # Not below pytest's folder, where a server that may not be root could not reach it.
    with tempfile.TemporaryDirectory(prefix="backchannel-test-", dir=MEMORY, ignore_cleanup_errors=True) as folder:
        demote = {}
        if os.geteuid() == 0:
            try:
                shutil.chown(folder, "postgres", "postgres")
            except LookupError:
                pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
            demote = {"user": "postgres", "group": "postgres", "extra_groups": []}

        def call(program, *words):
            with open(f"{folder}/{program}.out", "w") as out:
                subprocess.run(
                    [programs / program, *words],
                    check=True,
                    stdin=subprocess.DEVNULL,
                    stdout=out,
                    stderr=out,
                    cwd=folder,
                    timeout=60,
                    env={"LC_ALL": "C.UTF-8", "PATH": os.defpath},
                    **demote,
                )

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        data = f"{folder}/data"
        call("initdb", "-D", data, "-A", "trust", "-U", "tester", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
        call("pg_ctl", "-D", data, "-l", f"{folder}/log", "-o", options, "-w", "start")
        try:
            numbers = itertools.count()
            admin = pg8000.dbapi.connect(user="tester", host="127.0.0.1", port=port, database="postgres")
            admin.autocommit = True

            def made():
                name = f"case{next(numbers)}"
                admin.cursor().execute(f"CREATE DATABASE {name}")
                return f"postgresql://tester@127.0.0.1:{port}/{name}"

            yield made
            admin.close()
        finally:
            call("pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture(scope="session")
def database(server):
    """A database with the tables made, used by one test after the other: making one takes longer than most tests."""
    address = server()
    Store.open(address, create=True).close()
    return address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request):
    """Where a case may be made."""
    if request.param == "postgresql":
        yield emptied(request.getfixturevalue("database"))
        return
    with tempfile.TemporaryDirectory(prefix="backchannel-test-", dir=MEMORY) as folder:
        yield f"{folder}/case.db"


@pytest.fixture
def store(address):
    """An empty case."""
    with Store.open(address, create=True) as store:
        yield store


@pytest.fixture
def elsewhere(request, address, tmp_path):
    """Where another case may be made, on the same kind of database."""
    if address.startswith("postgresql"):
        return request.getfixturevalue("server")()
    return str(tmp_path / "other.db")
