"""noiselint: finds noise in corpora of articles. The names here are what rules and programs may rely on."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.api import Fixed, Linter, check_paths, check_text, fix_text
    from lint.article.byline import byline_in
    from lint.article.source import source_of
    from lint.config import settings_for
    from lint.copies.headlines import Stem, headline_stem, stem_of
    from lint.copies.likeness import Likeness, compare_texts
    from lint.copies.lineage import versions_of_story
    from lint.copies.sketch import sketch_keys
    from lint.dates.mention import Mention
    from lint.dates.misread import misread_dates
    from lint.dates.order import dates_in
    from lint.dates.outside import date_in_value
    from lint.dates.publication import EPOCHS, Evidence, date_evidence, publication_date
    from lint.dates.yearless import impossible_days
    from lint.document import Document, Place, Span
    from lint.edits import Edit, Fix, Safety, Stage
    from lint.errors import UserError
    from lint.findings import Excerpt, Finding
    from lint.job import Change
    from lint.patterns import lazy_pattern
    from lint.phraserule import PhraseRule
    from lint.phrases.credits import picture_credits
    from lint.phrases.furniture import furniture_candidates
    from lint.phrases.house import house_lines, house_phrases, phrase_file
    from lint.phrases.match import line_keys
    from lint.phrases.pack import normal_line
    from lint.phrases.segments import segments
    from lint.phrases.stampline import stamp_weight
    from lint.rule import Bad, Corpus, Good, Hit, KeyRule, PairRule, Related, Rule, file_option, option, replacing
    from lint.settings import Settings
    from lint.testing import check_example
    from lint.text.cutwords import cut_words
    from lint.text.fold import digest, folded, letters, letters_of_lines
    from lint.text.foreign import foreign_paragraphs
    from lint.text.functionwords import function_words
    from lint.text.markup import markup_in
    from lint.text.mojibake import may_hold_mojibake, mojibake_in
    from lint.text.quality import distinct_runs, is_poor, unknown_share
    from lint.text.quotes import QuoteMark, has_quotation_marks, quotation_marks
    from lint.wordrule import WordRule

__version__ = "0.1.0"

_HOMES = {
    "api": ("Fixed", "Linter", "check_paths", "check_text", "fix_text"),
    "config": ("settings_for",),
    "errors": ("UserError",),
    "findings": ("Excerpt", "Finding"),
    "settings": ("Settings",),
    "job": ("Change",),
    "article.byline": ("byline_in",),
    "article.source": ("source_of",),
    "phrases.house": ("house_lines", "house_phrases", "phrase_file"),
    "phrases.segments": ("segments",),
    "phrases.credits": ("picture_credits",),
    "text.cutwords": ("cut_words",),
    "dates.mention": ("Mention",),
    "dates.order": ("dates_in",),
    "dates.misread": ("misread_dates",),
    "dates.outside": ("date_in_value",),
    "dates.publication": ("EPOCHS", "Evidence", "date_evidence", "publication_date"),
    "dates.yearless": ("impossible_days",),
    "document": ("Document", "Place", "Span"),
    "edits": ("Edit", "Fix", "Safety", "Stage"),
    "text.fold": ("digest", "folded", "letters", "letters_of_lines"),
    "text.foreign": ("foreign_paragraphs",),
    "text.functionwords": ("function_words",),
    "copies.headlines": ("Stem", "headline_stem", "stem_of"),
    "copies.likeness": ("Likeness", "compare_texts"),
    "copies.lineage": ("versions_of_story",),
    "phrases.furniture": ("furniture_candidates",),
    "text.mojibake": ("may_hold_mojibake", "mojibake_in"),
    "phrases.pack": ("normal_line",),
    "patterns": ("lazy_pattern",),
    "phrases.match": ("line_keys",),
    "text.markup": ("markup_in",),
    "phraserule": ("PhraseRule",),
    "text.quality": ("distinct_runs", "is_poor", "unknown_share"),
    "text.quotes": ("QuoteMark", "has_quotation_marks", "quotation_marks"),
    "rule": ("Bad", "Corpus", "Good", "Hit", "KeyRule", "PairRule", "Related", "Rule", "file_option", "option", "replacing"),
    "copies.sketch": ("sketch_keys",),
    "phrases.stampline": ("stamp_weight",),
    "testing": ("check_example",),
    "wordrule": ("WordRule",),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "EPOCHS",
    "Bad",
    "Change",
    "Corpus",
    "Document",
    "Edit",
    "Evidence",
    "Excerpt",
    "Finding",
    "Fix",
    "Fixed",
    "Good",
    "Hit",
    "KeyRule",
    "Likeness",
    "Linter",
    "Mention",
    "PairRule",
    "PhraseRule",
    "Place",
    "QuoteMark",
    "Related",
    "Rule",
    "Safety",
    "Settings",
    "Span",
    "Stage",
    "Stem",
    "UserError",
    "WordRule",
    "byline_in",
    "check_example",
    "check_paths",
    "check_text",
    "compare_texts",
    "cut_words",
    "date_evidence",
    "date_in_value",
    "dates_in",
    "digest",
    "distinct_runs",
    "file_option",
    "fix_text",
    "folded",
    "foreign_paragraphs",
    "function_words",
    "furniture_candidates",
    "has_quotation_marks",
    "headline_stem",
    "house_lines",
    "house_phrases",
    "impossible_days",
    "is_poor",
    "lazy_pattern",
    "letters",
    "letters_of_lines",
    "line_keys",
    "markup_in",
    "may_hold_mojibake",
    "misread_dates",
    "mojibake_in",
    "normal_line",
    "option",
    "phrase_file",
    "picture_credits",
    "publication_date",
    "quotation_marks",
    "replacing",
    "segments",
    "settings_for",
    "sketch_keys",
    "source_of",
    "stamp_weight",
    "stem_of",
    "unknown_share",
    "versions_of_story",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'lint' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"lint.{_HOME[name]}"), name)
    return found
