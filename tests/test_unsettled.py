"""One record whose fixes undo each other stays as it was; the others are mended, and the run says which rules are at odds."""

from __future__ import annotations

from pathlib import Path

from conftest import Run

RULE = '''
from collections.abc import Iterator

from lint import Document, Edit, Fix, Hit, Rule, Safety, Stage


class {name}(Rule):
    """A spelling that the other rule cannot stand.

    What it finds is `{wrong}`.
    """

    stage = Stage.WORDS

    def check(self, doc: Document) -> Iterator[Hit]:
        at = doc.text.find(" {wrong} ")
        if at >= 0:
            yield Hit(at + 1, at + 1 + len("{wrong}"), "a spelling", (Fix((Edit(at + 1, at + 1 + len("{wrong}"), "{right}"),), Safety.SAFE),))
'''


def test_a_record_that_does_not_settle_is_left_and_the_others_are_mended(noiselint: Run, tmp_path: Path) -> None:
    plugin = tmp_path / "plugin"
    group = plugin / "quarrel" / "spelling"
    group.mkdir(parents=True)
    for package in (plugin / "quarrel", group):
        (package / "__init__.py").touch()
    (group / "british.py").write_text(RULE.format(name="British", wrong="color", right="colour"))
    (group / "american.py").write_text(RULE.format(name="American", wrong="colour", right="color"))
    info = plugin / "quarrel-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: quarrel\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[noiselint.rules]\nquarrel = quarrel\n")
    texts = ["Blanks at the end.  ", "What color is it?  ", "Blanks at this end.  "]
    (tmp_path / "r.jsonl").write_text("".join(f'{{"id": "r{i}", "text": "{text}"}}\n' for i, text in enumerate(texts)))
    done = noiselint(
        "check", "r.jsonl", "--fix", "--isolated", "--no-cache", "--select", "spelling,edge-space", env={"PYTHONPATH": str(plugin)}
    )
    assert done.returncode == 2, done.stdout
    assert "r.jsonl, record r1: the fixes of" in done.stderr
    assert "american" in done.stderr or "british" in done.stderr
    kept = [text.rstrip() if i != 1 else text for i, text in enumerate(texts)]
    assert (tmp_path / "r.jsonl").read_text() == "".join(f'{{"id": "r{i}", "text": "{text}"}}\n' for i, text in enumerate(kept))
