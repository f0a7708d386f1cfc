"""What one copy lost another has: it is proposed with its place, only where both sides agree, and safely only where nothing else can be."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import Run, findings

HEAD = (
    "The council of Brackwater voted on Thursday to close the old swimming baths at the end of the summer. Repairs would cost at least "
    "four million pounds, the treasurer told the meeting, and visitors have become fewer every year since the leisure park opened. "
)
TAIL = (
    "Campaigners who had gathered outside the town hall said they would take over the building themselves, and asked for another year to "
    "raise the money. The mayor replied that the offer was generous but came too late, for the roof might not last another winter.\n"
)
FOREIGN = "The minister of Foreign Affairs visited the Café Zürich with Señora Peña on Monday and left for the airport in the evening. "
MAIL = "Those who want to help can write to baths@brackwater.example until the last day of May, the campaigners said in the evening. "


def corpus(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def found(noiselint: Run, folder: Path, rule: str, name: str) -> list[dict[str, Any]]:
    done = noiselint("check", folder, "--isolated", "--no-cache", "--output-format", "jsonl")
    return [f for f in findings(done) if f["rule"] == rule and f["path"].endswith(f"{name}.txt")]


def only_fix(found: list[dict[str, Any]]) -> tuple[str, str, str]:
    (one,) = found
    (edit,) = one["fixes"][0]["edits"]
    return one["text"], edit["replacement"], one["fixes"][0]["safety"]


def test_a_corrupted_word_is_read_in_the_copy(noiselint: Run, tmp_path: Path) -> None:
    good = HEAD + FOREIGN + TAIL
    folder = corpus(
        tmp_path / "c", bad=good.replace("Affairs", "Affaxjmtzywirs"), good="By our own correspondent\n" + good.replace("late", "late now")
    )
    told = found(noiselint, folder, "corrupted-token", "bad")
    assert only_fix(told) == ("Affaxjmtzywirs", "Affairs", "safe")
    (related,) = told[0]["related"]
    text = (folder / "good.txt").read_text(encoding="utf-8")
    assert related["path"].endswith("c/good.txt")
    assert text[related["start"] : related["end"]] == "Affairs"


def test_lost_characters_are_read_in_the_copy(noiselint: Run, tmp_path: Path) -> None:
    good = HEAD + FOREIGN + TAIL
    bad = good.replace("Café", "Caf\ufffd").replace("Señora", "Se\ufffd\ufffdora").replace("Zürich", "Z\ufffdich")
    folder = corpus(tmp_path / "c", bad=bad, good=good.replace("money", "money soon"))
    told = found(noiselint, folder, "replacement-character", "bad")
    got = [[(e["replacement"], f["safety"]) for f in t["fixes"] for e in f["edits"]] for t in told]
    assert got == [[("é", "safe")], [], [("ñ", "safe")]], "Zürich lost an r as well, so that nothing is certain"


def test_a_hidden_address_is_read_in_the_copy_and_nothing_else_is(noiselint: Run, tmp_path: Path) -> None:
    good = HEAD + MAIL + TAIL
    bad = good.replace("baths@brackwater.example", "[email\u00a0protected]")
    folder = corpus(tmp_path / "c", bad=bad, good=good.replace("money", "money soon"))
    assert only_fix(found(noiselint, folder, "obfuscated-email", "bad")) == ("[email\u00a0protected]", "baths@brackwater.example", "safe")
    corpus(folder, good=good.replace("baths@brackwater.example", "the council"))
    (told,) = found(noiselint, folder, "obfuscated-email", "bad")
    assert told["fixes"] == []


def test_a_cut_end_goes_on_in_the_copy(noiselint: Run, tmp_path: Path) -> None:
    whole = HEAD + FOREIGN + TAIL
    cut = whole[: whole.index("generous") + 4]
    folder = corpus(tmp_path / "c", cut=cut, whole=whole)
    _, _, safety = only_fix(found(noiselint, folder, "truncated-text", "cut"))
    assert safety == "unsafe"
    done = noiselint("check", folder, "--isolated", "--no-cache", "--fix", "--unsafe-fixes", "--select", "truncated-text,near-duplicate")
    assert done.returncode in (0, 1)
    assert (folder / "cut.txt").read_text(encoding="utf-8") == whole.rstrip("\n")


@pytest.mark.parametrize(
    "other",
    [
        (HEAD + FOREIGN + TAIL).replace("of Foreign Affairs visited", "of Foreign Affaxjmtzywirs visited"),
        (HEAD + FOREIGN + TAIL).replace("Foreign Affairs visited", "State visited"),
        (HEAD + FOREIGN + TAIL).replace("Foreign Affairs visited", "Foreign Afqkzairs visited"),
        HEAD[:60] + FOREIGN + "Nothing else of this text stands in the other one, which tells of ferries, storms and bread.",
        (HEAD + FOREIGN + TAIL).replace("The minister of Foreign Affairs visited", "Foreign Affairs: who visited"),
    ],
    ids=["the same noise", "other words", "noise of its own", "no copy", "other surroundings"],
)
def test_nothing_is_read_where_nothing_is_certain(noiselint: Run, tmp_path: Path, other: str) -> None:
    bad = (HEAD + FOREIGN + TAIL).replace("Affairs", "Affaxjmtzywirs")
    folder = corpus(tmp_path / "c", bad=bad, other=other.replace("money", "money soon"))
    (told,) = found(noiselint, folder, "corrupted-token", "bad")
    assert "copy_has" not in told["evidence"]


def test_copies_that_differ_make_no_safe_fix(noiselint: Run, tmp_path: Path) -> None:
    good = HEAD + FOREIGN + TAIL
    texts = {"bad": good.replace("Affairs", "Affaxjmtzywirs"), "one": good.replace("money", "money soon")}
    folder = corpus(tmp_path / "c", **texts, two=good.replace("Affairs", "Affair").replace("money", "money now"))
    assert only_fix(found(noiselint, folder, "corrupted-token", "bad"))[1:] in {("Affair", "unsafe"), ("Affairs", "unsafe")}


def test_copies_mend_each_other_whatever_the_order(noiselint: Run, tmp_path: Path) -> None:
    """Each has noise where the other is sound; what is read is what stood there before anything was mended."""
    good = HEAD + FOREIGN + TAIL
    one = good.replace("Affairs", "Affaxjmtzywirs").replace("money.", "money soon.")
    two = good.replace("Café", "Caf\ufffd")
    for jobs, names in ((1, ("a", "b")), (1, ("b", "a")), (2, ("a", "b"))):
        folder = tmp_path / "c"
        shutil.rmtree(folder, ignore_errors=True)
        corpus(folder, **{names[0]: one, names[1]: two})
        noiselint("check", folder, "--isolated", "--no-cache", "--fix", "--jobs", jobs)
        assert (folder / f"{names[0]}.txt").read_text(encoding="utf-8") == good.replace("money.", "money soon.")
        assert (folder / f"{names[1]}.txt").read_text(encoding="utf-8") == good


def test_a_script_without_blanks_is_restored_too(noiselint: Run, tmp_path: Path) -> None:
    text = "港口议会冬天渡轮市场桥梁夏季医生村庄记录山脉窗户花园教师部长引擎纸张银行道路大海城镇居民天气预报学校铁路工人老板。" * 2
    good = text[:60] + "昨天上午九点许多居民在广场等候消息,记者也在现场报道事件经过,随后大家一起离开。" + text[5:50]
    folder = corpus(tmp_path / "c", bad=good.replace("广场", "广\ufffd"), good=good + "更多消息请看明天的报纸。")
    assert only_fix(found(noiselint, folder, "replacement-character", "bad")) == ("\ufffd", "场", "safe")


def test_records_restore_each_other(noiselint: Run, tmp_path: Path) -> None:
    good = HEAD + FOREIGN + TAIL
    lines = [
        json.dumps({"id": n, "text": text})
        for n, text in enumerate((good.replace("Affairs", "Affaxjmtzywirs"), good.replace("money", "money soon")), 1)
    ]
    (tmp_path / "c").mkdir()
    path = tmp_path / "c" / "r.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    noiselint("check", tmp_path / "c", "--isolated", "--no-cache", "--fix")
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["text"] == good
