"""What commands print besides their results, and how they end."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn, TextIO

from lint.errors import UserError
from lint.escape import printable
from lint.how import Watch


def complain(sentence: str) -> None:
    """A sentence on standard error."""
    sys.stderr.write(f"noiselint: {printable(sentence)}\n")


def write_diff(diff: str, out: TextIO) -> None:
    """A diff byte for byte, whatever the encoding of the files; on a terminal what could direct it is spelled out."""
    if out.isatty():
        out.writelines("\t".join(map(printable, line.split("\t"))) + "\n" for line in diff.split("\n")[:-1])
        return
    import secrets

    token = secrets.token_hex(8) if os.environ.get("GITHUB_ACTIONS") and "::" in diff else ""  # its runner obeys lines
    out.write(f"::stop-commands::{token}\n" if token else "")
    out.flush()
    out.buffer.write(diff.encode("utf-8", "surrogateescape"))
    out.write(f"::{token}::\n" if token else "")


@contextmanager
def sentences() -> Iterator[None]:
    """Turn errors that a user can mend, and faults of our own, into one sentence and exit status 2."""
    try:
        yield
    except UserError as error:
        _end(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has read enough
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        _end("stopped")
    except Exception as error:
        if os.environ.get("NOISELINT_DEBUG"):
            raise
        _end(f"a fault of noiselint itself: {type(error).__name__}: {error}; set NOISELINT_DEBUG=1 to see where, and report it")


def _end(sentence: str) -> NoReturn:
    complain(sentence)
    raise SystemExit(2)


@contextmanager
def watching(quiet: bool) -> Iterator[Watch]:
    """A watch for a run: a bar on a terminal, a line every ten seconds elsewhere, nothing where quiet is wanted."""
    if quiet:
        yield Watch()
    elif not sys.stderr.isatty():
        from lint.commands.progress import Lines

        lines = Lines(complain)
        yield Watch(complain, lines.begin, lines.step)
    else:
        from rich.console import Console

        from lint.commands.progress import Bar

        bar = Bar(Console(stderr=True))

        def say(sentence: str) -> None:
            bar.stop()
            complain(sentence)

        try:
            yield Watch(say, bar.begin, bar.step, bar.stop)
        finally:
            bar.stop()
