"""Words that the owner of a corpus allows: in the configuration, and in files of one word a line with `#` before comments."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from lint.errors import UserError
from lint.settings import WORDS_FILE, Settings

HEAD = "# Words that noiselint takes as sound: one a line, as they are written; a word in small letters stands for its capitals, too.\n"


def allowed_words(settings: Settings) -> frozenset[str]:
    """All allowed words of a configuration. Raises UserError when a file cannot be read."""
    return frozenset((*settings.words, *(word for path in words_paths(settings) for word in _read(path))))


def words_paths(settings: Settings) -> list[str]:
    """Where the files of words lie."""
    return [os.path.join(settings.root, name) for name in settings.words_files]


def add(path: str, words: Iterable[str]) -> list[str]:
    """Put words at the end of a file, which may be new; gives those that it did not hold. Raises UserError."""
    try:
        there = os.path.exists(path)
        held = set(_read(path)) if there else set()
        new = sorted(set(words) - held)
        if new:
            before = Path(path).read_text(encoding="utf-8") if there else HEAD
            with open(path, "a", encoding="utf-8", newline="\n") as out:
                out.write(("" if there else HEAD) + ("" if before.endswith("\n") or not before else "\n") + "".join(f"{w}\n" for w in new))
        return new
    except OSError as error:
        raise UserError(f"{path}: cannot be written ({error.strerror or error}); name another file under words-files") from error


def home_of_words(settings: Settings) -> str:
    """The file that new words go to: the first that the configuration names, else the usual one beside it."""
    return next(iter(words_paths(settings)), os.path.join(settings.root, WORDS_FILE))


def _read(path: str) -> Iterator[str]:
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not UTF-8 (byte {error.start + 1}); save the list of words as UTF-8") from error
    except OSError as error:
        raise UserError(f"{path}: the list of words cannot be read ({error.strerror or error}); mend words-files") from error
    return (word for line in lines if (word := line.partition("#")[0].strip()))
