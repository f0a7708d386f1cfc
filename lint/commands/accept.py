"""Accepting words: those that a run reports, or those that the user names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from lint.commands.output import complain, watching
from lint.config import settings_for
from lint.errors import UserError
from lint.escape import printable
from lint.files import Found, shown
from lint.findings import Finding
from lint.how import How
from lint.job import Wish
from lint.registry import registry
from lint.reporters.tally import counted
from lint.run import run
from lint.settings import Settings
from lint.wordlists import add, home_of_words
from lint.wordrule import WordRule

MOST_SHOWN = 20


def accept_reported(found: Found, how: How, quiet: bool, out: TextIO) -> int:
    """Put every odd word that is reported in the list of its configuration. Raises UserError."""
    words: dict[str, set[str]] = defaultdict(set)
    homes = {file.shown: home_of_words(settings) for file, settings in found.files}
    problems = list(found.problems)
    with watching(quiet) as watch:
        for report in run(found, Wish(), how, watch):
            problems += report.problems
            words[homes[report.file.shown]].update(f.text for f in report.findings if _is_word(f))
    for problem in problems:
        complain(problem)
    for path in sorted(set(homes.values())):
        _told(path, add(path, words[path]), out)
    return 2 if problems else 0


def accept_named(words: Sequence[str], out: TextIO) -> None:
    """Put words in the list of the configuration that holds here. Raises UserError."""
    for word in words:
        if "#" in word or len(word.split()) != 1:
            raise UserError(f"{word!r} is not one word; give each by itself, without blanks and #")
    settings: Settings = settings_for(Path.cwd())
    path = home_of_words(settings)
    _told(path, add(path, words), out)


def _is_word(found: Finding) -> bool:
    return issubclass(registry()[found.rule].rule, WordRule) and len(found.text.split()) == 1


def _told(path: str, new: Sequence[str], out: TextIO) -> None:
    more = f" and {len(new) - MOST_SHOWN:,} more" if len(new) > MOST_SHOWN else ""
    listed = f": {', '.join(map(printable, new[:MOST_SHOWN]))}{more}" if new else ""
    out.write(f"{counted(len(new), 'word')} added to {shown(path)}{listed}\n")
