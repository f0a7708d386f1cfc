"""Rules about odd words: one judgement for every odd word, of which each rule takes its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from lint.document import Document
from lint.edits import Safety
from lint.language.allowed import is_allowed
from lint.rule import Corpus, Hit, KeyRule, replacing

if TYPE_CHECKING:
    from lint.language.judgement import Judged, Suspect

MOST_PROPOSALS = 5
MOST_SUSPECTS = 10_000  # words of a corpus whose judgement without a text is remembered, about 800 bytes each
ALIKE = 0.5  # of a word and what a copy has in its place: letters put in may make up half of it, another word is less alike


@dataclass(frozen=True, slots=True)
class Scanned:
    """The verdict on all documents of a language together: they come from a scanner, so that known words are doubted, too."""


class WordRule(KeyRule["Suspect | Scanned"]):
    """Takes the judgements of one kind (`corrupted`, `misread`, `glued`, `split`, `misspelled`, `mixed-script`).

    Every document also has its language alone as a key, by which the corpus is judged as a whole.
    """

    kind = "word"
    takes: ClassVar[str]
    says: ClassVar[str]

    def keys(self, doc: Document) -> Iterable[str]:
        """Odd words, each behind the language of its document, and the language alone."""
        return [f"{doc.language}:", *(f"{doc.language}:{word}" for word in doc.odd_words)]

    def recall(self, doc: Document, keys: Iterable[str]) -> None:
        """Language and odd words of the document as they were found at its survey."""
        found = [key.partition(":") for key in keys]
        doc.language = next(language for language, _, word in found if not word)
        doc.odd_words = frozenset(word for _, _, word in found if word)

    def judge(self, key: str, corpus: Corpus) -> Suspect | Scanned | None:
        """The judgement that all rules about words share; None where the word is sound wherever it stands."""
        from lint.language.judgement import is_scanned
        from lint.language.verdicts import unpacked

        language, _, word = key.partition(":")

        def count(other: str) -> int:
            return corpus.count(self.kind, f"{language}:{other}")

        if not word:
            return Scanned() if language == "en" and is_scanned(count, count("")) else None
        remembered = corpus.once(f"{self.kind} suspects", lambda: lru_cache(MOST_SUSPECTS)(lambda key: self._packed(key, corpus)))
        return unpacked(found) if (found := remembered(key)) else None

    def _packed(self, key: str, corpus: Corpus) -> bytes:
        from lint.language.judgement import words
        from lint.language.verdicts import packed

        language, _, word = key.partition(":")

        def shared(others: Iterable[str]) -> dict[str, int]:
            found = corpus.shared(self.kind, [f"{language}:{other}" for other in others])
            return {key[len(language) + 1 :]: corpus.count(self.kind, key) for key in found}

        found = words(language).suspect(word, shared, lambda parts: corpus.may_share(self.kind, parts))
        return packed(found) if found else b""

    def place(self, doc: Document, verdicts: Mapping[str, Suspect | Scanned]) -> Iterable[Hit]:
        """One hit for each place of this rule's kind."""
        for judged in doc.once("judged words", lambda: _judged(doc, verdicts)):
            if judged.kind == self.takes:
                yield self._hit(doc, judged)

    def restored(self, hit: Hit, here: str, there: str) -> Safety | None:
        """Safe where the copy has what would be proposed anyway, unsafe where it has a like word."""
        from rapidfuzz.distance import Levenshtein

        proposed = {edit.replacement for fix in hit.fixes for edit in fix.edits}
        if any(word and word in there and len(there) - len(word) == len(here) - (hit.end - hit.start) for word in proposed):
            return Safety.SAFE
        return Safety.UNSAFE if Levenshtein.normalized_similarity(here.casefold(), there.casefold()) >= ALIKE else None

    def _hit(self, doc: Document, judged: Judged) -> Hit:
        from lint.language.judgement import fix_safety

        fixes = tuple(
            replacing(judged.start, judged.end, p.text, Safety(fix_safety(judged, rank)), round(p.confidence, 3))
            for rank, p in enumerate(judged.proposals[:MOST_PROPOSALS])
        )
        told = judged.evidence.get("witnesses")
        return Hit(judged.start, judged.end, f"{self.says} ({told})" if told else self.says, fixes, evidence=judged.evidence)


def _judged(doc: Document, verdicts: Mapping[str, Suspect | Scanned]) -> list[Judged]:
    from lint.language.judgement import words

    odd = frozenset(word for word in doc.odd_words if not is_allowed(word, doc.allowed)) if doc.allowed else doc.odd_words
    odd_here = {key.partition(":")[2]: verdict for key, verdict in verdicts.items() if not isinstance(verdict, Scanned)}
    suspects = {word: verdict for word, verdict in odd_here.items() if not is_allowed(word, doc.allowed)}
    judged = words(doc.language).judge(doc.text, suspects, odd, scanned=len(odd_here) < len(verdicts))
    return [j for j in judged if not is_allowed(doc.text[j.start : j.end], doc.allowed)]
