"""Colour, where a person looks."""

from __future__ import annotations

import os
from typing import TextIO

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


class Paint:
    """Wraps text in a terminal's colours; on anything else, or with NO_COLOR in the environment, it leaves it as it is."""

    def __init__(self, out: TextIO) -> None:
        self.on = bool(os.environ.get("FORCE_COLOR")) or (
            out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        )

    def __call__(self, text: str, *styles: str) -> str:
        """The text in the given styles; it must be printable already."""
        return f"\x1b[{';'.join(_CODES[s] for s in styles)}m{text}\x1b[0m" if self.on and text else text
