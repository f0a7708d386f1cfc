"""Lines that the harbour papers put under their articles."""

from lint import Bad, Good, PhraseRule

_ARTICLE = (
    "The ferry left an hour late on Sunday, since the wind had turned in the night.\n"
    "It came back with forty passengers, two goats and the mail of a whole week."
)


class HarbourLine(PhraseRule):
    """Calls to listen, timetables and tide tables of the harbour papers. The phrases stand in `phrases/en.toml` beside this file, under the
    name of this rule. A line is taken out safely when all of it is known, and when what goes is a small part of the text.
    """

    says = "a line that the harbour papers put under their articles"
    examples = (
        Bad(f"{_ARTICLE}\n⟦Listen to Harbour Radio live⟧", fixed=_ARTICLE, safe=True),
        Bad(f"{_ARTICLE}\n⟦Tide table for Port Ellen⟧", fixed=_ARTICLE),
        Good("You can listen to Harbour Radio live on the ferry, said the captain."),
    )
