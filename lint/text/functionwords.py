"""The small words that every running text of a language holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path


def function_words(language: str) -> frozenset[str]:
    """The most frequent function words of an ISO 639-1 language, in small letters; empty for languages without a list."""
    return _lists().get(language, frozenset())


@cache
def _lists() -> dict[str, frozenset[str]]:
    lines = Path(__file__).parent.with_name("language").joinpath("function_words.txt").read_text("utf-8").splitlines()
    return {line.split()[0]: frozenset(line.split()[1:]) for line in lines if line.strip()}
