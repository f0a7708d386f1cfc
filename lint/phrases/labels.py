"""Labels that lost the gap between them: several in one line, or one glued to a sentence."""

from __future__ import annotations

from lint.patterns import lazy_pattern
from lint.phrases.pack import EDGES, LONG_WORD, PREFIX, Pack, Phrase, normal_line

MOST_PIECES = 24  # labels in one row; menus seen in extracted pages hold up to twenty
LEAST_SENTENCE = 30  # code points that must be left when a label is cut off a sentence
LONGEST_LABEL = 80  # code points
_SEAM = lazy_pattern(r"[^\W\d_](?=[A-ZÀ-ÖØ-ÞĀ-ŽА-Я][a-zß-öø-ÿā-žа-я])")
_SENTENCE_ENDS = '.!?…"”’»)'


def label_row(pack: Pack, line: str, key: str) -> Phrase | None:
    """The first label of a line that holds labels only, at least two, glued or with blanks between; None for other lines.

    A row of single words with blanks between must be written as labels are: each begins with a capital or a digit, no end mark.
    """
    pieces = _pieces(pack, key)
    if len(pieces) < 2:
        return None
    phrases = [pack.whole[piece] for piece in pieces]
    labels = [phrase for phrase in phrases if phrase.kind != "name"]
    if not labels:
        return None
    single = all(phrase.words == 1 for phrase in phrases)
    if single and (line.rstrip().endswith((".", "!", "?", ",")) or not all(w[:1].isupper() or w[:1].isdigit() for w in line.split())):
        return None
    return labels[0]


def _pieces(pack: Pack, key: str) -> list[str]:
    """The longest known pieces from left to right that make up the whole line; [] where there is no way to cut it."""
    if not _candidates(pack, key, 0):
        return []
    dead: set[int] = set()

    def cut(at: int, depth: int) -> list[str] | None:
        while at < len(key) and key[at] in EDGES:
            at += 1
        if at == len(key):
            return []
        if at in dead or depth == MOST_PIECES:
            return None
        for piece in _candidates(pack, key, at):
            if (rest := cut(at + len(piece), depth + 1)) is not None:
                return [piece, *rest]
        dead.add(at)
        return None

    return cut(0, 0) or []


def _candidates(pack: Pack, key: str, at: int) -> list[str]:
    found: list[str] = []
    for size in range(2, PREFIX + 1):
        if bucket := pack.pieces.get(key[at : at + size]):
            found += [piece for piece in bucket if key.startswith(piece, at)]
    return sorted(found, key=len, reverse=True) if len(found) > 1 else found


def seam_after(pack: Pack, line: str) -> tuple[Phrase, int] | None:
    """A known label at the start of a line, glued to a sentence (`AdvertisementThe mayor …`), and its length."""
    if line[:PREFIX].casefold() not in pack.pieces or line.rstrip("\"'”’»)")[-1:] not in _SENTENCE_ENDS:
        return None
    for seam in _SEAM.finditer(line, 0, LONGEST_LABEL):
        phrase = pack.whole.get(normal_line(line[: seam.end()]))
        if phrase and _cuts(phrase, line[: seam.end()]) and len(line) - seam.end() >= LEAST_SENTENCE:
            return phrase, seam.end()
    return None


def seam_before(pack: Pack, line: str) -> tuple[Phrase, int] | None:
    """A known label at the end of a line, behind a sentence's end (`… he said.Read more here`), and where it begins."""
    body = line.rstrip(EDGES)
    if body[-PREFIX:].casefold() not in pack.tails:
        return None
    low = max(LEAST_SENTENCE, len(body) - LONGEST_LABEL)
    at = 1 + max(body.rfind(mark, low) for mark in _SENTENCE_ENDS)
    if at <= LEAST_SENTENCE or at == len(body) or not (body[at].isupper() or body[at].isspace()):
        return None
    label = body[at:].lstrip()
    phrase = pack.whole.get(normal_line(label)) if label[0].isupper() else None
    if phrase and _cuts(phrase, label) and (body[at] == label[0] or phrase.words > 1):
        return phrase, len(body) - len(label)
    return None


def _cuts(phrase: Phrase, label: str) -> bool:
    """True for a label that may be cut off a sentence: believed anywhere, of several words or one long one, without a number."""
    return phrase.kind == "line" and (phrase.words > 1 or len(label) >= LONG_WORD) and not any(map(str.isdigit, label))
