"""Rules about known phrases: one match for all of them, of which each rule takes its family."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from lint.document import Document
from lint.edits import Fix, Safety, Stage
from lint.phrases.match import Found, furniture
from lint.rule import Hit, Rule


class PhraseRule(Rule):
    """Reports the phrases of the family that bears the rule's name, from the folder `phrases` beside the rule.

    `says` is the message. `removes` False: the rule only shows.
    """

    stage = Stage.FURNITURE
    says: ClassVar[str]
    removes: ClassVar[bool] = True
    _package: ClassVar[str]
    _family: ClassVar[str]

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        cls._package, _, name = cls.__module__.rpartition(".")
        cls._family = name.replace("_", "-")

    def concerns(self, doc: Document) -> bool:
        """True when the one match for all families has found this one."""
        return self._family in furniture(doc, self._package).by_family

    def check(self, doc: Document) -> Iterable[Hit]:
        """A hit for each phrase of the family."""
        page = furniture(doc, self._package)
        for found in page.by_family.get(self._family, ()):
            yield Hit(found.start, found.end, self.says, self._fixes(doc, found, page.removable))

    def _fixes(self, doc: Document, found: Found, removable: bool) -> tuple[Fix, ...]:
        if not self.removes:
            return ()
        safe = found.whole and found.exact and removable
        return (Fix((doc.removal(found.start, found.end),), Safety.SAFE if safe else Safety.UNSAFE, 0.99 if found.exact else 0.9),)
