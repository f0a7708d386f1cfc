"""noiselint new: a draft of a rule."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TextIO

from lint.errors import UserError

_DRAFT = '''"""{title}."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, replacing

_PLACE = re.compile(r"\\bfoo(?:foo){{1,5}}\\b")  # bounded repeats only, so that no text can make it slow


class {classname}(Rule):
    """Say here what stands in the text, why it harms, what the fix does, and where each threshold comes from: this is the rule's page in
    the catalogue.
    """

    stage = Stage.LAYOUT
    anchors = ("foofoo",)  # literals of which a text must hold one, so that the rule costs nothing on others
    examples = (
        Bad("Here is ⟦foofoo⟧ in a sentence.", fixed="Here is foo in a sentence."),
        Good("Here is foo in a sentence."),
        Good("Take what the rule would be tempted to flag: Foo Fighters, food, buffoonery."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        for found in _PLACE.finditer(doc.text):
            fix = replacing(found.start(), found.end(), "foo", Safety.UNSAFE, 0.9)
            yield Hit(found.start(), found.end(), "say in a few words what is wrong here", (fix,))
'''


def checked(name: str, what: str, example: str) -> str:
    """The name, when it can be one. Raises UserError."""
    if not re.fullmatch(r"[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,6}", name):
        raise UserError(f"{name!r} is no name for {what}; use small letters and hyphens, such as {example}")
    return name


def draft(name: str) -> str:
    """The text of a rule's file."""
    words = name.split("-")
    return _DRAFT.format(title=" ".join(words).capitalize(), classname="".join(map(str.capitalize, words)))


def new(name: str, folder: str, out: TextIO) -> int:
    """Write FOLDER/name.py. Raises UserError when the name is no rule name or the file exists."""
    path = Path(folder) / f"{checked(name, 'a rule', 'odd-space').replace('-', '_')}.py"
    if path.exists():
        raise UserError(f"{path} exists already; take another name")
    if not path.parent.is_dir():
        raise UserError(f"{path.parent} is no folder; make it first, it becomes the rule's group")
    path.write_text(draft(name), encoding="utf-8", newline="\n")
    out.write(
        f"{path.as_posix()} written. Its folder is its group; noiselint finds it in a package that the entry point noiselint.rules names.\n"
    )
    out.write("`noiselint new NAME --plugin` writes such a package. lint.check_example runs the examples.\n")
    return 0
