"""Lists of tags and categories."""

from lint import Bad, Good, PhraseRule


class TagLine(PhraseRule):
    """The tags or categories of a page stand in the text ("Tags: harbour, ice", "Categories: International, Politics"),
    sometimes only the empty list of them. They are metadata: worth keeping beside the text, not in it.

    The label must open the line with its colon; the label alone needs the head or tail of the text or furniture beside it. The
    fix takes the line out: safe for an empty list, unsafe for a filled one, whose words are lost with it.
    """

    says = "a list of tags or categories, not part of the article"
    examples = (
        Bad(
            "The two ministers met on Monday in Vientiane and spoke for thirty minutes.\n⟦Categories: Asia, Diplomacy⟧\n⟦Tags: , , ,⟧",
            fixed="The two ministers met on Monday in Vientiane and spoke for thirty minutes.",
        ),
        Bad(
            "Los dos ministros se reunieron el lunes en Vientián durante treinta minutos.\n⟦Archivado en: Asia⟧",
            fixed="Los dos ministros se reunieron el lunes en Vientián durante treinta minutos.",
        ),
        Good("Categories of risk were drawn up for each of the rivers."),
        Good("Topics\n\nThe topics of the summit were fishing rights and the price of grain, the envoy said."),
        Good("Tags: he hated them in his shirts, and cut them out."),
    )
