"""Labelled texts to learn from: sound text damaged on purpose, and scanned lines aligned with their corrections."""

import json
import lzma
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

import wordfreq
from corruption import WAYS
from places import REGIONS, towns_of
from rapidfuzz.distance import Levenshtein

from lint.language.gate import gate
from lint.language.lexicon import lexicon
from lint.language.tokens import HYPHENS, pieces, spans, strip

BLOCK = 15  # lines
FOREIGN = ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "fi")


@dataclass(frozen=True)
class Text:
    """A text and its damaged places: the true words by span, None where there is no single one. Texts of one `source` are alike."""

    text: str
    gold: dict[tuple[int, int], str | None]
    scanned: bool = False
    source: int = 0


def clean_texts(data: Path, limit: int, random: Random) -> list[str]:
    """Novels without those that are full of dialect, news three times over (they are few), and corrected lines."""
    texts = articles(data)
    news = [text for text in texts if "\n" not in text.strip() and len(text) < 4000]
    novels = [t for t in random.sample(texts, min(2 * limit, len(texts))) if dialect(t) < 0.003][:limit]
    with (data / "train-newspapers.jsonl").open(encoding="utf-8") as file:
        gold = [json.loads(line)["gold"] for line in file]
    return 3 * news + novels + ["\n".join(gold[i : i + 15]) for i in range(0, len(gold), 15)]


def articles(data: Path) -> list[str]:
    """Every second of the articles (the others are for measuring) that do not overlap with the texts we measure on."""
    with lzma.open(data.parent / "speed-50mb.jsonl.xz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    texts = [t for i, t in enumerate(texts) if i % 2 == 0 or ("\n" not in t.strip() and len(t) < 4000)]
    return [text for text in texts if "\n\n" not in text[:80]]


def untouched(data: Path, limit: int, random: Random) -> list[str]:
    """Whole articles as they are, novels full of dialect, verse and foreign speech among them."""
    texts = [text for text in articles(data) if "\n" in text.strip() or len(text) >= 4000]
    odd = sorted(texts, key=dialect, reverse=True)[:limit]
    return random.sample(texts, min(limit, len(texts))) + random.sample(odd, limit // 2)


def dialect(text: str) -> float:
    return sum(word.islower() for word in gate("en").odd(text)) / (len(text.split()) + 1)


def foreign_names() -> list[str]:
    """Words beyond the 30,000 most frequent ones, which the word lists know as foreign, and towns that no letters were counted in."""
    words = {word for code in FOREIGN for word in wordfreq.top_n_list(code, 150_000)[30_000:]}
    towns = {word for region in REGIONS for word in towns_of(region)[1]}
    fit = [sorted(word.title() for word in some if word.isalpha() and 4 <= len(word) <= 12) for some in (words, towns)]
    return fit[0] + fit[1] * (len(fit[0]) // len(fit[1]))


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
            if i + 1 == len(tokens) or text[end : tokens[i + 1].start()] != " " or (tokens[i + 1][0].isupper() and random.random() < 0.8):
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


def scanned(data: Path) -> list[Text]:
    """Scanned lines in the order of their pages; of every other `BLOCK` lines one text is made, for documents may be lines or pages."""
    with (data / "train-newspapers.jsonl").open(encoding="utf-8") as file:
        rows = sorted(map(json.loads, file), key=lambda row: int(row["id"].rpartition("-")[2]))
    lines = [line for row in rows if (line := aligned(row["ocr"], row["gold"])) is not None]
    blocks = [lines[i : i + BLOCK] for i in range(0, len(lines), BLOCK)]
    return [text for n, block in enumerate(blocks) for text in ([joined(block)] if n % 2 else block)]


def joined(lines: list[Text]) -> Text:
    gold, at = {}, 0
    for line in lines:
        gold.update({(start + at, end + at): true for (start, end), true in line.gold.items()})
        at += len(line.text) + 1
    return Text("\n".join(line.text for line in lines), gold, True)


def aligned(ocr: str, corrected: str) -> Text | None:
    """The scanned line with its wrong words; None where the two are too different to be the same line."""
    mine, true = tokens(ocr), [word for _, word in tokens(corrected)]
    if len(true) > 2 * len(mine) or len(mine) > 2 * len(true):
        return None
    gold: dict[tuple[int, int], str | None] = {}
    for op in Levenshtein.opcodes([word for _, word in mine], true):
        if op.tag == "equal":
            continue
        noisy, words = mine[op.src_start : op.src_end], true[op.dest_start : op.dest_end]
        for k, (span, _) in enumerate(noisy):
            gold[span] = words[k] if len(noisy) == len(words) else "" if not words else None
        if len(noisy) == 1 and len(words) == 2:
            gold[noisy[0][0]] = " ".join(words)
    return Text(ocr, gold, True)
