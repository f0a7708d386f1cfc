"""Arguments and options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer


def rule_names(incomplete: str) -> list[str]:
    """What a shell may complete a list of rules with: rules, groups and `all`, behind the last comma."""
    from lint.registry import groups, registry

    before, comma, begun = incomplete.rpartition(",")
    return [f"{before}{comma}{name}" for name in sorted({*registry(), *groups(), "all"}) if name.startswith(begun)]


Paths = Annotated[
    list[str] | None, typer.Argument(help="Files and folders; - is standard input. Without any: this folder.", show_default=False)
]
Names = list[str] | None
Select = Annotated[Names, typer.Option(help="Rules, groups or all; comma-separated.", metavar="RULES", autocompletion=rule_names)]
Ignore = Annotated[Names, typer.Option(help="Rules or groups to leave out.", metavar="RULES", autocompletion=rule_names)]
Config = Annotated[str | None, typer.Option("--config", help="Use this configuration file.", metavar="FILE")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Ignore all configuration files.")]
Jobs = Annotated[
    int,
    typer.Option("--jobs", "-j", help="Processes; by default as many as pay.", metavar="N", min=0, show_default=False),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print results and nothing else.")]


def names(given: Names) -> tuple[str, ...]:
    """Names given comma-separated, in one option or in several."""
    return tuple(name.strip() for part in given or () for name in part.split(",") if name.strip())
