"""What is known of a language's words: frequency, provenance, letters. Compiled once, then mapped."""

import struct
from functools import cached_property, lru_cache
from pathlib import Path

from lint.cache import cache_folder
from lint.language import compile as compiling
from lint.language.container import Container, Damaged
from lint.language.fold import fold
from lint.language.letters import LetterModel
from lint.language.table import Table

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru")


class Lexicon:
    """The words of one language. Look-ups fold case; a word in none of the lists has frequency 0.0.

    The frequencies are wordfreq's, on the Zipf scale: 3.0 is once in a million words, each step ten times more. Its
    lists are counted from the web, so a frequency alone is no proof: "recieve" has 2.8, "ofthe" 3.3. `curated` words
    stand in pyspellchecker's list as well.
    """

    def __init__(self, language: str, path: Path) -> None:
        self.language = language
        self._container = Container(path)
        self._words = Table(self._container, "words").get

    def value(self, word: str) -> int:
        return self._words(fold(word).encode("utf-8", "surrogatepass"))

    def zipf(self, word: str) -> float:
        """Frequency on the Zipf scale (0.0 to 8.0), 0.0 when unknown or known without a frequency."""
        value = self.value(word)
        return 0.0 if value < 0 else (value & (compiling.CURATED - 1)) / 100

    def curated(self, word: str) -> bool:
        """Whether a dictionary made by hand holds this form."""
        value = self.value(word)
        return value >= 0 and value & compiling.CURATED != 0

    def knows(self, word: str) -> bool:
        """Whether the form is sound as it stands: in the curated list, or too frequent to be a mistake.

        Of the forms at Zipf 4.0 and above that no curated list holds, nearly all are names and new words.
        """
        value = self.value(word)
        return value >= compiling.CURATED or value >= 400

    @cached_property
    def letters(self) -> LetterModel:
        return LetterModel(Table(self._container, "letters"))

    @lru_cache(maxsize=4)  # noqa: B019 - lexicons live as long as the process
    def words(self, minimum_zipf: float) -> tuple[str, ...]:
        """All words of at least this frequency, most frequent first; 0.0 adds curated words without a frequency."""
        start, _ = self._container.section("steps")
        ranked, _ = self._container.section("ranked")
        step = min(compiling.TOP, max(0, round(minimum_zipf * 100)))
        (end,) = struct.unpack_from("<I", self._container.data, start + 4 * step)
        return tuple(self._container.data[ranked : ranked + end].decode().split("\n")[:-1])


@lru_cache(maxsize=None)
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of an ISO 639-1 language; None for languages without a full word list.

    Compiled into `lint.cache.cache_folder()` on first use. Raises OSError when that folder cannot be written.
    """
    if language not in LANGUAGES:
        return None
    path = cache_folder() / f"words-{language}-{compiling.version(language)}.map"
    try:
        return Lexicon(language, path)
    except (FileNotFoundError, Damaged):
        compiling.compile_language(language, path)
        return Lexicon(language, path)
