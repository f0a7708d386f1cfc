"""The command line: a file a command or a few of a kind. Only what a command needs is imported, and only when it runs."""

from importlib import import_module
from pkgutil import iter_modules

from lint.cli.app import app

for _found in iter_modules(__path__):  # each adds its commands to the application
    import_module(f"lint.cli.{_found.name}")


def main() -> None:
    """The console script."""
    app()
