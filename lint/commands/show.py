"""noiselint check --show-files and --show-settings: what a run would look at, and by which settings."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TextIO

from lint.escape import printable
from lint.files import Found, shown
from lint.settings import Settings


def show_files(found: Found, out: TextIO) -> None:
    """A line a file."""
    for file, _ in found.files:
        out.write(f"{printable(file.shown)}\n")


def show_settings(found: Found, out: TextIO) -> None:
    """Every setting of every configuration that the files fall under, behind the number of its files."""
    settings = {own.source: own for _, own in found.files}
    for source, own in settings.items():
        count = sum(other.source == source for _, other in found.files)
        name = printable(shown(source)) if source.endswith(".toml") else source
        out.write(f"# {name}: {count:,} of {len(found.files):,} files\n")
        for field in fields(Settings):
            if field.name != "source":
                value = getattr(own, field.name)
                out.write(f"{field.name.replace('_', '-')} = {json.dumps(value, ensure_ascii=False, default=dict)}\n")
