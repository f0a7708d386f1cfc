"""What a run of text without white space is taken apart into: tokens that may be looked up, and what is none.

Addresses, handles, hashes, paths, codes with digits and numbers are no words. Dashes, slashes, hyphens and blanks of
all kinds part words. Everything else inside a run ("lior.ne", "Chel$ea") may be a scanning error and stays together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import category

from lint.patterns import lazy_pattern

LONGEST = 64  # code points; longer runs are addresses, blobs, or scripts that use no blanks
PARTING = lazy_pattern(r"[/\\\u2010-\u2015\u2026\u2212\u00b7\u2022]+|-{2,}|\.{2,}|\s+")
ENTITY = lazy_pattern(r"&#?\w{2,8};")
NO_BLANK = lazy_pattern(r"[^\W\d_]*[^\W\d_A-Z]{2}[.!?;:,][\"'”’)]?[A-Z][^\W\d_A-Z]+(?:['’]\w+)?")  # "the end.Rain fell": a blank is lost
HYPHENS = lazy_pattern(r"-+")
ADDRESS = lazy_pattern(
    r"""://|^(?i:www)\.|@|^[#$]\w|[%&]\w+=|=\w+&|\\\\|^/\w+/
    |(?i:\.(?:com|org|net|edu|gov|int|info|biz|html?|php|aspx?|pdf|jpe?g|png|gif|svg|mp[34]|docx?|xlsx?|txt|csv|exe|zip))(?:$|[/?:.,;)])
    |^[\w-]+(?:\.[\w-]+)*\.(?:io|tv|uk|eu|us|ca|au|nz|ie|de|fr|es|it|nl|pl|ru|ch|at|be|br|pt|se|no|dk|fi|cz|jp|cn|kr|in|za)(?:$|[/?:,;)])
    """,
    re.VERBOSE,
)
HEXADECIMAL = lazy_pattern(r"(?=[a-z]*\d)(?=\d*[a-z])[0-9a-f]{8,}", re.IGNORECASE)


def pieces(run: str) -> Iterator[str]:
    """The tokens of a run: outer punctuation taken off, parted at dashes, slashes and blanks, words only."""
    if len(run) > LONGEST or ADDRESS.search(run) or ("&" in run and ENTITY.search(run)):
        return
    for part in PARTING.split(run):
        token = strip(part)
        if token and not HEXADECIMAL.fullmatch(token):
            yield token


def strip(token: str) -> str:
    """The token without what is neither letter, digit nor combining mark at its ends."""
    start, end = 0, len(token)
    while start < end and not token[start].isalnum():
        start += 1
    while end > start and not (token[end - 1].isalnum() or category(token[end - 1])[0] == "M"):
        end -= 1
    return token[start:end]


def spans(text: str, token: str) -> list[tuple[int, int]]:
    """The places of a token in a text, in code points, where no letter, digit or mark continues it on either side."""
    found = []
    at = text.find(token) if token else -1
    while at >= 0:
        end = at + len(token)
        alone = not _joins(text[at - 1 : at]) and not _joins(text[end : end + 1])
        if alone:
            found.append((at, end))
        at = text.find(token, end if alone else at + 1)
    return found


@dataclass(frozen=True, slots=True)
class CutWord:
    """A word cut by a hyphen at a line end, or at what was one: as it stands in the text, and its halves."""

    token: str
    left: str
    right: str


def cut_words(text: str) -> Iterator[CutWord]:
    """The words cut by a letter, a hyphen and white space, before a line break or a small letter."""
    for mark in ("-", "¬", "\u00ad"):
        at = text.find(mark)
        while at >= 0:
            if text[at + 1 : at + 2].isspace() and text[at - 1 : at].isalpha() and (cut := _cut_word(text, at)):
                yield cut
            at = text.find(mark, at + 1)


def _cut_word(text: str, at: int) -> CutWord | None:
    left = strip(text[max(0, at - LONGEST) : at].split()[-1])
    behind = text[at + 1 : at + 4 + LONGEST]
    right = strip((behind.split(maxsplit=1) or [""])[0])
    start, end = behind.find(right), behind.find(right) + len(right)
    if not right or start > 3 or not (right[0].islower() or "\n" in behind[:start]):
        return None
    first, last = at - len(left), at + 1 + end
    if _joins(text[first - 1 : first]) or _joins(text[last : last + 1]):  # longer than any word
        return None
    return CutWord(text[first:last], left, right)


def _joins(beside: str) -> bool:
    return bool(beside) and (beside.isalnum() or category(beside)[0] == "M")
