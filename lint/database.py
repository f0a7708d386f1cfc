"""The SQLite file behind the store: its tables, its transactions, and what is said when the disk or another process is in the way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from lint.errors import UserError

VERSION = 7  # of the tables and the numbers of keys; another one is rebuilt
_TABLES = """
create table files (id integer primary key, path text unique not null, size integer, mtime integer, inode integer);
create table documents (
    id integer primary key autoincrement, file integer not null, number integer, record text, field text, start integer, survey blob
);
create index documents_of_file on documents (file, number);
create table postings (key integer not null, document integer not null, primary key (key, document)) without rowid;
create table state (revision text not null);
create table told (path blob not null, start integer not null, basis text not null, findings blob not null, primary key (path, start));
create table waiting (key integer not null, document integer not null);
"""
CHANGED = "update state set revision = hex(randomblob(8))"  # belongs into every transaction that changes what is known
PATIENCE = 30.0  # seconds to wait for another process that writes
CACHE = 32_000  # KB of pages that a process holds
ROOM = 2_000  # pages that are given back at once
Connection = sqlite3.Connection


class Busy(UserError):
    """Another process has been writing to the store for longer than was to be waited."""


class DamagedStore(Exception):
    """The file is not a store, or one of another version."""


def opened(path: Path | None) -> sqlite3.Connection:
    """A connection to the file, which is made where there is none; None keeps all in memory. Raises DamagedStore, and UserError when
    the disk refuses."""
    try:
        db = sqlite3.connect(path or ":memory:", timeout=PATIENCE, isolation_level=None)
        db.text_factory = _text
        _prepare(db, path)
    except sqlite3.DatabaseError as error:
        raise _refusal(path, error) or DamagedStore(str(error)) from error
    return db


def _prepare(db: sqlite3.Connection, path: Path | None) -> None:
    version = db.execute("pragma user_version").fetchone()[0]
    if version not in (0, VERSION):
        raise DamagedStore(f"version {version}")
    db.execute("pragma synchronous = normal")
    db.execute(f"pragma cache_size = -{CACHE}")
    if version == 0:
        db.execute("pragma auto_vacuum = incremental")
    if path:
        db.execute("pragma journal_mode = wal")
    if version == 0:
        db.execute("begin immediate")
        if not db.execute("select 1 from sqlite_master where name = 'files'").fetchone():
            for statement in filter(str.strip, _TABLES.split(";")):
                db.execute(statement)
            db.execute("insert into state values (hex(randomblob(8)))")
            db.execute(f"pragma user_version = {VERSION}")
        db.execute("commit")


def give_back_room(db: sqlite3.Connection) -> Iterator[None]:
    """Shrink the file by what has become free; others may write whenever this yields."""
    with suppress(sqlite3.OperationalError):
        before = -1
        while (free := db.execute("pragma freelist_count").fetchone()[0]) not in (0, before):
            before = free
            db.executescript(f"pragma incremental_vacuum({ROOM})")  # execute() would give one page back
            yield


class Transaction:
    """All or nothing; waits for other processes that write. Raises UserError when the disk refuses."""

    def __init__(self, db: sqlite3.Connection, path: Path | None) -> None:
        self._db = db
        self._path = path

    def __enter__(self) -> None:
        self._do("begin immediate")

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None:
            self._do("commit")
            return
        if self._db.in_transaction:
            self._do("rollback")
        if isinstance(error, sqlite3.Error) and (refusal := _refusal(self._path, error)):
            raise refusal from error

    def _do(self, statement: str) -> None:
        execute(self._db, self._path, statement)


class Snapshot:
    """Several questions to one state of the store, whatever others write meanwhile; nothing is written within."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("begin")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._db.execute("rollback")


def execute(db: sqlite3.Connection, path: Path | None, statement: str, values: Sequence[object] = ()) -> None:
    """Run a statement. Raises UserError when the disk refuses, and Busy."""
    try:
        db.execute(statement, values)
    except sqlite3.Error as error:
        raise _refusal(path, error) or error from error


def _refusal(path: Path | None, error: sqlite3.Error) -> UserError | None:
    """What to say where another process or the disk is in the way and not the store that is damaged."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy(f"{path}: another run is writing to the index; run again when it is done, or with --no-cache")
    if code not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return None
    return UserError(f"{path}: the index cannot be written ({error}); make room or give the right to write, or run with --no-cache")


def bytes_of(path: str) -> bytes:
    """A path as the store has it: on Linux a name may be any bytes."""
    return path.encode("utf-8", "surrogateescape")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
