"""Invitations to report an error."""

from lint import Bad, Good, PhraseRule


class ErrorReport(PhraseRule):
    """An invitation to report an error or to rate the page stands in the text ("Fehler gefunden? Jetzt melden.", "Do you want
    to report an error or a typo? Click here!"). It is furniture; a correction of the newspaper ("Correction: An earlier version
    …") is content and stays.

    Whole lines only. The fix takes the line out: safe where every word of it is known, unsafe where the invitation runs on in
    its own words.
    """

    says = "an invitation to report an error, not part of the article"
    examples = (
        Bad(
            "The choir of Tartu sang before the president on Saturday evening in the town hall square, before four thousand people who had "
            "come from all over the county by bus, on foot and by boat.\n\n⟦Do you want to report an error or a typo? Click here!⟧",
            fixed="The choir of Tartu sang before the president on Saturday evening in the town hall square, before four thousand "
            "people who "
            "had come from all over the county by bus, on foot and by boat.",
        ),
        Bad(
            "Хор из Тарту пел в субботу вечером перед президентом.\n⟦Нашли ошибку? Выделите её и нажмите Ctrl+Enter⟧",
            fixed="Хор из Тарту пел в субботу вечером перед президентом.",
        ),
        Good("Correction: An earlier version of this article gave the wrong name of the choir."),
        Good("Editor's note: This story was changed on Monday to add the mayor's answer."),
        Good("He was told to report an error to the pilot at once."),
    )
