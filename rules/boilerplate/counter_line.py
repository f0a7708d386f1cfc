"""Counters of shares, views and reading time."""

from lint import Bad, Good, PhraseRule


class CounterLine(PhraseRule):
    """A counter of the page stands in the text ("520 SHARES", "Lesezeit: 4 Minuten", "3 hours ago"): a number that was true
    when the page was fetched and says nothing of the article. RefinedWeb drops such lines too.

    The whole line must be the counter. Counts that can be results in an article ("1,204 votes", "12 members") are left out on
    purpose. The fix takes the line out; it is safe.
    """

    says = "a counter of the page, not part of the article"
    examples = (
        Bad(
            "The mountain rescue was called to the Tatras eleven times on Sunday alone.\n⟦520 SHARES⟧\nMost had lost their way in the fog.",
            fixed="The mountain rescue was called to the Tatras eleven times on Sunday alone.\nMost had lost their way in the fog.",
            safe=True,
        ),
        Bad(
            "⟦Temps de lecture : 4 minutes⟧\nLes secours en montagne sont sortis onze fois dimanche dans les Écrins, le plus souvent pour "
            "des promeneurs qui s'étaient égarés dans le brouillard, selon la préfecture, qui appelle une nouvelle fois à la prudence sur "
            "les sentiers d'altitude et rappelle les numéros utiles.",
            fixed="Les secours en montagne sont sortis onze fois dimanche dans les Écrins, le plus souvent pour "
            "des promeneurs qui s'étaient égarés dans le brouillard, selon la préfecture, qui appelle une nouvelle fois à la prudence sur "
            "les sentiers d'altitude et rappelle les numéros utiles.",
            safe=True,
        ),
        Good("520 shares were sold before noon."),
        Good("Maria Sousa (Lagos)\n1,204 votes\nRui Dias (Faro)\n998 votes"),
        Good("30 min"),
    )
