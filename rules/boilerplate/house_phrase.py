"""Phrases of your own sources that you want out."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, line_keys, normal_line, option, replacing


class HousePhrase(Rule):
    """A line is one of the phrases that the configuration gives: slogans, footers and labels that only your sources have. Whole lines only,
    upper and lower case alike, marks at the edges and the kind of blank ignored, so that a phrase can never cut into a sentence.

        [tool.noiselint.rules.house-phrase]
        phrases = ["A service of the harbour radio", "Your island, your news"]

    The fix takes the line out and is unsafe, for nobody but you has checked the phrases.
    """

    stage = Stage.FURNITURE
    examples = (
        Bad(
            "The ferry is late.\n⟦» A Service of the Harbour Radio⟧\nIt left at nine.",
            fixed="The ferry is late.\nIt left at nine.",
            options={"phrases": ("a service of the harbour radio",)},
        ),
        Good("A service of the harbour radio was cancelled.", options={"phrases": ("a service of the harbour radio",)}),
        Good("“A service of the harbour radio”", options={"phrases": ("a service of the harbour radio",)}),
    )
    phrases: tuple[str, ...] = option((), "lines to report, as they stand in the text; none by default")

    def concerns(self, doc: Document) -> bool:
        return bool(self.phrases)

    def check(self, doc: Document) -> Iterable[Hit]:
        wanted = {normal_line(phrase) for phrase in self.phrases}
        for (start, end, _), key in zip(doc.paragraphs, line_keys(doc), strict=True):
            if key and key in wanted:
                edit = doc.removal(start, end)
                yield Hit(start, end, "a phrase that the configuration names", (replacing(edit.start, edit.end, "", Safety.UNSAFE, 0.9),))
