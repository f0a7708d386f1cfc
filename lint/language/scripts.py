"""Scripts whose letters look alike, and which of them a language is written in."""

from functools import lru_cache

LATIN, CYRILLIC, GREEK, OTHER = "Latin", "Cyrillic", "Greek", "other"
_CYRILLIC_LANGUAGES = {"ab", "av", "ba", "be", "bg", "ce", "cv", "kk", "kv", "ky", "mk", "mn", "os", "ru", "sr", "tg", "tt", "uk"}
_RANGES = (
    (0x0370, 0x03FF, GREEK),
    (0x1F00, 0x1FFF, GREEK),
    (0x0400, 0x052F, CYRILLIC),
    (0x1C80, 0x1C8F, CYRILLIC),
    (0x0041, 0x024F, LATIN),
    (0x1E00, 0x1EFF, LATIN),
    (0xFB00, 0xFB06, LATIN),
)
# Letters of one script that print like letters of another in most typefaces (after Unicode's confusables.txt).
LOOKALIKES = {
    CYRILLIC: frozenset("аеорсухіјѕһԁԛԝкмтнвпгзьӏАВЕКМНОРСТУХІЈЅԌԚԜЗЬӀ"),
    GREEK: frozenset("αινορτυκχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"),
    LATIN: frozenset("aceopxyijshdqwkmtnurbABCEHKMOPTXYIJSZN"),
}


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """The script of a letter: Latin, Cyrillic, Greek, or other."""
    code = ord(letter)
    return next((name for start, end, name in _RANGES if start <= code <= end), OTHER)


def home(language: str) -> str:
    """The script a language is written in, as far as these three go; Latin for all the rest."""
    return CYRILLIC if language in _CYRILLIC_LANGUAGES else GREEK if language == "el" else LATIN


def scripts(word: str) -> frozenset[str]:
    """The scripts of a word's letters; digits, marks and signs have none, nor has the micro sign."""
    return frozenset(script(c) for c in word if c.isalpha() and c not in "µªº")


def is_mixed(word: str) -> bool:
    """Whether letters of look-alike scripts stand in one word as if they were of one ("Мoscow" with a Cyrillic М).

    A foreign acronym with an ending ("SMSка") and letters that nothing could be taken for ("Δt", "μTorrent") are no
    mixture of this kind: all letters of the script that has fewer must have a twin in the other.
    """
    if word.isascii():
        return False
    found = scripts(word)
    if len(found) != 2 or OTHER in found or _acronym_with_ending(word):
        return False
    groups = sorted(([c for c in word if c.isalpha() and script(c) == name], name) for name in found)
    (few, name), (many, _) = sorted(groups, key=lambda group: len(group[0]))
    return len(few) + len(many) > 2 and all(c in LOOKALIKES[name] for c in few)


def _acronym_with_ending(word: str) -> bool:
    head = word.rstrip("".join({c for c in word if c.islower()}))
    ending = word[len(head) :]
    return len(head) >= 2 and head.isupper() and len(scripts(head)) == 1 and scripts(head) != scripts(ending)
