"""Tools people use today on the same tokens: words flagged, and the first proposal for the words where one is asked for.

Every tool is used as its documentation says. The words are given one a line or one a call: none of these tools looks at neighbours.
A tool that has word lists for several languages is told the language of the text; where it has none it judges by English.
"""

import json
import re
import subprocess
import sysconfig
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from accuracy_tasks import WORD, Figures, Json, Span, overlap, rate

if TYPE_CHECKING:
    from symspellpy import SymSpell

Words = dict[str, str | None]  # flagged words, and the first proposal
Peer = Callable[[set[str], set[str], str], Words]  # of words, those whose proposals are wanted, the language

PART = re.compile(r"[^\W_]{3,}")
LONG = 8  # letters; for long words pyspellchecker's documentation advises distance 1: with 2, one word can take a second
FREQUENT = 1e-6  # of all words, the Zipf frequency 3


def is_word(token: str) -> bool:
    """Whether letters prevail, as in rn0dern and unlike 5bn or 1980s: amounts and codes would all be false alarms."""
    return sum(map(str.isalpha, token)) > 2 * sum(map(str.isdigit, token))


def command_line(words: Iterable[str], *command: str) -> list[str]:
    """What a checker of files prints about a file with one word a line."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "words.txt").write_text("".join(f"{word}\n" for word in words), encoding="utf-8")
        program = Path(sysconfig.get_path("scripts")) / command[0]
        done = subprocess.run([program, *command[1:], "words.txt"], capture_output=True, encoding="utf-8", cwd=folder, check=False)
    if done.stderr:
        raise RuntimeError(f"{command[0]}: {done.stderr}")
    return done.stdout.splitlines()


def by_codespell(words: set[str], wanted: set[str], lang: str) -> Words:
    lines, found = sorted(words), {}
    for line in command_line(lines, "codespell"):
        place, _, proposals = line.partition(" ==> ")
        _, number, typo = place.split(":", 2)
        word = lines[int(number) - 1]
        found[word] = word.replace(typo.strip(), proposals.split(",")[0].strip())
    return dict(found)


def by_typos(words: set[str], wanted: set[str], lang: str) -> Words:
    lines, found = sorted(words), {}
    for finding in map(json.loads, command_line(lines, "typos", "--isolated", "--format", "json")):
        word = lines[finding["line_num"] - 1]
        found[word] = word.replace(finding["typo"], finding["corrections"][0])
    return dict(found)


def like(proposal: str, word: str) -> str:
    """The proposal with the capitals of the word."""
    if word.isupper() and len(word) > 1:
        return proposal.upper()
    return proposal[:1].upper() + proposal[1:] if word[:1].isupper() else proposal


def by_list(words: set[str], wanted: set[str], unknown: Callable[[set[str]], set[str]], propose: Callable[[str], str | None]) -> Words:
    """A tool that knows a list of words: sound is what stands in it whole, or with all its parts (Blair's, oil-rich)."""
    parts = {word: [part for part in PART.findall(word) if is_word(part)] for word in words}
    odd = unknown(words.union(*parts.values()))
    found: Words = {}
    for word in words & odd:
        if bad := next((part for part in parts[word] if part in odd), None):
            best = propose(bad.lower()) if word in wanted else None
            found[word] = word.replace(bad, like(best, bad), 1) if best else None
    return found


def by_pyspellchecker(words: set[str], wanted: set[str], lang: str) -> Words:
    from spellchecker import SpellChecker

    known = lang if lang in SpellChecker.languages() else "en"
    near, far = SpellChecker(language=known, distance=1), SpellChecker(language=known)

    def unknown(words: set[str]) -> set[str]:
        lower = far.unknown(words)
        return {word for word in words if word.lower() in lower}

    return by_list(words, wanted, unknown, lambda word: (near if len(word) > LONG else far).correction(word))


@cache
def symspell() -> "SymSpell":
    from symspellpy import SymSpell

    sym = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    with resources.as_file(resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt") as path:
        sym.load_dictionary(path, term_index=0, count_index=1)
    return sym


def by_symspellpy(words: set[str], wanted: set[str], lang: str) -> Words:
    from symspellpy import Verbosity

    sym = symspell()

    def propose(word: str, distance: int = 2) -> str | None:
        best = sym.lookup(word, Verbosity.TOP, max_edit_distance=distance)
        return best[0].term if best else None

    return by_list(words, wanted, lambda words: {word for word in words if not propose(word.lower(), 0)}, propose)


def by_wordfreq_and_rapidfuzz(words: set[str], wanted: set[str], lang: str) -> Words:
    """The nearest frequent word, by the best of five rapidfuzz scorers over four kinds of injected corruption."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA
    from wordfreq import available_languages, get_frequency_dict, zipf_frequency

    known = lang if lang in available_languages() else "en"
    frequent = [word for word, frequency in get_frequency_dict(known).items() if frequency >= FREQUENT] if wanted else []

    def propose(word: str) -> str | None:
        best = process.extractOne(word, frequent, scorer=OSA.normalized_similarity)
        return best[0] if best else None

    return by_list(words, wanted, lambda words: {word for word in words if not zipf_frequency(word, known)}, propose)


PEERS: dict[str, Peer] = {
    "codespell": by_codespell, "typos": by_typos, "pyspellchecker": by_pyspellchecker,
    "symspellpy": by_symspellpy, "wordfreq + rapidfuzz": by_wordfreq_and_rapidfuzz,
}  # fmt: skip


def versions(peer: str) -> str:
    return " + ".join(f"{package} {version(package)}" for package in peer.split(" + "))


def peer_figures(peer: Peer, rows: list[Json]) -> Figures:
    """The figures of the tasks noise and clean: a tool meets the tokens that are words; alarms are tokens outside the corruptions."""
    by_lang: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        by_lang[row.get("lang", "en")].append(row)
    spans = hit = first = alarms = words = 0
    for lang, some in by_lang.items():
        tokens = [[(m[0], m.span()) for m in WORD.finditer(row["text"])] for row in some]
        injected = [[(start, end) for start, end, _ in row.get("spans", ())] for row in some]
        wanted = {word for at, marks in zip(tokens, injected, strict=True) for word, here in at if touches(here, marks)}
        found = peer({word for at in tokens for word, _ in at if is_word(word)}, wanted, lang)
        for row, at, marks in zip(some, tokens, injected, strict=True):
            flagged = [(found[word], here) for word, here in at if word in found]
            words, alarms = words + len(at), alarms + sum(not touches(here, marks) for _, here in flagged)
            for start, end, gold in row.get("spans", ()):
                near = [(proposal, here) for proposal, here in flagged if overlap(here, (start, end))]
                true = row["text"][:start] + gold + row["text"][end:]
                spans, hit = spans + 1, hit + bool(near)
                first += any(row["text"][: here[0]] + (best or "") + row["text"][here[1] :] == true for best, here in near[:1])
    figures = {"found": rate(hit, spans), "first proposal right": rate(first, spans)} if spans else {}
    return {**figures, "false alarms per 10,000 words": rate(1e4 * alarms, words)}


def touches(here: Span, marks: Iterable[Span]) -> bool:
    return any(overlap(here, mark) for mark in marks)
