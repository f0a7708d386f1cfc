"""Texts too short to be an article."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage, lazy_pattern, option

UNSPACED = lazy_pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


class ShortText(Rule):
    """The text has fewer words than an article: a caption, a headline, the teaser of a page that asks for money, or what was left after
    cleaning.

    Counted are words between white space; in scripts written without blanks (Chinese, Japanese, Thai, Khmer, Lao, Burmese) two
    characters are taken for a word. Fifty words are what Gopher, FineWeb and NeMo Curator ask of a page; newswire flashes are shorter
    and sound, so this is for information, and nothing is proposed. An empty text is `empty-text`'s.
    """

    stage = Stage.CHARACTERS
    severity = "info"
    words: int = option(
        50, "fewer words are too few; 50 is the lower bound of Gopher (Rae et al. 2021, table A1), kept by FineWeb and NeMo Curator"
    )
    examples = (
        Bad("⟦⟧Rain fell in Ouagadougou on Monday."),
        Bad("⟦⟧Nur ein Satz, mehr nicht.", options={"words": 6}),
        Good("Rain fell in Ouagadougou on Monday.", options={"words": 5}),
        Good("雨が降った。" * 20),
        Good(""),
    )

    def concerns(self, doc: Document) -> bool:
        return len(doc.text) < 20 * self.words or doc.words < self.words

    def check(self, doc: Document) -> Iterable[Hit]:
        words = doc.words
        if words >= self.words or not doc.text.strip():
            return
        if not doc.text.isascii():
            words += sum(1 for _ in UNSPACED.finditer(doc.text[: 4 * self.words])) // 2
        if words < self.words:
            yield Hit(0, 0, f"only {words} word{'s' if words != 1 else ''}", evidence={"words": words})
