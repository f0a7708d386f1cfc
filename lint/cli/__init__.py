"""The command line: a file a command or a few of a kind. Only what a command needs is imported, and only when it runs."""

from lint.cli import ask, baseline, check, duplicates, history, index, learn, new
from lint.cli.app import app

__all__ = ["app", "ask", "baseline", "check", "duplicates", "history", "index", "learn", "main", "new"]


def main() -> None:
    """The console script."""
    app()
