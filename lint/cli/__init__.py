"""The command line: a file a command or a few of a kind. Only what a command needs is imported, and only when it runs."""

import sys
from importlib import import_module
from pkgutil import iter_modules

import typer


def application(wanted: str = "") -> typer.Typer:
    """All commands; only those of the file that bears the name of the wanted one, where there is such a file."""
    found = [module.name for module in iter_modules(__path__)]
    for name in [wanted] if wanted in found else found:  # each adds its commands to the application
        import_module(f"lint.cli.{name}")
    from lint.cli.app import app

    return app


def main() -> None:
    """The console script."""
    application(sys.argv[1] if len(sys.argv) > 1 else "")()
