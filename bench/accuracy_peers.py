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
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from accuracy_tasks import WORD, Figures, Json, Span, overlap, rate

Words = dict[str, str | None]  # flagged words, and the first proposal
Peer = Callable[[set[str], set[str], str], Words]  # of words, those whose proposals are wanted, the language

LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LONG = 10  # letters; pyspellchecker's documentation advises distance 1 for long words, without which a word can take seconds
FREQUENT = 3.0  # Zipf frequency: once in a million words


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


def by_pyspellchecker(words: set[str], wanted: set[str], lang: str) -> Words:
    from spellchecker import SpellChecker

    known = lang if lang in SpellChecker.languages() else "en"
    near, far = SpellChecker(language=known, distance=1), SpellChecker(language=known)
    lower = far.unknown(words)
    found: Words = dict.fromkeys(word for word in words if word.lower() in lower)
    for word in wanted & found.keys():
        best = (near if len(word) > LONG else far).correction(word.lower())
        found[word] = like(best, word) if best else None
    return found


def by_symspellpy(words: set[str], wanted: set[str], lang: str) -> Words:
    from symspellpy import SymSpell, Verbosity

    sym = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    with resources.as_file(resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt") as path:
        sym.load_dictionary(path, term_index=0, count_index=1)
    found: Words = {}
    for word in words:
        best = sym.lookup(word, Verbosity.TOP, max_edit_distance=2, transfer_casing=True)
        if not best or best[0].distance:
            found[word] = best[0].term if best else None
    return found


def by_wordfreq_and_rapidfuzz(words: set[str], wanted: set[str], lang: str) -> Words:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA
    from wordfreq import available_languages, get_frequency_dict, zipf_frequency

    known = lang if lang in available_languages() else "en"
    found: Words = dict.fromkeys(word for word in words if not zipf_frequency(word, known))
    frequent = [word for word in get_frequency_dict(known) if zipf_frequency(word, known) >= FREQUENT]  # most frequent first
    for word in wanted & found.keys():
        if best := process.extractOne(word.lower(), frequent, scorer=OSA.normalized_similarity):
            found[word] = like(best[0], word)
    return found


PEERS: dict[str, Peer] = {
    "codespell": by_codespell, "typos": by_typos, "pyspellchecker": by_pyspellchecker,
    "symspellpy": by_symspellpy, "wordfreq + rapidfuzz": by_wordfreq_and_rapidfuzz,
}  # fmt: skip


def versions(peer: str) -> str:
    return " + ".join(f"{package} {version(package)}" for package in peer.split(" + "))


def peer_figures(peer: Peer, rows: list[Json]) -> Figures:
    """The figures of the tasks noise and clean: a tool meets the tokens without digits; alarms are tokens outside the corruptions."""
    by_lang: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        by_lang[row.get("lang", "en")].append(row)
    spans = hit = first = alarms = words = 0
    for lang, some in by_lang.items():
        tokens = [[(m[0], m.span()) for m in WORD.finditer(row["text"])] for row in some]
        injected = [[(start, end) for start, end, _ in row.get("spans", ())] for row in some]
        ofinterest = {word for at, marks in zip(tokens, injected, strict=True) for word, here in at if touches(here, marks)}
        found = peer({word for at in tokens for word, _ in at if LETTERS.fullmatch(word)}, ofinterest, lang)
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
