"""Makes the mapped word lists out of wordfreq's and pyspellchecker's, once for each version of them."""

import gc
import gzip
import json
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lint.language import letters, table
from lint.language.fold import fold
from lint.language.sources import FOREIGN, FREQUENT, SHORTEST_SCRAMBLED, TOP, curated_file, frequency_file
from lint.language.trust import CURATED

LETTER_WORDS = 60_000  # more words make the letter model slower to learn and no better
COMMON = 300  # once in a million words; the entries of curated words are all above it
FOREIGN_WORDS = 30_000  # of each language; rarer ones are mostly names that English lists hold, or mistakes
Runs = list[tuple[bytes, int]]  # words, each with a line feed behind it, and their value in the table


def frequencies(path: Path | None) -> Iterator[tuple[int, list[str]]]:
    """(hundredths of Zipf, words) from most to least frequent, without the list's numbers and symbols."""
    from wordfreq import read_cBpack

    for step, words in enumerate(read_cBpack(str(path)) if path else ()):
        if words:
            yield max(0, TOP - step), [word for word in words if word.isalpha() or is_word(word)]


def is_word(word: str) -> bool:
    """Letters with apostrophes and hyphens between them: no digits, underscores or symbols."""
    return word.replace("'", "").replace("-", "").isalpha()


def curated_words(path: Path | None) -> set[str]:
    if path is None:
        return set()
    with gzip.open(path, "rb") as file:
        words = json.loads(file.read())
    return {word.casefold() for word in words if word.isalpha()} | {fold(word) for word in words if not word.isalpha() and is_word(word)}


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


def compile_language(language: str) -> dict[str, bytes]:
    """The sections of a language's word list."""
    with without_collector():
        groups = by_provenance(frequencies(frequency_file(language)), curated_words(curated_file(language)))
        runs: Runs = []
        typical: list[str] = []  # for the letter model: in a dictionary as well, or more than once in a million words
        for value, words in groups:
            runs.append(("\n".join([*words, ""]).encode(), value))
            if value >= COMMON:
                typical += words[: LETTER_WORDS - len(typical)]
        return {**word_sections(runs), **search_sections(runs), "letters": letter_section(typical)}


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
    if curated:
        yield CURATED, sorted(curated)


def word_sections(runs: Runs) -> dict[str, bytes]:
    """The table of words, the words by falling frequency, and where in them each frequency ends."""
    ends, at = {}, 0
    for run, value in runs:
        at += len(run)
        ends[value % CURATED] = at
    steps, last = array("I", [0]) * (TOP + 1), 0
    for zipf in range(TOP, -1, -1):
        last = ends.get(zipf, last)
        steps[zipf] = last
    total = sum(run.count(b"\n") for run, _ in runs)
    return {"words": table.pack(runs, total), "steps": steps.tobytes(), "ranked": b"".join(run for run, _ in runs)}


def search_sections(runs: Runs) -> dict[str, bytes]:
    """The frequent words in alphabetical order, read backwards in that order, and by first and last letter, most frequent first."""
    words = [word for run, value in runs if value % CURATED >= FREQUENT for word in run.decode().split("\n")[:-1]]
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= SHORTEST_SCRAMBLED:
            ends[word[0] + word[-1]].append(word)
    sections = {
        "ordered": sorted(words),
        "backwards": sorted(word[::-1] for word in words),
        "ends": [f"{key}\t{' '.join(found)}" for key, found in ends.items()],
    }
    return {name: "\n".join(lines).encode() for name, lines in sections.items()}


def letter_section(words: list[str]) -> bytes:
    model = letters.train(words)
    return table.pack(((gram.encode() + b"\n", value) for gram, value in model.items()), len(model))


def compile_foreign() -> dict[str, bytes]:
    """The section of the most frequent words of all languages in FOREIGN, each with its highest frequency there."""
    with without_collector():
        groups: defaultdict[int, set[str]] = defaultdict(set)
        for language in FOREIGN:
            room = FOREIGN_WORDS
            for zipf, words in frequencies(frequency_file(language, "small")):
                groups[zipf].update(words[:room])
                room -= len(words)
                if room <= 0:
                    break
        runs, seen = [], set[str]()
        for zipf in sorted(groups, reverse=True):
            runs.append(("\n".join([*sorted(groups[zipf] - seen), ""]).encode(), zipf))
            seen |= groups[zipf]
        return {"words": table.pack([run for run in runs if run[0]], len(seen))}
