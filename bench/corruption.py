"""Damage sound words the ways corpora are damaged, more variously than any one corpus is."""

from collections.abc import Callable
from random import Random

from learn_errors import FAMILIAR

LETTERS = "abcdefghijklmnopqrstuvwxyz"
CONSONANTS = "bcdfghjklmnpqrstvwxz"


def _noise(random: Random, size: int) -> str:
    alphabet = random.choice((LETTERS, LETTERS, CONSONANTS, "".join(random.sample(LETTERS, 12))))
    return "".join(random.choice(alphabet) for _ in range(size))


def inserted(word: str, random: Random) -> str:
    at = random.randint(1, len(word) - (random.random() < 0.9))
    return word[:at] + _noise(random, random.randint(3, 10)) + word[at:]


def scrambled(word: str, random: Random) -> str:
    lost = min(1 + int(random.expovariate(0.6)), len(word) - 2)
    at = random.randint(1, len(word) - lost - (random.random() < 0.95))
    return word[:at] + _noise(random, max(2, lost + random.choice((0, 1, 2, 2, 3)))) + word[at + lost :]


def swapped(word: str, random: Random) -> str:
    at = random.randint(1 if random.random() < 0.9 else 0, len(word) - 2)
    pair = word[at + 1] + word[at]
    return word[:at] + (pair.title() if not at and word[0].isupper() else pair) + word[at + 2 :]


def misread(word: str, random: Random) -> str:
    pairs = [pair.split(">") for pair in FAMILIAR]
    fitting = [(noisy, true) for noisy, true in pairs if true in word]
    if not fitting:
        return word
    noisy, true = random.choice(fitting)
    at = random.choice([i for i in range(len(word)) if word.startswith(true, i)])
    return word[:at] + noisy + word[at + len(true) :]


WAYS: dict[str, Callable[[str, Random], str]] = {
    "inserted": inserted, "scrambled": scrambled, "swapped": swapped, "misread": misread,
}  # fmt: skip
