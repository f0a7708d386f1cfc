"""What a user sees who asks for help, or presses the tabulator key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from conftest import Run
from lint.cli import application

SCREEN = 45  # lines of a terminal window that nobody has made small; 80 columns


def commands(command: Any, *names: str) -> Iterator[Any]:
    yield pytest.param(command, names, id=" ".join(names))
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, *names, name)


@pytest.mark.parametrize(("command", "names"), [*commands(typer.main.get_command(application()), "noiselint")])
def test_help_fits_a_screen_and_has_an_example(command: Any, names: tuple[str, ...]) -> None:
    context = command.context_class(command, info_name=" ".join(names), terminal_width=78)
    lines = command.get_help(context).splitlines()
    assert len(lines) <= SCREEN
    assert any(line.strip().startswith(f"Example: {' '.join(names)}") for line in lines)
    assert not any(line.endswith("...") for line in lines[1:]), "a summary that is cut says less than a short one"
    assert all(parameter.help for parameter in command.params if not parameter.name.endswith("completion"))


def test_a_shell_completes_commands_options_and_rules(noiselint: Run) -> None:
    def completed(line: str) -> set[str]:
        words = line.split(" ")
        env = {"_NOISELINT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
        return set(noiselint(env=env).stdout.split())

    assert "check" in completed("noiselint ch")
    assert "--unsafe-fixes" in completed("noiselint check --unsa")
    assert completed("noiselint rules corrupt") == {"corrupted-token"}
    assert completed("noiselint check --select dates,corrupt") == {"dates,corrupted-token"}
