"""Planted copies: how many noiselint, datasketch, rensa, datatrove and text-dedup find, which other pairs they call copies, at what speed.

    python bench/duplicates.py --data FILE.jsonl     records with a `text` of 1,000 to 9,000 characters; without it the texts are made up

The others find copies by MinHash, set as they usually are: 5-grams of words, 128 permutations, Jaccard 0.7 (datatrove: 14 buckets of 8
hashes, its own setting, which is Jaccard 0.72). Of datatrove and text-dedup the signatures are made by their own functions, and texts that
share a bucket are copies, as they have it. Each has a column where it can be imported: pip install datasketch rensa datatrove spacy
tokenizers text-dedup 'xxhash<4'.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from duplicates_peers import PEERS, Pairs, importable

from lint import Document, PairRule
from lint.document import Place
from rules.duplicates.near_duplicate import NearDuplicate

PLANTED = 200


def joined(rule: PairRule, docs: Sequence[Document]) -> Pairs:
    """The pairs a pair rule compares, as the engine joins them."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, doc in enumerate(docs):
        for key in set(rule.keys(doc)):
            holders[key].append(at)
    met = Counter(pair for held in holders.values() if len(held) <= rule.most_holders for pair in combinations(held, 2))
    return {pair for pair, times in met.items() if times >= rule.shared}


def by_noiselint(texts: Sequence[str]) -> tuple[Pairs, float, float]:
    docs = [Document(text, Place("bench", at)) for at, text in enumerate(texts)]
    rule = NearDuplicate()
    started = time.perf_counter()
    for doc in docs:
        rule.keys(doc)
    sketched = time.perf_counter()
    found = {(a, b) for a, b in joined(rule, docs) if any(rule.compare(docs[a], docs[b]))}
    return found, sketched - started, time.perf_counter() - sketched


def edited(text: str, rnd: random.Random, vocabulary: Sequence[str]) -> str:
    return re.sub(r"\S+", lambda m: rnd.choice(vocabulary) if rnd.random() < 0.05 else m[0], text)


def misread(text: str, rnd: random.Random, share: float = 0.1) -> str:
    letters = "etaoinshrdlucmf.,il1"
    out = []
    for char in text:
        roll = rnd.random() / share
        out.append(char if roll >= 1 else rnd.choice(letters) if roll < 0.6 else char + rnd.choice(letters) if roll < 0.8 else "")
    return "".join(out)


def shuffled(text: str, rnd: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return "\n".join(rnd.sample(sentences, len(sentences)))


def made_up(rnd: random.Random, count: int) -> list[str]:
    """Texts of words of two to nine letters drawn by Zipf's law."""
    syllables = [a + b for a in "bcdfghklmnprstvw" for b in ("a", "e", "i", "o", "u", "en", "ar", "ist")]
    words = ["".join(rnd.choices(syllables, k=rnd.randint(1, 3))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    return [". ".join(" ".join(rnd.choices(words, weights, k=18)).capitalize() for _ in range(rnd.randint(15, 40))) for _ in range(count)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="JSON Lines with a text field; without it texts are made up")
    parser.add_argument("--texts", type=int, default=2_000, help="how many texts; of them the first 200 are copied")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rnd = random.Random(options.seed)
    if options.data:
        with options.data.open(encoding="utf-8") as lines:
            texts = [text for text in (json.loads(line)["text"] for line in lines) if 1_000 <= len(text) <= 9_000]
        texts = list(dict.fromkeys(texts))
        rnd.shuffle(texts)
        del texts[options.texts :]
    else:
        texts = made_up(rnd, options.texts)
    vocabulary = [word for text in texts[-200:] for word in text.split()]
    plants: dict[str, Callable[[str], str]] = {
        "5 % of words changed": lambda t: edited(t, rnd, vocabulary),
        "cut to half": lambda t: t[: len(t) // 2],
        "sentences shuffled": lambda t: shuffled(t, rnd),
        "5 % of characters wrong": lambda t: misread(t, rnd, 0.05),
        "10 % of characters wrong": lambda t: misread(t, rnd),
    }
    show(texts, plants, {"noiselint": by_noiselint, **{name: by for name, by in PEERS.items() if importable(name)}})


def show(
    texts: Sequence[str], plants: dict[str, Callable[[str], str]], tools: dict[str, Callable[[Sequence[str]], tuple[Pairs, float, float]]]
) -> None:
    """Plant each kind of copy of the first texts beside all texts, and print what each tool finds."""
    originals = min(PLANTED, len(texts))
    print(f"{len(texts)} texts, {originals} copies of each kind planted\n{'':28}" + "".join(f"{name:>14}" for name in tools))
    speeds: dict[str, tuple[float, float]] = {}
    others: Counter[str] = Counter()
    for kind, plant in plants.items():
        corpus = [*texts, *(plant(text) for text in texts[:originals])]
        wanted = {(at, len(texts) + at) for at in range(originals)}
        shares = []
        for name, find in tools.items():
            found, sketch, join = find(corpus)
            size = sum(len(text.encode("utf-8", "replace")) for text in corpus) / 1e6
            speeds[name] = max(speeds.get(name, (0.0, 0.0)), (size / sketch, size / (sketch + join)))
            others[name] += len(found - wanted)
            shares.append(len(found & wanted) / originals)
        print(f"{kind:28}" + "".join(f"{share:>14.1%}" for share in shares), flush=True)
    print(f"{'other pairs, all runs':28}" + "".join(f"{others[name]:>14}" for name in tools))
    print(f"{'sketching, MB/s':28}" + "".join(f"{speeds[name][0]:>14.1f}" for name in tools))
    print(f"{'with joining and comparing':28}" + "".join(f"{speeds[name][1]:>14.1f}" for name in tools))


if __name__ == "__main__":
    main()
