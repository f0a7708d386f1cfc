"""Words that the owner of a corpus allows, as they may stand in a text: whole tokens, and case counts."""

from __future__ import annotations

from functools import lru_cache

from lint.language.forms import POSSESSIVE


def forms(word: str) -> tuple[str, ...]:
    """How an allowed word may stand in a text: as it is written or in capitals; one in small letters at the head of a sentence, too."""
    return (word, word.upper(), word.capitalize()) if word.islower() else (word, word.upper())


def is_allowed(token: str, allowed: frozenset[str]) -> bool:
    """True for a whole token, with or without an 's, that is a form of an allowed word."""
    known = _forms(allowed)
    return token in known or POSSESSIVE.sub("", token) in known


@lru_cache(maxsize=8)
def _forms(allowed: frozenset[str]) -> frozenset[str]:
    return frozenset(form for word in allowed for form in forms(word))
