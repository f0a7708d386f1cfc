"""Where a report comes from: agencies, contributors, first publication."""

from lint import Bad, Good, PhraseRule


class Attribution(PhraseRule):
    """A line says who else worked on the report or where it was published first: "With files from The Canadian Press", "(Reporting by …)",
    "Quelle: dpa", "Originally published on …". It is credit owed, and tells that copies of the text stand elsewhere.

    It is shown and never removed. Whole lines only; the name of an agency alone on a line counts at the head or tail of the text or
    beside furniture.
    """

    severity = "info"
    removes = False
    says = "where the report comes from: credit, kept"
    examples = (
        Bad("The two ministers met in Hanoi on Monday.\n⟦With files from The Canadian Press⟧"),
        Bad("The two ministers met in Hanoi on Monday.\n⟦(Reporting by Nguyễn Thị Lan; Editing by Paul Meier)⟧"),
        Bad("Die beiden Minister trafen sich am Montag in Hanoi.\n⟦Quelle: dpa⟧"),
        Bad("Министры встретились в понедельник в Ханое.\n⟦Источник: Волжская газета⟧"),
        Good("Reporting by telephone was all that was left to him in that winter."),
        Good("Sources close to the minister spoke of a quiet evening."),
        Good("He was helped by a source: a clerk of the court."),
        Good("Written by candlelight, the letters are hard to read."),
    )
