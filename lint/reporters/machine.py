"""What the formats that other programs read have in common: how a finding is put in words, and where it stands in its file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.document import Document
from lint.edits import Edit, Safety
from lint.escape import printable
from lint.files import File, relative
from lint.findings import Finding
from lint.parts import Part
from lint.plan import Plan
from lint.reading import entries
from lint.reporters.concise import said
from lint.stamps import stamp

HOME = "https://github.com/noiselint/noiselint"
CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")  # where GitHub and GitLab say that the repository lies


def sentence(found: Finding) -> str:
    """Message, text and proposal; of a record its id and the place in its text before them."""
    inside = "" if found.whole else f" {found.line}:{found.column}"
    record = "" if found.place.number == 0 else f"record {printable(str(found.place.record))}{inside}: "
    return f"{record}{printable(found.message)}{said(found)}"


def address(path: str) -> str:
    """A shown path as the systems that read reports want it: below the checkout they made, or else as it is."""
    full = os.path.abspath(path)
    for name in CHECKOUTS:
        if (root := os.environ.get(name)) and full.startswith(os.path.join(root, "")):
            return relative(full, root)
    return path


def help_address(rule: str) -> str:
    """Where the rule is explained."""
    return f"{HOME}/blob/main/rules/README.md#{rule}"


class Numbering:
    """Tells equal fingerprints of one path apart by counting them."""

    def __init__(self) -> None:
        self._met: Counter[tuple[str, str]] = Counter()

    def __call__(self, found: Finding) -> int:
        """How many findings with this path and fingerprint there were so far, this one included."""
        key = (found.place.path, found.fingerprint)
        self._met[key] += 1
        return self._met[key]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text file; lines and columns in code points count from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class TextFile:
    """The text of a file, read again where positions in it are asked for that findings do not carry."""

    def __init__(self, file: File) -> None:
        self._file = file

    def replacements(self, found: Finding) -> Iterator[tuple[Region, Edit]]:
        """The edits that --fix or --unsafe-fixes would apply, with their places; of a record none, since they count in its text."""
        if found.place.number == 0 and found.fixes and found.fixes[0].safety != Safety.SHOW and self.document is not None:
            for edit in found.fixes[0].edits:
                yield Region(*self.document.position(edit.start), *self.document.position(edit.end)), edit

    @cached_property
    def document(self) -> Document | None:
        """The text as it is now; None where it cannot be read."""
        seen = stamp(self._file.path)
        plan = Plan(rules=(), today="", max_document_size=seen.size if seen else 0)
        return next((doc for entry in entries(Part(self._file), plan) for doc in entry.documents), None)
