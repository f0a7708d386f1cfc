"""What searches for readings of odd words found, kept for later runs: it depends on the word, the lists and this code alone."""

from __future__ import annotations

import atexit
import json
import sqlite3
from pathlib import Path
from typing import NamedTuple

from lint.cache import cache_folder, state_of
from lint.language.features import Signs, Sums
from lint.language.readings import Candidate
from lint.language.sources import foreign_version, language_version

MOST_BYTES = 256 * 2**20  # of one language, about 400,000 words; then it begins anew
TOGETHER = 500  # words written at a time


class Searched(NamedTuple):
    """The signs of a word, its readings by errors, best first, and as two words. No count of a corpus is in it.

    Where no corpus says more: `hopeful`, whether it may be noise at all (None where that was not asked), and `sums` as `Suspect` has them.
    """

    signs: Signs
    readings: tuple[Candidate, ...]
    seams: tuple[Candidate, ...]
    hopeful: bool | None = None
    sums: Sums | None = None


class Memory:
    """The words of one language. Where the file cannot be used, nothing is remembered: it only ever saves time."""

    def __init__(self, path: Path) -> None:
        self._new: dict[str, Searched] = {}
        self._db: sqlite3.Connection | None = None
        atexit.register(self.flush)  # several processes each have a few
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and path.stat().st_size > MOST_BYTES:
                path.unlink()
            self._db = sqlite3.connect(path, timeout=1, isolation_level=None)
            self._db.execute("pragma journal_mode = wal")
            self._db.execute("pragma synchronous = off")
            self._db.execute("create table if not exists words (word blob primary key, found blob not null) without rowid")
        except (OSError, sqlite3.Error):
            self._db = None

    def get(self, word: str) -> Searched | None:
        """What was found for a word, None when it is not known."""
        key = word.encode("utf-8", "surrogatepass")
        try:
            row = self._db.execute("select found from words where word = ?", (key,)).fetchone() if self._db else None
        except sqlite3.Error:
            self._db = row = None
        if row is None:
            return None
        signs, readings, seams, hopeful, sums = json.loads(row[0])
        found, glued = tuple([Candidate(*r) for r in readings]), tuple([Candidate(*r) for r in seams])
        return Searched(Signs(*signs), found, glued, hopeful, sums and Sums(*sums))

    def put(self, word: str, found: Searched) -> None:
        """Remember what was found for a word; it is written with others."""
        self._new[word] = found
        if len(self._new) >= TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        rows = [(word.encode("utf-8", "surrogatepass"), _packed(found)) for word, found in self._new.items()]
        self._new.clear()
        if not rows or self._db is None:
            return
        try:
            self._db.execute("begin immediate")
            self._db.executemany("insert or replace into words values (?, ?)", rows)
            self._db.execute("commit")
        except sqlite3.Error:
            self._db = None


def _packed(found: Searched) -> bytes:
    return json.dumps(found, separators=(",", ":")).encode("ascii")


class Memories:
    """The memories of this process by language; none before they are allowed, since words of a text are kept in the user's cache."""

    def __init__(self) -> None:
        self._allowed = False
        self._open: dict[str, Memory] = {}

    def allow(self, allowed: bool) -> None:
        """Say whether words may be kept."""
        self._allowed = allowed

    def of(self, language: str) -> Memory | None:
        """The memory of a language, None where there is to be none."""
        if not self._allowed:
            return None
        if language not in self._open:
            here = sorted(path for path in Path(__file__).parent.iterdir() if path.is_file())
            version = f"{language_version(language)}-{foreign_version()}-{state_of(here)}"
            self._open[language] = Memory(cache_folder() / f"searched-{language}-{version}.sqlite")
        return self._open[language]

    def flush(self) -> None:
        """Write what waits in all of them."""
        for memory in self._open.values():
            memory.flush()


memories = Memories()
