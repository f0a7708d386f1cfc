"""Learn the weights of rules/boilerplate/furniture_line.py, and say how far they can be trusted.

    python bench/learn_furniture.py --data DIR [--write]

DIR holds boilerplate-*.jsonl, records {id, lines: [[text, is_boilerplate], ...]}. No set is set aside for learning: figures are those of
five-fold cross-validation by document, and of each set judged by the weights learnt from the other. Lines that the other rules of the group
report are left out, as the rule leaves them out. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from lint.document import Document, Place
from lint.linter import PlannedRules
from lint.phrases.furniture import furniture_candidates
from lint.plan import Plan, RuleSpec
from lint.registry import registry

PACKAGE = "rules.boilerplate"
TARGET = Path(__file__).parent.parent / "rules" / "boilerplate" / "furniture_weights.json"
FOLDS = 5
SEEN = 15  # lines a feature must stand in to get a weight
RIDGE = 1.0  # strength of the pull of weights towards 0
STEPS = 50


class Line(NamedTuple):
    """A line that may be judged: its document, its features, the label."""

    document: str
    features: list[str]
    furniture: bool


class Data(NamedTuple):
    """A set: lines to judge; how many lines the other rules report and how many of these are right; all furniture."""

    lines: list[Line]
    told: int
    right: int
    furniture: int


def read(path: Path) -> Data:
    """One data set as the rule sees it."""
    names = [r.name for r in registry().values() if r.group == "boilerplate" and r.name not in ("furniture-line", "template-line")]
    linter = PlannedRules(Plan(tuple(RuleSpec(name) for name in names), "2024-01-01"))
    lines: list[Line] = []
    told = right = furniture = 0
    for record in map(json.loads, path.open(encoding="utf-8")):
        doc = Document("\n".join(text for text, _ in record["lines"]), Place(str(record["id"])))
        spans = [(h.start, h.end) for hits in linter.survey(doc).hits.values() for h in hits]
        labels: dict[int, bool] = {}
        at = 0
        for text, label in record["lines"]:
            covered = sum(max(0, min(end, at + len(text)) - max(start, at)) for start, end in spans)
            furniture += bool(label)
            if 2 * covered >= len(text) > 0:
                told, right = told + 1, right + bool(label)
            else:
                labels[at + len(text) - len(text.lstrip())] = bool(label)
            at += len(text) + 1
        for number, features in furniture_candidates(doc, PACKAGE):
            start = doc.paragraphs[number].start
            if start in labels:
                lines.append(Line(str(record["id"]), features, labels[start]))
    return Data(lines, told, right, furniture)


def learn(lines: Sequence[Line], names: Sequence[str]) -> dict[str, float]:
    """Weights of a logistic regression with a ridge, by Newton's method."""
    columns = {name: at for at, name in enumerate(names)}
    design = np.zeros((len(lines), len(names) + 1))
    design[:, -1] = 1
    for row, line in enumerate(lines):
        for name in line.features:
            if name in columns:
                design[row, columns[name]] = 1
    target = np.array([line.furniture for line in lines], float)
    weights = np.zeros(len(names) + 1)
    ridge = RIDGE * np.eye(len(weights))
    ridge[-1, -1] = 1e-3
    for _ in range(STEPS):
        sure = 1 / (1 + np.exp(-design @ weights))
        step = np.linalg.solve((design * (sure * (1 - sure))[:, None]).T @ design + ridge, design.T @ (target - sure) - ridge @ weights)
        weights += step
        if float(abs(step).max()) < 1e-7:
            break
    return {"bias": float(weights[-1]), **{name: float(weights[at]) for name, at in columns.items()}}


def judged(lines: Iterable[Line], weights: dict[str, float]) -> npt.NDArray[np.float64]:
    """The confidence of each line."""
    scores = np.array([weights["bias"] + sum(weights.get(name, 0.0) for name in line.features) for line in lines])
    return 1 / (1 + np.exp(-scores))


def crossed(lines: Sequence[Line], names: Sequence[str]) -> npt.NDArray[np.float64]:
    """The confidence of each line by weights learnt from other documents."""
    folds = {document: at % FOLDS for at, document in enumerate(sorted({line.document for line in lines}))}
    out = np.zeros(len(lines))
    for fold in range(FOLDS):
        held = [at for at, line in enumerate(lines) if folds[line.document] == fold]
        weights = learn([line for line in lines if folds[line.document] != fold], names)
        out[held] = judged([lines[at] for at in held], weights)
    return out


def report(title: str, data: Data, sure: npt.NDArray[np.float64]) -> None:
    """Precision of the rule alone, and precision and recall of the group with it, at several confidences."""
    truth = np.array([line.furniture for line in data.lines])
    for bar in (0.7, 0.8, 0.85, 0.87, 0.89, 0.91, 0.95):
        said = sure >= bar
        hit, n = int((said & truth).sum()), int(said.sum())
        print(
            f"{title:32} from {bar}: {n:4} lines, precision {hit / max(1, n):.3f}; "
            f"group: precision {(hit + data.right) / max(1, n + data.told):.3f}, recall {(hit + data.right) / data.furniture:.3f}"
        )


def main() -> None:
    """Read, validate, and with --write put the weights learnt from all sets beside the rule."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    sets = {path.stem: read(path) for path in sorted(args.data.glob("boilerplate-*.jsonl"))}
    lines = [line for data in sets.values() for line in data.lines]
    names = sorted(name for name, count in Counter(n for line in lines for n in set(line.features)).items() if count >= SEEN)
    sure = crossed(lines, names)
    at = 0
    for name, data in sets.items():
        report(f"{name}, cross-validated", data, sure[at : at + len(data.lines)])
        others = [line for other, d in sets.items() if other != name for line in d.lines]
        if others:
            report(f"{name}, by the other", data, judged(data.lines, learn(others, names)))
        at += len(data.lines)
    if args.write:
        weights = {name: round(weight, 3) for name, weight in learn(lines, names).items()}
        TARGET.write_text(
            json.dumps({"learnt": f"bench/learn_furniture.py, {len(lines)} lines", "weights": weights}, indent=1) + "\n", "utf-8"
        )


if __name__ == "__main__":
    main()
