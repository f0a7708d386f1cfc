"""Digits among letters: codes and measures ("B2B", "G20", "10am", "R120bn") or misread words ("rn0dern", "188O")."""

import re
from collections.abc import Callable
from itertools import product

READ_AS = {"0": "o", "1": "lit", "5": "s", "8": "b", "6": "b", "3": "e", "4": "a", "9": "g", "7": "t"}
MOST_DIGITS = 3
_ENDINGS = (
    "st|nd|rd|th|s|am|pm|a|p|m|k|km|cm|mm|nm|kg|mg|g|l|ml|cl|ft|in|lb|lbs|oz|yd|mi|mph|kph|kmh|hp|hz|mhz|ghz|kb|mb|gb|"
    "tb|mbps|bn|mn|tn|x|v|w|kw|mw|kwh|gw|h|hr|hrs|min|sec|d|y|yr|yrs|c|f|b|t|e|o|os|as|er|ers|re|ere|eme|ème|ère|de|"
    "ste|te|ten|es|mal|fach"
)
_MEASURE = re.compile(rf"[A-Z]{{0,3}}\d+(?:[.,:]\d+)*(?:{_ENDINGS}|[A-Z]{{1,3}})?")
_MISREAD_NUMBER = re.compile(r"(?=\D*\d\D*\d)(?:[lI]\d[\dlIOo]*|\d+[lIOo][\dlIOo]*\d|\d+[Oo]+)")
# "Me1zer", "rn0dern": one such digit among small letters, at least one before and two after, or two before and one after.
_INSIDE = re.compile(r"[^\W\d_]*(?:[^\W\d_]{2}[015][^\W\d_]|[^\W\d_][015][^\W\d_]{2})[^\W\d_]*")


def is_misread(token: str, known: Callable[[str], bool]) -> bool:
    """Whether a token of letters and digits is a word or a number gone wrong; `known` answers for words.

    A word: a single 0, 1 or 5 stands among its letters, or with its digits (three at most) read as the letters they look
    like, it is known. A digit at the end is a footnote or a version where the rest is a word or in capitals. A number:
    two digits or more with O, l or I among them.
    """
    if _MISREAD_NUMBER.fullmatch(token):
        return True
    letters, digits = sum(c.isalpha() for c in token), sum(c.isdigit() for c in token)
    if not 0 < digits <= min(MOST_DIGITS, letters) or _MEASURE.fullmatch(token):
        return False
    if token[1:].islower() and _INSIDE.fullmatch(token):
        return True
    stem = token.rstrip("0123456789")
    if stem != token and (stem.isupper() or known(stem)):
        return False
    choices = [READ_AS.get(c, c) if c.isdigit() else c.lower() for c in token]
    return any(known("".join(reading)) for reading in product(*choices))
