"""Every command and every line of Python in the documentation is run, and prints what is shown.

A page is one session in a fresh folder with copies of `seeds` and `rules`: blocks with a title are files of that name, lines of `console`
blocks that begin with `$ ` are commands, `pycon` blocks are doctests. `[…]` on a line of its own stands for any lines, inside
a line for any characters. Pages that hold
`<!-- slow -->` run with the slow tests.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import NOISELINT, ROOT

FENCE = re.compile(r'^```(?P<kind>[a-z]+)(?: title="(?P<title>[^"\n]+)")?\n(?P<body>.*?)^```$', re.MULTILINE | re.DOTALL)
PROGRESS = re.compile(r"^noiselint: \w+: [\d,]+ of [\d,]+ files, .*\n", re.MULTILINE)  # a slow machine tells how far it is
PAGES = [ROOT / "README.md", *sorted(path for path in ROOT.glob("docs/**/*.md") if "rules" not in path.parts)]
Step = tuple[str, str, str]


def steps(page: str) -> list[Step]:
    """Kind, title and body of the blocks that do something."""
    found = [(m["kind"], m["title"] or "", m["body"]) for m in FENCE.finditer(page)]
    return [step for step in found if step[1] or step[0] in ("console", "pycon")]


def commands(block: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block with what is shown below it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def pages() -> Iterator[object]:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        if found := steps(text):
            slow = (
                (pytest.mark.slow,) if "<!-- slow -->" in text or re.search(r"^>>> import (?:datasets|pandas)", text, re.MULTILINE) else ()
            )
            yield pytest.param(found, id=path.relative_to(ROOT).as_posix(), marks=slow)


@pytest.mark.parametrize("session", [*pages()])
def test_a_page_shows_what_happens(session: list[Step], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    for name in ("seeds", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for kind, title, body in session:
        if title:
            (tmp_path / title).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / title).write_text(body, encoding="utf-8")
        elif kind == "console":
            for command, shown in commands(body):
                run(command, shown, tmp_path)
        else:
            evaluate(body, names)


def run(command: str, shown: str, folder: Path) -> None:
    path = os.pathsep.join((str(Path(NOISELINT).parent), os.environ["PATH"]))
    env = {**os.environ, "PATH": path, "NO_COLOR": "1", "PYTHONUTF8": "1", "COLUMNS": "120", "TERM": "dumb"}
    together = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, encoding="utf-8", check=False, **together)  # type: ignore[call-overload]
    printed = PROGRESS.sub("", done.stdout)
    pattern = "(?:.*\n)?".join(re.escape(part).replace(r"\[…\]", r"[^\n]*") for part in shown.split("[…]\n"))
    assert re.fullmatch(pattern, printed, re.DOTALL), f"$ {command}\n{printed}"


def evaluate(block: str, names: dict[str, object]) -> None:
    test = doctest.DocTestParser().get_doctest(block, names, "page", None, 0)
    out: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False).run(test, out=out.append, clear_globs=False)
    names.update(test.globs)
    assert not out, "".join(out)


def test_pages_show_something() -> None:
    assert len(list(pages())) >= 2
