"""noiselint new --plugin: a package with a rule and a phrase pack of its own, ready to be installed."""

from __future__ import annotations

from pathlib import Path
from string import Template
from typing import TextIO

from lint.commands.new import checked, draft
from lint.errors import UserError

_PROJECT = """[build-system]
requires = ["hatchling>=1.24"]
build-backend = "hatchling.build"

[project]
name = "noiselint-$name"
version = "0.1.0"
description = "Rules of noiselint for $name."
requires-python = ">=3.11"
dependencies = ["noiselint>=0.1"]

[project.optional-dependencies]
test = ["pytest>=8.2"]

[project.entry-points."noiselint.rules"]
$module = "noiselint_$module"

[tool.hatch.build.targets.wheel]
packages = ["noiselint_$module"]
"""
_README = """# noiselint-$name

A plug-in of noiselint. Every folder in `noiselint_$module` is a group, every file in a group a rule; rename `$name-mark` and `$name-line`
to what they find.

    pip install -e '.[test]'
    pytest
    noiselint rules $name
"""
_LINE = '''"""Lines that are no part of the articles."""

from lint import Bad, Good, PhraseRule


class $classname(PhraseRule):
    """Say here whose lines these are. The phrases stand in `phrases/en.toml` beside this file, under the name of this rule."""

    says = "a line that is not part of the article"
    examples = (
        Bad("The ferry left an hour late.\\n⟦Listen to $title Radio live⟧", fixed="The ferry left an hour late."),
        Good("You can listen to $title Radio live on the ferry, said the captain."),
    )
'''
_PHRASES = '''# `lines`: furniture wherever it stands as a whole line; `labels`: only at the head or tail or beside other furniture;
# `names`: only beside labels. … is any text, # a number. Case, marks at the edges and the kind of blank do not matter.

[$name-line]
lines = """
Listen to $title Radio live
"""
'''
_TESTS = '''"""Every example of every rule holds."""

import pytest

from lint import check_example
from noiselint_$module.$module.${module}_line import $line
from noiselint_$module.$module.${module}_mark import $mark


@pytest.mark.parametrize(("rule", "example"), [(rule, example) for rule in ($line, $mark) for example in rule.examples])
def test_example(rule, example):
    check_example(rule, example)
'''


def new_plugin(name: str, folder: str, out: TextIO) -> int:
    """Write the package FOLDER/noiselint-NAME. Raises UserError when the name is no name or the folder exists."""
    name = checked(name.removeprefix("noiselint-"), "a plug-in", "harbour")
    root = Path(folder) / f"noiselint-{name}"
    if root.exists():
        raise UserError(f"{root} exists already; take another name")
    if not root.parent.is_dir():
        raise UserError(f"{root.parent} is no folder; make it first")
    for path, text in _files(name):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
        out.write(f"{(root / path).as_posix()}\n")
    out.write(
        f"Next: pip install -e '{root.as_posix()}[test]' && pytest {root.as_posix()}; then `noiselint rules {name}` shows the two rules.\n"
    )
    return 0


def _files(name: str) -> list[tuple[str, str]]:
    module, title = name.replace("-", "_"), name.replace("-", " ").title()
    plain = title.replace(" ", "")
    words = {"name": name, "module": module, "title": title, "line": f"{plain}Line", "mark": f"{plain}Mark", "classname": f"{plain}Line"}
    group = f"noiselint_{module}/{module}"
    return [
        ("pyproject.toml", Template(_PROJECT).substitute(words)),
        ("README.md", Template(_README).substitute(words)),
        (f"noiselint_{module}/__init__.py", f'"""Rules for {name}; every folder in here is a group, every file in a group a rule."""\n'),
        (f"noiselint_{module}/py.typed", ""),
        (f"{group}/__init__.py", f'"""What is found in texts of {name}."""\n'),
        (f"{group}/{module}_mark.py", draft(f"{name}-mark")),
        (f"{group}/{module}_line.py", Template(_LINE).substitute(words)),
        (f"{group}/phrases/en.toml", Template(_PHRASES).substitute(words)),
        ("tests/test_rules.py", Template(_TESTS).substitute(words)),
    ]
