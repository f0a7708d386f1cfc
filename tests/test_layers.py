"""What may import what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted([*ROOT.glob("lint/**/*.py"), *ROOT.glob("rules/**/*.py")])
HOMES = {
    "typer": ("lint/cli/",),
    "ray": ("lint/engines/ray.py",),
    "fsspec": ("lint/remote.py", "lint/spreading/spreadout.py"),
    "pyarrow": ("lint/sources/columnar/",),
    "sqlite3": ("lint/database.py", "lint/language/memory.py"),
    "spellchecker": ("lint/language/compile.py",),
    "wordfreq": ("lint/language/compile.py",),
}
LEVELS = (  # each may import those of its own level and those above it; a folder stands for all that is in it
    ("edits", "patterns", "remote", "removal", "pieces", "settle", "errors", "escape", "cache", "spool", "stretches"),
    ("document", "article", "dates", "language"),  # a document's views and what computes them
    ("text",),
    ("phrases",),
    ("copies",),
    ("rule", "wordrule", "phraserule"),
    ("settings", "wordlists", "installed", "registry", "plugins", "plan", "sources", "config", "files", "pointers", "home"),
    ("linter", "corpus", "testing", "catalogue"),
    ("parts", "reading", "findings", "lines", "known", "decide"),
    (
        "database",
        "merging",
        "forgetting",
        "witnesses",
        "stamps",
        "told",
        "store",
        "packing",
        "rows",
        "job",
        "judging",
        "passes",
        "tasks",
        "mending",
        "accepting",
        "engines",
    ),
    ("how", "stores", "telling", "run", "spreading", "reporters", "clusters", "api", "report"),
    ("commands",),
    ("cli",),
)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_imports_point_downwards(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    for module in imports(path):
        package, _, rest = module.partition(".")
        assert package not in HOMES or name.startswith(HOMES[package]), f"{name} imports {module}, which lives in {HOMES[package]}"
        if name.startswith("rules/"):
            own = ".".join(path.relative_to(ROOT).with_suffix("").parts[:2])
            assert module == "lint" or package != "lint", f"{name}: rules import the root of lint, not {module}"
            assert package != "rules" or module.startswith(own + "._"), f"{name}: rules never import each other ({module})"
        elif package == "rules":
            pytest.fail(f"{name}: lint never imports rules")
        elif package == "lint" and rest and (here := level(name.removeprefix("lint/"))) is not None:
            there = level(rest.replace(".", "/"))
            assert there is None or there <= here, f"{name} imports {module}, which stands above it"


def test_every_module_has_its_level() -> None:
    tops = {path.relative_to(ROOT / "lint").parts[0].removesuffix(".py") for path in MODULES if path.is_relative_to(ROOT / "lint")}
    assert tops - {"__init__", "py.typed"} == {name for names in LEVELS for name in names}


def level(name: str) -> int | None:
    top = name.partition("/")[0].removesuffix(".py")
    return next((i for i, names in enumerate(LEVELS) if top in names), None)
