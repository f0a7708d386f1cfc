"""The files that word lists are compiled of, and a version that changes with them."""

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

FORMAT = 4  # of the compiled lists; raise it when the same files would be compiled otherwise than before
TOP = 900  # Zipf frequencies are kept in hundredths, 0 to 900
FREQUENT = 250  # the same, of words that are looked for two edits and more away
SHORTEST_SCRAMBLED = 5  # letters of words that are looked for by their ends
FOREIGN = tuple("bg cs da de en es fi fr hu id it nb nl pl pt ro ru sv tr uk vi".split())  # noqa: SIM905


@cache
def _folders(package: str) -> tuple[Path, ...]:
    """Where a package lies; found without importing it (wordfreq takes 0.2 s)."""
    spec = find_spec(package)
    return tuple(map(Path, (spec.submodule_search_locations or ()) if spec else ()))


def data_file(package: str, *names: str) -> Path | None:
    """The first of these files that the package holds, None when it holds none of them."""
    paths = (folder / name for folder in _folders(package) for name in names)
    return next((path for path in paths if path.is_file()), None)


def frequency_file(language: str, size: str = "large") -> Path | None:
    return data_file("wordfreq", f"data/{size}_{language}.msgpack.gz", f"data/small_{language}.msgpack.gz")


def curated_file(language: str) -> Path | None:
    return data_file("spellchecker", f"resources/{language}.json.gz")


def language_version(language: str) -> str:
    """Changes whenever the compiled list of the language would."""
    return _version([frequency_file(language), curated_file(language)])


def foreign_version() -> str:
    """The same for the list of foreign words."""
    return _version(frequency_file(language, "small") for language in FOREIGN)


def _version(files: Iterable[Path | None]) -> str:
    sizes = [path.stat().st_size if path else 0 for path in files]
    return f"{FORMAT}-{crc32(repr(sizes).encode()):08x}"
