"""Comment forms, their counters, and notices that comments are closed."""

from lint import Bad, Good, PhraseRule


class CommentForm(PhraseRule):
    """The form under an article, its counter or the notice that comments are closed stands in the text ("Leave a Reply", "12
    comments", "Deine E-Mail-Adresse wird nicht veröffentlicht."). The same sentences of blog software stand under pages in
    every language.

    Notices that a house wrote in its own words ("…, our comment section is now closed.") are looked for in the last three
    lines. The fix takes the line out: safe where every word of it is known, unsafe for such notices, whose other sentences go
    with them.
    """

    says = "part of a comment form or a notice about comments"
    examples = (
        Bad(
            "The lake has not been this low since 1976, when the islands could be reached on foot.\n⟦Leave a Reply⟧\n⟦3 comments⟧",
            fixed="The lake has not been this low since 1976, when the islands could be reached on foot.",
        ),
        Bad(
            "The lake has not been this low since 1976, the water board said on Friday.\n⟦For the time being our comment section is now "
            "closed. "
            "Write to us by post.⟧",
            fixed="The lake has not been this low since 1976, the water board said on Friday.",
        ),
        Bad(
            "Il lago non era così basso dal 1976, ha detto venerdì il presidente del consorzio.\n⟦Lascia un commento⟧",
            fixed="Il lago non era così basso dal 1976, ha detto venerdì il presidente del consorzio.",
        ),
        Good("The judge made no comment on the sentence, and the lawyers left without a word."),
        Good("Comments\n\nThe comments of the mayor caused a stir in the council chamber on Thursday."),
        Good("The newspaper said its comment section is now closed.\n" + "Readers were angry about it.\n" * 6),
    )
