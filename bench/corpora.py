"""Corpora that could cost more than their size: a million headlines, one disclaimer under many texts, an index of many articles.

    python bench/corpora.py headlines --count 1000000     headlines compared fuzzily, in two processes
    python bench/corpora.py disclaimer --count 100000     texts that share one notice, and some real copies among them
    python bench/corpora.py index --count 100000          build time, size, and one file checked through the index

Texts are made of words drawn by Zipf's law; one headline or text in fifty is an edited copy of another one. Everything is done by the
command itself, on JSON Lines in a temporary folder.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path
from threading import Event

SHARD = 50_000  # records of a file
NOTICE = (
    "This material may not be published, broadcast, rewritten or redistributed without the written consent of the island press office. "
    "Opinions are those of their authors; the office takes no part in them and answers for nothing that others make of these reports. "
    "Write to the desk at the old harbour for leave to print, and name the office wherever more than a third of a report is used."
)


def vocabulary(rnd: random.Random) -> tuple[list[str], list[float]]:
    """Words, and the sums of their weights up to each."""
    syllables = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "en", "ar", "ist")]
    words = ["".join(rnd.choices(syllables, k=rnd.randint(1, 4))) for _ in range(40_000)]
    return words, [*accumulate(1 / (rank + 3) for rank in range(len(words)))]


def texts(kind: str, count: int, seed: int = 1) -> Iterator[str]:
    """Headlines with a short body, texts over one notice, or articles, the copies among them."""
    rnd = random.Random(seed)
    words, sums = vocabulary(rnd)
    sizes = {"headlines": (8, 30), "disclaimer": (9, 120), "index": (9, 400)}
    title, body = sizes[kind]
    recent: list[list[str]] = []
    for _ in range(count):
        if recent and rnd.random() < 0.02:
            made = [*rnd.choice(recent)]
            made[rnd.randrange(title if kind == "headlines" else len(made))] = rnd.choice(words)
            if kind == "headlines":
                made[title:] = rnd.choices(words, cum_weights=sums, k=body)
        else:
            made = rnd.choices(words, cum_weights=sums, k=title + body)
            recent = [*recent[-200:], made]
        paragraphs = [" ".join(made[at : at + 60]).capitalize() + "." for at in range(title, len(made), 60)]
        yield "\n".join([" ".join(made[:title]).capitalize(), *paragraphs, *([NOTICE] if kind == "disclaimer" else [])])


def write(folder: Path, kind: str, count: int) -> int:
    made = texts(kind, count)
    for shard in range(-(-count // SHARD)):
        with open(folder / f"{shard:03}.jsonl", "w", encoding="utf-8") as file:
            for number in range(shard * SHARD, min(count, (shard + 1) * SHARD)):
                file.write(json.dumps({"id": f"{kind}-{number}", "text": next(made)}) + "\n")
    return sum(path.stat().st_size for path in folder.iterdir())


def timed(*command: object, cwd: Path) -> tuple[float, float, str]:
    """Seconds on the clock, seconds of the processors, and what was printed."""
    noiselint = str(Path(sys.executable).with_name("noiselint"))
    started, used = time.perf_counter(), processor()
    done = subprocess.run([noiselint, *map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        sys.exit(done.stderr)
    return time.perf_counter() - started, processor() - used, done.stdout


def processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("headlines", "disclaimer", "index"))
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "articles").mkdir()
        size = write(folder / "articles", options.kind, options.count)
        print(f"{options.count:,} records, {size / 1e6:,.0f} MB", flush=True)
        {"headlines": headlines, "disclaimer": disclaimer, "index": index}[options.kind](folder, options.count, options.jobs)


def headlines(folder: Path, count: int, jobs: int) -> None:
    compare(folder, "duplicate-headline", count, jobs)


def disclaimer(folder: Path, count: int, jobs: int) -> None:
    compare(folder, "exact-duplicate,near-duplicate,wire-lineage", count, jobs)


def compare(folder: Path, rules: str, count: int, jobs: int) -> None:
    flags = ("--isolated", "--no-cache", "--select", rules, "--jobs", jobs, "--output-format", "jsonl")
    took, used, printed = timed("check", "articles", *flags, cwd=folder)
    found = Counter(json.loads(line)["rule"] for line in printed.splitlines())
    each = f"{took:.0f} s, {used:.0f} s of the processors ({1e6 * used / count:.0f} µs a record)"
    print(f"{each}; {', '.join(f'{n:,} {rule}' for rule, n in sorted(found.items()))}")


def index(folder: Path, count: int, jobs: int) -> None:
    (folder / "noiselint.toml").write_text('corpus = ["articles"]\nselect = ["duplicates", "template-line"]\n')
    one = folder / "articles" / "one.txt"
    one.write_text(next(texts("index", 1)), encoding="utf-8")
    done = Event()
    with ThreadPoolExecutor(1) as other:
        waited = other.submit(longest_wait, folder, done)
        took, used, _ = timed("index", "build", "--jobs", jobs, cwd=folder)
        done.set()
    print(f"another one that asked for its turn to write waited {waited.result():.2f} s at most")
    (path,) = (folder / ".noiselint").glob("index-*.sqlite")
    print(f"built in {took:.0f} s, {used:.0f} s of the processors ({1e6 * used / count:.0f} µs a document)")
    print(f"{path.stat().st_size / count:,.0f} bytes a document", flush=True)
    show("one file without the index", [timed("check", "--isolated", "--select", "duplicates", one, cwd=folder) for _ in range(5)])
    show("one file through it", [timed("check", one, cwd=folder) for _ in range(5)])
    edits = []
    for turn in range(5):
        one.write_text(one.read_text(encoding="utf-8") + f"Edited {turn}.\n", encoding="utf-8")
        edits.append(timed("check", one, cwd=folder))
    show("one file changed and through it", edits)


def longest_wait(folder: Path, done: Event) -> float:
    """How long a process that wants to write to the index must wait while it is built; asked twice a second."""
    while not (found := [*folder.glob(".noiselint/index-*.sqlite")]):
        time.sleep(0.1)
    db, longest = sqlite3.connect(found[0], timeout=60, isolation_level=None), 0.0
    while not done.wait(0.5):
        started = time.perf_counter()
        db.execute("begin immediate")
        db.execute("rollback")
        longest = max(longest, time.perf_counter() - started)
    db.close()
    return longest


def show(what: str, runs: list[tuple[float, float, str]]) -> None:
    print(f"{what}: {min(took for took, _, _ in runs):.2f} s, {min(used for _, used, _ in runs):.2f} s of the processors")


if __name__ == "__main__":
    main()
