"""What is known of every document, on disk: surveys by file, and which documents hold which key."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import repeat
from pathlib import Path
from typing import Any, TypeVar

from lint.document import Place
from lint.errors import UserError
from lint.files import File, relative, shown
from lint.packing import unpack_survey
from lint.rows import KeyFilter, PackedRow, Row, hashed, near, numbers

T = TypeVar("T")
VERSION = 4  # of the tables and the numbers of keys; another one is rebuilt
_TABLES = """
create table files (id integer primary key, path text unique not null, size integer, mtime integer, inode integer);
create table documents (id integer primary key, file integer not null, number integer, record text, field text, start integer, survey blob);
create index documents_of_file on documents (file, number);
create table postings (key integer not null, document integer not null, primary key (key, document)) without rowid;
create table state (revision text not null);
create table told (path blob not null, start integer not null, basis text not null, findings blob not null, primary key (path, start));
create table waiting (key integer not null, document integer not null);
"""
_CHANGED = "update state set revision = hex(randomblob(8))"
FEW = 64  # documents that are soon counted
PATIENCE = 30.0  # seconds to wait for another process that writes
CACHE = 32_000  # KB of pages that a process holds


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what an unchanged file is recognised."""

    size: int
    mtime: int
    inode: int


def stamp(path: str) -> Stamp | None:
    """The stamp of a file; None when it cannot be had."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


class Busy(UserError):
    """Another process has been writing to the store for longer than was to be waited."""


class DamagedStore(Exception):
    """The file is not a store, or one of another version."""


class Store:
    """One SQLite file. It is a corpus: it answers in how many documents a key stands, and in which.

    Files are kept by their path below `root`, so that a moved corpus keeps its store; places come out with the path that is shown.
    """

    def __init__(self, path: Path | None, root: str, today: str) -> None:
        """Open or make the store; None keeps it in memory. Raises DamagedStore, and UserError when the disk refuses."""
        self.path = path
        self.root = root
        self.today = today
        self._memory: dict[str, object] = {}
        self._counts: dict[int, int] = {}  # of keys that many documents hold
        self._unmerged = True
        self._added = False
        try:
            self._db = sqlite3.connect(path or ":memory:", timeout=PATIENCE, isolation_level=None)
            self._db.text_factory = _text
            self._open()
        except sqlite3.DatabaseError as error:
            raise _refusal(path, error) or DamagedStore(str(error)) from error

    def _open(self) -> None:
        version = self._db.execute("pragma user_version").fetchone()[0]
        if version not in (0, VERSION):
            raise DamagedStore(f"version {version}")
        self._db.execute("pragma synchronous = normal")
        self._db.execute(f"pragma cache_size = -{CACHE}")
        if version == 0:
            self._db.execute("pragma auto_vacuum = incremental")
        if self.path:
            self._db.execute("pragma journal_mode = wal")
        if version == 0:
            self._db.execute("begin immediate")
            if not self._db.execute("select 1 from sqlite_master where name = 'files'").fetchone():
                for statement in filter(str.strip, _TABLES.split(";")):
                    self._db.execute(statement)
                self._db.execute("insert into state values (hex(randomblob(8)))")
                self._db.execute(f"pragma user_version = {VERSION}")
            self._db.execute("commit")

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def stamps(self) -> dict[str, Stamp]:
        """Every file known, by its path below the root, with its stamp."""
        return {path: Stamp(*rest) for path, *rest in self._db.execute("select path, size, mtime, inode from files")}

    def stale(self, files: Iterable[File]) -> tuple[int, int]:
        """How many of the files are new or changed since they were surveyed, and how many that were are no longer among them."""
        known = self.stamps()
        now = {relative(file.path, self.root): file for file in files}
        changed = sum(stamp(file.path) != known.get(path) for path, file in now.items())
        return changed, len(known.keys() - now.keys())

    def add(self, surveyed: Iterable[tuple[str, bool, Stamp, Sequence[PackedRow]]]) -> None:
        """Take in surveyed parts (path below the root, whether it is the file's first, stamp, rows), in one transaction.

        A first part takes out what was known of its file. The stamp is the one the file has from now on: give it with the last part only.
        """
        with _Transaction(self._db, self.path):
            for path, first, seen, rows in surveyed:
                if first:
                    self._forget(path)
                file = self._file(path, seen)
                for row in rows:
                    document = self._insert(file, row)
                    self._db.executemany("insert into waiting values (?, ?)", zip(row.keys, repeat(document)))
            self._db.execute(_CHANGED)
        self._changed()

    def forget(self, paths: Iterable[str]) -> None:
        """Take files (paths below the root) out, with all the evidence they gave, in one transaction."""
        gone = list(paths)
        with _Transaction(self._db, self.path):
            for path in gone:
                self._forget(path)
                self._db.execute("delete from told where path = ?", (_bytes(path),))
            if gone:
                self._db.execute(_CHANGED)
        self._changed()

    def _changed(self) -> None:
        self._memory.clear()
        self._counts.clear()
        self._unmerged = self._added = True

    def _postings(self, query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """What a query on postings gives, those that this process added among them."""
        if self._unmerged:
            self.merge()
        return self._db.execute(query, values).fetchall()

    def merge(self) -> None:
        """Put the postings that wait in their places, sorted, once for all that was added.

        Those of another process that is still at it are left to that one, so that who only reads never waits.
        """
        self._unmerged = False
        if self._db.execute("select 1 from waiting limit 1").fetchone():
            self.wait_at_most(PATIENCE if self._added else 0)
            try:
                with _Transaction(self._db, self.path):
                    self._merge()
                with suppress(sqlite3.OperationalError):  # what waited took much room; execute() would give one page of it back
                    self._db.executescript("pragma incremental_vacuum")
            except Busy:
                if self._added:
                    raise
            finally:
                self.wait_at_most(PATIENCE)
        self._added = False

    def wait_at_most(self, seconds: float) -> None:
        """How long to wait for another process that writes, before Busy is raised."""
        self._db.execute(f"pragma busy_timeout = {int(1000 * seconds)}")

    def _merge(self) -> None:
        self._db.execute("insert or ignore into postings select key, document from waiting order by key, document")
        self._db.execute("delete from waiting")

    def revision(self) -> str:
        """Another one after every change of what is known: equal revisions give equal counts."""
        return str(self._db.execute("select revision from state").fetchone()[0])

    def told(self, path: str, start: int, basis: str) -> bytes | None:
        """What `keep_told` was given for the part of a file (its path below the root) that begins at byte `start`, on the same basis."""
        query = "select findings from told where path = ? and start = ? and basis = ?"
        found = self._db.execute(query, (_bytes(path), start, basis)).fetchone()
        return bytes(found[0]) if found else None

    def keep_told(self, told: Iterable[tuple[str, int, str, bytes]]) -> None:
        """Keep what was told of parts (path below the root, first byte, basis, findings), in one transaction."""
        with _Transaction(self._db, self.path):
            self._db.executemany("insert or replace into told values (?, ?, ?, ?)", ((_bytes(path), *rest) for path, *rest in told))

    def forget_told(self, basis: str) -> None:
        """Forget what was told on a basis."""
        with _Transaction(self._db, self.path):
            self._db.execute("delete from told where basis = ?", (basis,))

    def _file(self, path: str, seen: Stamp) -> int:
        query = (
            "insert into files (path, size, mtime, inode) values (cast(?1 as text), ?2, ?3, ?4)"
            " on conflict (path) do update set size = ?2, mtime = ?3, inode = ?4 returning id"
        )
        return int(self._db.execute(query, (_bytes(path), seen.size, seen.mtime, seen.inode)).fetchone()[0])

    def _insert(self, file: int, row: PackedRow) -> int:
        place = row.place
        values = (file, place.number, json.dumps(place.record), place.field, row.start, row.survey)
        cursor = self._db.execute("insert into documents (file, number, record, field, start, survey) values (?, ?, ?, ?, ?, ?)", values)
        return cursor.lastrowid or 0

    def _forget(self, path: str) -> None:
        found = self._db.execute("select id from files where path = cast(? as text)", (_bytes(path),)).fetchone()
        if not found:
            return
        known = self._db.execute("select id, survey from documents where file = ? order by id", found).fetchall()
        first = self._db.execute("select document from waiting order by rowid limit 1").fetchone()
        if known and first and known[-1][0] >= first[0]:
            self._merge()
        for document, survey in known:
            keys = [(number, document) for number in numbers(unpack_survey(survey))]
            self._db.executemany("delete from postings where key = ? and document = ?", keys)
        self._db.execute("delete from documents where file = ?", found)
        self._db.execute("delete from files where id = ?", found)

    def rows(self, path: str, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """The documents of a file (its path below the root) that begin from byte `start` up to `stop`, in their order."""
        query = (
            "select number, record, field, start, survey from documents join files on files.id = file"
            " where path = cast(? as text) and start >= ? and start < ? order by documents.id"
        )
        for number, record, field, at, survey in self._db.execute(query, (_bytes(path), start, 2**62 if stop is None else stop)).fetchall():
            yield Row(self._place(path, number, record, field), at, unpack_survey(survey))

    def start(self, place: Place) -> int | None:
        """At which byte of its file the entry of a document begins; None for one that is not known."""
        query = "select start from documents join files on files.id = file where path = cast(? as text) and number = ? and field is ?"
        found = self._db.execute(query, (_bytes(relative(place.path, self.root)), place.number, place.field)).fetchone()
        return int(found[0]) if found else None

    @property
    def documents(self) -> int:
        """How many documents there are."""
        return self.once("documents", lambda: int(self._db.execute("select count(*) from documents").fetchone()[0]))

    def count(self, kind: str, key: str) -> int:
        """In how many documents the key stands."""
        number = hashed(kind, key)
        if number in self._counts:
            return self._counts[number]
        found = int(self._postings("select count(*) from postings where key = ?", (number,))[0][0])
        if found > FEW:
            self._counts[number] = found
        return found

    def shared(self, kind: str, keys: Iterable[str]) -> set[str]:
        """Those of the keys that at least two documents hold; a filter answers for nearly all keys that none holds."""
        may_be = self.once("shared keys", self._shared_keys).among(kind, keys)
        return {key for key in may_be if self.count(kind, key) > 1}

    def _shared_keys(self) -> KeyFilter:
        self._postings("select 1", ())
        return KeyFilter(key for (key,) in self._db.execute("select key from postings group by key having count(*) > 1"))

    def holders(self, kind: str, key: str, most: int = 2) -> list[Place]:
        """The first places, in the order of places, that hold the key."""
        return [place for _, place, _ in self._holders(kind, key, most)]

    def partners(self, kind: str, place: Place, keys: Iterable[str], shared: int, most: int, crowded: int) -> list[tuple[Place, int]]:
        """The documents that share at least `shared` of the keys that at most `most` documents hold; with their first byte.

        Of a key that more documents hold only the first holder counts, and only where `crowded` keys are shared with it (0: never): so
        each of a thousand copies is compared with one of them, and a disclaimer under a hundred thousand texts makes no pairs.
        """
        rare: list[list[int]] = []
        crowds: list[int] = []
        for key in keys:
            held = self._postings("select document from postings where key = ? limit ?", (hashed(kind, key), most + 1))
            if len(held) > most and crowded:
                crowds += (document for document, *_ in self.once(f"first of {kind} {key}", partial(self._holders, kind, key, 1)))
            elif len(held) <= most:
                rare.append([document for (document,) in held])
        close = near(rare, crowds, shared, crowded)
        found = self._read(f"documents.id in ({','.join('?' * len(close))})", sorted(close)) if close else []
        return sorted(((other, start) for _, other, start in found if other != place), key=lambda pair: pair[0].order)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, computed once until the store changes."""
        if name not in self._memory:
            self._memory[name] = make()
        return self._memory[name]  # type: ignore[return-value]

    def _holders(self, kind: str, key: str, most: int) -> list[tuple[int, Place, int]]:
        where = "documents.id in (select document from postings where key = ?) order by path, number, coalesce(field, '') limit ?"
        return self._read(where, (hashed(kind, key), most))

    def _read(self, where: str, values: Sequence[Any]) -> list[tuple[int, Place, int]]:
        query = f"select documents.id, path, number, record, field, start from documents join files on files.id = file where {where}"
        return [(document, self._place(*found), start) for document, *found, start in self._postings(query, values)]

    def _place(self, path: str, number: int, record: str, field: str | None) -> Place:
        return Place(_shown_below(self.root, path), number, json.loads(record), field)


class _Transaction:
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
        try:
            self._db.execute(statement)
        except sqlite3.Error as error:
            raise _refusal(self._path, error) or error from error


def _refusal(path: Path | None, error: sqlite3.Error) -> UserError | None:
    """What to say where another process or the disk is in the way and not the store that is damaged."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Busy(f"{path}: another run is writing to the index; run again when it is done, or with --no-cache")
    if code not in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return None
    return UserError(f"{path}: the index cannot be written ({error}); make room or give the right to write, or run with --no-cache")


def _bytes(path: str) -> bytes:
    """A path as the store has it: on Linux a name may be any bytes."""
    return path.encode("utf-8", "surrogateescape")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


@lru_cache(maxsize=4096)
def _shown_below(root: str, path: str) -> str:
    return shown(os.path.join(root, path))
