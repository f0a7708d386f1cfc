"""Learn what the features of a day's place are worth, on labelled pages, and write lint/dates/weights.py.

    python bench/learn_stamps.py --data DIR      DIR/dates-*.jsonl: {text, date} a line, date null where the text shows none

A softmax over the candidates of a text and "none of them" (score 0), with a quadratic penalty, fitted with Adam. First the pages are halved
three times, learnt on one half and measured on the other: that is what can be expected of pages never seen.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from lint.dates.stamp import NAMED, Candidate, candidates
from lint.document import Document

TARGET = Path(__file__).parents[1] / "lint" / "dates" / "weights.py"
PENALTY = 1.0
STEPS = 800
Text = tuple[str | None, list[Candidate]]
Array = NDArray[np.float64]
Numbers = NDArray[np.int_]


def read(folder: Path) -> list[Text]:
    lines = [line for path in sorted(folder.glob("dates-*.jsonl")) for line in path.read_text("utf-8").split("\n") if line]
    return [(record["date"], candidates(Document(record["text"]))) for record in map(json.loads, lines)]


def rows(texts: list[Text], names: list[str]) -> tuple[Array, Array, Numbers]:
    """A row a candidate and one of zeros a text for "none"; whether it is right; the row at which each text begins."""
    number = {name: i for i, name in enumerate(names)}
    features: list[Array] = []
    right: list[bool] = []
    begins: list[int] = []
    for day, found in texts:
        begins.append(len(right))
        hits = [c.mention.iso == day for c in found]
        for candidate, hit in zip(found, hits, strict=True):
            row = np.zeros(len(names))
            row[[number[f] for f in ("candidate", *candidate.features) if f in number]] = 1
            features.append(row)
            right.append(hit)
        features.append(np.zeros(len(names)))
        right.append(not any(hits))
    return np.array(features), np.array(right, float), np.array(begins)


def fit(texts: list[Text], names: list[str]) -> dict[str, float]:
    x, right, begins = rows(texts, names)
    of = np.repeat(np.arange(len(begins)), np.diff([*begins, len(right)]))
    weights, mean, spread = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        scores = x @ weights
        risen = np.exp(scores - np.maximum.reduceat(scores, begins)[of])
        said = risen / np.add.reduceat(risen, begins)[of]
        true = risen * right / np.add.reduceat(risen * right, begins)[of]
        slope = x.T @ (true - said) - PENALTY * weights
        mean, spread = 0.9 * mean + 0.1 * slope, 0.999 * spread + 0.001 * slope**2
        weights += 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(w), 1) + 0.0 for name, w in zip(names, weights, strict=True)}


def named(found: list[Candidate], weights: dict[str, float]) -> str | None:
    scored = [(sum(weights.get(f, 0) for f in ("candidate", *c.features)), -i) for i, c in enumerate(found)]
    best = max(scored, default=(0.0, 0))
    return found[-best[1]].mention.iso if best[0] >= NAMED else None


def measure(texts: list[Text], weights: dict[str, float]) -> str:
    dated = [(day, named(found, weights)) for day, found in texts if day]
    undated = [named(found, weights) for day, found in texts if not day]
    right = sum(day == said for day, said in dated) / max(1, len(dated))
    wrong = sum(said is not None and day != said for day, said in dated) / max(1, len(dated))
    return f"right {right:.3f}  wrong {wrong:.3f}  named where there is none {sum(map(bool, undated))} of {len(undated)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    texts = read(parser.parse_args().data)
    names = sorted({"candidate", *(f for _, found in texts for c in found for f in c.features)})
    order = np.random.default_rng(1)
    for _ in range(3):
        mixed = [texts[i] for i in order.permutation(len(texts))]
        half = len(mixed) // 2
        for learn, test in ((mixed[:half], mixed[half:]), (mixed[half:], mixed[:half])):
            print("by halves:", measure(test, fit(learn, names)))
    weights = fit(texts, names)
    body = "".join(f'    "{name}": {weight},\n' for name, weight in weights.items())
    TARGET.write_text(f'"""What each feature of a day is worth: written by bench/learn_stamps.py."""\n\nWEIGHTS = {{\n{body}}}\n', "utf-8")
    print(f"all {len(texts)}:", measure(texts, weights))


if __name__ == "__main__":
    main()
