"""Count how often forms of each frequency are wrong: what the figures in lint/language/trust.py come from.

    python bench/learn_trust.py --data DIR          DIR/train-newspapers.jsonl: {ocr, gold} a line

The lists of wordfreq were counted from the web, mistakes included, so a rare form that no dictionary holds may be one. Counted are
the distinct English forms of the scanned lines; one that is wrong in three of four places or more is wrong.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from labelled import aligned, tokens

from lint.language.fold import fold
from lint.language.lexicon import Lexicon, lexicon

STEP = 0.5  # Zipf

Table = dict[tuple[str, float], Counter[bool]]


def wrong_forms(data: Path) -> Iterator[tuple[str, bool]]:
    """The distinct forms of the scanned lines, and whether they are wrong."""
    seen: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    with (data / "train-newspapers.jsonl").open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            text = aligned(row["ocr"], row["gold"])
            for span, word in tokens(row["ocr"]) if text else ():
                seen[word][span in text.gold] += 1
    for word, counts in seen.items():
        if word.isalpha():
            yield word, counts[True] * 4 >= counts.total() * 3


def table(forms: Iterator[tuple[str, bool]], words: Lexicon) -> Table:
    out: Table = defaultdict(Counter)
    for form, wrong in forms:
        size = str(len(form)) if len(form) < 4 else "4+"
        case = "capital" if form.istitle() else "small"
        kind = "dictionary" if words.curated(fold(form)) else "list only"
        out[f"{size} {case} {kind}", int(words.zipf(form) / STEP) * STEP][wrong] += 1
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    words = lexicon("en")
    assert words is not None
    found = table(wrong_forms(parser.parse_args().data), words)
    for kind in sorted({kind for kind, _ in found}):
        rows = sorted((zipf, counts) for (name, zipf), counts in found.items() if name == kind)
        print(kind, "  ".join(f"{zipf}: {counts[True] / counts.total():.0%} of {counts.total()}" for zipf, counts in rows))


if __name__ == "__main__":
    main()
