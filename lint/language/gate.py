"""The gate of all word rules: which tokens of a text the word lists do not explain. Cost per distinct run, not per word."""

from collections import Counter
from functools import lru_cache

from lint.language.lexicon import Lexicon, lexicon
from lint.language.occurrences import occurrences
from lint.language.sound import SHORT_PART, Sound
from lint.language.tokens import cut_words

MOST_RUNS = 150_000  # about 20 MB; then the memory is cleared
LONGEST_RUN = 64  # bytes in ASCII, letters otherwise
EDGES = b"\"'()[]{}.,;:!?*"


class Gate:
    """Remembers which runs without white space hold no odd token. What it remembers never changes what it says."""

    def __init__(self, language: str, allowed: frozenset[str] = frozenset()) -> None:
        words = lexicon(language)
        self._sound = Sound(language, words, allowed)
        self._lexicon: Lexicon | None = words
        self._plain: set[bytes] = set()
        self._odd: dict[bytes, tuple[str, ...]] = {}

    def odd(self, text: str) -> frozenset[str]:
        """The distinct odd tokens of a text, as they stand. Words cut by a hyphen at a line end are left out."""
        data = text.encode("utf-8", "surrogatepass")
        if self._lexicon is None and data.isascii():
            return frozenset()
        runs = set(data.split()) - self._plain
        if len(self._plain) + len(self._odd) > MOST_RUNS:
            self._plain.clear()
            self._odd.clear()
        found: set[str] = set()
        for run in runs:
            tokens = self._odd.get(run)
            if tokens is None:
                tokens = self._look(run)
            found.update(tokens)
        return frozenset(self._with_cut_words(found, text) if found else found)

    def _with_cut_words(self, found: set[str], text: str) -> set[str]:
        """The tokens without halves of words cut at a line end: such a word is sound, or odd as a whole."""
        halves: Counter[str] = Counter()
        odd = set()
        for cut in cut_words(text):
            if cut.left in found or cut.right in found:
                if self._sound.knows(cut.left + cut.right):
                    halves.update((cut.left, cut.right))
                elif self._sound.may_be_one(cut.left, cut.right):
                    halves.update((cut.left, cut.right))
                    odd.add(cut.token)
        if not halves:
            return found
        places = occurrences(text, found & halves.keys())
        return odd | {token for token in found if token not in halves or len(places.get(token, ())) > halves[token]}

    def _look(self, run: bytes) -> tuple[str, ...]:
        if len(run) <= LONGEST_RUN and self._is_plain(run):
            self._plain.add(run)
            return ()
        tokens = self._sound.odd(run.decode("utf-8", "surrogatepass"))
        if len(run) > 4 * LONGEST_RUN or len(self._plain) + len(self._odd) > MOST_RUNS:
            return tokens
        if tokens:
            self._odd[run] = tokens
        else:
            self._plain.add(run)
        return tokens

    def _is_plain(self, run: bytes) -> bool:
        """A quick look at the run's parts in ASCII; False means only that it must be taken apart with care."""
        words = self._lexicon
        if words is None:
            return False
        for part in run.split(b"--"):
            tokens = part.split(b"-")
            for token in tokens:
                core = token.strip(EDGES)
                if not core.isalpha():
                    if not core.isdigit() and (len(tokens) > 1 or not words.is_sound(core.lower(), len(core), core.istitle())):
                        return False
                elif core not in self._plain and not (
                    (len(tokens) > 1 and len(core) <= SHORT_PART) or words.is_sound(core.lower(), len(core), core.istitle())
                ):
                    return False
        return True


@lru_cache(maxsize=8)
def gate(language: str, allowed: frozenset[str] = frozenset()) -> Gate:
    """The gate of a language in this process; `allowed` words are sound, as written or folded."""
    return Gate(language, allowed)
