"""Taking files out of the store with all the evidence they gave, a large one in several transactions, so that nobody waits long."""

from __future__ import annotations

from pathlib import Path

from lint.database import CHANGED, Connection, Transaction, bytes_of
from lint.merging import row_of
from lint.packing import unpack_survey
from lint.rows import numbers

AT_ONCE = 500  # documents that one transaction takes out, some 0.1 s


def shorten(db: Connection, store: Path | None, path: str) -> None:
    """Leave a large file (its path below the root) few documents; it counts as changed from then on. Raises UserError."""
    file = _known(db, path)
    while db.execute("select 1 from documents where file = ? limit 1 offset ?", (file, AT_ONCE)).fetchone():
        with Transaction(db, store):
            db.execute("update files set size = -1, mtime = -1, inode = -1 where id = ?", (file,))
            _forget_documents(db, file)
            db.execute(CHANGED)


def forget(db: Connection, path: str) -> None:
    """Take out a file that has been shortened; inside a transaction."""
    file = _known(db, path)
    _forget_documents(db, file)
    db.execute("delete from files where id = ?", (file,))


def _known(db: Connection, path: str) -> int:
    found = db.execute("select id from files where path = cast(? as text)", (bytes_of(path),)).fetchone()
    return int(found[0]) if found else -1


def _forget_documents(db: Connection, file: int) -> None:
    known = db.execute("select id, survey from documents where file = ? order by id limit ?", (file, AT_ONCE)).fetchall()
    if not known:
        return
    mine = "document in (select id from documents where file = ?)"
    within = row_of(db, known[0][0]), row_of(db, known[-1][0] + 1)
    db.execute(f"delete from waiting where rowid >= ? and rowid < ? and {mine}", (*within, file))
    for document, survey in known:
        keys = [(number, document) for number in numbers(unpack_survey(survey))]
        db.executemany("delete from postings where key = ? and document = ?", keys)
    db.executemany("delete from documents where id = ?", ((document,) for document, _ in known))
