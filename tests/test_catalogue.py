"""The catalogue in the repository is the one that the rules give."""

from __future__ import annotations

from conftest import ROOT, Run


def test_the_catalogue_is_fresh(noiselint: Run) -> None:
    made = noiselint("rules", "--output-format", "markdown").stdout
    assert (ROOT / "rules" / "README.md").read_text(encoding="utf-8") == made, (
        "run: noiselint rules --output-format markdown > rules/README.md"
    )
