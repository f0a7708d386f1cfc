"""Learn the weights of the judgement of odd words, and write lint/language/judgement.json and trees.json.

    PYTHONPATH=. python bench/learn_judgement.py --data DIR [--texts 3000]     needs scikit-learn and scipy

Clean text is DIR/../speed-50mb.jsonl.xz without the articles that overlap with the texts we measure on, corrupted by
`corruption.py` (a third of the texts not at all, most in one word of 300, a few in one of 15) and with half of its names
exchanged for words of other languages, so that names from everywhere count as sound. Scanned text is
DIR/train-newspapers.jsonl. A seventh of the texts is kept aside: half of it
sets the scale of the log odds, half gives the reliability table that is printed at the end.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from zlib import crc32

import numpy as np
from labelled import Text, clean_texts, damaged, exchanged, foreign_names, new_compounds, scanned, untouched
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from trees import grow, scaled

from lint.language.fold import fold
from lint.language.forms import POSSESSIVE
from lint.language.gate import gate
from lint.language.judgement import Words
from lint.language.lexicon import lexicon
from lint.language.verdicts import Suspect, Weighed
from lint.language.weighing import CERTAIN
from lint.language.weights import Weights, chance, dot, noise_logit, right_numbers

TARGET = Path(__file__).parents[1] / "lint" / "language" / "judgement.json"
ERRORS = ("inserted", "scrambled", "swapped", "misread", "glued", "reread", "junk")
ASIDE = 0.15  # share of texts not learnt from
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
        aside = Random(text.source or text.text).random() < ASIDE
        told = text.scanned and random.random() < TOLD
        mine = {word: s for word in gate("en").odd(text.text) if (s := suspects[word]) is not None}
        around = words.around(text.text, mine, told)
        places = list(words.weigh(around))
        if text.scanned and (told or places):
            places += words.reread(around, mine)
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
        logit = noise_logit(learnt, error_of(example), example.weighed.numbers)
        tables["noise"][_bin(chance(logit))].append(example.noisy)
        if example.weighed.readings:
            reading, _, share = example.weighed.readings[0]
            p = chance(dot(learnt.right[reading.error], right_numbers(logit, share, example.weighed.numbers)))
            tables["right"][_bin(p)].append(is_right(example, reading.text))
    for name, table in tables.items():
        print(name, "  ".join(f"{k}: {np.mean(v):.3f} of {len(v)}" for k, v in sorted(table.items())))


def _bin(p: float) -> float:
    return next((b for b in (0.995, 0.99, 0.98, 0.95) if p >= b), round(int(p * 10) / 10, 1))


def learn_noise(start: Weights, found: list[Example]) -> Weights:
    """Linear weights by error, and trees over all errors together."""
    mine = [example for example in found if not example.aside]
    noise = {}
    for error in sorted({error_of(example) for example in mine}):
        group = [example for example in mine if error_of(example) == error]
        print(f"{error}: {len(group)}, noisy {sum(e.noisy for e in group)}, right {sum(map(is_first_right, group))}")
        noise[error] = learn_yes([e.weighed.numbers for e in group], [e.noisy for e in group], 1.0)
    rows = [tree_numbers(example) for example in mine]
    return replace(start, noise=noise, trees=grow(rows, [example.noisy for example in mine]))


def tree_numbers(example: Example) -> dict[str, float]:
    """The numbers without their products, which trees find by themselves."""
    return {name: v for name, v in example.weighed.numbers.items() if "*" not in name} | {f"error_{error_of(example)}": 1.0}


def scaled_to(kept: list[Example], learnt: Weights) -> Weights:
    """The weights with their log odds stretched and shifted so that they mean what they say on text not learnt from."""
    logits = [[noise_logit(learnt, error_of(e), e.weighed.numbers)] for e in kept]
    model = LogisticRegression(C=100.0).fit(logits, [e.noisy for e in kept])
    factor, shift = float(model.coef_[0, 0]), float(model.intercept_[0])
    print(f"scale: {factor:.3f}, shift {shift:.3f}")
    noise = {error: {name: round(v * factor, 4) for name, v in some.items()} for error, some in learnt.noise.items()}
    for some in noise.values():
        some["bias"] = round(some.get("bias", 0.0) + shift, 4)
    return replace(learnt, noise=noise, trees=scaled(learnt.trees, factor, shift))


def learn_right(learnt: Weights, kept: list[Example]) -> Weights:
    """What the noise and the share of the best reading say about its being right; on text not learnt from, scaled text included."""
    right = {}
    for error in sorted(learnt.noise.keys() - {"none"}):
        group = [e for e in kept if error_of(e) == error]
        logits = [noise_logit(learnt, error, e.weighed.numbers) for e in group]
        rows = [right_numbers(logit, e.weighed.readings[0][2], e.weighed.numbers) for logit, e in zip(logits, group, strict=True)]
        right[error] = learn_yes(rows, [is_first_right(e) for e in group], 1.0)
    return replace(learnt, right=right)


def is_first_right(example: Example) -> bool:
    return bool(example.weighed.readings) and is_right(example, example.weighed.readings[0][0].text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--texts", type=int, default=3000)
    args = parser.parse_args()
    random = Random(20240501)
    names, compounds = foreign_names(), new_compounds()
    clean = clean_texts(args.data, args.texts, random)
    texts = [replace(damaged(exchanged(t, names, compounds, random), random), source=crc32(t.encode())) for t in clean]
    texts += [Text(t, {}, source=crc32(t.encode())) for t in untouched(args.data, args.texts, random)]
    lines = scanned(args.data)
    texts += lines
    learnt_misreadings = misreadings_of(lines, texts)
    print(len(learnt_misreadings), *learnt_misreadings)
    start = Weights(rank=dict.fromkeys(ERRORS, START), noise={}, right={}, misreadings=frozenset(learnt_misreadings))
    words = Words("en", learnt=start)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(gate("en").odd(text.text))
    suspects = {word: words.look(word, lambda some: {w: counts[w] for w in some if counts[w] > 1}) for word in counts}
    print(f"{len(texts)} texts, {sum(s is not None for s in suspects.values())} odd words")
    found = list(examples(texts, words, suspects, Random(1)))
    rank = learn_rank(found)
    words = Words("en", learnt=replace(start, rank=rank))
    found = list(examples(texts, words, suspects, Random(1)))
    found = [example for example in found if error_of(example) not in CERTAIN]
    kept = [example for example in found if example.aside]
    learnt = learn_right(scaled_to(kept[::2], learn_noise(replace(start, rank=rank), found)), kept[::2])
    linear = {"rank": rank, "noise": learnt.noise, "right": learnt.right, "misreadings": learnt_misreadings}
    write(TARGET, linear, indent=1)
    write(TARGET.with_name("trees.json"), asdict(learnt.trees))
    reliability(kept[1::2], learnt)


def write(path: Path, weights: dict[str, object], indent: int | None = None) -> None:
    path.write_text(json.dumps({"made by": "bench/learn_judgement.py", "weights": weights}, indent=indent) + "\n", "utf-8")


if __name__ == "__main__":
    main()
