"""The command line: a file a command or a few of a kind. Only what a command needs is imported, and only when it runs."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

NEW_OBJECTS = 100_000  # that Python looks through for garbage at once; with its own 700 a start looks a hundred times


def application(wanted: str = "") -> typer.Typer:
    """All commands; only those of the file that bears the name of the wanted one, where there is such a file."""
    found = [module.name for module in iter_modules(__path__)]
    for name in [wanted] if wanted in found else found:  # each adds its commands to the application
        import_module(f"lint.cli.{name}")
    from lint.cli.app import app

    return app


def main() -> None:
    """The console script."""
    gc.set_threshold(NEW_OBJECTS)
    try:
        application(sys.argv[1] if len(sys.argv) > 1 else "")()
    finally:
        gc.freeze()  # what is left ends with the process, and need not be looked through once more
