"""Misspelled words."""

from lint import Bad, Good, Stage, WordRule


class MisspelledWord(WordRule):
    """A word is misspelled: no list has it, and a frequent word is one slip of the pen away ("goverment", "recieve").

    Only words that cannot be names are looked at, and British and American spellings are both sound. In the corpus, a form seen once
    beside one seen often is suspect, a form that stands in several contexts is not. Quoted faults marked [sic] are left alone. The fix
    puts the best reading in its place.
    """

    stage = Stage.WORDS
    takes = "misspelled"
    says = "a misspelled word"
    examples = (
        Bad("The council will ⟦recieve⟧ the report on Tuesday.", fixed="The council will receive the report on Tuesday."),
        Good("The colour of the organisation's programme was honoured; the color of the organization's program, too."),
        Good("Bae, Chang, Wen, Manuel, Voight, Tim and Joly spoke to Ms Fröhlich."),
    )
