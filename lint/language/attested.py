"""What a corpus says of words that no list holds."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import chain
from math import log

from lint.language.candidates import SHORTEST_NAME, UNLISTED
from lint.language.errors import confusions, repairs
from lint.language.readings import log_frequency
from lint.language.recase import recase

MayShare = Callable[[Iterable[tuple[bytes, list[bytes]]]], Iterable[bytes]]  # see `Corpus.may_share`
Shared = Callable[[Collection[str]], Mapping[str, int]]


def may_stand(core: str, bare: str, language: str, may_share: MayShare) -> list[str] | None:
    """Of the words that a swap, an inserted run or one confusion could have turned into `core`, those that two documents of the corpus may
    hold as they would be written in place of `bare`; None where that is not told sooner than by asking for each.
    """
    if not bare.isascii() or not bare.isalpha() or not bare[1:].islower():
        return None
    start = f"{language}:".encode()
    parts = chain(repairs(core, bare), confusions().parts(core, bare))
    found = may_share((start + head, ends) for head, ends in parts) if len(core) >= SHORTEST_NAME else ()
    return [form[len(start) :].decode().lower() for form in found]


def no_corpus(_: Collection[str]) -> Mapping[str, int]:
    """No word is held by two documents."""
    return {}


def attested(word: str, shared: Shared) -> float | None:
    """The natural log-probability of a word, as it is written, when several documents of the corpus hold it."""
    times = shared((word,)).get(word)
    return frequency(times) if times else None


def vouched(word: str, shape: str, readings: Collection[str], shared: Shared) -> dict[str, float]:
    """The same of folded readings that the corpus holds as they would stand there in place of the word."""
    folded = list(readings)
    if shape == "lower":
        written = folded
    elif shape == "title":  # most odd words are names
        written = [reading[:1].upper() + reading[1:] for reading in folded]
    else:
        written = [recase(word, reading) for reading in folded]
    known = shared(written)
    return {reading: frequency(known[form]) for reading, form in zip(folded, written, strict=True) if form in known} if known else {}


def frequency(times: int) -> float:
    """The natural log-probability of a word that so many documents hold and no list does."""
    return log_frequency(UNLISTED) + log(times)
