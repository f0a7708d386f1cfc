"""How often proposals are right, by the confidence noiselint gives them, on labelled text; prints a Markdown table.

    python bench/reliability.py --data DIR [SET ...]

The sets are those of accuracy.py of the tasks noise and ocr. Asked is the first proposal of every finding about a word. It is right
when it makes the text what it was before it was damaged at that place; in scanned text, when it removes as many character errors as
it changes characters.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from accuracy import chosen, table
from accuracy_tasks import Json, Noiselint, edited, mended, overlap, span, without_lines
from rapidfuzz.distance import Levenshtein

BINS = (0.995, 0.99, 0.98, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0)

Told = tuple[str, float, bool]  # rule, confidence, right


def of_noise(row: Json, found: list[Json]) -> Iterator[Told]:
    for finding in found:
        hits = [mark for mark in row["spans"] if overlap((mark[0], mark[1]), span(finding))]
        fix = finding["fixes"][0]
        wanted = [(row["text"][:start] + gold + row["text"][end:]).split() for start, end, gold in hits]
        yield finding["rule"], fix["confidence"], mended(row["text"], fix["edits"]) in wanted


def of_ocr(row: Json, found: list[Json]) -> Iterator[Told]:
    gold = without_lines(row["gold"])
    before = Levenshtein.distance(without_lines(row["ocr"]), gold)
    for finding in found:
        fix = finding["fixes"][0]
        changed = sum(Levenshtein.distance(row["ocr"][e["start"] : e["end"]], e["replacement"]) for e in fix["edits"])
        after = Levenshtein.distance(without_lines(edited(row["ocr"], fix["edits"])), gold)
        yield finding["rule"], fix["confidence"], before - after == changed > 0


def proposals(noiselint: Noiselint, task: str, rows: list[Json]) -> Iterator[Told]:
    found = noiselint.places(noiselint.corpus(rows, "ocr" if task == "ocr" else "text"), "tokens")
    for row in rows:
        mine = [finding for finding in found[str(row["id"])] if finding["fixes"]]
        yield from (of_ocr if task == "ocr" else of_noise)(row, mine)


def cells(told: list[Told]) -> list[float | str]:
    """A cell for each bin: how many of how many."""
    out: list[float | str] = []
    for least, below in zip(BINS, (2.0, *BINS), strict=False):
        here = [right for _, confidence, right in told if least <= confidence < below]
        out.append(f"{sum(here) / len(here):.3f} of {len(here):,}" if here else "")
    return out


def main() -> None:
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of labelled sets")
    parser.add_argument("only", nargs="*", default=["noise", "ocr-newspapers", "ocr-trove"], metavar="SET")
    args = parser.parse_args()
    columns: dict[str, list[Told]] = defaultdict(list)
    rules: dict[str, list[Told]] = defaultdict(list)
    with TemporaryDirectory() as folder:
        noiselint = Noiselint(Path(folder))
        for path, task in chosen(args.data, args.only).items():
            with path.open(encoding="utf-8") as file:
                told = list(proposals(noiselint, task, [json.loads(line) for line in file]))
            columns["noise" if task == "noise" else path.stem] += told
            for rule, *rest in told:
                rules[rule].append((rule, *rest))
    for by in (columns, rules):
        body = zip(*(cells(told) for told in by.values()), strict=True)
        print(table(["confidence", *by], [[f"from {least}", *row] for least, row in zip(BINS, body, strict=True)]), end="\n\n")


if __name__ == "__main__":
    main()
