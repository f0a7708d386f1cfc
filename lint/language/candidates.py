"""What an odd word may have been: sound words and the errors that would turn each of them into it."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property, lru_cache
from itertools import chain, product
from math import inf, log

from lint.language.digits import MOST_DIGITS, READ_AS
from lint.language.errors import LETTER, LONGEST_RUN, SHORTEST_LEFT, SHORTEST_RUN, SWAP, confusions, head_and_tail, is_swap
from lint.language.lexicon import MOST_WORDS, Lexicon
from lint.language.nearends import NearEnds
from lint.language.readings import KEPT, Candidate, best, keep, log_frequency
from lint.language.sources import SHORTEST_SCRAMBLED
from lint.language.trust import CURATED

INSERTED, SCRAMBLED, SWAPPED, MISREAD, GLUED = "inserted", "scrambled", "swapped", "misread", "glued"
REREAD, JUNK = "reread", "junk"  # a known word for another; letters that belong to no word
BLANK, MIXED = "blank", "mixed"  # a blank left out after a full stop; letters of two scripts
COMMON = 2.0  # Zipf: words rarer than once in ten million are looked for only where few readings are possible
RUN = 9.0  # an inserted or replaced run, before its letters are paid for
SEAM = 8.0  # a lost blank
DIGIT = 5.0  # a letter read as the digit that looks like it
FEWEST_KEPT = 2  # letters that a replaced run leaves of a word
UNEVEN = 0.7  # for each letter that a replaced run is longer or shorter than what it replaces
MOST_ALIKE = 6
FREQUENT, MOST_LOST = 3.5, 3  # Zipf frequency of, and letters that a replaced run takes from, what is looked for in the place of a name
SHORTEST_NAME = 5  # letters; shorter names are all alike
UNLISTED = 1.0  # Zipf frequency given to a name that only this corpus knows
MOST_PLAIN = 30_000  # words remembered that are too frequent to be names known to one document alone; about 3 MB
FEW_SEARCHES = 40  # for whose sake the common words are not loaded
LONGEST_WORD = 40  # letters; longer tokens are passages or codes, and the searches are quadratic
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


class Finder:
    """Searches the words of one language, cheapest searches first."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        self._confusions = confusions()
        self.frequency = lru_cache(maxsize=MOST_WORDS)(self._frequency)
        self._by_length = lru_cache(maxsize=None)(self._with_ends)
        self._asked = 0
        self._plain: set[str] = set()  # words met that are no names

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(self._words.words(COMMON))

    def _are_common(self, forms: Iterable[str]) -> Set[str]:
        """Those of the forms that are common words. All common words are loaded only where many words are looked into."""
        self._asked += 1
        if self._asked > FEW_SEARCHES:
            return self._common.intersection(forms)
        return {form for form in set(forms) if self._words.rank(form) >= COMMON * 100}

    @cached_property
    def ordered(self) -> list[str]:
        """The frequent words in alphabetical order."""
        return self._words.lines("ordered")

    @cached_property
    def _backwards(self) -> list[str]:
        return self._words.lines("backwards")

    @cached_property
    def _ends(self) -> dict[str, list[str]]:
        return {ends: words.split() for ends, words in (line.split("\t") for line in self._words.lines("ends") if line)}

    def _with_ends(self, ends: str) -> dict[int, tuple[list[str], "array[float]"]]:
        """Words by their length that have this first and last letter, most frequent first, and the natural logs of their frequencies."""
        out: dict[int, tuple[list[str], array[float]]] = {}
        for word in self._ends.get(ends, ()):
            words, frequencies = out.setdefault(len(word), ([], array("d")))
            words.append(word)
            frequencies.append(log_frequency(self._words.zipf(word)))
        return out

    def _frequency(self, word: str) -> float | None:
        """Natural log-probability of a sound word; None for a form no list vouches for."""
        value = self._words.value(word)
        return log_frequency(max(value % CURATED / 100, 1.0)) if value > 0 else None

    def unlisted(self, here: Mapping[str, int]) -> NearEnds:
        """Of the words of a document those that may be its names: long enough, and rare or in no list."""
        if len(self._plain) > MOST_PLAIN:
            self._plain.clear()
        plain, rank = self._plain, self._words.rank
        new = [word for word in here if len(word) >= SHORTEST_NAME and word not in plain]
        names = [word for word in new if rank(word) < COMMON * 100]
        plain.update(set(new).difference(names))
        return NearEnds(names)

    def attested(
        self, word: str, vouched: Callable[[Collection[str]], Mapping[str, float]], asked: Collection[str] | None = None
    ) -> dict[tuple[str, str], Candidate]:
        """Readings through a swap, an inserted run or one confusion that are in no list; `vouched` gives the frequency of some.

        `asked`: where it is known, which of them are worth asking for.
        """
        found: dict[tuple[str, str], Candidate] = {}
        if len(word) < SHORTEST_NAME:
            return found
        every = [text for text, _, _ in self._through_one(word)] if asked is None else asked
        forms = {text for text in every if len(text) >= SHORTEST_NAME} - {word}
        if forms and (known := {text: f for text, f in vouched(forms).items() if self._frequency(text) is None}):
            for text, error, cost in self._through_one(word):
                if text in known:
                    keep(found, Candidate(text, error, cost, known[text], listed=False))
        return found

    def _through_one(self, word: str) -> Iterator[tuple[str, str, float]]:
        """Every reading through a swap, an inserted run or one confusion, whether it is a word or not."""
        return chain(self._few(word), ((text, MISREAD, cost) for text, cost in self._confusions.readings(word)))

    def quick(self, word: str) -> dict[tuple[str, str], Candidate]:
        """Readings through a swap, one inserted run, one confusion, or two words."""
        found: dict[tuple[str, str], Candidate] = {}
        for text, error, cost in self._few(word):
            if (frequency := self._frequency(text)) is not None:
                keep(found, Candidate(text, error, cost, frequency))
        readings = self._confusions.readings(word)
        common = self._are_common([text for text, _ in readings])
        for text, cost in readings:
            if text in common and text != word:
                keep(found, Candidate(text, MISREAD, cost, log_frequency(self._words.zipf(text))))
        return found

    def local(self, word: str, here: Mapping[str, int], unlisted: NearEnds) -> list[Candidate]:
        """Readings that stand in the same document and in no list (`unlisted`): its names, where they are the likelier of the two forms.

        Of two forms that could each be the other misread, only the one that stands more often, or has the more usual letters, is read
        for the other: else a fix would turn them into each other for ever.
        """
        if len(word) < SHORTEST_NAME:
            return []
        near = {text for text in unlisted.near(word) if text != word and self._likelier(text, word, here)}
        if not near:
            return []
        found: dict[tuple[str, str], Candidate] = {}
        for text, error, cost in self._through_one(word):
            if text in near:
                keep(found, Candidate(text, error, cost, self.frequency(text) or log_frequency(UNLISTED), listed=False))
        return best(found, 2)

    def _likelier(self, text: str, word: str, here: Mapping[str, int]) -> bool:
        more = here.get(text, 0) - here.get(word, 0)
        letters = self._words.letters
        return more > 0 or (more == 0 and (letters.worst(text), text) > (letters.worst(word), word))

    def _few(self, word: str) -> Iterator[tuple[str, str, float]]:
        size = len(word)
        for i in range(size - 1):
            if word[i] != word[i + 1]:
                yield word[:i] + word[i + 1] + word[i] + word[i + 2 :], SWAPPED, SWAP + log(size)
        for kept in range(max(SHORTEST_LEFT, size - LONGEST_RUN), size - SHORTEST_RUN + 1):
            cost = RUN + LETTER * (size - kept) + log(size)
            for at in range(1, kept + 1):
                yield word[:at] + word[at + size - kept :], INSERTED, cost

    def splits(self, word: str, fit_for_half: Callable[[str, str], bool]) -> Iterator[tuple[str, str, float]]:
        """Two sound words that stand in `word` without a blank, with the frequency of both."""
        for at in range(1, len(word)):
            left, right = word[:at], word[at:]
            if fit_for_half(left, right) and fit_for_half(right, left):
                a, b = self.frequency(left), self.frequency(right)
                if a is not None and b is not None:
                    yield left, right, a + b

    def thorough(self, word: str) -> dict[tuple[str, str], Candidate]:
        """Readings through any one letter, two or three edits, or a replaced run. Costs about a millisecond."""
        found: dict[tuple[str, str], Candidate] = {}
        for text in (self._one_letter(word) | self._near(word)) - {word}:
            cost = self._confusions.cost(word, text)
            if cost < 30 and not is_swap(word, text):
                keep(found, Candidate(text, MISREAD, cost, log_frequency(self._words.zipf(text))))
        for candidate in chain(self._same_ends(word), self._without_digits(word)):
            keep(found, candidate)
        return found

    def _without_digits(self, word: str) -> Iterator[Candidate]:
        """Readings of the digits as the letters they look like, and of one more confusion beside them ("rn0dern")."""
        digits = sum(ch.isdigit() for ch in word)
        if not 0 < digits <= MOST_DIGITS:
            return
        for letters in product(*(READ_AS.get(ch, ch) if ch.isdigit() else ch for ch in word)):
            plain = "".join(letters)
            readings = [(plain, 0.0), *self._confusions.readings(plain)]
            common = self._are_common([text for text, _ in readings])
            for text, more in readings:
                if text in common:
                    yield Candidate(text, MISREAD, DIGIT * digits + more, log_frequency(self._words.zipf(text)))

    def _one_letter(self, word: str) -> Set[str]:
        pairs = [(word[:i], word[i:]) for i in range(len(word) + 1)]
        forms = [a + b[1:] for a, b in pairs if b]
        forms += [a + c + b for a, b in chain(pairs, ((a, b[1:]) for a, b in pairs if b)) for c in ALPHABET]
        return self._are_common(forms)

    def _near(self, word: str) -> set[str]:
        """Words two edits away (three in long words) that begin or end as this one does."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        size = len(word)
        if size < 5:
            return set()
        furthest = 2 if size < 8 else 3
        part = 2 if size < 7 else 3
        pool = _range(self.ordered, word[:part])
        pool += [w[::-1] for w in _range(self._backwards, word[-part:][::-1])]
        hits = process.extract(word, pool, scorer=OSA.distance, score_cutoff=furthest, limit=24)
        return {hit[0] for hit in hits}

    def frequent(self, word: str) -> dict[tuple[str, str], Candidate]:
        """Readings as frequent words, of which a short run was replaced. A tenth of the cost of `thorough`."""
        found: dict[tuple[str, str], Candidate] = {}
        for candidate in self._same_ends(word, log_frequency(FREQUENT), MOST_LOST):
            keep(found, candidate)
        return found

    def _same_ends(self, word: str, least: float = -inf, lost: int = LONGEST_WORD) -> Iterator[Candidate]:
        """Words that keep the head and the tail of this one but for so many letters; of those that keep as much, the most frequent few."""
        size = len(word)
        if size < SHORTEST_SCRAMBLED:
            return
        head, tail = head_and_tail()
        second, last_but_one = word[1], word[-2]
        scores = [-inf] * KEPT  # of the best so far, lowest first
        for short, (others, frequencies) in self._by_length(word[0] + word[-1]).items():
            if not short - 2 <= size <= short + 12:
                continue
            uneven = UNEVEN * abs(size - short)
            cheapest = RUN + LETTER * (size - min(short, size) + 1) + uneven
            dearest = RUN + LETTER * (size - FEWEST_KEPT) + uneven
            alike = [0] * min(short, size)
            for other, frequency in zip(others, frequencies, strict=True):
                if frequency < least or frequency - cheapest < scores[0]:
                    break  # others are rarer still
                if frequency - dearest < scores[0] and other[1] != second and other[-2] != last_but_one:
                    continue  # they share no more than the two letters that all of these do
                kept = head(word, other) + tail(word, other)
                if not max(FEWEST_KEPT, short - lost) <= kept < len(alike):
                    continue
                alike[kept] += 1
                if alike[kept] <= MOST_ALIKE:
                    cost = RUN + LETTER * (size - kept) + uneven
                    if frequency - cost < scores[0]:
                        continue  # no more than so many readings of a word are kept
                    insort(scores, frequency - cost)
                    del scores[0]
                    yield Candidate(other, SCRAMBLED, cost, frequency)


def _range(ordered: list[str], head: str) -> list[str]:
    start = bisect_left(ordered, head)
    return ordered[start : bisect_left(ordered, head + "\U0010ffff", start)]
