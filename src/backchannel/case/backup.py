"""A whole case in one file, and back: the same file for SQLite and PostgreSQL, so that a case can move between them.

A zip: one JSON Lines file a table, and `manifest.json` with the step that the tables stand at, the number of rows and
the SHA-256 of each file; the zip's comment is the SHA-256 of the manifest. The full-text index is made anew.
"""

import base64
import contextlib
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, LargeBinary, MetaData, Table, insert, select

from backchannel._version import __version__
from backchannel.case import fulltext, migrating
from backchannel.case.reading import document
from backchannel.case.tables import documents, metadata
from backchannel.errors import DamagedCaseError

_FORMAT = "backchannel case 1"
_ROWS = 500  # read and written at once


@dataclass(frozen=True, slots=True)
class Backup:
    """A back-up that was written or read: where, SHA-256 of the whole file, and how many documents it holds."""

    path: Path
    hash: str
    documents: int


def write(connection: Connection, path: Path) -> Backup:
    """Write a back-up, read it again and check it; `path` holds it whole at the end, or what it held before.

    Args:
        connection: one that sees a single state of the case.
        path: where to.

    Raises:
        DamagedCaseError: if what was written is not what can be read.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
            files = {table.name: _write(connection, archive, table) for table in metadata.sorted_tables}
            manifest = {
                "format": _FORMAT,
                "program": __version__,
                "revision": migrating.revision(connection),
                "files": files,
            }
            text = json.dumps(manifest, indent=1).encode()
            archive.writestr("manifest.json", text)
            archive.comment = hashlib.sha256(text).hexdigest().encode()
        with _opened(beside) as (_, checked):
            for _ in _checked(beside, checked["files"]):
                pass
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return Backup(path, _sha(path), files["documents"]["rows"])


def _write(connection: Connection, archive: zipfile.ZipFile, table: Table) -> dict[str, Any]:
    digest, count = hashlib.sha256(), 0
    binary = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]
    order = list(table.primary_key.columns) or list(table.columns)
    with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as file:
        for rows in connection.execute(select(table).order_by(*order)).yield_per(_ROWS).partitions():
            for row in rows:
                values = dict(row._mapping)
                for name in binary:
                    values[name] = base64.b64encode(values[name]).decode()
                line = (json.dumps(values, separators=(",", ":")) + "\n").encode()
                digest.update(line)
                file.write(line)
                count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, dict[str, Any]]]:
    try:
        with zipfile.ZipFile(path) as archive:
            text = archive.read("manifest.json")
            if hashlib.sha256(text).hexdigest().encode() != archive.comment:
                raise DamagedCaseError(str(path), "the back-up is damaged: its manifest does not match its hash")
            manifest = json.loads(text)
            if manifest.get("format") != _FORMAT:
                raise DamagedCaseError(str(path), f"not a back-up that this version knows ({manifest.get('format')})")
            yield archive, manifest
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DamagedCaseError(str(path), f"not a back-up of a case, or cut off ({error})") from None


def _checked(path: Path, files: dict[str, Any]) -> Iterator[str]:
    """Names of the tables, each after its file was found to be what the manifest says."""
    with zipfile.ZipFile(path) as archive:
        for name, told in files.items():
            digest = hashlib.sha256()
            try:
                with archive.open(f"{name}.jsonl") as file:
                    while part := file.read(1 << 20):
                        digest.update(part)
            except (zipfile.BadZipFile, zlib.error, KeyError, EOFError) as error:
                raise DamagedCaseError(str(path), f"the back-up is damaged in {name} ({error})") from None
            if digest.hexdigest() != told["sha256"]:
                raise DamagedCaseError(str(path), f"the back-up is damaged: {name} does not match its hash")
            yield name


def read(connection: Connection, path: Path) -> Backup:
    """Fill an empty database, of a writer, from a back-up; all its files are checked before the first row is written.

    Raises:
        DamagedCaseError: if the file is no back-up, or is damaged, or the database is not empty.
    """
    if migrating.revision(connection) is not None:
        raise DamagedCaseError(str(path), "a back-up is restored to where no case is yet; name another place")
    with _opened(path) as (archive, manifest):
        names = list(_checked(path, manifest["files"]))
        migrating.upgrade_from_backup(connection, manifest["revision"], str(path))
        there = MetaData()
        there.reflect(connection, only=names)
        for table in there.sorted_tables:
            with archive.open(f"{table.name}.jsonl") as file:
                for rows in _rows(file, table):
                    connection.execute(insert(table), rows)
        migrating.upgrade(connection)
    for row in connection.execute(select(documents)).yield_per(_ROWS):
        made = document(row)
        fulltext.index(connection, row.id, made.title or "", made.text)
    return Backup(path, _sha(path), manifest["files"]["documents"]["rows"])


def _rows(file: IO[bytes], table: Table) -> Iterator[list[dict[str, Any]]]:
    binary = [column.name for column in metadata.tables[table.name].columns if isinstance(column.type, LargeBinary)]
    rows: list[dict[str, Any]] = []
    for line in file:
        values = json.loads(line)
        for name in binary:
            values[name] = base64.b64decode(values[name])
        rows.append(values)
        if len(rows) == _ROWS:
            yield rows
            rows = []
    if rows:
        yield rows


def _sha(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
