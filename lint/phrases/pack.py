"""Phrases of page furniture, read from TOML and laid out so that a line is looked up, never searched."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import Literal, NamedTuple

from lint.cache import keep, kept, state_of
from lint.patterns import lazy_pattern

Kind = Literal["line", "label", "name"]

LONGEST_LINE = 240  # code points; no phrase and no row of labels seen on 1,300 mined pages is longer
LONGEST_GAP = 160  # code points a `…` may stand for
PREFIX = 5  # code points by which the labels of a row are found
LONG_WORD = 9  # letters from which a single word may be furniture anywhere, or be cut off a sentence (ShareThis is a name)
SHORT = 2  # words
CUE_PHRASES = 4  # phrases a word must stand in to be a cue: newsletter, comment, articles, subscribe
CUE_LETTERS = 4
EDGES = " \t•·∙‣▪■□◦●○▶►▸▾▼▲»›>→↗⟩«‹<←|-–—_*+=~#/\\.,:;!?¿¡…()[]{}&"
_GAP = "…"
_NUMBER = re.compile(r"\d+(?:[.,’' ]\d+)*")
_DIGITS = b"0123456789"
_WORDS = lazy_pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_COLON = re.compile(r"(?:\\ )?:(?:\\ )?")


class Phrase(NamedTuple):
    """A phrase by its family (the name of a rule) and what it takes to be believed (see `Pack`)."""

    family: str
    kind: Kind
    words: int


class Gapped(NamedTuple):
    """A phrase with gaps: its normalised parts, and whether it holds only in capitals."""

    phrase: Phrase
    parts: tuple[str, ...]
    capitals: bool

    def holds(self, line: str, key: str) -> bool:
        """True when the phrase makes up the line, `key` being its normalised form.

        One or two words before a gap are believed only where no sentence ends the line, a single word in capitals only in capitals.
        """
        if self.capitals and not line[: len(self.parts[0])].isupper():
            return False
        if self.phrase.words <= SHORT and line.endswith(".") and not line.endswith(".."):
            return False
        return _pattern(self.parts).fullmatch(key) is not None


def _lists() -> defaultdict[str, list[str]]:
    return defaultdict(list)


def _patterns() -> defaultdict[str, list[Gapped]]:
    return defaultdict(list)


@dataclass(frozen=True, slots=True)
class Pack:
    """Normalised phrases of all languages and families.

    `line`: furniture wherever it stands as a whole line; `label`: only at the head or tail or beside other furniture; `name`: only beside
    labels. `gapped` is found by a line's first word, `closing` (phrases that begin with a gap) by its last, `inside` (that end with one,
    too) by any; `pieces` has the labels that may stand in a row, by their first characters,
    `tails` the last characters of all. `cues` are the words of furniture: of four letters and more, in at least four phrases.
    """

    whole: dict[str, Phrase] = field(default_factory=dict)
    gapped: dict[str, list[Gapped]] = field(default_factory=_patterns)
    closing: dict[str, list[Gapped]] = field(default_factory=_patterns)
    inside: dict[str, list[Gapped]] = field(default_factory=_patterns)
    pieces: dict[str, list[str]] = field(default_factory=_lists)
    tails: set[str] = field(default_factory=set)
    cues: frozenset[str] = frozenset()

    def add(self, family: str, kind: Kind, phrase: str) -> None:
        """Take in one phrase as it is written in a file: `…` any text, `#` a number."""
        words = sum(any(map(str.isalpha, word)) for word in phrase.split())
        if _GAP in phrase:
            self._add_gapped(Phrase(family, kind, words), phrase)
            return
        key = normal_line(phrase.replace("#", "0"))
        if words == 1 and len(key) < LONG_WORD and "#" not in key and kind == "line":
            kind = "label"
        before = self.whole.get(key)
        if before is None:
            self.pieces[key[:PREFIX]].append(key)
            self.tails.add(key[-PREFIX:])
        if before is None or before.kind == "line":
            self.whole[key] = Phrase(before.family if before else family, kind, words)

    def _add_gapped(self, known: Phrase, phrase: str) -> None:
        first, *rest = folded(phrase.replace("#", "0")).split(_GAP)
        parts = (first.lstrip(EDGES), *rest[:-1], rest[-1].rstrip(EDGES))
        gapped = Gapped(known, parts, known.words == 1 and phrase.isupper())
        if parts[0]:
            self.gapped[first_word(parts[0])].append(gapped)
        elif parts[-1]:
            self.closing[parts[-1].split()[-1]].append(gapped)
        else:
            self.inside[max(parts[1].split(), key=len)].append(gapped)


@lru_cache(maxsize=4096)
def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    gaps = [f".{{1,{LONGEST_GAP}}}"] * (len(parts) - 1)
    if not parts[0] and not parts[-1]:
        gaps[-1] = f".{{0,{LONGEST_GAP}}}"
    pieces = [piece for pair in zip(map(re.escape, parts), [*gaps, ""], strict=True) for piece in pair]
    return re.compile(_COLON.sub(" ?: ?", "".join(pieces)))


def normal_line(line: str) -> str:
    """A line as it is looked up: folded, blanks equal, numbers `#`, no marks at its edges. Quotation marks stay: what is quoted was "
    "said."""
    return _with_numbers(" ".join(line.casefold().replace("’", "'").split()).strip(EDGES))


def folded(line: str) -> str:
    """The same with the marks at its edges."""
    return _with_numbers(" ".join(line.casefold().replace("’", "'").split()))


def _with_numbers(line: str) -> str:
    if line.isascii() and len(line.encode().translate(None, _DIGITS)) == len(line):  # a tenth of the time that the pattern takes
        return line
    return _NUMBER.sub("#", line)


def first_word(line: str) -> str:
    """What stands before the first blank or colon of a normalised line."""
    return line.partition(" ")[0].partition(":")[0]


@cache
def pack_of(package: str) -> Pack:
    """The phrases in the folder `phrases` of a package, laid out once and kept. Raises tomllib.TOMLDecodeError for a broken file."""
    beside = Path(import_module(package).__path__[0], "phrases")
    if beside.is_dir():
        return _laid_out(package, beside)
    from importlib.resources import as_file, files

    with as_file(files(package) / "phrases") as folder:  # the package lies in an archive
        return _laid_out(package, folder)


def _laid_out(package: str, folder: Path) -> Pack:
    found = sorted(folder.glob("*.toml"))
    name = f"phrases-{package}-{state_of([Path(__file__), *found])}.json"
    data = kept(name)
    pack = _unpacked(data) if data else None
    if pack is None:
        pack = _read(found)
        keep(name, _packed(pack))
    return pack


def _read(found: Sequence[Path]) -> Pack:
    import tomllib

    pack = Pack()
    kinds: tuple[tuple[str, Kind], ...] = (("lines", "line"), ("labels", "label"), ("names", "name"))
    for file in found:
        for family, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            for name, kind in kinds:
                for phrase in filter(None, map(str.strip, table.get(name, "").splitlines())):
                    pack.add(family, kind, phrase)
    return replace(pack, cues=_cues(pack))


def _cues(pack: Pack) -> frozenset[str]:
    texts = [*pack.whole, *(" ".join(g.parts) for group in pack.gapped.values() for g in group)]
    counts = Counter(word for text in texts for word in set(_WORDS.findall(text)) if len(word) >= CUE_LETTERS)
    return frozenset(word for word, count in counts.items() if count >= CUE_PHRASES)


def _packed(pack: Pack) -> bytes:
    """The bytes of a pack; its whole phrases stand behind what they have in common, which is soonest read."""
    whole: dict[Phrase, list[str]] = defaultdict(list)
    for key, phrase in pack.whole.items():
        whole[phrase].append(key)
    gapped = ({word: [[*g.phrase, g.parts, g.capitals] for g in some] for word, some in t.items()} for t in _tables(pack))
    return json.dumps([list(whole.items()), *gapped, pack.pieces, list(pack.tails), list(pack.cues)], ensure_ascii=False).encode()


def _tables(pack: Pack) -> tuple[dict[str, list[Gapped]], ...]:
    return pack.gapped, pack.closing, pack.inside


def _unpacked(data: bytes) -> Pack | None:
    """The pack that was kept; None for bytes that are none."""
    try:
        groups, *gapped, pieces, tails, cues = json.loads(data)
    except ValueError:
        return None
    opening, closing, inside = (
        {word: [Gapped(Phrase(*phrase), tuple(parts), capitals) for *phrase, parts, capitals in some] for word, some in table.items()}
        for table in gapped
    )
    whole: dict[str, Phrase] = {}
    for phrase, keys in groups:
        whole |= dict.fromkeys(keys, Phrase(*phrase))
    return Pack(whole, opening, closing, inside, pieces, set(tails), frozenset(cues))
