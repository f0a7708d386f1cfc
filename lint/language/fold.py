"""One spelling for look-ups: case, composition, apostrophes and invisible characters do not make two words."""

import re
from unicodedata import normalize

APART = {ord("’"): "'", ord("ʼ"): "'", ord("‘"): "'", ord("‐"): "-", ord("‑"): "-"}
INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
CUT = re.compile(r"[-¬\u00ad]\s+")
STRESS = re.compile("(?<=[аеиоуыэюя])\u0301")  # Russian marks stress in dictionaries and encyclopedias
PLAIN = {**APART, **INVISIBLE}


def fold(word: str) -> str:
    """`word` as the word lists spell it: case-folded, NFC, straight apostrophes, nothing invisible."""
    if word.isascii():
        return (word if word.isalpha() else CUT.sub("", word)).lower()
    word = CUT.sub("", word)
    return normalize("NFC", STRESS.sub("", word.translate(PLAIN).casefold()))
