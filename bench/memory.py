"""How much memory a fix of one large packed file takes: `python bench/memory.py --megabytes 2048 --name big.jsonl.zst`.

Writes a file of made-up articles of random words, of which every third has noise that a fix takes away, fixes it with the real command, and
prints the largest resident set that the command had. Exits with 1 when that is above `--most`. Megabytes are those of the unpacked content.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lint.sources import suffix
from lint.sources.packed import packed

ROOT = Path(__file__).parent.parent
COUNTED = Counter(word for path in ROOT.glob("seeds/*.txt") for word in path.read_text(encoding="utf-8").split() if word.islower())
WORDS = sorted(word for word, count in COUNTED.items() if count >= 3 and word.isalpha())


def article(chance: random.Random) -> str:
    """Some 3 KB of sentences without sense."""
    paragraphs = [" ".join(chance.choices(WORDS, k=60)).capitalize() + "." for _ in range(8)]
    if chance.random() < 1 / 3:
        paragraphs[3] = paragraphs[3].replace(" ", "  ", 5) + "  "
    return "\n\n".join(paragraphs)


def records(size: int, kind: str) -> Iterator[bytes]:
    """Records until they are that many bytes."""
    chance, number, done = random.Random(1), 0, 0
    if kind == ".csv":
        yield b"id,text\n"
    while done < size:
        number, text = number + 1, article(chance)
        record = f'{number},"{text}"\n' if kind == ".csv" else json.dumps({"id": str(number), "text": text}) + "\n"
        data = record.encode()
        done += len(data)
        yield data


def main() -> int:
    """Write, fix, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=64)
    parser.add_argument("--name", default="big.jsonl.zst", help="its endings say the format and the packing")
    parser.add_argument("--most", type=int, default=500, help="megabytes of memory")
    parser.add_argument("--select", default="", help="rules; all that are on by default without it")
    options = parser.parse_args()
    kind, packing = suffix(options.name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / options.name
        with open(path, "wb") as out:
            made = records(options.megabytes * 2**20, kind)
            out.writelines(packed(str(path), packing, made) if packing else made)
        command = [str(Path(sys.executable).with_name("noiselint")), "check", str(path), "--isolated", "--fix-only", "--jobs", "1"]
        begun = time.monotonic()
        done = subprocess.run([*command, *(["--select", options.select] if options.select else [])], stdout=subprocess.PIPE, check=False)
        took = time.monotonic() - begun
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
        print(done.stdout.decode().splitlines()[-1])
        size = path.stat().st_size / 2**20
    print(f"{options.megabytes} MB of {options.name} ({size:.0f} MB packed): at most {peak:.0f} MB of memory, {took:.0f} s")
    return int(peak > options.most or done.returncode == 2)


if __name__ == "__main__":
    sys.exit(main())
