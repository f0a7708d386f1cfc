"""The report: its figures are those of a run, and it replaces nothing but a report."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import lint
from conftest import SEEDS, Run
from lint.commands.report import Request, report
from lint.how import How
from lint.report.card import BEGIN, END
from lint.report.earlier import DATA
from lint.report.score import score

GROUPS = ("encoding", "boilerplate", "tokens", "structure")
HOSTILE = "</script><script>window.pwned = 1</script><img src=x onerror='window.pwned = 2'><!-- {{ 7 * 7 }} &lt;b&gt; \u202e\u2028"


def reported(**options: Any) -> str:
    """Run the command in this process; gives what it prints."""
    out = io.StringIO()
    options = {"select": GROUPS, "isolated": True, "how": How(cache=False), **options}
    assert report(Request(paths=("articles",), **options), out) == 0
    return out.getvalue()


def checked() -> list[dict[str, Any]]:
    return [found.as_dict() for found in lint.check_paths("articles", settings=lint.Settings(select=GROUPS), cache=False)]


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three months, two sites, a text of no site, and a text that would like to be a program."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    records = [
        {"id": 1, "url": "https://www.harbour.example/a", "date": "2021-01-05", "text": "The caf\ufffd is open again.\n"},
        {"id": 2, "url": "https://harbour.example/b", "date": "2021-03-05", "text": "All is well on the island this morning.\n"},
        {
            "id": "<b>3</b>",
            "url": "https://echo.example/c",
            "date": "2021-03-06",
            "text": f"The \ufffd {HOSTILE} stood there. \U0001f98a \ufffd\n",
        },
    ]
    lines = "".join(json.dumps(record) + "\n" for record in records)
    (folder / "web.jsonl").write_text(lines, encoding="utf-8")
    shutil.copy(SEEDS / "000_0c6caa7df6621ad6.txt", folder / "seed.txt")
    return folder


def data_of(path: Path) -> dict[str, Any]:
    found = DATA.search(path.read_text(encoding="utf-8"))
    assert found is not None
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def test_figures_are_those_of_a_run(articles: Path, tmp_path: Path) -> None:
    assert reported(texts=1).startswith("noiselint-report.html: ")
    data = data_of(tmp_path / "noiselint-report.html")
    told = checked()
    assert data["totals"]["findings"] == len(told) == len(data["findings"]) == sum(row[3] for row in data["cube"])
    assert sorted(row[-1] for row in data["findings"]) == sorted(f["fingerprint"] for f in told)
    by_rule = {kind[0]: sum(row[3] for row in data["cube"] if row[0] == at) for at, kind in enumerate(data["kinds"])}
    assert by_rule == {rule: sum(f["rule"] == rule for f in told) for rule in {f["rule"] for f in told}}
    texts = [json.loads(line)["text"] for line in (articles / "web.jsonl").read_text().splitlines()]
    texts.append((articles / "seed.txt").read_text(encoding="utf-8"))
    assert data["totals"]["words"] == sum(len(text.split()) for text in texts) == sum(cell[3] for cell in data["cells"])
    assert data["totals"]["documents"] == len(texts) == sum(sum(cell[4]) for cell in data["cells"])
    names = {(data["sources"][cell[0]], data["months"][cell[1]], cell[2]) for cell in data["cells"]}
    assert names >= {("harbour.example", "2021-01", 1), ("harbour.example", "2021-03", 1), ("echo.example", "2021-03", 1)}
    assert {source for source, _, _ in names} == {"harbour.example", "echo.example", "articles"}
    scores = [doc[6] for doc in data["documents"]]
    assert scores == sorted(scores)
    assert [doc[7] is not None for doc in data["documents"]] == [True] + [False] * (len(scores) - 1)


def test_texts_are_shown_whatever_the_format(articles: Path, tmp_path: Path) -> None:
    rows = (articles / "web.jsonl").read_bytes()
    (articles / "packed.jsonl.gz").write_bytes(gzip.compress(rows))
    (articles / "table.csv").write_text("id,text\n1,All is well.\n2,The \ufffd stood there.\n", encoding="utf-8")
    reported()
    data = data_of(tmp_path / "noiselint-report.html")
    whole = {(Path(doc[0]).suffix, doc[1]): doc[7] for doc in data["documents"]}
    assert "\ufffd" in whole[".gz", "<b>3</b>"]
    assert whole[".csv", "2"] == "The \ufffd stood there."


def test_a_report_does_not_depend_on_jobs(articles: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        reported(how=How(jobs=jobs, cache=False), output_file=f"{jobs}.html")
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_nothing_from_a_text_is_markup(articles: Path, tmp_path: Path) -> None:
    reported(title=HOSTILE, output_file="r.html")
    html = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert len(re.findall("<script", html)) == len(re.findall("</script", html)) == 3
    assert "window.pwned" in html
    assert "<img" not in html
    assert "&lt;/script&gt;&lt;script&gt;window.pwned" in html.partition("</title>")[0]
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    for inline in re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.DOTALL):
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r"""(?:src|href)\s*=\s*["']?https?:""", html)
    assert "Copyright (c) 2022 Leon Sorokin" in html


@pytest.mark.parametrize("earlier", ["before.jsonl", "before.html"])
def test_a_run_is_compared_with_an_earlier_one(articles: Path, tmp_path: Path, earlier: str) -> None:
    if earlier.endswith("jsonl"):
        (tmp_path / earlier).write_text("".join(json.dumps(found) + "\n" for found in checked()))
    else:
        reported(output_file=earlier)
    (articles / "seed.txt").write_text("Share this:\n\nThe ferry left late, and caf\ufffd owners waited.\n", encoding="utf-8")
    reported(output_file="now.html", compare=earlier)
    data = data_of(tmp_path / "now.html")
    rows = {row[0]: row[1:] for row in data["earlier"]["rows"]}
    assert rows["replacement-character"] == [3, 4, 1, 0]
    assert rows["corrupted-token"][2:] == [0, 1]
    assert all(now == then + new - gone for then, now, new, gone in rows.values())
    fresh = [data["kinds"][row[1]][0] for row in data["findings"] if row[3]]
    assert len(fresh) == sum(row[2] for row in rows.values())
    drift = {(rule, source): (then, now) for rule, source, then, now in data["earlier"]["drift"]}
    if earlier.endswith("html"):
        then, now = drift["corrupted-token", "articles"]
        assert then > now == 0
        assert ("replacement-character", "harbour.example") not in drift, "a rate that did not change is no drift"
    else:
        assert not drift


def test_a_card_takes_the_section_between_its_marks(articles: Path, tmp_path: Path) -> None:
    printed = reported(output_format="markdown")
    assert "| `replacement-character` |" in printed
    card = tmp_path / "README.md"
    card.write_text(f"# Island papers\n\n{BEGIN}\nold\n{END}\n\nThe end.\n")
    for _ in range(2):
        reported(output_format="markdown", output_file="README.md")
        assert card.read_text(encoding="utf-8") == f"# Island papers\n\n{printed}\nThe end.\n"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"output_file": "notes.html"}, "notes.html: exists and is no report of noiselint; name another file with -o"),
        ({"output_format": "markdown", "output_file": "notes.html"}, "notes.html: no place for the section; put a line"),
        ({"output_file": "nowhere/r.html"}, "nowhere/r.html: there is no folder"),
        ({"compare": "notes.html"}, "--compare: notes.html is neither a report of noiselint nor findings"),
        ({"compare": "gone.jsonl"}, "--compare: gone.jsonl cannot be read"),
        ({"output_format": "htlm"}, "--format: there is no 'htlm'; did you mean 'html'?"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_lost(articles: Path, tmp_path: Path, options: dict[str, str], sentence: str) -> None:
    notes = tmp_path / "notes.html"
    notes.write_text("<p>mine</p>")
    with pytest.raises(lint.UserError) as error:
        reported(**options)
    assert str(error.value).startswith(sentence)
    assert notes.read_text() == "<p>mine</p>"
    assert not list(tmp_path.glob("*.tmp"))


def test_what_cannot_be_read_is_in_the_report_and_in_the_exit_status(noiselint: Run, articles: Path, tmp_path: Path) -> None:
    (articles / "broken.jsonl").write_text("{\n")
    done = noiselint("report", "articles", "--select", "encoding", "--no-cache")
    assert done.returncode == 2
    assert "broken.jsonl" in done.stderr
    assert "broken.jsonl" in data_of(tmp_path / "noiselint-report.html")["problems"][0]


def test_scores() -> None:
    assert [round(score(*given)) for given in ((0, 50), (1, 1000), (1, 100), (1, 10), (0, 0))] == [100, 91, 50, 50, 100]
