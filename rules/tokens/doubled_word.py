"""The same word twice in a row."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterable
from itertools import compress, islice

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, replacing

# Function words that a writer never means twice, in the languages where no grammar doubles them. Left out on purpose: that, had,
# is, in, so, very, no (English doubles them), die, der, das, sie (German relative clauses), nous, vous (French), se (Spanish).
_WORDS = {
    "en": "the a an of and to for with at by from or as if than into their its his our your was were are be been has",
    "de": "und oder mit von zu für auf aus bei nach wird wurde ist sind den dem ein eine einer eines",
    "fr": "le la les un une des et ou de du dans pour avec sur par au aux est sont",
    "es": "el los las un una y o de del en para con por al es son que",
    "it": "il lo gli un una e di del della nel nella per con da al alla sono che",
    "pt": "o os um uma e ou de do da dos das em no na para com por ao é são que",
    "nl": "de het een en of van met voor op aan bij uit naar is zijn wordt",
    "pl": "i oraz w z na do dla od przez przy jest są",
    "ru": "и в на с к по для от из у о за при или",
}
DOUBLED = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_GAP = r"[^\S\r\n]{1,3}(?:\r?\n)?"


class DoubledWord(Rule):
    """A small word stands twice in a row ("the the", "of of"), as typing, cutting and scanning leave it, also across a line end.

    Only words are looked at that the grammar of the text's language never doubles: "that that", "had had", German "die die" and French
    "nous nous" are sound, and so are names (Duran Duran, Baden Baden). A capital or a mark between the two means that a sentence or a
    title begins. The fix takes one of the two away.
    """

    stage = Stage.WORDS
    examples = (
        Bad("She went to ⟦the the⟧ market.", fixed="She went to the market."),
        Bad("Er ist heute ⟦mit mit⟧ dem Zug zu uns gekommen.", fixed="Er ist heute mit dem Zug zu uns gekommen."),
        Good("He said that that was all he had had."),
        Good("Die Menschen, die die Stadt verließen, kamen nicht wieder, und das war allen klar."),
        Good("Duran Duran and The The played in Walla Walla; who is the, The Hague asked."),
    )

    def concerns(self, doc: Document) -> bool:
        return bool(_twice(doc))

    def check(self, doc: Document) -> Iterable[Hit]:
        for word in sorted(_twice(doc) & DOUBLED.get(doc.language, frozenset())):
            for found in re.finditer(rf"(?<![\w'’-]){re.escape(word)}({_GAP}{re.escape(word)})(?![\w'’-])", doc.text):
                fix = replacing(found.start(1), found.end(1), "", Safety.UNSAFE, 0.95)
                yield Hit(found.start(), found.end(), "the same word twice in a row", (fix,))


def _twice(doc: Document) -> frozenset[str]:
    """The runs that follow themselves."""
    return doc.once("twice in a row", lambda: frozenset(compress(doc.runs, map(operator.eq, doc.runs, islice(doc.runs, 1, None)))))
