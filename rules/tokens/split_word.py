"""Words that got a blank inside."""

from lint import Bad, Good, Stage, WordRule


class SplitWord(WordRule):
    """A blank stands inside a word, as scanners and page layouts leave it: "govern ment", "Pro fit".

    A place is reported when a piece is no word by itself and the pieces together are one, more frequent than either. The fix takes the
    blank out.
    """

    stage = Stage.WORDS
    takes = "split"
    says = "a blank inside a word"
    examples = (
        Bad(
            "The ⟦govern ment⟧ said that the talks would go on.",
            fixed="The government said that the talks would go on.",
        ),
        Good("They may be well off, and some one of them is under way."),
        Good("Kim Il Sung met Ho Chi Minh, and Aung San spoke to U Nu."),
    )
