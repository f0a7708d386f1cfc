"""Odd words whose reading needs no weighing: a blank left out after a full stop, letters of two scripts in one word."""

from lint.language.candidates import BLANK, MIXED
from lint.language.fold import fold
from lint.language.readings import Candidate
from lint.language.scripts import CYRILLIC, GREEK, LATIN, is_mixed, script
from lint.language.tokens import NO_BLANK

_LATIN = "aAeEoOpPcCyYxXiIjJsSkKmMtTHBhdqwlbr"
_CYRILLIC = "аАеЕоОрРсСуУхХіІјЈѕЅкКмМтТНВһԁԛԝӏьг"
_GREEK = "αΑεΕοΟρΡcCγΥχΧιΙjJsSκΚμΜτΤΗΒhdqwlbr"
_TWINS = {LATIN: _LATIN, CYRILLIC: _CYRILLIC, GREEK: _GREEK}


def certain(word: str) -> Candidate | None:
    """The reading of a word of one of these two sorts, None for all other words."""
    if is_mixed(word):
        return Candidate(fold(_in_one_script(word)), MIXED, 0.0, 0.0)
    if NO_BLANK.fullmatch(word):
        at = next(i for i, ch in enumerate(word) if not ch.isalnum()) + 1
        return Candidate(f"{word[:at]} {word[at:]}", BLANK, 0.0, 0.0)
    return None


def _in_one_script(word: str) -> str:
    letters = [script(ch) for ch in word if ch.isalpha()]
    target = max(sorted(set(letters)), key=letters.count)
    out = []
    for ch in word:
        at = _TWINS.get(script(ch), "").find(ch) if ch.isalpha() else -1
        out.append(_TWINS[target][at] if at >= 0 and target in _TWINS else ch)
    return "".join(out)
