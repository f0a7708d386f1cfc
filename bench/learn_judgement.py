"""Learn the weights of the judgement of odd words, and write lint/language/judgement.json.

    PYTHONPATH=. python bench/learn_judgement.py --data DIR [--texts 1500]      needs scikit-learn and scipy

Clean text is DIR/../speed-50mb.jsonl.xz without the articles that overlap with the texts we measure on, corrupted by
`corruption.py` (a third of the texts not at all, most in one word of 300, a few in one of 15) and with half of its names
exchanged for words of other languages, so that names from everywhere count as sound. Scanned text is
DIR/train-newspapers.jsonl. A tenth of the texts is kept aside for the reliability table that is printed at the end.
"""

import argparse
import json
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import wordfreq
from corruption import WAYS
from rapidfuzz.distance import Levenshtein
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from lint.language.fold import fold
from lint.language.forms import POSSESSIVE
from lint.language.gate import gate
from lint.language.judgement import Words
from lint.language.lexicon import lexicon
from lint.language.tokens import HYPHENS, pieces, spans, strip
from lint.language.verdicts import Suspect, Weighed
from lint.language.weighing import CERTAIN
from lint.language.weights import Weights, chance, dot, sureness

TARGET = Path(__file__).parents[1] / "lint" / "language" / "judgement.json"
ERRORS = ("inserted", "scrambled", "swapped", "misread", "glued", "reread", "junk")
START = {"frequency": 5.0, "cost": -5.0, "fit": 1.5, "here": 1.0}
FOREIGN = ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "fi")


@dataclass(frozen=True)
class Text:
    """A text and its damaged places: the true words by span, None where there is no single one."""

    text: str
    gold: dict[tuple[int, int], str | None]
    scanned: bool = False


@dataclass(frozen=True)
class Example:
    weighed: Weighed
    noisy: bool
    gold: str | None
    aside: bool


def clean_texts(data: Path, limit: int, random: Random) -> list[str]:
    """Novels without those that are full of dialect, news three times over (they are few), and corrected lines."""
    with lzma.open(data.parent / "speed-50mb.jsonl.xz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    texts = [text for text in texts if "\n\n" not in text[:80]]
    news = [text for text in texts if "\n" not in text.strip() and len(text) < 4000]
    novels = [t for t in random.sample(texts, 2 * limit) if dialect(t) < 0.003][:limit]
    with (data / "train-newspapers.jsonl").open(encoding="utf-8") as file:
        gold = [json.loads(line)["gold"] for line in file]
    return 3 * news + novels + ["\n".join(gold[i : i + 15]) for i in range(0, len(gold), 15)]


def dialect(text: str) -> float:
    return sum(word.islower() for word in gate("en").odd(text)) / (len(text.split()) + 1)


def foreign_names() -> list[str]:
    """Words beyond the 30,000 most frequent ones, which the word lists know as foreign."""
    found = {word for code in FOREIGN for word in wordfreq.top_n_list(code, 150_000)[30_000:]}
    return sorted(word.title() for word in found if word.isalpha() and 4 <= len(word) <= 12)


def new_compounds() -> list[str]:
    """Words no dictionary holds that are made of two content words: "smartcard"."""
    english = lexicon("en")
    assert english is not None
    found = []
    for word in english.words(2.0):
        halves = [(word[:i], word[i:]) for i in range(3, len(word) - 2)]
        if not english.curated(word) and any(
            all(english.curated(half) and 3.5 <= english.zipf(half) <= 5.4 for half in pair) for pair in halves
        ):
            found.append(word)
    return found


def abbreviation(random: Random) -> str:
    """Five or six capitals, a brand with a capital inside, a number with its unit: what news is full of and novels lack."""
    capitals = "".join(random.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(6))
    first = random.choice(("net", "tech", "soft", "media", "pod", "my", "power", "sonic", "e", "i", "we", "mini"))
    second = random.choice(("Cast", "Works", "Scape", "Link", "Doom", "Page", "Net", "Pod", "Phone", "Boff", "Q", "SL"))
    return random.choice((capitals[:5], capitals, first.title() + second, first + second, capitals[:2] + "tv"))


def exchanged(text: str, names: list[str], compounds: list[str], random: Random) -> str:
    new: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word not in new:
            odd = bool(gate("en").odd(word))
            new[word] = random.choice(names) if odd and random.random() < 0.25 else word
        return abbreviation(random) if random.random() < 0.02 else new[word]

    text = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b", other, text)
    return re.sub(r"(?<= the )[a-z]{6,}\b", lambda m: random.choice(compounds) if random.random() < 0.03 else m[0], text)


def damaged(text: str, random: Random) -> Text:
    rate = random.choices((0.0, 1 / 300, 1 / 60, 1 / 15), (3, 5, 1, 1))[0]
    ways = [random.choice([*WAYS, "glued"])] if random.random() < 0.5 else [*WAYS, "glued"]
    out, gold, at, size, skip = [], {}, 0, 0, -1
    tokens = list(re.finditer(r"[^\W\d_]+", text))
    for i, match in enumerate(tokens):
        word = match[0]
        if i == skip or (len(word) < 4 and rate < 0.05) or len(word) < 2 or random.random() >= rate:
            continue
        way = random.choice(ways if len(word) > 3 else ("misread", "glued"))
        end = match.end()
        if way == "glued":
            if i + 1 == len(tokens) or text[end : tokens[i + 1].start()] != " " or tokens[i + 1][0].isupper():
                continue
            skip, end, true = i + 1, tokens[i + 1].end(), f"{word} {tokens[i + 1][0]}"
            noisy = word + tokens[i + 1][0]
        else:
            noisy, true = WAYS[way](word, random), word
        if noisy == true:
            continue
        out += [text[at : match.start()], noisy]
        size += match.start() - at
        gold[size, size + len(noisy)] = true
        size, at = size + len(noisy), end
    return Text("".join([*out, text[at:]]), gold)


def tokens(text: str) -> list[tuple[tuple[int, int], str]]:
    """The tokens of a text, the parts of hyphenated words each for itself, with their spans."""
    found = []
    for run in re.finditer(r"\S+", text):
        for piece in dict.fromkeys(part for whole in pieces(run[0]) for part in strip_all(whole)):
            found += [((a + run.start(), b + run.start()), piece) for a, b in spans(run[0], piece)]
    return sorted(found)


def strip_all(piece: str) -> list[str]:
    return [token for part in HYPHENS.split(piece) if (token := strip(part))]


def scanned(data: Path) -> Iterator[Text]:
    with (data / "train-newspapers.jsonl").open(encoding="utf-8") as file:
        for line in map(json.loads, file):
            mine = tokens(line["ocr"])
            true = [word for _, word in tokens(line["gold"])]
            if len(true) > 2 * len(mine) or len(mine) > 2 * len(true):
                continue
            gold: dict[tuple[int, int], str | None] = {}
            for op in Levenshtein.opcodes([word for _, word in mine], true):
                if op.tag == "equal":
                    continue
                noisy, words = mine[op.src_start : op.src_end], true[op.dest_start : op.dest_end]
                for k, (span, _) in enumerate(noisy):
                    gold[span] = words[k] if len(noisy) == len(words) else "" if not words else None
                if len(noisy) == 1 and len(words) == 2:
                    gold[noisy[0][0]] = " ".join(words)
            yield Text(line["ocr"], gold, True)


def examples(texts: list[Text], words: Words, suspects: dict[str, Suspect | None], random: Random) -> Iterator[Example]:
    for text in texts:
        aside = random.random() < 0.1
        mine = {word: s for word in gate("en").odd(text.text) if (s := suspects[word]) is not None}
        places = list(words.weigh(text.text, mine))
        if text.scanned and places:
            places += words.reread(text.text, mine)
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
    parser.add_argument("--texts", type=int, default=1500)
    args = parser.parse_args()
    random = Random(20240501)
    start = Weights(rank=dict.fromkeys(ERRORS, START), noise={}, right={})
    words = Words("en", learnt=start)
    names, compounds = foreign_names(), new_compounds()
    texts = [damaged(exchanged(t, names, compounds, random), random) for t in clean_texts(args.data, args.texts, random)]
    texts += scanned(args.data)
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(gate("en").odd(text.text))
    suspects = {word: words.look(word, lambda w: counts[w]) for word in counts}
    print(f"{len(texts)} texts, {sum(s is not None for s in suspects.values())} odd words")
    found = list(examples(texts, words, suspects, Random(1)))
    rank = learn_rank(found)
    words = Words("en", learnt=Weights(rank=rank, noise={}, right={}))
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
    learnt = Weights(rank=rank, noise=noise, right=right)
    content = {"made by": "bench/learn_judgement.py", "weights": {"rank": rank, "noise": noise, "right": right}}
    TARGET.write_text(json.dumps(content, indent=1) + "\n", "utf-8")
    reliability(found, learnt)


if __name__ == "__main__":
    main()
