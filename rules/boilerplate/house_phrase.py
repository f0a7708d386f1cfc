"""Phrases of your own sources that you want out."""

from collections.abc import Iterable

from lint import Bad, Document, Fix, Good, Hit, Rule, Safety, Stage, file_option, house_lines, house_phrases, option, phrase_file

_FILE = '[[phrase]]\nsuffix = "Read more at gazette.example"\n\n[[phrase]]\nprefix = "Island Gazette –"\n'


class HousePhrase(Rule):
    """A line, or the first or last words of a paragraph, is one of the phrases that you name: slogans, footers and labels that only your
    sources have. Upper and lower case are alike, marks at the edges and the kind of blank are ignored, any number stands for any
    other.

        [tool.noiselint.rules.house-phrase]
        phrases = ["A service of the harbour radio"]       # whole lines
        files = ["house-phrases.toml"]                     # also prefixes and suffixes, and of one source only

    A file holds tables `[[phrase]]` with one of `line`, `prefix` and `suffix`, and, if it is to hold for one source only, `source` (the
    host of the address, or the folder or record file without one). `noiselint learn` writes such a file from what many documents have in
    common; with `accept = false` a phrase is left alone and not learnt again. A phrase can never cut into a word, and whole lines never
    into a sentence.

    The fix takes the phrase out and is unsafe, for nobody but you has checked it. Where the file says `reviewed = true`, it is safe for
    whole lines.
    """

    stage = Stage.FURNITURE
    examples = (
        Bad(
            "The ferry is late.\n⟦» A Service of the Harbour Radio⟧\nIt left at nine.",
            fixed="The ferry is late.\nIt left at nine.",
            options={"phrases": ("a service of the harbour radio",)},
        ),
        Bad("⟦Island Gazette –⟧ The ferry is late.\nIt left at nine.⟦Read more at gazette.example.⟧",
            fixed="The ferry is late.\nIt left at nine.", options={"files": (_FILE,)}),
        Bad("The ferry is late.\n⟦Our island, our paper⟧\n", fixed="The ferry is late.\n", safe=True,
            options={"files": ('reviewed = true\n[[phrase]]\nline = "our island, our paper"\n',)}),
        Good("The ferry is late.\nOur island, our paper\n", metadata={"url": "https://www.other.example/1"},
             options={"files": ('[[phrase]]\nline = "our island, our paper"\nsource = "gazette.example"\n',)}),
        Good("The ferry is late.\nOur island\n", options={"files": ('[[phrase]]\nline = "our island"\naccept = false\n',)}),
        Good("A service of the harbour radio was cancelled.", options={"phrases": ("a service of the harbour radio",)}),
        Good("“A service of the harbour radio”", options={"phrases": ("a service of the harbour radio",)}),
    )  # fmt: skip
    phrases: tuple[str, ...] = option((), "lines to report, as they stand in the text; none by default")
    files: tuple[str, ...] = file_option("files of phrases, by their paths below the configuration; see `noiselint learn`", phrase_file)

    def concerns(self, doc: Document) -> bool:
        return bool(self.phrases or self.files)

    def check(self, doc: Document) -> Iterable[Hit]:
        seen: set[tuple[int, int]] = set()
        for file in (house_lines(self.phrases), *map(phrase_file, self.files)):
            for found in house_phrases(doc, file):
                if (found.start, found.end) not in seen:
                    seen.add((found.start, found.end))
                    safe = file.reviewed and found.shape == "line"
                    fix = Fix((doc.removal(found.start, found.end),), Safety.SAFE if safe else Safety.UNSAFE, 0.9)
                    yield Hit(found.start, found.end, "a phrase that the configuration names", (fix,))
