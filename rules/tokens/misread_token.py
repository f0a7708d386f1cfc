"""Words that a scanner misread."""

from lint import Bad, Good, Stage, WordRule


class MisreadToken(WordRule):
    """A scanner took letters for others that look like them: "tbe" for "the", "govemment" for "government", "rn0dern" for "modern".

    The confusions and what they cost were counted on scanned newspapers whose true text is known. A word is reported when it is no
    word, another word looks like it to a scanner, and text, neighbours and the document's own rate of such errors speak for the other.
    Codes that hold digits on purpose (B2B, G20, COVID19, R120bn) are left alone. The fix puts the best reading in its place.
    """

    stage = Stage.WORDS
    takes = "misread"
    says = "a word misread by a scanner"
    examples = (
        Bad("The ⟦govemment⟧ said that the talks would go on.", fixed="The government said that the talks would go on."),
        Good("The G20 spent R120bn on COVID19 tests for B2B firms on the A380 and the 737s."),
        Good("Ngũgĩ wa Thiong'o and Chimamanda Ngozi Adichie read from their novels in Mombasa."),
    )
