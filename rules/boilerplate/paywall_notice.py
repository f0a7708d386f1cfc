"""Notices that the rest is for subscribers."""

from lint import Bad, Good, PhraseRule


class PaywallNotice(PhraseRule):
    """A notice that the article is for subscribers stands in the text ("Il vous reste 57 % de cet article à lire.", "Already a
    subscriber? Log in"). It is worth more than the space it takes: the text above it may be a stub. So it is shown and never
    removed.

    Whole lines only, in nine languages; see `truncated-text` for texts that break off without saying so.
    """

    severity = "info"
    removes = False
    says = "a notice that the rest is for subscribers: the text may be cut short"
    examples = (
        Bad(
            "La récolte de cerises sera faible cette année en Ardèche.\n⟦Il vous reste 57.09% de cet article à lire. La suite est "
            "réservée aux abonnés.⟧"
        ),
        Bad("The cherry harvest will be small this year in Ardèche.\n⟦Subscribe to continue reading⟧"),
        Good("Already a subscriber to three papers, he did not want a fourth."),
        Good("The theatre lowered the price for subscribers in Łódź."),
    )
