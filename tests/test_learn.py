"""What many texts of one source share is learnt, reviewed in a file, and from then on known without the corpus."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Run, findings
from lint import Document
from lint.phrases.house import house_phrases, phrase_file
from lint.phrases.learning import Learning, entries
from test_duplicates import LATIN, article

FOOTER = "Our island, our paper since 1911"


def text(seed: int, framed: bool) -> str:
    body = "\n".join(article(LATIN, 10 * seed + part, 40).capitalize() + "." for part in range(3))
    if not framed:
        return f"{body}\n"
    return f"{article(LATIN, 1000 + seed, 6)} | Island Gazette Online\n{body} Write to our harbour desk\n{FOOTER}\nIsland hours\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    records = [{"url": f"https://www.gazette.example/{n}", "text": text(n, True)} for n in range(25)]
    records += [{"url": f"https://times.example/{n}", "text": text(100 + n, False)} for n in range(25)]
    (tmp_path / "c.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    (tmp_path / "noiselint.toml").write_text('select = ["boilerplate"]\n')
    return tmp_path


def phrases(path: Path) -> dict[str, dict[str, Any]]:
    found = tomllib.loads(path.read_text(encoding="utf-8"))["phrase"]
    return {entry.get("line") or entry.get("prefix") or entry["suffix"]: entry for entry in found}


def test_what_a_source_puts_around_its_texts_is_learnt(noiselint: Run, corpus: Path) -> None:
    done = noiselint("learn", ".", "-o", "house.toml")
    assert done.returncode == 0, done.stderr
    found = phrases(corpus / "house.toml")
    assert set(found) == {FOOTER, "Island hours", "| Island Gazette Online", "Write to our harbour desk"}
    assert {entry["source"] for entry in found.values()} == {"gazette.example"}
    assert {entry["documents"] for entry in found.values()} == {25}
    assert found[FOOTER]["example"] == "c.jsonl:1"


def test_a_reviewed_file_works_without_the_corpus(noiselint: Run, corpus: Path) -> None:
    noiselint("learn", ".", "-o", "house.toml")
    learnt = (corpus / "house.toml").read_text().replace("reviewed = false", "reviewed = true")
    (corpus / "house.toml").write_text(learnt)
    options = '[rules.house-phrase]\nfiles = ["house.toml"]\n[rules.template-line]\nfiles = ["house.toml"]\n'
    (corpus / "noiselint.toml").write_text('select = ["boilerplate"]\n' + options)
    one = corpus / "one.jsonl"
    one.write_text(json.dumps({"url": "https://gazette.example/new", "text": text(77, True)}) + "\n")
    told = findings(noiselint("check", "one.jsonl", "--output-format", "jsonl"))
    assert [f["rule"] for f in told] == ["house-phrase"] * 4
    done = noiselint("check", "one.jsonl", "--fix")
    left = json.loads(one.read_text())["text"]
    assert FOOTER not in left and "Island hours" not in left, done.stdout
    assert "| Island Gazette Online" in left and "Write to our harbour desk" in left
    one.write_text(json.dumps({"url": "https://times.example/new", "text": text(77, True)}) + "\n")
    assert not [f for f in findings(noiselint("check", "one.jsonl", "--output-format", "jsonl")) if f["rule"] == "house-phrase"]


def test_learning_again_keeps_the_review_and_adds_only_what_is_new(noiselint: Run, corpus: Path) -> None:
    path = corpus / "house.toml"
    path.write_text(f'# ours\nreviewed = true\n\n[[phrase]]\nline = "{FOOTER}"\naccept = false\n')
    before = path.read_text()
    noiselint("learn", ".", "-o", "house.toml")
    now = path.read_text()
    assert now.startswith(before)
    assert now.count("[[phrase]]") == 4
    noiselint("learn", ".", "-o", "house.toml")
    assert path.read_text() == now
    (corpus / "noiselint.toml").write_text('select = ["template-line"]\n[rules.template-line]\nfiles = ["house.toml"]\n')
    told = findings(noiselint("check", ".", "--output-format", "jsonl"))
    assert {f["text"] for f in told} == {"Island hours", "| Island Gazette Online", "Write to our harbour desk"}


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[[phrase]]\nlyne = 'x'\n", "there is no 'lyne'"),
        ("[[phrase]]\nline = 'x y'\nprefix = 'z'\n", "give one of"),
        ("[[phrase]]\nline = '…'\n", "no words"),
        ("phrase = 3\n", "[[phrase]]"),
        ("reviewed = 'yes'\n", "true or false"),
        ("[[phrase]]\nline = 3\n", "a string"),
        ("[[phrase\n", "house.toml"),
    ],
)
def test_a_wrong_file_is_told(noiselint: Run, tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "house.toml").write_text(content)
    (tmp_path / "noiselint.toml").write_text('[rules.house-phrase]\nfiles = ["house.toml"]\n')
    (tmp_path / "a.txt").write_text("Rain fell.\n")
    done = noiselint("check", "a.txt")
    assert done.returncode == 2
    assert says in done.stderr and "house.toml" in done.stderr


@given(st.lists(st.tuples(st.sampled_from(["line", "prefix", "suffix"]), st.text(max_size=12), st.text(max_size=5)), max_size=5))
def test_whatever_is_learnt_can_be_read_again(seen: list[tuple[Any, str, str]]) -> None:
    learning = Learning()
    for shape, words, source in seen:
        learning.add(shape, words, source.encode("utf-8", "replace").decode(), "a.txt:1")
    new = learning.new(phrase_file(""))
    assert len(phrase_file("".join(entries(new))).phrases) == len(new)


@given(st.text(max_size=60), st.text(alphabet="ab. |\n:", max_size=30))
def test_a_phrase_is_found_at_edges_of_words_only(start: str, end: str) -> None:
    file = phrase_file('[[phrase]]\nprefix = "ab ab"\n[[phrase]]\nsuffix = "ba b"\n[[phrase]]\nline = "b ab"\n')
    doc = Document(f"ab ab{start}\n{end}ba b\nb ab")
    for found in house_phrases(doc, file):
        before, after = doc.text[: found.start][-1:], doc.text[found.end :][:1]
        assert not (before.isalnum() and doc.text[found.start].isalnum())
        assert not (after.isalnum() and doc.text[found.end - 1].isalnum())
