"""noiselint: finds noise in corpora of articles. The names here are what rules and programs may rely on."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.dates.mention import Mention
    from lint.dates.order import dates_in
    from lint.dates.publication import date_evidence, publication_date
    from lint.document import Document, Place, Span
    from lint.edits import Edit, Fix, Safety, Stage
    from lint.phraserule import PhraseRule
    from lint.rule import Bad, Corpus, Good, Hit, KeyRule, PairRule, Related, Rule, option, replacing
    from lint.testing import check_example
    from lint.wordrule import WordRule

__version__ = "0.1.0"

_HOMES = {
    "dates.mention": ("Mention",),
    "dates.order": ("dates_in",),
    "dates.publication": ("date_evidence", "publication_date"),
    "document": ("Document", "Place", "Span"),
    "edits": ("Edit", "Fix", "Safety", "Stage"),
    "phraserule": ("PhraseRule",),
    "rule": ("Bad", "Corpus", "Good", "Hit", "KeyRule", "PairRule", "Related", "Rule", "option", "replacing"),
    "testing": ("check_example",),
    "wordrule": ("WordRule",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Bad",
    "Corpus",
    "Document",
    "Edit",
    "Fix",
    "Good",
    "Hit",
    "KeyRule",
    "Mention",
    "PairRule",
    "PhraseRule",
    "Place",
    "Related",
    "Rule",
    "Safety",
    "Span",
    "Stage",
    "WordRule",
    "check_example",
    "date_evidence",
    "dates_in",
    "option",
    "publication_date",
    "replacing",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'lint' has no attribute {name!r}")
    return getattr(import_module(f"lint.{_HOME[name]}"), name)
