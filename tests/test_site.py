"""The documentation site builds without a warning, and leaves nothing out."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from conftest import ROOT
from lint.cli import application
from lint.registry import registry
from lint.settings import Settings


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "docs", copy / "docs")
    done = subprocess.run([sys.executable, "docs/build.py"], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "build/site"


def text_of(page: Path) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))


@pytest.mark.slow
def test_every_page_and_rule_is_there_and_every_link_leads_somewhere(site: Path) -> None:
    pages = {path.parent for path in site.rglob("index.html")}
    assert {site / "rules" / name for name in registry()} <= pages
    written = {path.relative_to(ROOT / "docs").with_suffix("") for path in ROOT.glob("docs/**/*.md") if "example-plugin" not in path.parts}
    assert {site if str(path) == "index" else site / path for path in written} <= pages
    for page in site.rglob("index.html"):
        for link in re.findall(r'<a[^>]* href="([^"#:]+)(?:#[^"]*)?"', page.read_text(encoding="utf-8")):
            assert (page.parent / link).resolve().exists(), f"{page}: {link}"


@pytest.mark.slow
def test_every_option_of_the_command_line_is_told(site: Path) -> None:
    text = text_of(site / "command-line/index.html")

    def told(command: Any, name: str) -> None:
        for inner, each in getattr(command, "commands", {}).items():
            told(each, f"{name} {inner}")
        if not hasattr(command, "commands"):
            assert name in text
            assert all(option in text for parameter in command.params for option in parameter.opts if option.startswith("-"))

    told(typer.main.get_command(application()), "noiselint")


def test_every_setting_is_told() -> None:
    page = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
    names = {field.name.replace("_", "-") for field in fields(Settings)} - {"root", "source"}
    assert set(re.findall(r"^\| `([a-z-]+)`", page, re.MULTILINE)) == names
