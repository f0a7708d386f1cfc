"""Which documents hold a key first, in the order of places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from lint.database import Connection

DOCUMENTS = "select documents.id, path, number, record, field, start from documents join files on files.id = file"
CROWD = 1_000  # documents from which on it is quicker to meet the first of them among all than to sort them
TOGETHER = 32  # keys asked for at once
MOST_STEPS = 5_000  # documents looked at for that, some 0.02 s


def first_holders(db: Connection, key: int, most: int) -> list[tuple[Any, ...]]:
    """The documents (id, path, number, record, field, first byte) of the first places that hold a numbered key."""
    if len(db.execute("select 1 from postings where key = ? limit ?", (key, CROWD)).fetchall()) == CROWD:
        found = list(islice(_met(db, key), most))
        if len(found) == most:
            return found
    where = "documents.id in (select document from postings where key = ?) order by path, number, coalesce(field, '') limit ?"
    return db.execute(f"{DOCUMENTS} where {where}", (key, most)).fetchall()


def documents_of(db: Connection, keys: Sequence[int], most: int) -> dict[int, list[int]]:
    """For each of the numbered keys `most` documents that hold it, or all; one question for many keys takes half the time."""
    found: dict[int, list[int]] = {}
    for at in range(0, len(keys), TOGETHER):
        some = keys[at : at + TOGETHER]
        query = " union all ".join(["select * from (select key, document from postings where key = ? limit ?)"] * len(some))
        for key, document in db.execute(query, [value for one in some for value in (one, most)]).fetchall():
            found.setdefault(key, []).append(document)
    return found


def _met(db: Connection, key: int) -> Iterator[tuple[Any, ...]]:
    for found in islice(_all_in_order(db), MOST_STEPS):
        if db.execute("select 1 from postings where key = ? and document = ?", (key, found[0])).fetchone():
            yield found


def _all_in_order(db: Connection) -> Iterator[tuple[Any, ...]]:
    query = "select id, number, record, field, start from documents where file = ? order by number, coalesce(field, '')"
    for file, path in db.execute("select id, path from files order by path"):
        for document, *rest in db.execute(query, (file,)):
            yield document, path, *rest
