"""Invitations to subscribe to a newsletter."""

from lint import Bad, Good, PhraseRule


class NewsletterPrompt(PhraseRule):
    """An invitation to subscribe to a newsletter, a channel or alerts stands in the text, or a piece of its form ("Your email
    address", "Thanks for signing up!"). It speaks to the visitor of a page, not to the reader of the article.

    Whole lines only. The fix takes the line out: safe where every word of it is known, unsafe where a newsletter's name or
    promise fills the gap. The one-word labels ("Newsletter", "Subscribe") need the head or tail of the text or another label
    beside them.
    """

    says = "an invitation to subscribe, not part of the article"
    examples = (
        Bad(
            "The ferry to Stornoway will not sail on Sunday because of the storm.\n⟦Sign up for our daily Islands newsletter here⟧\nThe "
            "next "
            "sailing is planned for Monday morning.",
            fixed="The ferry to Stornoway will not sail on Sunday because of the storm.\nThe next sailing is planned for Monday morning.",
        ),
        Bad(
            "Die Fähre nach Amrum fährt am Sonntag wegen des Sturms nicht, teilte die Reederei mit.\n⟦Newsletter abonnieren⟧",
            fixed="Die Fähre nach Amrum fährt am Sonntag wegen des Sturms nicht, teilte die Reederei mit.",
            safe=True,
        ),
        Good("Subscribe\n\nNewsletters are read by fewer people each year, a study of publishers in Leeds says."),
        Good("She told them to sign up for our newsletter before the summer."),
        Good("Sign up now, the recruiting sergeant shouted, and see the world."),
        Good("Newsletter editors met in Porto to discuss how often a reader should be written to."),
    )
