"""Digits among letters: codes and measures ("B2B", "G20", "10am", "R120bn") or misread words ("rn0dern", "188O")."""

from collections.abc import Callable
from itertools import product

from lint.patterns import lazy_pattern

READ_AS = {"0": "o", "1": "lit", "5": "s", "8": "b", "6": "b", "3": "e", "4": "a", "9": "g", "7": "t"}
LAST, MORE = "01", 0.5  # digits that end a word as letters; by how much more frequent (Zipf) the word is than the rest alone
MOST_DIGITS = 3
_ENDINGS = (
    "st|nd|rd|th|s|am|pm|a|p|m|k|km|cm|mm|nm|kg|mg|g|l|ml|cl|ft|in|lb|lbs|oz|yd|mi|mph|kph|kmh|hp|hz|mhz|ghz|kb|mb|gb|"
    "tb|mbps|bn|mn|tn|x|v|w|kw|mw|kwh|gw|h|hr|hrs|min|sec|d|y|yr|yrs|c|f|b|t|e|o|os|as|er|ers|re|ere|eme|ème|ère|de|"
    "ste|te|ten|es|mal|fach|px|pt|ct|qt|pc|em|rpm|psi|cc|fps|mah|dpi|kbps|year|yo|enne|jährig|lat|letni"
)
_MEASURE = lazy_pattern(rf"[A-Z]{{0,3}}\d+(?:[.,:]\d+)*(?:{_ENDINGS}|[A-Z]{{1,3}})?")
_MISREAD_NUMBER = lazy_pattern(r"(?=\D*\d\D*\d)(?:[lI]\d[\dlIOo]*|\d+[lIOo][\dlIOo]*\d|\d+[Oo]+)|[lI]\d(?:st|nd|rd|th)")
_ORDINAL = lazy_pattern(r"\d*(?:1\d(?:st|nd|rd)|[04-9](?:st|nd|rd)|1(?:nd|rd|th)|2(?:st|rd|th)|3(?:st|nd|th))")
_RIGHT_ORDINAL = lazy_pattern(r"\d*1[1-3]th")
# "Me1zer", "rn0dern": one 0, 1 or 5 among small letters; "oth6r": any digit in four small letters, but 2 and 4 ("log4j").
_INSIDE = lazy_pattern(r"[^\W\d_]*(?:[^\W\d_]{2}[015][^\W\d_]|[^\W\d_][015][^\W\d_]{2})[^\W\d_]*")
_AMID = lazy_pattern(r"(?=\w{5})[^\W\d_]+[0135-9][^\W\d_]+")
LONG = 5  # letters of a word in capitals that is no code when it can be read as a word


def is_misread(token: str, known: Callable[[str], bool], zipf: Callable[[str], float]) -> bool:
    """Whether a token of letters and digits is a word or a number gone wrong; `known` and `zipf` answer for words.

    A word: a digit stands among its small letters, or with its digits (three at most) read as the letters they look
    like, it is known. A digit at the end is a footnote or a version where the rest is a word or in capitals, but for a 0 or 1 that
    completes a more frequent word ("persona1"). A number:
    two digits or more with O, l or I among them, or a wrong English ordinal ("24st").
    """
    if _MISREAD_NUMBER.fullmatch(token) or (_ORDINAL.fullmatch(token) and not _RIGHT_ORDINAL.fullmatch(token)):
        return True
    letters, digits = sum(c.isalpha() for c in token), sum(c.isdigit() for c in token)
    if not 0 < digits <= min(MOST_DIGITS, letters):
        return False
    if token.isupper() and letters >= LONG and not token[-1].isdigit():
        return _is_read_as_word(token, known)
    if _MEASURE.fullmatch(token):
        return False
    if token[1:].islower() and (_INSIDE.fullmatch(token) or _AMID.fullmatch(token)):
        return True
    stem = token.rstrip("0123456789")
    if stem != token and (stem.isupper() or known(stem)):
        ending = READ_AS[token[-1]][0] if token[-1] in LAST and stem == token[:-1] else ""
        return bool(ending) and stem.isalpha() and zipf(stem + ending) >= zipf(stem) + MORE
    return _is_read_as_word(token, known)


def _is_read_as_word(token: str, known: Callable[[str], bool]) -> bool:
    choices = [READ_AS.get(c, c) if c.isdigit() else c.lower() for c in token]
    return any(known("".join(reading)) for reading in product(*choices))
