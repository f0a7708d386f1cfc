"""How a folded reading is written where a word stands."""

from lint.language import candidates as c
from lint.language.lexicon import Lexicon
from lint.language.readings import Candidate
from lint.language.recase import recase
from lint.language.surroundings import is_opening
from lint.language.verdicts import Suspect

_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = "January February April June July August September October November December"
DAYS_AND_MONTHS = frozenset(f"{_DAYS} {_MONTHS}".split())


def spelled(suspect: Suspect, reading: Candidate) -> str:
    """The reading with the capitals of the word it stands for, without its tail."""
    if reading.error in (c.MIXED, c.BLANK):
        return reading.text if reading.error == c.BLANK else recase(suspect.bare, reading.text)
    if reading.error == c.GLUED:
        at = reading.text.index(" ")
        return f"{suspect.bare[:at]} {suspect.bare[at:]}"
    if reading.error == c.REREAD and reading.text == suspect.core:
        return reading.text
    return recase(suspect.bare, reading.text)


def placed(text: str, start: int, suspect: Suspect, reading: Candidate, lexicon: Lexicon | None) -> str:
    """The same as its place asks: a digit before small letters stands for a capital only where a sentence opens, or in a name."""
    out = spelled(suspect, reading)
    if not suspect.word[0].isdigit() or is_opening(text, start) or out in text or out in DAYS_AND_MONTHS or not lexicon:
        return out
    return out[0].lower() + out[1:] if out[1:].islower() and lexicon.curated(out) else out
