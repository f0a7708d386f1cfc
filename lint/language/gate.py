"""The gate of all word rules: which tokens of a text the word lists do not explain. Cost per distinct run, not per word."""

from collections import Counter
from functools import lru_cache
from itertools import chain

from lint.language.lexicon import Lexicon, lexicon
from lint.language.occurrences import occurrences
from lint.language.sound import SHORT_PART, Sound
from lint.language.tokens import cut_words
from lint.stretches import stretches

MOST_RUNS = 60_000  # of one kind, about 5 MB; then this memory is cleared
LONGEST_RUN = 64  # bytes in ASCII, letters otherwise
EDGES = b"\"'()[]{}.,;:!?*"
MARKS = EDGES + b"_/<>|&=+~`^%$#@\\" + bytes({*"‘’“”–—…".encode()})  # no letter, digit or mark is made of these bytes alone
APOSTROPHE, DASH = "’".encode(), "—".encode()


class Gate:
    """Remembers which runs without white space hold no odd token. What it remembers never changes what it says."""

    def __init__(self, language: str, allowed: frozenset[str] = frozenset()) -> None:
        words = lexicon(language)
        self._sound = Sound(language, words, allowed)
        self._lexicon: Lexicon | None = words
        self._words: set[bytes] = set()  # plain ones, of ASCII letters
        self._plain: set[bytes] = set()  # runs of other characters that hold no odd token
        self._odd: dict[bytes, tuple[str, ...]] = {}

    def odd(self, text: str) -> frozenset[str]:
        """The distinct odd tokens of a text, as they stand. Words cut by a hyphen at a line end are left out."""
        data = text.encode("utf-8", "surrogatepass")
        if self._lexicon is None and data.isascii():
            return frozenset()
        for memory in (self._words, self._plain, self._odd):
            if len(memory) >= MOST_RUNS:
                memory.clear()
        words = self._words
        found: set[str] = set()
        runs = set(chain.from_iterable(map(bytes.split, stretches(data))))
        for run in [run for run in runs - words - self._plain if run.strip(MARKS) not in words]:
            found.update(self._look(run))
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
        word = run.strip(MARKS)
        known = self._plain
        if word.isalpha():
            run, known = word, self._words
        tokens = self._odd.get(run)
        if tokens is not None:
            return tokens
        plain = len(run) <= LONGEST_RUN and (self._is_plain(run) or self._is_plain_beyond_ascii(run))
        tokens = () if plain else self._sound.odd(run.decode("utf-8", "surrogatepass"))
        if tokens and len(run) <= 4 * LONGEST_RUN and len(self._odd) < MOST_RUNS:
            self._odd[run] = tokens
        elif not tokens and len(run) <= 4 * LONGEST_RUN and len(known) < MOST_RUNS:
            known.add(run)
        return tokens

    def _is_plain(self, run: bytes) -> bool:
        """A quick look at the run's parts in ASCII; False means only that it must be taken apart with care."""
        for part in run.split(b"--"):
            tokens = part.split(b"-")
            for token in tokens:
                core = token.strip(EDGES)
                if not core.isalpha():
                    if not core.isdigit() and (len(tokens) > 1 or not self._is_listed(core)):
                        return False
                elif not (len(tokens) > 1 and len(core) <= SHORT_PART) and not self._is_listed(core):
                    return False
        return self._lexicon is not None

    def _is_plain_beyond_ascii(self, run: bytes) -> bool:
        """The same for words of ASCII letters with curly apostrophes and dashes; of their parts none may begin or end with a hyphen."""
        if run.isascii():
            return False
        for part in run.replace(APOSTROPHE, b"'").replace(DASH, b" ").replace(b"--", b" ").split():
            tokens = part.strip(MARKS + b"-").split(b"-")
            for token in tokens:
                core = token.strip(b"'")
                if not core.replace(b"'", b"").isalpha() or not ((len(tokens) > 1 and len(core) <= SHORT_PART) or self._is_listed(core)):
                    return False
        return True

    def _is_listed(self, core: bytes) -> bool:
        words = self._lexicon
        return core in self._words or (words is not None and words.is_sound(core.lower(), len(core), core.istitle()))


@lru_cache(maxsize=8)
def gate(language: str, allowed: frozenset[str] = frozenset()) -> Gate:
    """The gate of a language in this process; `allowed` words are sound, as written or folded."""
    return Gate(language, allowed)
