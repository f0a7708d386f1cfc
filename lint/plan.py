"""What a worker needs to know: small, frozen, picklable. Equal plans give equal findings."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass, replace

from lint.errors import UserError

FORMAT = 3  # raise it when the same plan and text may give another survey than before


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """A rule by name with the options that differ from its defaults."""

    name: str
    options: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The rules to run, in order of their names, what is allowed, how records are read, and which day it is."""

    rules: tuple[RuleSpec, ...]
    today: str
    allowed: frozenset[str] = frozenset()
    ignore_patterns: tuple[str, ...] = ()
    text_fields: tuple[str, ...] = ()
    field_names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    max_document_size: int = 128 * 2**20
    max_file_size: int = 0
    encoding: str = ""
    path_encodings: tuple[tuple[str, str], ...] = ()
    root: str = "."
    version: str = ""

    def __hash__(self) -> int:
        return hash((len(self.rules), self.version))  # for a document a plan is looked up a dozen times; that it is the same one settles it

    def fingerprint(self) -> str:
        """Changes whenever a survey might. No survey may depend on the day, on the allowed words, or on where the corpus lies."""
        rules, _, _, *rest = astuple(replace(self, root=""))
        return hashlib.sha256(repr((FORMAT, rules, rest)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def plan_rule_error(name: str) -> UserError:
    """The sentence for a rule that the plan names and no package has."""
    return UserError(f"there is no rule {name}; `noiselint rules` lists them")
