"""Cookie banners and links to legal pages."""

from lint import Bad, Good, PhraseRule


class CookieNotice(PhraseRule):
    """A piece of a cookie banner or the label of a legal page stands in the text ("We use cookies to …", "Datenschutzerklärung", "Terms of
    Use"). Every page of a site has it, so a corpus has it thousands of times; C4 and NeMo drop lines with these words.

    C4 drops every line that mentions cookies or a privacy policy, and so reports on privacy lose their sentences; here only whole lines
    count, and banners that run on must begin like a banner. The fix takes the line out, safe where every word of it is known.
    """

    says = "a cookie banner or a link to a legal page, not part of the article"
    examples = (
        Bad(
            "The parliament in Vilnius passed the budget on Tuesday after a long debate.\n⟦We use cookies to improve your visit.⟧\nThe "
            "vote "
            "was closer than expected.",
            fixed="The parliament in Vilnius passed the budget on Tuesday after a long debate.\nThe vote was closer than expected.",
        ),
        Bad(
            "El pleno de Oviedo aprobó el presupuesto el martes tras un largo debate municipal.\n⟦Política de privacidad⟧",
            fixed="El pleno de Oviedo aprobó el presupuesto el martes tras un largo debate municipal.",
        ),
        Good("“We use cookies to keep you logged in,” the company wrote."),
        Good("The shop changed its privacy policy after the fine, and its cookie settings too."),
        Good("Datenschutz\n\nDie Kameras am Bahnhof dürfen bleiben, entschied das Gericht in Kassel am Freitag."),
    )
