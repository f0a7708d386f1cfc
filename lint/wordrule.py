"""Rules about odd words: one judgement for every odd word, of which each rule takes its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from lint.document import Document
from lint.edits import Safety
from lint.rule import Corpus, Hit, KeyRule, replacing

if TYPE_CHECKING:
    from lint.language.judgement import Judged, Suspect

MOST_PROPOSALS = 5


class WordRule(KeyRule["Suspect"]):
    """Takes the judgements of one kind (`corrupted`, `misread`, `glued`, `split`, `misspelled`, `mixed-script`)."""

    kind = "word"
    takes: ClassVar[str]
    says: ClassVar[str]

    def keys(self, doc: Document) -> Iterable[str]:
        """Odd words, each behind the language of its document."""
        return [f"{doc.language}:{word}" for word in doc.odd_words]

    def judge(self, key: str, corpus: Corpus) -> Suspect | None:
        """The judgement that all rules about words share; None where the word is sound wherever it stands."""
        from lint.language.judgement import words

        language, _, word = key.partition(":")
        return words(language).suspect(word, lambda other: corpus.count("word", f"{language}:{other}"))

    def place(self, doc: Document, verdicts: Mapping[str, Suspect]) -> Iterable[Hit]:
        """One hit for each place of this rule's kind."""
        for judged in doc.once("judged words", lambda: _judged(doc, verdicts)):
            if judged.kind == self.takes:
                yield self._hit(doc, judged)

    def _hit(self, doc: Document, judged: Judged) -> Hit:
        from lint.language.judgement import fix_safety

        fixes = tuple(
            replacing(judged.start, judged.end, p.text, Safety(fix_safety(judged, rank)), round(p.confidence, 3))
            for rank, p in enumerate(judged.proposals[:MOST_PROPOSALS])
        )
        return Hit(judged.start, judged.end, self.says, fixes, evidence=judged.evidence)


def _judged(doc: Document, verdicts: Mapping[str, Suspect]) -> list[Judged]:
    from lint.language.judgement import words

    return words(doc.language).judge(doc.text, {key.partition(":")[2]: s for key, s in verdicts.items()}, doc.odd_words)
