"""Copies are found in any script, shortened, edited or misread; what only looks alike is left alone; the order of files changes nothing."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

import pytest

from conftest import Run, findings

LATIN = (
    "harbour council winter ferry market bridge summer doctor village record mountain window garden teacher minister engine paper silver"
)
GREEK = "λιμάνι χειμώνας αγορά γέφυρα καλοκαίρι γιατρός χωριό βουνό παράθυρο κήπος δάσκαλος υπουργός μηχανή χαρτί ασήμι δρόμος θάλασσα"
CYRILLIC = "гавань совет зима паром рынок мост лето доктор деревня запись гора окно сад учитель министр двигатель бумага серебро дорога"
HINDI = "बंदरगाह परिषद सर्दी बाज़ार पुल गर्मी डॉक्टर गाँव पहाड़ खिड़की बगीचा शिक्षक मंत्री इंजन काग़ज़ चाँदी सड़क समुद्र"
CHINESE = "港口议会冬天渡轮市场桥梁夏季医生村庄记录山脉窗户花园教师部长引擎纸张银行道路大海城镇居民天气预报学校铁路工人老板"
JAPANESE = "みなとはふゆのふねがいちばにはしをわたるなつやむらのきろくをまどからみたせんせいとだいじんのかみ港市場医者記録"
THAI = "ท่าเรือสภาฤดูหนาวตลาดสะพานหมอหมู่บ้านบันทึกภูเขาหน้าต่างสวนครูรัฐมนตรีเครื่องยนต์กระดาษเงินถนนทะเล"


def article(parts: str, seed: int, size: int = 260) -> str:
    """Words, or characters where the script has no blanks, in an order that depends on the seed."""
    rnd = random.Random(seed)
    spaced = " " in parts
    vocabulary = parts.split() if spaced else list(parts)
    made = [rnd.choice(vocabulary) + (rnd.choice(["", "s", "ed", "ing"]) if spaced and parts.isascii() else "") for _ in range(size)]
    return (" " if spaced else "").join(made)


def misread(text: str, share: float, seed: int) -> str:
    """The text with that share of its characters replaced, dropped or doubled."""
    rnd = random.Random(seed)
    letters = sorted(set(text) - set(" \n"))
    return "".join(
        rnd.choice([rnd.choice(letters), rnd.choice(letters), "", c + rnd.choice(letters)]) if rnd.random() < share else c for c in text
    )


def edited(text: str, seed: int) -> str:
    """The text with one word in twenty replaced."""
    rnd = random.Random(seed)
    return re.sub(r"\S+", lambda m: "altogether" if rnd.random() < 0.05 else m[0], text)


def check(noiselint: Run, folder: Path, texts: dict[str, str]) -> dict[str, set[tuple[str, str]]]:
    """By rule, the pairs of records (finding's, related's) that a run over one JSONL of these texts reports."""
    folder.mkdir(exist_ok=True)
    lines = [json.dumps({"id": name, "text": text}, ensure_ascii=False) for name, text in texts.items()]
    (folder / "corpus.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = noiselint("check", folder, "--isolated", "--no-cache", "--select", "duplicates", "--output-format", "jsonl")
    out: dict[str, set[tuple[str, str]]] = {}
    for found in findings(done):
        out.setdefault(found["rule"], set()).update((found["record"], other["record"]) for other in found["related"])
    return out


@pytest.mark.parametrize(
    "parts", [LATIN, GREEK, CYRILLIC, HINDI, CHINESE, JAPANESE, THAI], ids=["latin", "greek", "cyrillic", "hindi", "zh", "ja", "th"]
)
def test_copies_are_found_in_any_script(noiselint: Run, tmp_path: Path, parts: str) -> None:
    texts = {}
    for seed in range(6):
        whole = article(parts, seed, 260 if " " in parts else 800)
        texts |= {f"whole-{seed}": whole, f"half-{seed}": whole[: len(whole) // 2], f"misread-{seed}": misread(whole, 0.04, seed)}
    found = check(noiselint, tmp_path / "c", texts)["near-duplicate"]
    for seed in range(6):
        assert (f"whole-{seed}", f"half-{seed}") in found
        assert (f"half-{seed}", f"whole-{seed}") in found
        assert (f"whole-{seed}", f"misread-{seed}") in found
    assert all(a.rpartition("-")[2] == b.rpartition("-")[2] for a, b in found)


def test_copies_with_a_tenth_of_their_characters_wrong_are_found(noiselint: Run, tmp_path: Path) -> None:
    texts = {}
    for seed in range(20):
        whole = article(LATIN, seed, 400)
        texts |= {f"whole-{seed}": whole, f"misread-{seed}": misread(whole, 0.1, seed)}
    found = check(noiselint, tmp_path / "c", texts)["near-duplicate"]
    assert sum((f"whole-{seed}", f"misread-{seed}") in found for seed in range(20)) >= 17


def test_copies_in_which_letters_became_figures_are_found(noiselint: Run, tmp_path: Path) -> None:
    texts = {f"t{n}": article(LATIN, n) for n in range(5)}
    figures = str.maketrans({"l": "1", "o": "0", "g": "9"})
    turned = {
        f"c{n}": " ".join(w.translate(figures) if at % 9 == 0 else w for at, w in enumerate(texts[f"t{n}"].split())) for n in range(5)
    }
    found = check(noiselint, tmp_path / "all", {**texts, **turned})["near-duplicate"]
    assert found == {pair for n in range(5) for pair in ((f"t{n}", f"c{n}"), (f"c{n}", f"t{n}"))}


def test_copies_of_briefs_are_found(noiselint: Run, tmp_path: Path) -> None:
    texts = {f"t{n}": article(LATIN, n, 60) for n in range(20)}
    found = check(noiselint, tmp_path / "all", {**texts, **{f"c{n}": edited(texts[f"t{n}"], n) for n in range(20)}})
    assert found["near-duplicate"] == {pair for n in range(20) for pair in ((f"t{n}", f"c{n}"), (f"c{n}", f"t{n}"))}


def test_edited_copies_are_found(noiselint: Run, tmp_path: Path) -> None:
    texts = {}
    for seed in range(20):
        whole = article(LATIN, seed)
        texts |= {f"whole-{seed}": whole, f"edited-{seed}": edited(whole, seed)}
    found = check(noiselint, tmp_path / "c", texts)["near-duplicate"]
    assert all({(f"whole-{seed}", f"edited-{seed}"), (f"edited-{seed}", f"whole-{seed}")} <= found for seed in range(20))


NAMES = ["Okafor", "Souza", "Lindqvist", "Haddad", "Moreau", "Tanaka", "Novak", "Petrov", "Adeyemi", "Castillo"]
TOWNS = ["Brackwater", "Dunholm", "Estford", "Wickby"]


def notice(seed: int) -> str:
    rnd = random.Random(seed)
    name, other = rnd.sample(NAMES, 2)
    return (
        f"Notice to creditors. The estate of {name}, late of {rnd.randint(1, 99)} {rnd.choice(TOWNS)} Lane, is being settled by the court "
        f"at {rnd.choice(TOWNS)}. All persons who have claims against it are asked to send them in writing, with proof attached, to the "
        f"executor {other} within {rnd.randint(20, 90)} days of {rnd.randint(1, 28)} March {rnd.randint(1990, 2024)}, or they will be "
        f"barred from any share. Case number {rnd.randint(1000, 9999)}, telephone {rnd.randint(100, 999)} {rnd.randint(1000, 9999)}.\n"
    )


def forecast(seed: int) -> str:
    rnd = random.Random(seed)
    return "Outlook for the coast\n" + "".join(
        f"{day}: sunny spells, high {rnd.randint(-5, 30)}, low {rnd.randint(-9, 15)}, wind {rnd.randint(3, 60)} km per hour\n"
        for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    )


def live_blog(seed: int) -> str:
    shared = "".join(f"{10 + n}:{n}0 {article(LATIN, n, 40)}\n" for n in range(4))
    return shared + f"{14 + seed}:05 {article(LATIN, 100 + seed, 60)}\n"


def framed(seed: int) -> str:
    return f"{article(LATIN, 1, 40)}\n{article(LATIN, 200 + seed, 150)}\n{article(LATIN, 2, 40)}\n"


@pytest.mark.parametrize("make", [notice, forecast, live_blog, framed])
def test_what_only_looks_alike_is_no_copy(noiselint: Run, tmp_path: Path, make: object) -> None:
    assert callable(make)
    assert not check(noiselint, tmp_path / "c", {f"text-{seed}": make(seed) for seed in range(8)})


def test_a_copy_quotes_the_passages_that_differ_in_their_order(noiselint: Run, tmp_path: Path) -> None:
    changes = [("old harbour", "new quay"), ("fishermen", "pilots"), ("quiet", "loud")]
    one = (
        "The council met at the old harbour to talk about the ferry. Three fishermen told the meeting how the storms of last winter had "
        "torn their nets, and asked for money. It was a quiet evening, and nobody left before the vote, which went their way.\n"
    )
    other = one
    for before, after in changes:
        assert one.count(before) == 1
        other = other.replace(before, after)
    (tmp_path / "one.txt").write_text(one)
    (tmp_path / "other.txt").write_text(other)
    first, second = findings(noiselint("check", ".", "--isolated", "--select", "near-duplicate", "--output-format", "jsonl"))
    assert first["evidence"]["only_here"] == second["evidence"]["only_there"] == " … ".join(before for before, _ in changes)
    assert first["evidence"]["only_there"] == second["evidence"]["only_here"] == " … ".join(after for _, after in changes)


def test_every_exact_copy_names_the_first_other_place(noiselint: Run, tmp_path: Path) -> None:
    whole = article(LATIN, 7)
    found = check(noiselint, tmp_path / "c", {"a": whole, "b": whole.upper(), "c": whole.replace(" ", "\n"), "d": article(LATIN, 8)})
    assert found == {"exact-duplicate": {("a", "b"), ("b", "a"), ("c", "a")}}


def test_records_with_one_id_are_told_within_a_file_and_long_ids_across_files(noiselint: Run, tmp_path: Path) -> None:
    folder = tmp_path / "c"
    folder.mkdir()
    rows = {"one": [("7", 1), ("7", 2), ("3f2a-9c11-77aa", 3)], "two": [("7", 4), ("3f2a-9c11-77aa", 5), ("8", 6)]}
    for name, ids in rows.items():
        lines = [json.dumps({"id": record, "text": article(LATIN, seed)}) for record, seed in ids]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = noiselint("check", folder, "--isolated", "--no-cache", "--select", "duplicate-key", "--output-format", "jsonl")
    told = sorted((Path(f["path"]).stem, f["record"], Path(f["related"][0]["path"]).stem) for f in findings(done))
    assert told == [("one", "3f2a-9c11-77aa", "two"), ("one", "7", "one"), ("one", "7", "one"), ("two", "3f2a-9c11-77aa", "one")]


def test_one_headline_above_two_texts_is_told_of_both(noiselint: Run, tmp_path: Path) -> None:
    texts = {
        "a": "Ferry to sail again to the outer islands\n" + article(LATIN, 1),
        "b": "UPDATE 1-Ferry to sail again to outer islands - The Island Gazette\n" + article(LATIN, 2),
        "c": "Council to meet again on the outer islands\n" + article(LATIN, 3),
    }
    assert check(noiselint, tmp_path / "c", texts) == {"duplicate-headline": {("a", "b"), ("b", "a")}}


def test_a_headline_of_many_texts_is_generic(noiselint: Run, tmp_path: Path) -> None:
    texts = {f"letters-{n}": "Letters to the editor of the Gazette\n" + article(LATIN, n) for n in range(7)}
    assert not check(noiselint, tmp_path / "c", texts)


def test_findings_do_not_depend_on_the_order_of_records(noiselint: Run, tmp_path: Path) -> None:
    whole = article(LATIN, 9)
    texts = {"a": whole, "b": edited(whole, 1), "c": whole[: len(whole) // 2], "d": article(LATIN, 10)}
    backwards = dict(reversed(texts.items()))
    assert check(noiselint, tmp_path / "c", texts) == check(noiselint, tmp_path / "d", backwards)


def test_a_thousand_identical_texts_are_compared_with_none(noiselint: Run, tmp_path: Path) -> None:
    found = check(noiselint, tmp_path / "c", {str(n): article(LATIN, 11) for n in range(1000)})
    assert set(found) == {"exact-duplicate"}
    assert len(found["exact-duplicate"]) == 1000
