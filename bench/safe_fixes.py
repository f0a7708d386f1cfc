"""How often safe fixes of words are right, on sound text damaged by corruption.py, and how many sound words they touch.

    python bench/safe_fixes.py --data DIR [--texts 1000] [--rate 0.02] [--seed 1]

The texts are those of DIR/../speed-50mb.jsonl.xz that nothing was learnt from: every second one, short news left out. A share of the
words is damaged in the ways of corruption.py, but for misreading, by which a corpus would count as scanned and no fix of a word be safe.
The same texts are then checked as they are: there, no fix of a word is right.
"""

import argparse
import json
import lzma
import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from accuracy_tasks import Json, Noiselint, edited
from corruption import WAYS

SHORT = 4000  # characters; single paragraphs shorter than this are news that was learnt from
WORD = re.compile(r"[^\W\d_]{4,}")
DAMAGES = [damage for way, damage in WAYS.items() if way != "misread"]
RULES = "corrupted-token,misread-token,misspelled-word,glued-words,split-word"


def held_out(data: Path) -> list[str]:
    with lzma.open(data.parent / "speed-50mb.jsonl.xz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    return [text for i, text in enumerate(texts) if i % 2 and ("\n" in text.strip() or len(text) >= SHORT)]


def damaged(text: str, rate: float, random: Random) -> Json:
    """The text with its damaged words: spans, and what stood there."""
    out: list[str] = []
    spans: list[tuple[int, int, str]] = []
    at = size = 0
    for match in WORD.finditer(text):
        if random.random() >= rate or (noisy := random.choice(DAMAGES)(match[0], random)) == match[0]:
            continue
        out += [text[at : match.start()], noisy]
        size += match.start() - at
        spans.append((size, size + len(noisy), match[0]))
        size, at = size + len(noisy), match.end()
    return {"text": "".join([*out, text[at:]]), "spans": spans}


def safe(noiselint: Noiselint, rows: list[Json]) -> list[tuple[Json, Json]]:
    """The safe fixes of words, each with its text."""
    found = noiselint.places(noiselint.corpus(rows), RULES)
    by_id = {str(row["id"]): row for row in rows}
    return [
        (by_id[record], finding["fixes"][0])
        for record, some in found.items()
        for finding in some
        if finding["fixes"] and finding["fixes"][0]["safety"] == "safe"
    ]


def restores(row: Json, fix: Json) -> bool | None:
    """Whether the fix gives back what stood there before it was damaged; None where nothing was damaged."""
    start, end = fix["edits"][0]["start"], fix["edits"][-1]["end"]
    hit = next((span for span in row["spans"] if span[0] < end and start < span[1]), None)
    if hit is None:
        return None
    text: str = row["text"]
    return edited(text, fix["edits"]) == text[: hit[0]] + hit[2] + text[hit[1] :]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled sets")
    parser.add_argument("--texts", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=0.02, help="share of words that are damaged")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    random = Random(args.seed)
    texts = random.sample(held_out(args.data), args.texts)
    rows = [damaged(text, args.rate, random) | {"id": i} for i, text in enumerate(texts)]
    with TemporaryDirectory() as folder:
        noiselint = Noiselint(Path(folder))
        told = [restores(row, fix) for row, fix in safe(noiselint, rows)]
        untouched = safe(noiselint, [{"id": i, "text": text} for i, text in enumerate(texts)])
    words, broken = sum(len(text.split()) for text in texts), sum(len(row["spans"]) for row in rows)
    print(f"{words:,} words, {broken:,} damaged, {told.count(True):,} safe fixes right")
    print(f"{told.count(False)} safe fixes wrong, {told.count(None)} of sound words")
    print(f"the same texts as they are: {len(untouched)} safe fixes")


if __name__ == "__main__":
    main()
