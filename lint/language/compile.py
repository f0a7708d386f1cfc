"""Makes the mapped word list of a language out of wordfreq's and pyspellchecker's, once for each version of them."""

import gzip
import json
from collections.abc import Iterable, Iterator
from array import array
from importlib.util import find_spec
from pathlib import Path

from lint.language import container, letters, table
from lint.language.fold import fold

FORMAT = 1
CURATED = 1 << 10  # above the ten bits of the frequency
TOP = 900  # Zipf frequencies are kept in hundredths, 0 to 900
LETTER_WORDS = 60_000  # more words make the letter model slower to learn and no better


def source_files(language: str) -> dict[str, Path]:
    """The data files a language's list is made of, by package; found without importing the packages (0.2 s)."""
    found = {}
    for package, names in (
        ("wordfreq", (f"data/large_{language}.msgpack.gz", f"data/small_{language}.msgpack.gz")),
        ("spellchecker", (f"resources/{language}.json.gz",)),
    ):
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for name in names:
                path = Path(folder, name)
                if package not in found and path.is_file():
                    found[package] = path
    return found


def version(language: str) -> str:
    """Changes whenever the compiled list would: our format number and the sizes of the data files it is made of."""
    sizes = (str(path.stat().st_size) for path in source_files(language).values())
    return "-".join((str(FORMAT), *sizes))


def frequencies(path: Path) -> Iterator[tuple[int, list[str]]]:
    """(hundredths of Zipf, words) from most to least frequent; the numbers, handles and entities of the list left out."""
    from wordfreq import read_cBpack

    for step, words in enumerate(read_cBpack(str(path))):
        if words:
            yield max(0, TOP - step), [word for word in words if is_word(word)]


def is_word(word: str) -> bool:
    """Letters with apostrophes and hyphens between them: no digits, underscores or symbols."""
    return word.replace("'", "").replace("-", "").isalpha()


def curated_words(path: Path) -> set[str]:
    with gzip.open(path, "rb") as file:
        return {fold(word) for word in json.loads(file.read()) if is_word(word)}


def compile_language(language: str, path: Path) -> None:
    """Write the word list of `language` to `path`. Raises OSError when it cannot be written."""
    files = source_files(language)
    curated = curated_words(files["spellchecker"]) if "spellchecker" in files else set()
    groups: list[tuple[int, list[str]]] = []
    for zipf, words in frequencies(files["wordfreq"]):
        both = [word for word in words if word in curated]
        if len(both) < len(words):
            groups.append((zipf, [word for word in words if word not in curated]))
        if both:
            groups.append((zipf | CURATED, both))
            curated.difference_update(both)
    groups.append((CURATED, sorted(curated)))
    container.write(path, {**word_sections(groups), "letters": letter_section(groups)})


def word_sections(groups: list[tuple[int, list[str]]]) -> dict[str, bytes]:
    total = sum(len(words) for _, words in groups)
    ends, joined, at = {}, [], 0
    for value, words in groups:
        run = "\n".join([*words, ""]).encode()
        joined.append(run)
        at += len(run)
        ends[value & (CURATED - 1)] = at
    steps, last = array("I", [0]) * (TOP + 1), 0
    for zipf in range(TOP, -1, -1):
        last = ends.get(zipf, last)
        steps[zipf] = last
    encoded = ((run.split(b"\n")[:-1], value) for run, (value, _) in zip(joined, groups, strict=True))
    return {"words": table.pack(encoded, total), "steps": steps.tobytes(), "ranked": b"".join(joined)}


def letter_section(groups: list[tuple[int, list[str]]]) -> bytes:
    model = letters.train(trusted(groups))
    return table.pack((((gram.encode(),), value) for gram, value in model.items()), len(model))


def trusted(groups: list[tuple[int, list[str]]]) -> Iterable[str]:
    """The most frequent words that a dictionary also holds, or that stand more than once in a million words."""
    room = LETTER_WORDS
    for value, words in groups:
        if value & CURATED or value >= 300:
            yield from words[:room]
            room -= len(words[:room])
