"""Words that lost the blank between them."""

from lint import Bad, Good, Stage, WordRule


class GluedWords(WordRule):
    """Two words stand together without a blank, as when a page is turned into text and the end of one block meets the start of the
    next: "bankThe", "questionsand", "saidthat".

    A form is reported when no list has it, and both halves are common words that may follow one another. Names with a capital inside
    (McGill, DeSantis, iPhone, kaGigaba) and compounds of languages that glue words by rule are left alone. The fix puts the blank in.
    """

    stage = Stage.WORDS
    takes = "glued"
    says = "words without a blank between them"
    examples = (
        Bad("He answered all ⟦questionsand⟧ left the room.", fixed="He answered all questions and left the room."),
        Good("McGill University, DeSantis, MacDonald, LinkedIn, KwaZulu-Natal, iPhone and eBay were named."),
        Good("Der Bundesverfassungsgerichtspräsident sprach über die Straßenverkehrsordnung."),
    )
