"""What is known of a language's words: frequency, provenance, letters. Compiled once, then mapped."""

import struct
from functools import cache, cached_property, lru_cache
from pathlib import Path

from lint.cache import cache_folder
from lint.language.container import Container, Damaged, write
from lint.language.fold import fold
from lint.language.letters import LetterModel
from lint.language.sources import TOP, foreign_version, frequency_file, language_version
from lint.language.table import Table
from lint.language.trust import CURATED, trust

MOST_WORDS = 15_000  # remembered by each look-up; about 3 MB
LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru")


class Lexicon:
    """The words of one language. Look-ups fold case; a word in none of the lists has frequency 0.0.

    The frequencies are wordfreq's, on the Zipf scale: 3.0 is once in a million words, each step ten times more. Its
    lists are counted from the web, so a frequency alone is no proof: "recieve" has 2.8, "ofthe" 3.3. `curated` words
    stand in pyspellchecker's list as well.
    """

    def __init__(self, language: str, words: Container) -> None:
        self.language = language
        self._container = words
        self._value = Table(words, "words").get
        self._trust = trust(language)
        self.zipf = lru_cache(maxsize=MOST_WORDS)(self._zipf)
        self.curated = lru_cache(maxsize=MOST_WORDS)(self._curated)
        self.foreign_zipf = lru_cache(maxsize=MOST_WORDS)(self._foreign_zipf)

    def _zipf(self, word: str) -> float:
        """Frequency on the Zipf scale (0.0 to 8.0), 0.0 when unknown or known without a frequency."""
        return max(0, self.value(word)) % CURATED / 100

    def _curated(self, word: str) -> bool:
        """Whether a dictionary made by hand holds this form."""
        return self.value(word) >= CURATED

    def value(self, word: str) -> int:
        """Both in one number: hundredths of Zipf, CURATED added to them; -1 for a word in no list. Not remembered."""
        return self._value(_key(word))

    def knows(self, word: str) -> bool:
        """Whether the form is sound as it stands: in the curated list, or too frequent to be a mistake (see `Trust`)."""
        folded = fold(word)
        return self.is_sound(folded.encode("utf-8", "surrogatepass"), len(folded), word.istitle())

    def is_sound(self, folded: bytes, size: int, title: bool) -> bool:
        """`knows` for a folded word in UTF-8 of so many letters."""
        return self._trust.accepts(self._value(folded), size, title)

    def _foreign_zipf(self, word: str) -> float:
        """The highest Zipf frequency among the 30,000 most frequent words of each of 21 languages, this one included."""
        return max(0, _foreign().get(_key(word))) / 100

    @cached_property
    def letters(self) -> LetterModel:
        return LetterModel(Table(self._container, "letters"))

    def words(self, minimum_zipf: float) -> list[str]:
        """All words of at least this frequency, most frequent first; 0.0 adds curated words without a frequency.

        Not kept: 2 ms for English down to 3.0, 50 ms for all of it.
        """
        start, _ = self._container.section("steps")
        ranked, _ = self._container.section("ranked")
        step = min(TOP, max(0, round(minimum_zipf * 100)))
        (end,) = struct.unpack_from("<I", self._container.data, start + 4 * step)
        return self._container.data[ranked : ranked + end].decode().split("\n")[:-1]

    def rank(self, word: str) -> int:
        """Hundredths of Zipf of a word as the lists spell it, -1 for one that is in none. Not remembered, not folded."""
        value = self._value(word.encode("utf-8", "surrogatepass"))
        return value % CURATED if value >= 0 else -1

    def lines(self, section: str) -> list[str]:
        """The lines of a section of the compiled list (see `lint.language.compile.search_sections`)."""
        start, end = self._container.section(section)
        return self._container.data[start:end].decode().split("\n")


def _key(word: str) -> bytes:
    return fold(word).encode("utf-8", "surrogatepass")


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of an ISO 639-1 language; None for languages without a full word list.

    Compiled into `lint.cache.cache_folder()` on first use, or into a temporary folder where that cannot be written.
    """
    if language not in LANGUAGES or frequency_file(language) is None:
        return None
    return Lexicon(language, _compiled(f"words-{language}-{language_version(language)}.map", language))


@cache
def _foreign() -> Table:
    return Table(_compiled(f"foreign-{foreign_version()}.map", ""), "words")


def _compiled(name: str, language: str) -> Container:
    """The container of this name, compiled when there is none or it is damaged; language "" is all foreign words."""
    path = cache_folder() / name
    try:
        return Container(path)
    except (OSError, Damaged):
        from lint.language.compile import compile_foreign, compile_language

    sections = compile_language(language) if language else compile_foreign()
    try:
        write(path, sections)
        return Container(path)
    except OSError:
        from tempfile import TemporaryDirectory

        with TemporaryDirectory(prefix="noiselint-", ignore_cleanup_errors=True) as folder:
            write(Path(folder, name), sections)
            return Container(Path(folder, name))
