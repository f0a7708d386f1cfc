"""What searches for readings of odd words found, kept for later runs: it depends on the word, the lists and this code alone."""

from __future__ import annotations

import atexit
import sqlite3
import struct
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
            self._db.execute("create table if not exists words (word blob primary key, texts blob, numbers blob) without rowid")
        except (OSError, sqlite3.Error):
            self._db = None

    def get(self, word: str) -> Searched | None:
        """What was found for a word, None when it is not known."""
        key = word.encode("utf-8", "surrogatepass")
        try:
            row = self._db.execute("select texts, numbers from words where word = ?", (key,)).fetchone() if self._db else None
        except sqlite3.Error:
            self._db = row = None
        if row is None:
            return None
        return _unpacked(*row)

    def put(self, word: str, found: Searched) -> None:
        """Remember what was found for a word; it is written with others."""
        self._new[word] = found
        if len(self._new) >= TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        rows = [(word.encode("utf-8", "surrogatepass"), *_packed(found)) for word, found in self._new.items()]
        self._new.clear()
        if not rows or self._db is None:
            return
        try:
            self._db.execute("begin immediate")
            self._db.executemany("insert or replace into words values (?, ?, ?)", rows)
            self._db.execute("commit")
        except sqlite3.Error:
            self._db = None


def _packed(found: Searched) -> tuple[bytes, bytes]:
    """Texts and numbers apart: they are read in a third of the time that JSON takes."""
    signs, sums = found.signs, found.sums or Sums("", 0.0, 0.0, 0.0)
    both = (*found.readings, *found.seams)
    texts = [signs.shape, sums.error, *(reading.text for reading in both), *(reading.error for reading in both)]
    hopeful = -1 if found.hopeful is None else found.hopeful
    numbers = (*signs[:7], *signs[8:], *sums[1:], hopeful, len(found.readings), *(r.cost for r in both), *(r.frequency for r in both))
    return "\t".join(texts).encode("utf-8", "surrogatepass"), struct.pack(f"<{len(numbers)}d", *numbers)


def _unpacked(texts: bytes, numbers: bytes) -> Searched:
    shape, error, *names = texts.decode("utf-8", "surrogatepass").split("\t")
    values = struct.unpack(f"<{len(numbers) // 8}d", numbers)
    zipf, curated, foreign, mean, worst, name_mean, name_worst, corpus, old, stem, *sums, hopeful, count = values[:15]
    signs = Signs(zipf, bool(curated), foreign, mean, worst, name_mean, name_worst, shape, int(corpus), bool(old), stem)
    size = len(names) // 2
    both = tuple(map(Candidate, names[:size], names[size:], values[15 : 15 + size], values[15 + size :]))
    known = Sums(error, *sums) if error else None
    return Searched(signs, both[: int(count)], both[int(count) :], None if hopeful < 0 else bool(hopeful), known)


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
