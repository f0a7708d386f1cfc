"""What accuracy.py measures, a function for each task: from the records of one labelled set to the figures of one row."""

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from os import environ
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from rapidfuzz.distance import Levenshtein

Json = dict[str, Any]
Figures = dict[str, float]
Span = tuple[int, int]

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
PRINTED = re.compile(r"\S+(?:(?<=[^\W_]-)\s+(?=[^\W\d_])\S+)?")  # a word cut by a hyphen at a line end is one
PASSAGE = 60  # a finding longer than this many code points marks a passage, no word


class Noiselint:
    """The command line, run on corpora written into a temporary folder, with a cache that starts empty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.command = shutil.which("noiselint", path=sysconfig.get_path("scripts")) or "noiselint"

    def run(self, *args: str) -> str:
        """What is printed. Trouble with single files is passed on to standard error; anything worse ends the measuring."""
        env = {**environ, "NOISELINT_CACHE_DIR": str(self.folder / "cache"), "NO_COLOR": "1", "PYTHONUTF8": "1"}
        done = subprocess.run([self.command, *args], capture_output=True, encoding="utf-8", cwd=self.folder, env=env, check=False)
        if done.returncode not in (0, 1, 2) or "Traceback" in done.stderr or "Usage: " in done.stderr:
            sys.exit(f"noiselint {' '.join(args)}: exit {done.returncode}\n{done.stderr}")
        if done.returncode == 2:
            print(done.stderr, file=sys.stderr)
        return done.stdout

    def corpus(self, rows: Iterable[Json], field: str = "text") -> Path:
        folder = Path(mkdtemp(dir=self.folder))
        with (folder / "corpus.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps({"id": str(row["id"]), "text": row[field]}) + "\n" for row in rows)
        return folder

    def records(self, command: str, corpus: Path, *options: str) -> dict[str, list[Json]]:
        """The lines `command` prints, by record."""
        by_record: dict[str, list[Json]] = defaultdict(list)
        for line in self.run(command, str(corpus), "--isolated", "--output-format", "jsonl", *options).split("\n"):
            if line:
                by_record[str(json.loads(line)["record"])].append(json.loads(line))
        return by_record

    def places(self, corpus: Path, rules: str) -> dict[str, list[Json]]:
        """Findings by record, without those about whole documents."""
        found = self.records("check", corpus, "--select", rules)
        return defaultdict(list, {record: [f for f in some if f["start"] < f["end"]] for record, some in found.items()})

    def fixed(self, corpus: Path, *options: str) -> dict[str, str]:
        """Texts by record after `--fix` of a copy of the corpus."""
        copy = shutil.copytree(corpus, Path(mkdtemp(dir=self.folder)) / "fixed")
        self.run("check", str(copy), "--isolated", "--fix", "--quiet", *options)
        with (copy / "corpus.jsonl").open(encoding="utf-8") as file:
            return {row["id"]: row["text"] for row in map(json.loads, file)}


def span(finding: Json) -> Span:
    return finding["start"], finding["end"]


def overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def rate(part: float, whole: float, empty: float = 0.0) -> float:
    return part / whole if whole else empty


def retrieval(hit: float, said: float, true: float, of: str = "") -> Figures:
    """Precision, recall and F1; where nothing was said, or nothing was to be said, nothing is wrong."""
    precision, recall = rate(hit, said, 1.0), rate(hit, true, 1.0)
    return {f"{of}precision": precision, f"{of}recall": recall, f"{of}F1": rate(2 * precision * recall, precision + recall)}


def damaged_words(noisy: str, gold: str) -> tuple[list[Span], set[Span]]:
    """Spans of the words of `noisy`, and of those the gold text has with other letters, digits or borders."""

    def words(text: str) -> Iterator[tuple[str, Span]]:
        letters = ((re.sub(r"[\W_]", "", match[0]), match.span()) for match in PRINTED.finditer(text))
        return (word for word in letters if word[0])

    mine = list(words(noisy))
    moves = Levenshtein.opcodes([letters for letters, _ in mine], [letters for letters, _ in words(gold)])
    return [at for _, at in mine], {at for m in moves if m.tag != "equal" for _, at in mine[m.src_start : m.src_end]}


def without_lines(text: str) -> str:
    """The text on one line, cut words whole again: gold texts differ in whether they keep the lines of the scan."""
    return re.sub(r"(?<=\w)[-¬] ?\n(?=\w)", "", text).replace("\n", " ").strip()


def ocr(noiselint: Noiselint, rows: list[Json]) -> Figures:
    """Words flagged, and character errors removed by safe fixes and by all fixes."""
    corpus = noiselint.corpus(rows, "ocr")
    found = noiselint.places(corpus, "tokens")
    hit = said = true = 0
    for row in rows:
        words, damaged = damaged_words(row["ocr"], row["gold"])
        marks = [span(f) for f in found[str(row["id"])] if f["end"] - f["start"] <= PASSAGE]
        flagged = {word for word in words if any(overlap(word, mark) for mark in marks)}
        hit, said, true = hit + len(flagged & damaged), said + len(flagged), true + len(damaged)
    figures = retrieval(hit, said, true)
    gold = [without_lines(row["gold"]) for row in rows]
    before = [Levenshtein.distance(without_lines(row["ocr"]), true) for row, true in zip(rows, gold, strict=True)]
    for name, options in (("safe", ()), ("unsafe", ("--unsafe-fixes",))):
        texts = noiselint.fixed(corpus, *options)
        after = [Levenshtein.distance(without_lines(texts[str(row["id"])]), true) for row, true in zip(rows, gold, strict=True)]
        figures[f"errors removed, {name}"] = 1 - rate(sum(after), sum(before), 1.0)
        figures[f"texts better, {name}"] = sum(a < b for a, b in zip(after, before, strict=True))
        figures[f"texts worse, {name}"] = sum(a > b for a, b in zip(after, before, strict=True))
    return figures


def edited(text: str, edits: list[Json]) -> str:
    for edit in sorted(edits, key=span, reverse=True):
        text = text[: edit["start"]] + edit["replacement"] + text[edit["end"] :]
    return text


def mended(text: str, edits: list[Json]) -> list[str]:
    """The words of the text after the edits: how words are spaced is not judged."""
    return edited(text, edits).split()


def noise(noiselint: Noiselint, rows: list[Json]) -> Figures:
    """Injected corruptions found and rightly mended, and findings elsewhere."""
    found = noiselint.places(noiselint.corpus(rows), "tokens")
    spans = hit = first = among = alarms = 0
    for row in rows:
        text, mine = row["text"], found[str(row["id"])]
        for start, end, gold in row["spans"]:
            near = [f for f in mine if overlap(span(f), (start, end)) and f["end"] - f["start"] <= 3 * (end - start)]
            proposals = [mended(text, fix["edits"]) for f in near for fix in f.get("fixes", ())]
            true = (text[:start] + gold + text[end:]).split()
            spans, hit, first, among = spans + 1, hit + bool(near), first + (proposals[:1] == [true]), among + (true in proposals)
        alarms += sum(not any(overlap(span(f), (start, end)) for start, end, _ in row["spans"]) for f in mine)
    words = sum(len(WORD.findall(row["text"])) for row in rows)
    return {
        "corruptions": spans, "found": rate(hit, spans), "first proposal right": rate(first, spans),
        "among the proposals": rate(among, spans), "false alarms per 10,000 words": rate(1e4 * alarms, words),
    }  # fmt: skip


def clean(noiselint: Noiselint, rows: list[Json]) -> Figures:
    """False alarms (findings or words under them, whichever are more) and words safe fixes change. Furniture is not judged."""
    corpus = noiselint.corpus(rows)
    found, fixed = noiselint.places(corpus, "tokens"), noiselint.fixed(corpus, "--select", "tokens,encoding,layout")
    words = struck = changed = 0
    for row in rows:
        text, mine = row["text"], [span(f) for f in found[str(row["id"])]]
        words += len(WORD.findall(text))
        struck += sum(any(overlap(word.span(), mark) for mark in mine) for word in WORD.finditer(text)) if mine else 0
        changed += Levenshtein.distance(WORD.findall(text), WORD.findall(fixed[str(row["id"])]))
    alarms = max(struck, sum(map(len, found.values())))
    return {"words": words, "false alarms per 10,000 words": rate(1e4 * alarms, words), "words changed by safe fixes": changed}


def boilerplate(noiselint: Noiselint, rows: list[Json]) -> Figures:
    """Lines at least half flagged, and characters."""
    texts = [{"id": row["id"], "text": "\n".join(line for line, _ in row["lines"])} for row in rows]
    found = noiselint.places(noiselint.corpus(texts), "boilerplate")
    lines: list[tuple[int, int, bool]] = []  # length, flagged of it, whether it is boilerplate
    for row, text in zip(rows, texts, strict=True):
        flagged, at = bytearray(len(text["text"])), 0
        for start, end in map(span, found[str(row["id"])]):
            flagged[start:end] = b"\1" * (end - start)
        for line, unwanted in row["lines"]:
            lines.append((len(line), sum(flagged[at : at + len(line)]), bool(unwanted)))
            at += len(line) + 1
    said = [(2 * flagged >= length > 0, unwanted) for length, flagged, unwanted in lines]
    by_line = sum(s and u for s, u in said), sum(s for s, _ in said), sum(u for _, u in said)
    by_char = sum(f for _, f, u in lines if u), sum(f for _, f, _ in lines), sum(n for n, _, u in lines if u)
    return {**retrieval(*by_line, "line "), **retrieval(*by_char, "character ")}


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def duplicates(noiselint: Noiselint, rows: list[Json]) -> Figures:
    """Pairs of texts joined, directly or through others."""
    true: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        true[str(row["group"])].add(str(row["id"]))
    group_of = {str(row["id"]): {str(row["id"])} for row in rows}
    for record, found in noiselint.records("check", noiselint.corpus(rows), "--select", "duplicates").items():
        joining = [f for f in found if f["rule"] in ("exact-duplicate", "near-duplicate", "wire-lineage")]
        for other in (str(related["record"]) for f in joining for related in f.get("related", ())):
            if other in group_of and group_of[other] is not group_of[record]:
                group_of[record] |= group_of[other]
                group_of.update(dict.fromkeys(group_of[other], group_of[record]))
    mine, gold = pairs(group_of.values()), pairs(true.values())
    return {"pairs": len(gold), **retrieval(len(mine & gold), len(mine), len(gold))}


def dates(noiselint: Noiselint, rows: list[Json]) -> Figures:
    """The date `inspect` names, or that it names none where the text has none."""
    seen = noiselint.records("inspect", noiselint.corpus(rows))
    named = [(seen[str(row["id"])][0].get("date") or "")[:10] if str(row["id"]) in seen else "" for row in rows]
    gold = [row["date"] or "" for row in rows]
    right = sum(mine == true for mine, true in zip(named, gold, strict=True))
    wrong = sum(mine not in ("", true) for mine, true in zip(named, gold, strict=True))
    return {"right": rate(right, len(rows)), "wrong date named": rate(wrong, len(rows))}


def mojibake(noiselint: Noiselint, rows: list[Json]) -> Figures:
    """Broken texts repaired exactly, sound texts left alone."""
    fixed = noiselint.fixed(noiselint.corpus(rows, "original"), "--select", "mojibake", "--unsafe-fixes")
    broken, sound = ([row for row in rows if (row["original"] != row["fixed"]) is damaged] for damaged in (True, False))
    repaired, left = (sum(fixed[str(row["id"])] == row["fixed"] for row in some) for some in (broken, sound))
    return {"broken": len(broken), "repaired": rate(repaired, len(broken)), "sound": len(sound), "left alone": rate(left, len(sound))}


TASKS: dict[str, Callable[[Noiselint, list[Json]], Figures]] = {
    task.__name__: task for task in (ocr, noise, clean, boilerplate, duplicates, dates, mojibake)
}
