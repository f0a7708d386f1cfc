"""Labels of picture galleries."""

from lint import Bad, Good, PhraseRule


class GalleryLabel(PhraseRule):
    """A label of a picture gallery stands in the text ("View larger image", "Bild 1 von 12", "Back to Gallery"). The pictures
    are not in the corpus; what is left of them is a button.

    Labels that lost the gap between them ("RELATED IMAGESview larger image") are one finding. One-word labels and counters ("1
    of 4") need the head or tail of the text or another label beside them. The fix takes the line out, safe where every word of
    it is known.
    """

    says = "labels of a picture gallery, not part of the article"
    examples = (
        Bad(
            "Divers found the bell of the ship on Thursday in forty metres of water off Mahón, where it had lain since the storm of "
            "1908, and "
            "brought it up the next day.\n\n⟦RELATED IMAGESview larger image⟧",
            fixed="Divers found the bell of the ship on Thursday in forty metres of water off Mahón, where it had lain since the storm "
            "of 1908, "
            "and brought it up the next day.",
            safe=True,
        ),
        Bad(
            "Taucher fanden am Donnerstag die Glocke des Schiffes vor Rügen.\n⟦Bild 1 von 12⟧\n⟦Bild vergrößern⟧",
            fixed="Taucher fanden am Donnerstag die Glocke des Schiffes vor Rügen.",
        ),
        Good("He asked to view larger images of the wreck."),
        Good("1 of 4\n\nOnly one of four ships came home that winter, the chronicle of the town says."),
        Good("Gallery\n\nThe gallery in Bilbao shows paintings from the ship until the end of March."),
    )
