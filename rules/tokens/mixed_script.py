"""Words written in two alphabets at once."""

from lint import Bad, Good, Stage, WordRule


class MixedScript(WordRule):
    """Letters of two alphabets that look alike stand in one word, such as a Cyrillic М in "Мoscow". Nobody sees it, but search,
    counting and language models take it for another word.

    Source of the letters that look alike: Unicode Technical Standard 39, the pairs of Latin, Greek and Cyrillic letters with one shape.
    Words that mix scripts openly (a Latin name with a Russian ending after an apostrophe or hyphen) are left alone. The fix writes the
    word in the alphabet of most of its letters.
    """

    stage = Stage.WORDS
    takes = "mixed-script"
    says = "letters of two alphabets in one word"
    examples = (
        Bad("The talks in ⟦\u041coscow⟧ went on for two days.", fixed="The talks in Moscow went on for two days."),
        Good("The talks in Москва went on, said Владимир Петров and Αλέξης."),
        Good("An α-helix, the μTorrent client and the Ω-meter."),
    )
