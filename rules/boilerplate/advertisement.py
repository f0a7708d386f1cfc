"""Marks of advertisements."""

from lint import Bad, Good, PhraseRule


class Advertisement(PhraseRule):
    """The mark of an advertisement stands in the text ("Advertisement", "LA SUITE APRÈS LA PUBLICITÉ", "This post contains
    affiliate links …"): the gap where a banner was. It cuts through the article, often between two of its paragraphs.

    Words that can head a section of an article ("Werbung", "Publicidad") need the head or tail of the text, another label
    beside them, or to be repeated. A label glued to a sentence is cut off it (unsafe). The fix takes the line out, safe where
    every word of it is known.
    """

    says = "a mark of an advertisement, not part of the article"
    examples = (
        Bad(
            "The orchard was sold on Monday to a family from Nagano.\n⟦Advertisement⟧\nThey want to keep the old trees, the agent said.",
            fixed="The orchard was sold on Monday to a family from Nagano.\nThey want to keep the old trees, the agent said.",
            safe=True,
        ),
        Bad(
            "⟦Advertisement⟧The orchard was sold on Monday to a family from Nagano.",
            fixed="The orchard was sold on Monday to a family from Nagano.",
        ),
        Bad(
            "La huerta fue vendida el lunes a una familia de Cuenca, dijo la agencia.\n⟦PublicidadPublicidadPublicidad⟧",
            fixed="La huerta fue vendida el lunes a una familia de Cuenca, dijo la agencia.",
            safe=True,
        ),
        Good("Advertisement is the art of arresting the intelligence, an old joke goes."),
        Good("Werbung\n\nFür Werbung gab die Brauerei in Plzeň im vergangenen Jahr weniger aus als zuvor."),
        Good("The advertisement was banned after eleven people complained about it."),
        Good("Anzeigenblätter haben es schwer, sagte der Verleger in Passau."),
    )
