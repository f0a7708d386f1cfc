"""What was told of the parts of files, as the store keeps it: each on a basis, which stands for all that it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from lint.database import Connection, Transaction, bytes_of

WHOLE_FILE = -1  # in the place of a part's first byte


class ToldTable:
    """The table of one store, whose file `path` is (None: it is kept in memory). Paths of texts are those below the store's root."""

    def __init__(self, db: Connection, path: Path | None) -> None:
        self._db = db
        self._path = path

    def of(self, path: str, start: int, basis: str) -> bytes | None:
        """What `keep` was given for the part of a file that begins at byte `start` (WHOLE_FILE: for all of it), on the same basis."""
        query = "select findings from told where path = ? and start = ? and basis = ?"
        found = self._db.execute(query, (bytes_of(path), start, basis)).fetchone()
        return bytes(found[0]) if found else None

    def of_files(self, paths: Sequence[str], basis: str) -> dict[str, bytes]:
        """What `keep` was given for whole files: of these paths those that are known on this basis."""
        known = {bytes_of(path): path for path in paths}
        query = f"select path, findings from told where path in ({', '.join('?' * len(known))}) and start = {WHOLE_FILE} and basis = ?"
        return {known[path]: findings for path, findings in self._db.execute(query, (*known, basis))}

    def keep(self, told: Iterable[tuple[str, int, str, bytes]]) -> None:
        """Keep what was told of parts (path, first byte or WHOLE_FILE, basis, findings), in one transaction."""
        with Transaction(self._db, self._path):
            self._db.executemany("insert or replace into told values (?, ?, ?, ?)", ((bytes_of(path), *rest) for path, *rest in told))

    def forget(self, basis: str) -> None:
        """Forget what was told on a basis."""
        with Transaction(self._db, self._path):
            self._db.execute("delete from told where basis = ?", (basis,))

    def leave_out(self, path: str) -> None:
        """Forget what was told of a file, in the transaction that is under way."""
        self._db.execute("delete from told where path = ?", (bytes_of(path),))
