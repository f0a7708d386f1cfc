"""Texts without the small words of running language."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage, function_words, option

GOPHER = frozenset(("the", "be", "to", "of", "and", "that", "have", "with"))


class FewFunctionWords(Rule):
    """The text has almost none of the small words that every running text of its language has: it is a list, a table, a menu or code.

    English is judged by Gopher's eight words, of which a page needs two; other languages by their most frequent function words.
    Languages without a list, and texts too short to say, are not judged. Off by default, because lists of results and tables are sound
    articles in many corpora. Nothing is proposed.
    """

    stage = Stage.CHARACTERS
    default = False
    least: int = option(2, "distinct function words that a text must have; Gopher (Rae et al. 2021) asks for two of its eight")
    words: int = option(50, "shorter texts are not judged; Gopher's lower bound for a page")
    examples = (
        Bad("⟦⟧" + "Lagos 3, Kano 2, Enugu 0. " * 20, metadata={"language": "en"}),
        Good("Rain fell with snow that night, and the lower town of Bergen stood under water to the roofs. " * 4),
        Good("In der Nacht stieg der Fluss, und die Stadt stand unter Wasser. " * 6),
        Good("Lagos 3, Kano 2."),
    )

    def concerns(self, doc: Document) -> bool:
        return len(doc.text) > 2 * self.words and doc.words >= self.words

    def check(self, doc: Document) -> Iterable[Hit]:
        expected = GOPHER if doc.language == "en" else function_words(doc.language)
        found = expected.intersection(doc.text.lower().split())
        if expected and len(found) < self.least:
            yield Hit(0, 0, f"only {len(found)} of the function words of the language {doc.language}", evidence={"found": len(found)})
