"""Invitations to load an app."""

from lint import Bad, Good, PhraseRule


class AppPromotion(PhraseRule):
    """An invitation to load the publisher's app or to switch notifications on stands in the text ("Download our app",
    "Disponible sur Google Play"). It belongs to the page, and stands on every one of the site.

    Whole lines only. The fix takes the line out: safe where every word of it is known, unsafe where the app's name fills a gap.
    """

    says = "an invitation to load an app, not part of the article"
    examples = (
        Bad(
            "The tram will run until midnight from June, the city of Brno said on Tuesday.\n⟦Get it on Google Play⟧\nA night ticket "
            "will cost as much as one for the day, and dogs may ride on it free of charge until the end of the year.",
            fixed="The tram will run until midnight from June, the city of Brno said on Tuesday.\nA night ticket "
            "will cost as much as one for the day, and dogs may ride on it free of charge until the end of the year.",
            safe=True,
        ),
        Bad(
            "Tramwaj będzie kursował do północy, poinformowało we wtorek miasto Łódź.\n⟦Pobierz aplikację⟧",
            fixed="Tramwaj będzie kursował do północy, poinformowało we wtorek miasto Łódź.",
        ),
        Good("Passengers can download our app or buy a ticket from the driver, a spokeswoman said."),
        Good("Apps\n\nThe city will pay for two apps that show when the next tram is due, the council decided."),
    )
