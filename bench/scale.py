"""Does the cost of a megabyte grow with the corpus? Articles are generated, each size is checked from nothing, and a table is printed.

    python bench/scale.py 50 200 1000            megabytes; --jobs N, --files for one text file an article, --keep FOLDER

Words are drawn by Zipf's law from the sound ones among the most frequent 60,000 of wordfreq. Each article has headline, agency, date and
six names, of which a third are new and the others those of earlier articles; one in fifty is an edited copy of an earlier one, one sentence
in a hundred has a misspelling. Peak memory is that of the largest single process.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path

from wordfreq import top_n_list

from lint.config import plan
from lint.files import find
from lint.language.gate import gate
from lint.parts import parts
from lint.passes import survey_packed
from lint.settings import Settings
from lint.spreading.ranges import dealt

SHARD = 64_000_000  # bytes of a JSON Lines file
ONSETS = (*"bcdfghjklmnprstvwz", "br", "ch", "dr", "gr", "kl", "st", "th")
RIMES = tuple(vowel + end for vowel in "aeiou" for end in ("", "l", "n", "r", "s"))
AGENCIES = ("Reuters", "AP", "AFP", "dpa", "Xinhua")
MONTHS = ("January", "March", "May", "June", "August", "October", "December")


def articles(seed: int) -> Iterator[tuple[str, str]]:
    """Headlines and bodies without end; equal seeds give equal articles."""
    dice = random.Random(seed)
    words = [word for word in top_n_list("en", 60_000) if word.isalpha() and not gate("en").odd(word)]
    weights = list(accumulate(1 / rank for rank in range(3, len(words) + 3)))
    older: list[list[str]] = []
    known = names(dice, 100)
    while True:
        if older and dice.random() < 0.02:
            sentences = list(dice.choice(older))
            sentences[dice.randrange(len(sentences))] = sentence(dice, words, weights, names(dice, 1))
        else:
            people = names(dice, 2) + dice.sample(known, 4)
            known = [*known[-5000:], *people[:2]]
            sentences = [sentence(dice, words, weights, people) for _ in range(dice.randint(15, 50))]
            older = [*older[-200:], sentences]
        headline = sentence(dice, words, weights, names(dice, 1))[:-1]
        place, month, day = names(dice, 1)[0].upper(), dice.choice(MONTHS), dice.randint(1, 28)
        lead = f"{place}, {month} {day} ({dice.choice(AGENCIES)}) - "
        yield headline, lead + paragraphs(sentences, dice)


def names(dice: random.Random, count: int) -> list[str]:
    """Fresh names of two to four syllables."""
    return ["".join(dice.choice(ONSETS) + dice.choice(RIMES) for _ in range(dice.randint(2, 4))).capitalize() for _ in range(count)]


def sentence(dice: random.Random, words: list[str], weights: list[float], people: list[str]) -> str:
    """Eight to thirty words, now and then a name or a misspelling."""
    chosen = dice.choices(words, cum_weights=weights, k=dice.randint(8, 30))
    chosen = [word for word, before in zip(chosen, ["", *chosen], strict=False) if word != before]
    if dice.random() < 0.4:
        chosen[dice.randrange(len(chosen))] = dice.choice(people)
    if dice.random() < 0.01:
        at = dice.randrange(len(chosen))
        cut = dice.randrange(len(chosen[at]))
        chosen[at] = chosen[at][:cut] + dice.choice("abcdefghijklmnopqrstuvwxyz") + chosen[at][cut:]
    text = " ".join(chosen)
    return text[:1].upper() + text[1:] + "."


def paragraphs(sentences: list[str], dice: random.Random) -> str:
    """Three sentences or fewer a paragraph."""
    out, rest = [], iter(sentences)
    while some := list(islice(rest, dice.randint(1, 3))):
        out.append(" ".join(some))
    return "\n\n".join(out) + "\n"


def generate(folder: Path, size: int, files: bool) -> int:
    """About `size` bytes of articles; gives their number."""
    made = written = 0
    out = None
    for headline, body in articles(7):
        if written >= size:
            break
        if files:
            place = folder / f"{made // 1000:05}" / f"{made:08}.txt"
            place.parent.mkdir(exist_ok=True)
            written += place.write_bytes(f"{headline}\n\n{body}".encode())
        else:
            if out is None or out.tell() > SHARD:
                out = (folder / f"{written // SHARD:05}.jsonl").open("wb")
            written += out.write(json.dumps({"id": made, "title": headline, "text": body}).encode() + b"\n")
        made += 1
    if out:
        out.close()
    return made


def measure(folder: Path, jobs: int) -> tuple[float, float, float]:
    """Seconds of wall and processor, and the peak of memory in MB."""
    command = [str(Path(sys.executable).with_name("noiselint")), "check", str(folder), "--isolated", "--no-cache", "--quiet"]
    begun = time.monotonic()
    running = subprocess.Popen([*command, "--output-format", "jsonl", "-o", os.devnull, "--jobs", str(jobs)])
    _, status, used = os.wait4(running.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit("the check itself failed")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def weigh(folder: Path) -> str:
    """What a cluster has to hold for a megabyte of text: keys of documents, distinct ones, and kilobytes of sheets, rows and places."""
    settings = Settings()
    files = [file for file, _ in find([str(folder)], settings).files]
    found = [survey_packed(plan(settings), part) for file in files for part in parts(file, plan(settings))]
    rows = [row for surveyed in found for row in surveyed.rows]
    (sheet,) = dealt(rows, range(len(rows)), 1)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    held = (sum(len(row.keys) for row in rows), sum(1 for _ in sheet))
    kept = (len(pickle.dumps(sheet, 5)), len(pickle.dumps([(row.place, row.start, row.survey, row.keys) for row in rows], 5)))
    keys = f"{held[0] / size:,.0f} keys, {held[1] / size:,.0f} of them distinct"
    return f"a MB has {keys}: {kept[0] / size / 1000:.0f} kB of sheets, {kept[1] / size / 1000:.0f} kB of rows"


def main() -> None:
    """Print a row a size."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sizes", type=int, nargs="+", help="megabytes")
    options.add_argument("--jobs", type=int, default=1)
    options.add_argument("--files", action="store_true", help="a text file an article")
    options.add_argument("--weigh", action="store_true", help="also say what a cluster has to hold")
    options.add_argument("--keep", help="generate here and leave it there")
    given = options.parse_args()
    print("| MB | documents | wall s | wall s/MB | processor s/MB | peak MB |\n|---:|---:|---:|---:|---:|---:|", flush=True)
    for size in given.sizes:
        folder = Path(given.keep or tempfile.mkdtemp(prefix="noiselint-scale-")) / f"{size}{'-files' * given.files}"
        try:
            done = folder.exists() or folder.mkdir(parents=True)
            documents = "" if done else f"{generate(folder, size * 1_000_000, given.files):,}"
            wall, processor, peak = measure(folder, given.jobs)
            print(f"| {size:,} | {documents} | {wall:.0f} | {wall / size:.3f} | {processor / size:.3f} | {peak:.0f} |", flush=True)
            if given.weigh:
                print(weigh(folder), flush=True)
        finally:
            if not given.keep:
                shutil.rmtree(folder.parent)


if __name__ == "__main__":
    main()
