"""What vouches for a reading beside the word lists: its other places in the text, and the documents that hold it."""

from itertools import pairwise
from math import exp

from lint.language.candidates import INSERTED, MISREAD, SWAPPED
from lint.language.fold import fold
from lint.language.readings import Candidate
from lint.language.surroundings import END, FAR, WORD, counted
from lint.language.weighing import UNLISTED

LONGEST = 100_000  # code points of a text that is read once more for every word told of


def witnesses(text: str, start: int, written: str, reading: Candidate) -> str:
    """For a word at a place: "Affairs: 9 times in this text, 3 after Foreign; in 4 documents", or "" where nothing vouches.

    Documents are named for readings that no list holds: a corpus does not count the words that lists explain.
    """
    told = []
    if times := counted(text)[reading.text]:
        told.append(f"{times} {'time' if times == 1 else 'times'} in this text{_after(text, start, reading.text)}")
    if not reading.listed and reading.error in (INSERTED, MISREAD, SWAPPED):
        documents = round(exp(reading.frequency - UNLISTED))
        told += [f"in {documents} documents"] if documents > 1 else []
    return f"{written}: {'; '.join(told)}" if told else ""


def _after(text: str, start: int, reading: str) -> str:
    """How often the reading follows the same word elsewhere."""
    before = WORD.findall(END.split(text[max(0, start - FAR) : start])[-1])
    if not before or len(text) > LONGEST:
        return ""
    pair = fold(before[-1]), reading
    times = sum(two == pair for two in pairwise(map(fold, WORD.findall(text))))
    return f", {times} after {before[-1]}" if times else ""
