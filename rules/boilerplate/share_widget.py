"""Labels for sharing, printing and following."""

from lint import Bad, Good, PhraseRule


class ShareWidget(PhraseRule):
    """A label for sharing, printing, saving or following stands in the text ("Share this article", "Auf Facebook teilen"): the
    words of buttons, which no one wrote as part of the article.

    Phrases count as a whole line only, never inside a sentence; as substrings the same phrases met 98 of 8,000 clean sentences,
    as lines none. One-word labels ("Share", "Email") need company: the head or tail of the text, or another label beside them.
    Several labels that lost the gap between them are one finding. The fix takes the line out; it is safe for whole lines,
    unless the page furniture known word by word comes to more than 15 % of the document's words: then the text is more page
    than article, and nothing goes without being asked.
    """

    says = "a label for sharing or following, not part of the article"
    examples = (
        Bad(
            "The bridge at Évora is closed until the spring, the town hall said on Monday.\n⟦Share this article⟧\nRepairs will take at "
            "least "
            "three months, an engineer told the council.",
            fixed="The bridge at Évora is closed until the spring, the town hall said on Monday.\nRepairs will take at least three months, "
            "an engineer told the council.",
            safe=True,
        ),
        Bad(
            "Die Brücke bleibt bis zum Frühling gesperrt, teilte die Stadt Görlitz am Montag mit.\n\n⟦Teilen⟧\n⟦E-Mail⟧\n⟦Drucken⟧",
            fixed="Die Brücke bleibt bis zum Frühling gesperrt, teilte die Stadt Görlitz am Montag mit.",
        ),
        Bad(
            "Le pont restera fermé jusqu'au printemps, a annoncé lundi la mairie de Blois.\n⟦PartagerPartager⟧",
            fixed="Le pont restera fermé jusqu'au printemps, a annoncé lundi la mairie de Blois.",
            safe=True,
        ),
        Bad(
            "The bridge at Évora is closed until the spring, the town hall said on Monday. No date was given for the work.\n⟦Facebook "
            "Twitter Email⟧",
            fixed="The bridge at Évora is closed until the spring, the town hall said on Monday. No date was given for the work.",
            safe=True,
        ),
        Good("“Share this burden,” the minister said.\nShare this burden, the minister said."),
        Good("Facebook\nTwitter\nGoogle\n\nThese three firms were asked to appear before the committee in Ottawa."),
        Good("Share\nyour bread,\nyour salt,\nyour door."),
        Good("Share prices\n\nThe index fell by two per cent before it recovered in the afternoon."),
        Good("Print, Alison\nA photographer from Leith, Alison Print has won the prize for young artists."),
    )
