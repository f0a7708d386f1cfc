"""Count which words stand next to each other, and write lint/language/pairs-en.bin.

    python bench/learn_context.py --data DIR --pairs FILE

DIR/train-newspapers.jsonl gives the corrected lines, DIR/../speed-50mb.jsonl.xz public-domain novels and news (articles that
begin with a headline are left out: they overlap with the texts we measure on), FILE the frequent pairs of English as published
with symspellpy (frequency_bigramdictionary_en_243_342.txt, MIT). A value is the logarithm of p(ab) / (p(a) p(b)), the mean of
both sources where both hold the pair.
"""

import argparse
import json
import lzma
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import log
from pathlib import Path
from zlib import crc32

from lint.language.context import UNIT, ZERO
from lint.language.lexicon import lexicon

TARGET = Path(__file__).parents[1] / "lint" / "language" / "pairs-en.bin"
RUN = re.compile(r"[^.!?;:()\"“”\n]+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SELDOM = 3
PUBLISHED = 1.0e12  # running words behind the published pairs


def texts(data: Path) -> Iterator[str]:
    with (data / "train-newspapers.jsonl").open(encoding="utf-8") as file:
        yield from (json.loads(line)["gold"] for line in file)
    with lzma.open(data.parent / "speed-50mb.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            if "\n\n" not in text[:80]:
                yield text


def ratios(data: Path) -> dict[tuple[str, str], float]:
    one: Counter[str] = Counter()
    two: Counter[tuple[str, str]] = Counter()
    for text in texts(data):
        for run in RUN.findall(text.replace("\n\n", ". ").lower().replace("’", "'")):
            words = WORD.findall(run)
            one.update(words)
            two.update(pairwise(words))
    total = sum(one.values())
    print(f"{total} words, {len(two)} pairs")
    return {(a, b): log(n * total / (one[a] * one[b])) for (a, b), n in two.items() if n >= SELDOM}


def published(path: Path) -> dict[tuple[str, str], float]:
    english = lexicon("en")
    assert english is not None
    out = {}
    for line in path.read_text("utf-8-sig").splitlines():
        a, b, n = line.split()
        chance = 10 ** (english.zipf(a) + english.zipf(b) - 18)
        if english.zipf(a) and english.zipf(b):
            out[a, b] = log(int(n) / PUBLISHED / chance)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pairs", type=Path, required=True)
    args = parser.parse_args()
    ours, theirs = ratios(args.data), published(args.pairs)
    merged = {pair: (ours.get(pair, theirs.get(pair, 0)) + theirs.get(pair, ours.get(pair, 0))) / 2 for pair in ours | theirs}
    coded = {crc32(f"{a} {b}".encode()): min(255, max(0, round(value * UNIT + ZERO))) for (a, b), value in merged.items()}
    keys = sorted(coded)
    TARGET.write_bytes(array("I", keys).tobytes() + bytes(coded[key] for key in keys))
    print(f"{len(keys)} pairs, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
