"""Learn the weights of the judgement of odd words, and write lint/language/judgement.json.

    PYTHONPATH=. python bench/learn_judgement.py --data DIR [--texts 500]      needs scikit-learn and scipy

Clean text is DIR/../speed-50mb.jsonl.xz without the articles that overlap with the texts we measure on, corrupted by
`corruption.py` (a third of the texts not at all, most in one word of 300, a few in one of 15) and with half of its names
exchanged for words of other languages, so that names from everywhere count as sound. Scanned text is
DIR/train-newspapers.jsonl. A tenth of the texts is kept aside for the reliability table that is printed at the end.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import numpy as np
from labelled import Text, clean_texts, damaged, exchanged, foreign_names, new_compounds, scanned, untouched
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from lint.language.fold import fold
from lint.language.forms import POSSESSIVE
from lint.language.gate import gate
from lint.language.judgement import Words
from lint.language.lexicon import lexicon
from lint.language.verdicts import Suspect, Weighed
from lint.language.weighing import CERTAIN
from lint.language.weights import Weights, chance, dot, sureness

TARGET = Path(__file__).parents[1] / "lint" / "language" / "judgement.json"
ERRORS = ("inserted", "scrambled", "swapped", "misread", "glued", "reread", "junk")
TOLD = 0.7  # share of scanned texts that are judged as parts of a scanned corpus, the others each for itself
START = {"frequency": 5.0, "cost": -5.0, "fit": 1.5, "here": 1.0}


@dataclass(frozen=True)
class Example:
    weighed: Weighed
    noisy: bool
    gold: str | None
    aside: bool


def examples(texts: list[Text], words: Words, suspects: dict[str, Suspect | None], random: Random) -> Iterator[Example]:
    for text in texts:
        aside = random.random() < 0.1
        told = text.scanned and random.random() < TOLD
        mine = {word: s for word in gate("en").odd(text.text) if (s := suspects[word]) is not None}
        around = words.around(text.text, mine, told)
        places = list(words.weigh(around))
        if text.scanned and (told or places):
            places += words.reread(around)
        for weighed in places:
            span = weighed.start, weighed.end
            hit = next((s for s in text.gold if s[0] < span[1] and span[0] < s[1]), None)
            gold = text.gold[hit] if hit else None
            if hit and gold and hit != span:  # the token is longer than what was damaged: a possessive, a digit
                gold = text.text[span[0] : hit[0]] + gold + text.text[hit[1] : span[1]]
            yield Example(weighed, hit is not None, gold, aside)


def is_right(example: Example, reading: str) -> bool:
    if example.gold is None:
        return False
    return fold(POSSESSIVE.sub("", example.gold)) == reading


def learn_rank(found: list[Example]) -> dict[str, dict[str, float]]:
    """Conditional logistic regression: among the readings of a noisy word, the right one."""
    rows, groups, chosen = [], [], []
    for example in found:
        readings = example.weighed.readings
        right = [k for k, (r, _, _) in enumerate(readings) if is_right(example, r.text)]
        if example.noisy and right and len(readings) > 1 and not example.aside:
            chosen.append(len(rows) + right[0])
            groups += [len(chosen) - 1] * len(readings)
            rows += [{f"{r.error}/{name}": v for name, v in n.items()} for r, n, _ in readings]
    vectors = DictVectorizer()
    x = vectors.fit_transform(rows).tocsr()
    group = np.array(groups)
    names = list(vectors.get_feature_names_out())
    start = np.array([START.get(name.split("/")[1], 0.0) for name in names])

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        s = x @ w
        s = np.exp(s - np.maximum.reduceat(s, np.unique(group, return_index=True)[1])[group])
        p = s / np.bincount(group, s)[group]
        grad = x.T @ p - np.asarray(x[chosen].sum(axis=0)).ravel() + 0.5 * (w - start)
        return -np.log(p[chosen] + 1e-12).sum() + 0.25 * ((w - start) ** 2).sum(), grad

    w = minimize(loss, start, jac=True, method="L-BFGS-B").x
    print(f"rank: {len(chosen)} words, first right {np.mean(list(_first(x @ w, group, chosen))):.3f}")
    return nested(dict(zip(names, w, strict=True)))


def _first(scores: np.ndarray, group: np.ndarray, chosen: list[int]) -> Iterator[bool]:
    tops = np.maximum.reduceat(scores, np.unique(group, return_index=True)[1])
    for k, row in enumerate(chosen):
        yield scores[row] >= tops[k]


def nested(flat: dict[str, float]) -> dict[str, dict[str, float]]:
    out: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for error in ERRORS:
        out[error] = {}
    for name, value in flat.items():
        error, _, short = name.partition("/")
        out[error][short] = round(float(value), 4)
    return dict(out)


def learn_yes(rows: list[dict[str, float]], labels: list[bool], strength: float) -> dict[str, float]:
    vectors = DictVectorizer()
    x = vectors.fit_transform(rows)
    scale = np.sqrt(np.asarray(x.power(2).mean(axis=0)).ravel()) + 1e-9
    model = LogisticRegression(C=strength, max_iter=3000, fit_intercept=False)
    model.fit(x.multiply(1 / scale).tocsr(), labels)
    return {n: round(float(v), 4) for n, v in zip(vectors.get_feature_names_out(), model.coef_[0] / scale, strict=True)}


def misreadings_of(lines: list[Text], texts: list[Text]) -> list[str]:
    """How the scanner misread frequent words, at least three times, in ways that sound text has at most once in thirty such times."""
    noisy: Counter[str] = Counter()
    sound: Counter[str] = Counter()
    for line in lines:
        for (start, end), true in line.gold.items():
            if true and lexicon("en").zipf(true) >= 4.5 and 1 < end - start <= 8:
                noisy[line.text[start:end]] += 1
    for text in texts:
        if not text.scanned:
            odd = gate("en").odd(text.text)
            sound.update(odd if not text.gold else odd - {text.text[s:e] for s, e in text.gold})
    return [w for w, n in noisy.most_common() if n >= 3 and sound[w] * 30 < n and w.isalpha() and w.islower() and gate("en").odd(w)]


def error_of(example: Example) -> str:
    return example.weighed.readings[0][0].error if example.weighed.readings else "none"


def reliability(found: list[Example], learnt: Weights) -> None:
    """Of words said to be noise, or proposals said to be right, with this confidence: how many were."""
    tables: dict[str, defaultdict[float, list[bool]]] = {"noise": defaultdict(list), "right": defaultdict(list)}
    for example in (e for e in found if e.aside and error_of(e) not in CERTAIN):
        logit = dot(learnt.noise[error_of(example)], example.weighed.numbers)
        tables["noise"][_bin(chance(logit))].append(example.noisy)
        if example.weighed.readings:
            reading, _, share = example.weighed.readings[0]
            p = chance(dot(learnt.right[reading.error], {"bias": 1.0, "noise": logit, "share": sureness(share)}))
            tables["right"][_bin(p)].append(is_right(example, reading.text))
    for name, table in tables.items():
        print(name, "  ".join(f"{k}: {np.mean(v):.3f} of {len(v)}" for k, v in sorted(table.items())))


def _bin(p: float) -> float:
    return next((b for b in (0.995, 0.99, 0.98, 0.95) if p >= b), round(int(p * 10) / 10, 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=500)
    args = parser.parse_args()
    random = Random(20240501)
    names, compounds = foreign_names(), new_compounds()
    texts = [damaged(exchanged(t, names, compounds, random), random) for t in clean_texts(args.data, args.texts, random)]
    texts += [Text(text, {}) for text in untouched(args.data, args.texts, random)]
    lines = list(scanned(args.data))
    texts += lines
    learnt_misreadings = misreadings_of(lines, texts)
    print(len(learnt_misreadings), *learnt_misreadings)
    start = Weights(rank=dict.fromkeys(ERRORS, START), noise={}, right={}, misreadings=frozenset(learnt_misreadings))
    words = Words("en", learnt=start)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(gate("en").odd(text.text))
    suspects = {word: words.look(word, lambda w: counts[w]) for word in counts}
    print(f"{len(texts)} texts, {sum(s is not None for s in suspects.values())} odd words")
    found = list(examples(texts, words, suspects, Random(1)))
    rank = learn_rank(found)
    words = Words("en", learnt=replace(start, rank=rank))
    found = list(examples(texts, words, suspects, Random(1)))
    by_error: defaultdict[str, list[Example]] = defaultdict(list)
    for example in found:
        by_error[error_of(example)].append(example)
    noise, right = {}, {}
    for error, group in sorted(by_error.items()):
        if error in CERTAIN:
            continue
        mine = [e for e in group if not e.aside]
        noise[error] = learn_yes([e.weighed.numbers for e in mine], [e.noisy for e in mine], 1.0)
        print(
            error,
            len(group),
            "noisy",
            sum(e.noisy for e in group),
            "right",
            sum(is_right(e, e.weighed.readings[0][0].text) for e in group if e.weighed.readings),
        )
        if error != "none":
            rows = [{"bias": 1.0, "noise": dot(noise[error], e.weighed.numbers), "share": sureness(e.weighed.readings[0][2])} for e in mine]
            right[error] = learn_yes(rows, [is_right(e, e.weighed.readings[0][0].text) for e in mine], 1.0)
    learnt = replace(start, rank=rank, noise=noise, right=right)
    learnt_weights = {"rank": rank, "noise": noise, "right": right, "misreadings": learnt_misreadings}
    content = {"made by": "bench/learn_judgement.py", "weights": learnt_weights}
    TARGET.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    reliability(found, learnt)


if __name__ == "__main__":
    main()
