"""Forms of known words that authors write and word lists leave out: old endings, letters dropped for metre or dialect.

"turneth", "forc'd", "mornin'", "gen'ral", "unwaning": scanners and keyboards hardly ever make them by chance.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lint.language.lexicon import Lexicon
from lint.patterns import lazy_pattern

FREQUENT = 2.5  # Zipf frequency of the known word
SHORTEST = 2  # letters of a stem
SHORTEST_CLIPPED = 5  # letters and the apostrophe; "th'e" is a stain
MOST_DROPPED = 3  # letters an apostrophe stands for
OLD_ENDING = lazy_pattern(r"(\w{2,})(?:e(?:th|st|dst)|['’](?:d|st|t|th))")
PREFIX = lazy_pattern(r"(?:un|re|non|over|out|fore|under|mis|de|inter)(\w{4,})")
SUFFIX = lazy_pattern(r"(\w{4,}?)(?:ness|less|like|ish|ly|let|ward|wards|wise|some|hood|ship|er|ers)")
APOSTROPHE = lazy_pattern("['’]")


def is_old_form(core: str, lexicon: Lexicon, ordered: Sequence[str]) -> bool:
    """Whether a folded English word is such a form. `ordered`: the frequent words in alphabetical order."""
    if (match := OLD_ENDING.fullmatch(core)) and any(_is_known(stem, lexicon) for stem in _stems(match[1])):
        return True
    for pattern in (PREFIX, SUFFIX):
        if (match := pattern.fullmatch(core)) and lexicon.curated(match[1]):
            return True
    if core.endswith("in") and _is_known(core + "g", lexicon):
        return True
    parts = APOSTROPHE.split(core)
    return len(parts) == 2 and len(parts[0]) > 1 and len(core) > SHORTEST_CLIPPED and _drops_letters(parts[0], parts[1], ordered)


def _is_known(word: str, lexicon: Lexicon) -> bool:
    return len(word) >= SHORTEST and lexicon.curated(word) and lexicon.zipf(word) >= FREQUENT


def _stems(stem: str) -> Iterator[str]:
    """What an ending may have been added to: "turn", "com(e)", "repl(y)i", "slip(p)", "un(observe)"."""
    for plain in (stem, stem.removeprefix("un")):
        yield from (plain, plain + "e")
        if plain.endswith("i"):
            yield plain[:-1] + "y"
        if plain[-1:] == plain[-2:-1]:
            yield plain[:-1]


def _drops_letters(left: str, right: str, ordered: Sequence[str]) -> bool:
    for i in range(bisect_left(ordered, left), len(ordered)):
        word = ordered[i]
        if not word.startswith(left):
            return False
        if 0 < len(word) - len(left) - len(right) <= MOST_DROPPED and word.endswith(right):
            return True
    return False
