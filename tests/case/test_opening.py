"""Opening a case: what is no case, what is damaged, read-only, too new, or full is told in one line."""

import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from backchannel.case import migrating, open_case
from backchannel.case.store import Store
from backchannel.case.tables import metadata
from backchannel.errors import (
    BusyCaseError,
    CaseError,
    DamagedCaseError,
    FullCaseError,
    NewerCaseError,
    NoCaseError,
    ReadOnlyCaseError,
)
from stored import emptied, met, numbered


def test_the_newest_step_is_known():
    assert migrating.known()[0] == migrating.HEAD


def test_the_steps_make_the_tables(store):
    with store._db.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: not (kind == "table" and name.startswith("fulltext"))},
        )
        assert compare_metadata(context, metadata) == []


def test_a_case_is_not_made_by_looking_for_it(tmp_path):
    with pytest.raises(NoCaseError, match="backchannel add"):
        open_case(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("where", "problem"),
    [("", "a folder"), ("none/case.db", "there is no folder"), ("text.txt", "not a case"), ("other.db", "not a case")],
)
def test_what_is_no_case(tmp_path, where, problem):
    (tmp_path / "text.txt").write_text("This is no case, but a text of some length." * 40)
    with contextlib.closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE books (title)")
    before = (tmp_path / "other.db").read_bytes()
    with pytest.raises((NoCaseError, DamagedCaseError), match=problem):
        Store.open(tmp_path / where, create=True)
    assert (tmp_path / "other.db").read_bytes()[100:] == before[100:]


@pytest.mark.parametrize("address", ["mysql://host/case", "postgresql://host:port/x", "postgresql://h/x?options=y"])
def test_addresses_that_are_none(address):
    with pytest.raises(NoCaseError):
        Store.open(address)


def test_a_server_that_does_not_answer_and_no_password_in_what_is_told():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NoCaseError, match="no server answers") as told:
        Store.open(f"postgresql://eva:secret@127.0.0.1:{port}/case")
    assert "secret" not in str(told.value)


def test_a_database_that_the_server_has_not(server):
    with pytest.raises(NoCaseError, match="createdb"):
        Store.open(server().rpartition("/")[0] + "/none", create=True)


def test_a_case_of_a_newer_version(address):
    with Store.open(address, create=True) as store, store._db.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerCaseError, match=r"9999.*update it"):
        Store.open(address)


def fill(path, documents=60):
    with Store.open(path, create=True) as store:
        for number in range(documents):
            store.add(numbered(number).document, numbered(number))


def test_a_corrupted_file(tmp_path):
    path = tmp_path / "case.db"
    fill(path)
    size = path.stat().st_size
    with path.open("r+b") as file:
        for place in range(8192, size, 4096):
            file.seek(place + 10)
            file.write(os.urandom(2000))
    with pytest.raises(DamagedCaseError, match="corrupted"):
        read_all(path)


def read_all(path):
    with Store.open(path) as store:
        list(store.extractions())
        store.verify()


def test_a_file_that_was_cut_off(tmp_path):
    path = tmp_path / "case.db"
    fill(path)
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(DamagedCaseError):
        read_all(path)


def test_verify_tells_of_damage_that_reading_does_not_meet(tmp_path):
    path = tmp_path / "case.db"
    fill(path, 5)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Report 3. Ilse", b"Report 3. Else", 1))
    with Store.open(path) as store:
        assert not store.verify().sound


@contextlib.contextmanager
def nobody():
    """Work as a user who may not write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("folder", [0o555, 0o755])
def test_a_file_that_may_only_be_read(folder):

    extraction = met()
    with tempfile.TemporaryDirectory() as place:
        path = os.path.join(place, "case.db")
        with Store.open(path, create=True) as store:
            store.add(extraction.document, extraction)
        os.chmod(path, 0o444)
        os.chmod(place, folder)
        try:
            with nobody(), Store.open(path, readonly=True) as store:
                assert list(store.extractions()) == [extraction]
                assert store.search("ilse")
                assert len(store.case().claims) == 1
                with pytest.raises(ReadOnlyCaseError):
                    store.add(numbered(1).document)
            with nobody(), Store.open(path) as store, pytest.raises(ReadOnlyCaseError, match="permissions"):
                store.add(numbered(1).document)
            with nobody():
                assert len(open_case(path).claims) == 1
        finally:
            os.chmod(place, 0o755)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 2 MB."""
    if os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("only root can mount a small disk to fill")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", tmp_path], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"no disk may be mounted here: {done.stderr.decode().strip()}")
    yield tmp_path
    subprocess.run(["umount", "-l", tmp_path], check=True)


def test_a_full_disk_loses_nothing_that_was_kept(small_disk):
    kept = []

    def fill_up(store):
        for number in range(4000):
            store.add(numbered(number).document, numbered(number), os.urandom(3000))
            kept.append(numbered(number))

    with Store.open(small_disk / "case.db", create=True) as store:
        with pytest.raises(FullCaseError, match="safe"):
            fill_up(store)
        assert len(kept) > 10
        assert list(store.extractions()) == kept
    with Store.open(small_disk / "case.db", readonly=True) as store:
        assert list(store.extractions()) == kept
        assert store.verify().sound


def test_errors_are_of_one_kind():
    assert issubclass(FullCaseError, CaseError)
    assert issubclass(NewerCaseError, CaseError)


def test_somebody_who_may_only_look_at_a_server(database):
    address = emptied(database)
    with Store.open(address, create=True) as store:
        store.add(met().document, met())
        with store._db.writing() as connection:
            for statement in (
                "DROP ROLE IF EXISTS cleo",
                "CREATE ROLE cleo LOGIN",
                "GRANT SELECT ON ALL TABLES IN SCHEMA public TO cleo",
            ):
                connection.execute(text(statement))
    try:
        with Store.open(address.replace("tester@", "cleo@")) as store:
            assert list(store.extractions()) == [met()]
            assert len(store.case().claims) == 1
            assert len(store.search("ilse")) == 1
            with pytest.raises(ReadOnlyCaseError):
                store.decisions.accept("a#c1", by="Cleo")
    finally:
        with Store.open(address) as store, store._db.writing() as connection:
            connection.execute(text("DROP OWNED BY cleo"))
            connection.execute(text("DROP ROLE cleo"))


def test_views_do_not_wait_for_a_writer(store):
    store.add(met().document, met())
    with store._db.writing():
        begun = time.monotonic()
        assert len(store.case().lineage) == 1
        assert time.monotonic() - begun < 10


def test_a_writer_does_not_wait_for_ever(store):
    with store._db.writing(), pytest.raises(BusyCaseError), store._db.writing(patience=1):
        pass
