"""Processor time of noiselint in each of its states, beside tools people use today, on the same files, all commands in turn.

    python bench/speed.py                       on articles made here: Zipf-distributed English words and fresh names
    python bench/speed.py --data FILE.jsonl     on the texts of a JSON Lines file (field `text`), each a file of its own

Run by hand. What is compared is processor time (user and system together) of whole processes, the least of the rounds, since the wall
time of a busy machine says little; the rounds of all commands are run in turn. Peers that are not installed are left out:
`pip install 'noiselint[bench]'` brings typos, codespell and ftfy, `pip install datatrove nltk` the Gopher filter.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

SMALL = 3500  # code points of the one small file
WORDS = 40_000  # of English, by frequency, in generated articles
FRESH = 0.004  # share of generated words that are names nobody has used before
SYLLABLES = "ba de fi go hu ka le mi no pu ra se ti vo zu bran dell fort gan hurst kell lind mor ster wick".split()  # noqa: SIM905
FTFY = "import sys, pathlib, ftfy\nfor path in pathlib.Path(sys.argv[1]).rglob('*.txt'):\n    ftfy.fix_text(path.read_text('utf-8'))"
GOPHER = """
import sys, pathlib
from datatrove.data import Document
from datatrove.pipeline.filters import GopherQualityFilter
look = GopherQualityFilter().filter
for path in pathlib.Path(sys.argv[1]).rglob('*.txt'):
    look(Document(text=path.read_text('utf-8'), id=path.name))
"""


@dataclass
class Timed:
    """What the rounds of one command took: seconds of processor and wall time, megabytes at most."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    memory: float = 0.0


def generated(megabytes: float) -> Iterator[str]:
    """Articles of about 5 KB: English words as often as they are used, sentences of 6 to 30, and names made of syllables."""
    from wordfreq import top_n_list, word_frequency

    from lint.language.lexicon import lexicon
    from lint.language.weights import weights

    known, misread = lexicon("en"), weights().misreadings  # with these among the words, the corpus would be taken for a scanned one
    assert known is not None, "wordfreq holds English"
    chance = random.Random(20)
    words = [word for word in top_n_list("en", WORDS) if word.isalpha() and known.curated(word) and word not in misread]
    weights = list(accumulate(word_frequency(word, "en") for word in words))
    left = megabytes * 1e6
    while left > 0:
        paragraphs = []
        for _ in range(chance.randint(6, 10)):
            sentences = []
            for _ in range(chance.randint(3, 7)):
                drawn = chance.choices(words, cum_weights=weights, k=chance.randint(6, 30))
                named = ["".join(chance.choices(SYLLABLES, k=3)).title() if chance.random() < FRESH else word for word in drawn]
                sentences.append(" ".join([named[0].capitalize(), *named[1:]]) + ".")
            paragraphs.append(" ".join(sentences))
        text = "\n\n".join(paragraphs) + "\n"
        left -= len(text.encode())
        yield text


def written(texts: Iterator[str], folder: Path) -> tuple[int, int]:
    """Every text a file, 500 a folder; gives how many files and bytes."""
    files = size = 0
    for text in texts:
        path = folder / f"{files // 500:04}" / f"{files:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode("utf-8", "replace")
        path.write_bytes(data)
        files, size = files + 1, size + len(data)
    return files, size


def measured(command: list[str], folder: Path, cache: Path, timed: Timed) -> None:
    """Run a command once and add what it took, the processes it started included."""
    environment = {**os.environ, "NOISELINT_CACHE_DIR": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # pip compiles what it installs; with this, an editable installation never would be
    begun = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    timed.cpu.append(used.ru_utime + used.ru_stime)
    timed.wall.append(time.monotonic() - begun)
    timed.memory = max(timed.memory, used.ru_maxrss / 1024)


def forgotten(cache: Path, *patterns: str) -> Callable[[], None]:
    """Something to do before a run: take what matches out of the cache."""

    def forget() -> None:
        for pattern in patterns:
            for path in cache.glob(pattern):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    return forget


def installed(package: str) -> str:
    """The version of an installed package, "" where there is none."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def commands(cache: Path, small: Path) -> list[tuple[str, list[str], Callable[[], None]]]:
    """The name of each command, what is run in the folder of the texts, and what is done before it."""
    bin_folder = Path(sys.executable).parent
    ours = [str(bin_folder / "noiselint"), "check", "--isolated", "--exit-zero", "--quiet", "--output-format", "jsonl", "--jobs", "1"]
    nothing, stores, words = forgotten(cache), forgotten(cache, "stores"), forgotten(cache, "stores", "searched-*")
    found = [
        ("noiselint, words never seen", [*ours, "."], words),
        ("noiselint, words seen before", [*ours, "."], stores),
        ("noiselint, files unchanged", [*ours, "."], nothing),
        ("noiselint --jobs 2, words seen before", [*ours[:-1], "2", "."], stores),
        ("noiselint, one small file", [*ours, str(small)], nothing),
    ]
    if installed("typos"):
        found.append(("typos", [str(bin_folder / "typos"), "--isolated", "--threads", "1", "."], nothing))
    if installed("codespell"):
        found.append(("codespell", [str(bin_folder / "codespell"), "."], nothing))
        found.append(("codespell, one small file", [str(bin_folder / "codespell"), str(small)], nothing))
    if installed("ftfy"):
        found.append(("ftfy", [sys.executable, "-c", FTFY, "."], nothing))
    if installed("datatrove") and installed("nltk"):
        found.append(("datatrove's Gopher filter", [sys.executable, "-c", GOPHER, "."], nothing))
    return found


def table(rows: dict[str, Timed], size: int) -> str:
    """The table in Markdown; ratios are to typos, of one small file to codespell."""
    out = ["| command | CPU s | MB per CPU s | ratio | wall s | memory MB |", "|---|---|---|---|---|---|"]
    for name, timed in rows.items():
        small = "one small file" in name
        other = rows.get("codespell, one small file" if small else "typos")
        ratio = f"{min(timed.cpu) / min(other.cpu):.1f}" if other else ""
        speed = "" if small else f"{size / 1e6 / min(timed.cpu):.1f}"
        out.append(f"| {name} | {min(timed.cpu):.2f} | {speed} | {ratio} | {min(timed.wall):.1f} | {megabytes(timed.memory)} |")
    return "\n".join(out)


def megabytes(memory: float) -> str:
    """A peak; less than this script's own cannot be told, as a process begins as a copy of it."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{memory:.0f}" if memory > own + 1 else f"under {own:.0f}"


def growth(folder: Path) -> str:
    """How many distinct words, and odd ones among them, the texts hold as they grow: the cost of words follows these curves."""
    from lint.language.gate import gate

    found: set[str] = set()
    odd: set[str] = set()
    out, size, mark = ["| MB | distinct words | odd words |", "|---|---|---|"], 0, 1.0
    for path in sorted(folder.rglob("*.txt")):
        text = path.read_text("utf-8")
        size += path.stat().st_size
        found.update(text.split())
        odd |= gate("en").odd(text)
        if size >= mark * 1e6:
            out.append(f"| {mark:.0f} | {len(found):,} | {len(odd):,} |")
            mark *= 2
    return "\n".join(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="a JSON Lines file with a field `text`; without it, articles are made")
    parser.add_argument("--megabytes", type=float, default=10.0, help="how much is made, or read of the data (default 10)")
    parser.add_argument("--rounds", type=int, default=2, help="how often each command is run (default 2)")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="noiselint-speed-") as name:
        folder, cache, small = Path(name, "texts"), Path(name, "cache"), Path(name, "small.txt")
        folder.mkdir()
        files, size = written(limited(read(options.data), options.megabytes) if options.data else generated(options.megabytes), folder)
        small.write_text(next(iter(sorted(folder.rglob("*.txt")))).read_text("utf-8")[:SMALL], encoding="utf-8")
        every = commands(cache, small)
        measured(every[4][1], folder, cache, Timed())  # word lists are compiled once after installation
        rows = {name: Timed() for name, _, _ in every}
        for _ in range(options.rounds):
            for title, command, before in every:
                before()
                measured(command, folder, cache, rows[title])
        print(machine(), corpus_in_words(files, size, options.data), peers(), table(rows, size), growth(folder), sep="\n\n")


def read(data: Path) -> Iterator[str]:
    """The texts of a JSON Lines file."""
    with data.open(encoding="utf-8") as lines:
        yield from (json.loads(line)["text"] for line in lines)


def limited(texts: Iterator[str], megabytes: float) -> Iterator[str]:
    """The first texts, up to about so many megabytes."""
    left = megabytes * 1e6
    for text in texts:
        if left <= 0:
            return
        left -= len(text.encode("utf-8", "replace"))
        yield text


def machine() -> str:
    busy = f"; load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} processors, {platform.system()} on {platform.machine()}, Python {platform.python_version()}{busy}"


def corpus_in_words(files: int, size: int, data: Path | None) -> str:
    kind = "texts of a JSON Lines file" if data else "generated articles"
    return f"{kind}: {files:,} files, {size / 1e6:.1f} MB"


def peers() -> str:
    found = [
        f"{package} {installed(package)}" for package in ("noiselint", "typos", "codespell", "ftfy", "datatrove") if installed(package)
    ]
    return ", ".join(found)


if __name__ == "__main__":
    main()
