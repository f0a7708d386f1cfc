"""Postings that wait, put in their places in steps, so that no other process waits long for its turn to write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lint.database import Connection, Transaction, execute

STEP = 100_000  # rows of one transaction, some 0.2 s
PAUSE = 0.03  # seconds between two; SQLite asks every tenth of a second whether it is its turn, and so gets it within some of these steps


def few_wait(db: Connection) -> bool:
    """True when no more rows wait than are put in their places at once."""
    return bool(db.execute("select count(*) <= ?1 from (select 1 from waiting limit ?1 + 1)", (STEP,)).fetchone()[0])


def merge_at_once(db: Connection, path: Path | None) -> None:
    """Put all that waits in its place, in one transaction. Raises UserError."""
    with Transaction(db, path):
        db.execute("insert or ignore into postings select key, document from waiting order by key, document")
        db.execute("delete from waiting")


def merge_in_steps(db: Connection, path: Path | None, first: int, step: int = STEP) -> Iterator[None]:
    """Put what waits of the documents from number `first` on in its place; others may write whenever this yields. Raises UserError.

    All is sorted once, since each part by itself would touch every page of the postings. A process that is killed leaves what it did not
    come to waiting, and some postings that are put in again: they are the same. What others take out meanwhile stays out.
    """
    seen, known = _version(db), ""
    execute(db, path, "drop table if exists temp.sorted")
    execute(db, path, "create temp table sorted (key integer not null, document integer not null)")
    execute(db, path, "insert into sorted select key, document from waiting where rowid >= ? order by key, document", (row_of(db, first),))
    rows, last = db.execute("select count(*), max(document) from sorted").fetchone()
    for start in range(1, rows + 1, step):
        with Transaction(db, path):
            if not known and _version(db) != seen:
                known = "and document in (select id from documents)"
            part = f"select key, document from sorted where rowid >= ? and rowid < ? {known}"
            db.execute(f"insert or ignore into postings {part}", (start, start + step))
        yield
    execute(db, path, "drop table temp.sorted")
    low = high = 0
    while last is not None and low <= high:
        with Transaction(db, path):
            low, high = row_of(db, first), row_of(db, last + 1)
            db.execute("delete from waiting where rowid >= ? and rowid < ?", (low, min(low + step, high)))
        low += step
        yield


def row_of(db: Connection, document: int) -> int:
    """The first row that waits of this document or a later one: rows wait in the order of documents, whose numbers are never used again."""
    ends = "select coalesce((select min(rowid) from waiting), 1), coalesce((select max(rowid) from waiting), 0) + 1"
    low, high = db.execute(ends).fetchone()  # asked for in one, they would be looked for in all rows
    while low < high:
        row, found = db.execute("select rowid, document from waiting where rowid >= ? limit 1", ((low + high) // 2,)).fetchone()
        if found >= document:
            high = min(row, (low + high) // 2)
        else:
            low = row + 1
    return int(low)


def _version(db: Connection) -> int:
    """Another number after every change that another process made."""
    return int(db.execute("pragma data_version").fetchone()[0])
