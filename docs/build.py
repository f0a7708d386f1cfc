"""Build the site: `python docs/build.py` writes build/site. Pages on rules and on the command line come from the program itself."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from lint.catalogue import page, summary
from lint.cli import application
from lint.registry import groups, registry

HERE = Path(__file__).parent
BUILD = HERE.parent / "build"
SECTIONS: dict[str, tuple[str, ...]] = {
    "Start": ("index.md", "tutorial.md"),
    "How to": (
        "how-to/scanned-newspapers.md",
        "how-to/web-crawl.md",
        "how-to/hugging-face.md",
        "how-to/pandas.md",
        "adopting.md",
        "ci.md",
        "scale.md",
    ),
    "Guides": ("fixing.md", "duplicates.md", "report.md", "formats.md", "plugins.md"),
    "Reference": ("configuration.md", "command-line.md", "api.md"),
    "Rules": (),
    "About": ("accuracy.md", "speed.md", "design.md"),
}


def main() -> None:
    """Lay out the pages under build/docs and hand them to the site generator; ends with its exit status."""
    source = BUILD / "docs"
    shutil.rmtree(source, ignore_errors=True)
    for path in written():
        (source / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / path, source / path)
    (source / "command-line.md").write_text(command_line(), encoding="utf-8")
    (source / "rules").mkdir()
    (source / "rules/index.md").write_text(catalogue(), encoding="utf-8")
    for rule in registry().values():
        (source / f"rules/{rule.name}.md").write_text(page(rule).removeprefix("#").replace("\n  - ", "\n    - "), encoding="utf-8")
    settings = (HERE / "site.toml").read_text(encoding="utf-8")
    (BUILD / "zensical.toml").write_text(settings.replace("nav = []", f"nav = {navigation(source)}"), encoding="utf-8")
    built = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--clean", "--strict", "-f", str(BUILD / "zensical.toml")], check=False
    )
    raise SystemExit(built.returncode)


def written() -> list[str]:
    """The pages that stand in this folder."""
    return sorted(path.relative_to(HERE).as_posix() for path in [*HERE.glob("*.md"), *HERE.glob("how-to/*.md")])


def navigation(source: Path) -> str:
    """The sections as TOML; a page that none of them names is a guide."""
    named = {name for names in SECTIONS.values() for name in names}
    sections = {title: [name for name in names if (source / name).exists()] for title, names in SECTIONS.items()}
    sections["Guides"] += [name for name in written() if name not in named]
    sections["Rules"] = ["rules/index.md", *(f"rules/{rule.name}.md" for rule in registry().values())]
    return "[" + ", ".join(f'{{ "{title}" = {json.dumps(names)} }}' for title, names in sections.items()) + "]"


def catalogue() -> str:
    """All rules, a table a group."""
    lines = ["# Rules", "", "Every page here is what `noiselint rules NAME` prints. Off: only when asked for by name or with `all`.", ""]
    for group in groups():
        lines += [f"## {group}", "", "| rule | severity | finds |", "|---|---|---|"]
        for rule in (r for r in registry().values() if r.group == group):
            off = "" if rule.rule.default else ", off"
            lines.append(f"| [{rule.name}]({rule.name}.md) | {rule.rule.severity}{off} | {summary(rule)} |")
        lines.append("")
    return "\n".join(lines)


def command_line() -> str:
    """Every command with every argument and option, those too for which `--help` has no room."""
    lines = (HERE / "command-line.head").read_text(encoding="utf-8").splitlines()
    for name, command in _commands(typer.main.get_command(application()), "noiselint"):
        text, _, example = (command.help or "").partition("Example: ")
        lines += ["", f"## {name}", "", " ".join(text.split()), ""]
        if example:
            lines += ["```sh", " ".join(example.split()), "```", ""]
        lines += ["| option | |", "|---|---|", *map(_row, command.params)]
    return "\n".join(lines) + "\n"


def _commands(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if inner is None:
        yield name, command
        return
    for each in sorted(inner):
        yield from _commands(inner[each], f"{name} {each}")


def _row(parameter: Any) -> str:
    names = ", ".join(f"`{name}`" for name in [*parameter.opts, *parameter.secondary_opts]) if parameter.param_type_name == "option" else ""
    metavar = "" if getattr(parameter, "is_flag", False) else parameter.metavar or (parameter.name or "").upper()
    default = parameter.default if isinstance(parameter.default, (str, int)) and not isinstance(parameter.default, bool) else ""
    shown = f" Default: `{default}`." if default != "" else ""
    help_ = (getattr(parameter, "help", "") or "").replace("|", "\\|")
    return f"| {names or f'`{metavar}`'}{f' `{metavar}`' if names and metavar else ''} | {help_}{shown} |"


if __name__ == "__main__":
    main()
