"""Labels that lost the gap between them: several in one line, or one glued to a sentence."""

from __future__ import annotations

from lint.phrasepack import EDGES, LONG_WORD, LONGEST_LINE, PREFIX, Pack, Phrase, normal_line

MOST_PIECES = 24  # labels in one row; menus seen in extracted pages hold up to twenty
LEAST_SENTENCE = 30  # code points that must be left when a label is cut off a sentence
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
    found = [p for size in range(1, PREFIX + 1) for p in pack.pieces.get(key[at : at + size], ()) if key.startswith(p, at)]
    return sorted(found, key=len, reverse=True)


def seam_after(pack: Pack, line: str) -> tuple[Phrase, int] | None:
    """A known label at the start of a line, glued to a sentence (`AdvertisementThe mayor …`), and its length."""
    for label in pack.starts.get(line[:PREFIX].casefold(), ()):
        size, phrase = len(label), pack.whole[label]
        if not _cuts(phrase, label) or len(line) - size < LEAST_SENTENCE or normal_line(line[:size]) != label:
            continue
        after, before = line[size], line[size - 1]
        if after.isupper() and before.isalpha() and line[size + 1].islower() and " " in line[size:]:
            return phrase, size
    return None


def seam_before(pack: Pack, line: str) -> tuple[Phrase, int] | None:
    """A known label at the end of a line, behind a sentence's end (`… he said.Read more here`), and where it begins."""
    body = line[-LONGEST_LINE:].rstrip(EDGES)
    for label in pack.ends.get(body[-PREFIX:].casefold(), ()):
        at = len(line) - len(line[-LONGEST_LINE:]) + len(body) - len(label)
        phrase = pack.whole[label]
        if not _cuts(phrase, label) or at < LEAST_SENTENCE or normal_line(body[-len(label) :]) != label or not line[at].isupper():
            continue
        if line[:at].rstrip()[-1:] in _SENTENCE_ENDS and (line[at - 1] != " " or phrase.words > 1):
            return phrase, at
    return None


def _cuts(phrase: Phrase, label: str) -> bool:
    return phrase.kind == "line" and "#" not in label and (phrase.words > 1 or len(label) >= LONG_WORD)
