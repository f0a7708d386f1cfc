"""Makes the mapped word lists out of wordfreq's and pyspellchecker's, once for each version of them."""

import gc
import gzip
import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from lint.language import container, letters, table
from lint.language.fold import fold
from lint.language.trust import CURATED

FORMAT = 2
TOP = 900  # Zipf frequencies are kept in hundredths, 0 to 900
LETTER_WORDS = 60_000  # more words make the letter model slower to learn and no better
FOREIGN = tuple("bg cs da de en es fi fr hu id it nb nl pl pt ro ru sv tr uk vi".split())  # noqa: SIM905
FOREIGN_WORDS = 30_000  # of each language; rarer ones are mostly names that English lists hold, or mistakes
Groups = list[tuple[int, list[str]]]


def data_file(package: str, *names: str) -> Path | None:
    """The first of these files that the package holds; found without importing it (wordfreq takes 0.2 s)."""
    spec = find_spec(package)
    folders = (spec.submodule_search_locations or ()) if spec else ()
    paths = (Path(folder, name) for folder in folders for name in names)
    return next((path for path in paths if path.is_file()), None)


def frequency_file(language: str, size: str = "large") -> Path | None:
    return data_file("wordfreq", f"data/{size}_{language}.msgpack.gz", f"data/small_{language}.msgpack.gz")


def curated_file(language: str) -> Path | None:
    return data_file("spellchecker", f"resources/{language}.json.gz")


def version(files: Iterable[Path | None]) -> str:
    """Changes whenever what is compiled of these files would: our format number and their sizes."""
    return "-".join([str(FORMAT), *(str(path.stat().st_size) for path in files if path)])


def language_version(language: str) -> str:
    return version([frequency_file(language), curated_file(language)])


def foreign_version() -> str:
    return version(frequency_file(language, "small") for language in FOREIGN)


def frequencies(path: Path | None) -> Iterator[tuple[int, list[str]]]:
    """(hundredths of Zipf, words) from most to least frequent, without the list's numbers and symbols."""
    from wordfreq import read_cBpack

    for step, words in enumerate(read_cBpack(str(path)) if path else ()):
        if words:
            yield max(0, TOP - step), [word for word in words if is_word(word)]


def is_word(word: str) -> bool:
    """Letters with apostrophes and hyphens between them: no digits, underscores or symbols."""
    return word.replace("'", "").replace("-", "").isalpha()


def curated_words(path: Path | None) -> set[str]:
    if path is None:
        return set()
    with gzip.open(path, "rb") as file:
        return {fold(word) for word in json.loads(file.read()) if is_word(word)}


@contextmanager
def without_collector() -> Iterator[None]:
    """Millions of short strings and no cycles: the garbage collector would take half of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def compile_language(language: str, path: Path) -> None:
    """Write the word list of `language` to `path`. Raises OSError when it cannot be written."""
    with without_collector():
        groups = list(by_provenance(frequencies(frequency_file(language)), curated_words(curated_file(language))))
        container.write(path, {**word_sections(groups), "letters": letter_section(groups)})


def by_provenance(frequent: Iterable[tuple[int, list[str]]], curated: set[str]) -> Iterator[tuple[int, list[str]]]:
    """Groups of words with their value in the table: the frequency, and CURATED where a dictionary agrees."""
    for zipf, words in frequent:
        both = [word for word in words if word in curated]
        if both:
            yield zipf | CURATED, both
            curated.difference_update(both)
        if len(both) < len(words):
            kept = set(both)
            yield zipf, [word for word in words if word not in kept]
    yield CURATED, sorted(curated)


def word_sections(groups: Groups) -> dict[str, bytes]:
    """The table of words, the words by falling frequency, and where in them each frequency ends."""
    ranked = [("\n".join(words) + "\n").encode() for _, words in groups]
    ends, at = {}, 0
    for (value, _), run in zip(groups, ranked, strict=True):
        at += len(run)
        ends[value % CURATED] = at
    steps, last = array("I", [0]) * (TOP + 1), 0
    for zipf in range(TOP, -1, -1):
        last = ends.get(zipf, last)
        steps[zipf] = last
    keys = ((run.split(b"\n")[:-1], value) for run, (value, _) in zip(ranked, groups, strict=True))
    total = sum(len(words) for _, words in groups)
    return {"words": table.pack(keys, total), "steps": steps.tobytes(), "ranked": b"".join(ranked)}


def letter_section(groups: Groups) -> bytes:
    model = letters.train(trusted(groups))
    return table.pack((((gram.encode(),), value) for gram, value in model.items()), len(model))


def trusted(groups: Groups) -> Iterable[str]:
    """The most frequent words that a dictionary also holds, or that stand more than once in a million words."""
    room = LETTER_WORDS
    for value, words in groups:
        if value & CURATED or value >= 300:
            yield from words[:room]
            room -= len(words[:room])


def compile_foreign(_: str, path: Path) -> None:
    """Write the most frequent words of all languages in FOREIGN, each with its highest frequency there."""
    with without_collector():
        best: dict[str, int] = {}
        for language in FOREIGN:
            room = FOREIGN_WORDS
            for zipf, words in frequencies(frequency_file(language, "small")):
                for word in words[:room]:
                    if best.get(word, 0) < zipf:
                        best[word] = zipf
                room -= len(words[:room])
        groups: dict[int, list[bytes]] = {}
        for word, zipf in best.items():
            groups.setdefault(zipf, []).append(word.encode())
        keys = ((words, zipf) for zipf, words in groups.items())
        container.write(path, {"words": table.pack(keys, len(best))})


Compiler = Callable[[str, Path], None]
