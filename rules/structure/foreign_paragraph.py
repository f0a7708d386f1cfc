"""Paragraphs in another language."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage, foreign_paragraphs, option


class ForeignParagraph(Rule):
    """A long paragraph is in another language than the rest of the text: a translation beside the original, a notice of the site, an
    embedded text. A corpus of one language holds words of two then, and rules about words see errors where there are none.

    Only long paragraphs are judged, and only where many of their words are unknown in the text's language or their script is another;
    then the language is determined for the paragraph alone. Close relatives (Danish and Norwegian, Spanish and Galician …) are not told
    apart. Shown only.
    """

    stage = Stage.CHARACTERS
    severity = "info"
    shortest: int = option(150, "code points of the shortest paragraph that is judged; the language of shorter ones is often told wrongly")
    examples = (
        Bad(
            "The river rose in the night, and by the morning the lower town stood under the water. Nobody could get to the market or "
            "to the school, and the mayor asked for boats. When the water fell, the people went back to their houses and found mud "
            "in every room.\n\n⟦Der Fluss stieg in der Nacht, und am Morgen stand die untere Stadt unter Wasser. Niemand kam auf den "
            "Markt oder in die Schule, und die Bürgermeisterin bat um Boote und Decken.⟧\n\nNobody was hurt."
        ),
        Good(
            "The river rose in the night, and by the morning the lower town stood under the water. Nobody could get to the market or "
            "to the school, and the mayor asked for boats.\n\nThe people of Přerov, Wałbrzych, Székesfehérvár, Győr and Târgu Mureș "
            "sent boats, blankets and bread, and so did those of Łódź and Ústí nad Labem, said Mayor Zsófia Kovács-Nagy."
        ),
        Good("The mayor said: „Wir haben keine Boote mehr.“ Then she left.\n\nNobody was hurt."),
    )

    def concerns(self, doc: Document) -> bool:
        return len(doc.text) > 2 * self.shortest and "\n" in doc.text

    def check(self, doc: Document) -> Iterable[Hit]:
        for paragraph, language in foreign_paragraphs(doc, self.shortest):
            yield Hit(paragraph.start, paragraph.end, f"in another language ({language}) than the text ({doc.language})")
