"""Repair from copies, measured: noisy texts beside edited copies of the sound ones; how many places are restored, and how many wrongly.

    python bench/siblings.py FILE.jsonl ...     records with `text` and `spans`, a list of [start, end, what stood there]

Of each copy one word in twenty is replaced by another word of the set.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Truth = dict[str, tuple[str, list[tuple[int, int, str]]]]


def plant(folder: Path, rows: Iterable[dict[str, Any]], rnd: random.Random) -> Truth:
    truth: Truth = {}
    kept = list(rows)
    vocabulary = [word for row in kept for word in row["text"].split()]
    with open(folder / "noisy.jsonl", "w", encoding="utf-8") as noisy, open(folder / "copies.jsonl", "w", encoding="utf-8") as copies:
        for number, row in enumerate(kept):
            sound = row["text"]
            for start, end, was in sorted(row["spans"], reverse=True):
                sound = sound[:start] + was + sound[end:]
            copy = re.sub(r"\S+", lambda m: rnd.choice(vocabulary) if rnd.random() < 0.05 else m[0], sound)
            noisy.write(json.dumps({"id": f"noisy-{number}", "text": row["text"]}) + "\n")
            copies.write(json.dumps({"id": f"copy-{number}", "text": copy}) + "\n")
            truth[f"noisy-{number}"] = (row["text"], [(start, end, was) for start, end, was in row["spans"]])
    return truth


def is_right(found: dict[str, Any], text: str, spans: list[tuple[int, int, str]]) -> bool:
    (edit,) = found["fixes"][0]["edits"]
    for start, end, was in spans:
        if start < edit["end"] and edit["start"] < end:
            low, high = min(start, edit["start"]), max(end, edit["end"])
            return text[low : edit["start"]] + edit["replacement"] + text[edit["end"] : high] == text[low:start] + was + text[end:high]
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--texts", type=int, default=150)
    options = parser.parse_args()
    for path in options.files:
        with tempfile.TemporaryDirectory() as name, path.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines][: options.texts]
            truth = plant(Path(name), rows, random.Random(1))
            noiselint = str(Path(sys.executable).with_name("noiselint"))
            flags = ("--isolated", "--no-cache", "--select", "tokens,duplicates", "--output-format", "jsonl")
            done = subprocess.run([noiselint, "check", name, *flags], capture_output=True, text=True, check=False)
        told = [
            found for found in map(json.loads, done.stdout.splitlines()) if "copy_has" in found["evidence"] and found["record"] in truth
        ]
        count = Counter((found["fixes"][0]["safety"], is_right(found, *truth[found["record"]])) for found in told)
        places = sum(len(spans) for _, spans in truth.values())
        print(
            f"{path.stem}: {places} noisy places; safe {count['safe', True]} right, {count['safe', False]} wrong; "
            f"unsafe {count['unsafe', True]} right, {count['unsafe', False]} wrong"
        )


if __name__ == "__main__":
    main()
