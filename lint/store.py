"""What is known of every document, on disk: surveys by file, and which documents hold which key."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain, repeat
from pathlib import Path
from typing import Any, TypeVar

from lint.database import CHANGED, PATIENCE, Busy, Snapshot, Transaction, bytes_of, give_back_room, opened
from lint.document import Place
from lint.files import File, by_path, relative, shown
from lint.forgetting import AT_ONCE, forget, shorten
from lint.merging import PAUSE, few_wait, merge_at_once, merge_in_steps
from lint.packing import unpack_survey
from lint.rows import KeyFilter, PackedRow, Row, hashed, near
from lint.rule import Parts, whole
from lint.stamps import Stamp, stamp
from lint.told import ToldTable
from lint.witnesses import DOCUMENTS, documents_of, first_holders

T = TypeVar("T")
PARTNERED = 4_096  # documents whose partners are remembered, those of a part
FEW = 64  # documents that are soon counted
WORTH = 4  # questions a page of the file that take as long as reading all postings once


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
        self._partners = lru_cache(PARTNERED)(self._find_partners)  # asked for when a document is looked at, and told of
        self._crowds: set[tuple[int, int]] = set()  # keys, and how many documents they have at least
        self._first_holder = cache(lambda key, revision: int(first_holders(self._db, key, 1)[0][0]))
        self._asked = 0
        self._unmerged = True
        self._added = 0  # the first document that was added since all was in its place
        self._db = opened(path)
        self.told = ToldTable(self._db, path)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def stamps(self, paths: Iterable[str] | None = None) -> dict[str, Stamp]:
        """Every file known, by its path below the root, with its stamp; of the paths given those that are known."""
        query = "select path, size, mtime, inode from files"
        if paths is None:
            return {path: Stamp(*rest) for path, *rest in self._db.execute(query)}
        found = (self._db.execute(f"{query} where path = cast(? as text)", (bytes_of(path),)).fetchall() for path in paths)
        return {path: Stamp(*rest) for rows in found for path, *rest in rows}

    def stale(self, files: Iterable[File]) -> tuple[int, int]:
        """How many of the files are new or changed since they were surveyed, and how many that were are no longer among them."""
        known = self.stamps()
        now = by_path(files, self.root)
        changed = sum(stamp(file.path) != known.get(path) for path, file in now.items())
        return changed, len(known.keys() - now.keys())

    def add(self, surveyed: Iterable[tuple[str, bool, Stamp, Sequence[PackedRow]]], in_place: bool = False) -> None:
        """Take in surveyed parts (path below the root, whether it is the file's first, stamp, rows), in one transaction.

        A first part takes out what was known of its file, most of a large one beforehand. The stamp is the one the file has from now on:
        give it with the last part only. With `in_place` no posting waits: who reads at the same time finds the old rows or the new ones.
        Many are put in their places sooner all together.
        """
        surveyed = list(surveyed)
        for path in (path for path, first, *_ in surveyed if first):
            shorten(self._db, self.path, path)
        with Transaction(self._db, self.path):
            for path, first, seen, rows in surveyed:
                if first:
                    forget(self._db, path)
                file = self._file(path, seen)
                for row in rows:
                    document = self._insert(file, row)
                    if in_place:
                        self._db.executemany("insert or ignore into postings values (?, ?)", zip(sorted(row.keys), repeat(document)))
                        continue
                    self._added = self._added or document
                    self._db.executemany("insert into waiting values (?, ?)", zip(row.keys, repeat(document)))
            self._db.execute(CHANGED)
        self._changed()

    def forget(self, paths: Iterable[str]) -> None:
        """Take files (paths below the root) out, with all the evidence they gave."""
        gone = list(paths)
        for path in gone:
            shorten(self._db, self.path, path)
        for at in range(0, len(gone), AT_ONCE):
            with Transaction(self._db, self.path):
                for path in gone[at : at + AT_ONCE]:
                    forget(self._db, path)
                    self.told.leave_out(path)
                self._db.execute(CHANGED)
        self._changed()

    def _changed(self) -> None:
        self._memory.clear()
        self._counts.clear()
        self._crowds.clear()
        self._partners.cache_clear()
        self._first_holder.cache_clear()
        self._unmerged = True

    def _postings(self, query: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """What a query on postings gives, those that this process added among them."""
        if self._unmerged:
            self.merge()
        return self._db.execute(query, values).fetchall()

    def merge(self, everything: bool = False) -> None:
        """Put the postings that wait in their places, sorted: once for all that was added, and in steps where they are many.

        Those of another process that is still at it are left to that one, so that who only reads never waits; so are many that one left
        behind, unless `everything` is to be put in its place.
        """
        self._unmerged = False
        if few_wait(self._db):
            self._merge_few()
        elif everything or self._added:
            for _ in chain(merge_in_steps(self._db, self.path, 0 if everything else self._added), give_back_room(self._db)):
                time.sleep(PAUSE)
        self._added = 0

    @property
    def finished(self) -> bool:
        """False while another process builds the store, and after one was killed at it: what it knows is not all in its place."""
        return few_wait(self._db)

    def _merge_few(self) -> None:
        if not self._db.execute("select 1 from waiting limit 1").fetchone():
            return
        self.wait_at_most(PATIENCE if self._added else 0)
        try:
            merge_at_once(self._db, self.path)
            for _ in give_back_room(self._db):
                pass
        except Busy:
            if self._added:
                raise
        finally:
            self.wait_at_most(PATIENCE)

    def wait_at_most(self, seconds: float) -> None:
        """How long to wait for another process that writes, before Busy is raised."""
        self._db.execute(f"pragma busy_timeout = {int(1000 * seconds)}")

    def revision(self) -> str:
        """Another one after every change of what is known: equal revisions give equal counts."""
        return str(self._db.execute("select revision from state").fetchone()[0])

    def _file(self, path: str, seen: Stamp) -> int:
        query = (
            "insert into files (path, size, mtime, inode) values (cast(?1 as text), ?2, ?3, ?4)"
            " on conflict (path) do update set size = ?2, mtime = ?3, inode = ?4 returning id"
        )
        return int(self._db.execute(query, (bytes_of(path), seen.size, seen.mtime, seen.inode)).fetchone()[0])

    def _insert(self, file: int, row: PackedRow) -> int:
        place = row.place
        values = (file, place.number, json.dumps(place.record), place.field, row.start, row.survey)
        cursor = self._db.execute("insert into documents (file, number, record, field, start, survey) values (?, ?, ?, ?, ?, ?)", values)
        return cursor.lastrowid or 0

    def rows(self, path: str, start: int = 0, stop: int | None = None) -> Iterator[Row]:
        """The documents of a file (its path below the root) that begin from byte `start` up to `stop`, in their order.

        The partners of those that were given before are forgotten: asked for are those of one part, several times.
        """
        self._partners.cache_clear()
        query = (
            "select number, record, field, start, survey from documents join files on files.id = file"
            " where path = cast(? as text) and start >= ? and start < ? order by documents.id"
        )
        for number, record, field, at, survey in self._db.execute(
            query, (bytes_of(path), start, 2**62 if stop is None else stop)
        ).fetchall():
            yield Row(self._place(path, number, record, field), at, unpack_survey(survey))

    def start(self, place: Place) -> int | None:
        """At which byte of its file the entry of a document begins; None for one that is not known."""
        query = "select start from documents join files on files.id = file where path = cast(? as text) and number = ? and field is ?"
        found = self._db.execute(query, (bytes_of(relative(place.path, self.root)), place.number, place.field)).fetchone()
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
        """Those of the keys that at least two documents hold; once many were asked for, a filter answers for nearly all others."""
        wanted = list(keys)
        self._asked += len(wanted)
        if self._asked > WORTH * self.once("pages", self._pages):
            wanted = self.once("shared keys", self._shared_keys).among(kind, wanted)
        return {key for key in wanted if self.count(kind, key) > 1}

    def may_share(self, kind: str, parts: Parts) -> Iterable[bytes]:
        """Of keys in parts, those that the filter does not rule out; all of them until many were asked for."""
        if self._asked > WORTH * self.once("pages", self._pages):
            return self.once("shared keys", self._shared_keys).among_parts(kind, parts)
        return whole(parts)

    def _pages(self) -> int:
        return int(self._db.execute("pragma page_count").fetchone()[0])

    def _shared_keys(self) -> KeyFilter:
        self._postings("select 1", ())
        return KeyFilter(key for (key,) in self._db.execute("select key from postings group by key having count(*) > 1"))

    def holders(self, kind: str, key: str, most: int = 2) -> list[Place]:
        """The first places, in the order of places, that hold the key."""
        return [self._place(*place) for _, *place, _ in self._first(kind, key, most)]

    def partners(self, kind: str, place: Place, keys: Iterable[str], shared: int, most: int, crowded: int) -> list[tuple[Place, int]]:
        """The documents that share at least `shared` of the keys that at most `most` documents hold; with their first byte.

        Of a key that more documents hold only the first holder counts, and only where `crowded` keys are shared with it (0: never): so
        each of a thousand copies is compared with one of them, and a disclaimer under a hundred thousand texts makes no pairs.
        """
        return self._partners(kind, place, tuple(keys), shared, most, crowded)

    def _find_partners(self, kind: str, place: Place, keys: Sequence[str], shared: int, most: int, crowded: int) -> list[tuple[Place, int]]:
        if self._unmerged:
            self.merge()
        with Snapshot(self._db):
            found = self._near(kind, keys, shared, most, crowded)
        return sorted((pair for pair in found if pair[0] != place), key=lambda pair: pair[0].order)

    def _near(self, kind: str, keys: Sequence[str], shared: int, most: int, crowded: int) -> list[tuple[Place, int]]:
        asked = [hashed(kind, key) for key in keys]
        held = documents_of(self._db, [number for number in asked if (number, most) not in self._crowds], most + 1)
        self._crowds.update((number, most) for number, documents in held.items() if len(documents) > most)
        crowds = [number for number in asked if (number, most) in self._crowds]
        rare = [documents for documents in held.values() if len(documents) <= most]
        first = partial(self._first_holder, revision=self.revision())
        close = near(rare, crowds if crowded else (), first, shared, crowded)
        query = f"{DOCUMENTS} where documents.id in ({','.join('?' * len(close))})"
        return [(self._place(*other), start) for _, *other, start in self._postings(query, sorted(close))] if close else []

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What `make` gives, computed once until the store changes."""
        if name not in self._memory:
            self._memory[name] = make()
        return self._memory[name]  # type: ignore[return-value]

    def _first(self, kind: str, key: str, most: int) -> list[tuple[Any, ...]]:
        if self._unmerged:
            self.merge()
        return first_holders(self._db, hashed(kind, key), most)

    def _place(self, path: str, number: int, record: str, field: str | None) -> Place:
        return Place(_shown_below(self.root, path), number, json.loads(record), field)


@lru_cache(maxsize=4096)
def _shown_below(root: str, path: str) -> str:
    return shown(os.path.join(root, path))
