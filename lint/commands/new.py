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


def new(name: str, folder: str, out: TextIO) -> int:
    """Write FOLDER/name.py. Raises UserError when the name is no rule name or the file exists."""
    if not re.fullmatch(r"[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,6}", name):
        raise UserError(f"{name!r} is no name for a rule; use small letters and hyphens, such as odd-space")
    path = Path(folder) / f"{name.replace('-', '_')}.py"
    if path.exists():
        raise UserError(f"{path} exists already; take another name")
    if not path.parent.is_dir():
        raise UserError(f"{path.parent} is no folder; make it first, it becomes the rule's group")
    words = name.split("-")
    path.write_text(_DRAFT.format(title=" ".join(words).capitalize(), classname="".join(map(str.capitalize, words))), encoding="utf-8")
    out.write(
        f"{path} written. Its folder is its group. A package of such folders, named by the entry point noiselint.rules, is found by\n"
    )
    out.write("noiselint; `noiselint rules NAME` shows the page, and lint.check_example runs the examples.\n")
    return 0
