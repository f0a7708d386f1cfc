"""Count how scanners misread letters, on aligned lines, and write lint/language/confusions.json.

    PYTHONPATH=. python bench/learn_errors.py --data DIR      DIR/train-newspapers.jsonl: {ocr, gold} a line

Words are aligned first, then the letters of each pair of words that differ by at most half. Neighbouring edits make one
confusion of up to three letters on either side. A cost is the negative natural logarithm of (times seen + the prior) over
(times the true piece was printed). The prior is a list of confusions known from every scanner, worth half a sighting each, so
that pairs rare in this one collection are not impossible elsewhere.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from lint.language.tokens import pieces

TARGET = Path(__file__).parents[1] / "lint" / "language" / "confusions.json"
FAMILIAR_PAIRS = """
rn>m m>rn in>m m>in m>iu m>nn nn>m ni>m iu>m tn>m nm>mm cl>d d>cl el>d ol>d li>h h>li lt>h ll>h h>b b>h c>e e>c o>e e>o a>e e>a o>c c>o
u>n n>u ii>u u>ii ii>n n>ii ri>n n>ri r>n n>r li>u il>u v>y y>v vv>w w>vv f>t t>f fi>h f>s s>f i>l l>i 1>l 1>i l>t t>l i>t t>i i>j j>i
0>o o>0 5>s 8>b 8>s 6>b 6>g 9>g q>g g>q 4>a 3>e 7>t 2>z ij>y y>ij in>ni a>s s>a a>n n>a a>u u>a ni>in rt>n tl>d ti>n u>ti tb>th th>tb
k>h h>k lc>k k>lc b>lh x>z ff>fi ff>fl fl>fi fi>fl fi>ff ft>fi tf>ff ft>ff tt>ff ji>p iv>w w>iv wi>w d>ci ci>d a>ci ci>a gi>g ct>d ss>as
"""
FAMILIAR = FAMILIAR_PAIRS.split()
PRIOR = 0.5
SELDOM = 2  # a pair seen less often is left to the general costs


def confused(noisy: str, true: str) -> Iterator[tuple[str, str]]:
    """Pieces of the two words that stand at the same place and differ; edits next to each other are one piece."""
    pieces: list[list[int]] = []
    for op in Levenshtein.opcodes(noisy, true):
        if op.tag == "equal":
            continue
        if pieces and pieces[-1][1] == op.src_start and pieces[-1][3] == op.dest_start:
            pieces[-1][1], pieces[-1][3] = op.src_end, op.dest_end
        else:
            pieces.append([op.src_start, op.src_end, op.dest_start, op.dest_end])
    for a, b, c, d in pieces:
        lost = d - c > 1 and a == b  # a piece of the word fell away: the page was cut, no letter was misread
        if b - a <= 3 and d - c <= 3 and not lost and (c == d or true[c:d].isalpha()):
            yield noisy[a:b], true[c:d]


def count(lines: list[dict[str, str]]) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    seen: Counter[tuple[str, str]] = Counter()
    printed: Counter[str] = Counter()
    for line in lines:
        mine, gold = ([t for run in line[side].lower().split() for t in pieces(run)] for side in ("ocr", "gold"))
        for word in gold:
            printed[""] += len(word)
            printed.update(word[i : i + n] for n in (1, 2, 3) for i in range(len(word) - n + 1))
        for op in Levenshtein.opcodes(mine, gold):
            if op.tag == "replace" and op.src_end - op.src_start == op.dest_end - op.dest_start:
                pairs = zip(mine[op.src_start : op.src_end], gold[op.dest_start : op.dest_end], strict=True)
                for noisy, true in pairs:
                    if Levenshtein.distance(noisy, true) <= max(2, len(true) // 2):
                        seen.update(confused(noisy, true))
    return seen, printed


def costs(seen: Counter[tuple[str, str]], printed: Counter[str]) -> dict[str, float]:
    pairs = {pair for pair, times in seen.items() if times >= SELDOM}
    familiar = {(pair.split(">")[0], pair.split(">")[1]) for pair in FAMILIAR}
    out = {}
    for noisy, true in pairs | familiar:
        times = seen[noisy, true] + PRIOR * ((noisy, true) in familiar)
        rate = times / (printed[true] + 100)
        out[f"{noisy}>{true}"] = round(-math.log(min(rate, 0.5)), 2)
    return dict(sorted(out.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    with (parser.parse_args().data / "train-newspapers.jsonl").open(encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    table = costs(*count(lines))
    TARGET.write_text(json.dumps({"made by": "bench/learn_errors.py", "costs": table}, ensure_ascii=False, indent=0) + "\n", "utf-8")
    print(f"{len(lines)} lines, {len(table)} confusions")


if __name__ == "__main__":
    main()
