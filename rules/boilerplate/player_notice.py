"""Notices of video and audio players."""

from lint import Bad, Good, PhraseRule


class PlayerNotice(PhraseRule):
    """A notice of a video or audio player stands in the text ("We apologize, but this video has failed to load.", "Artikel
    anhören", "Tekst gaat verder onder de foto"). What it speaks of, a film or a recording, is not in the corpus.

    Whole lines only; the one-word labels ("Video", "Podcast") need the head or tail of the text or another label beside them.
    The fix takes the line out, safe where every word of it is known.
    """

    says = "a notice of a player, not part of the article"
    examples = (
        Bad(
            "The glacier lost four metres last summer, measurements near Tromsø show.\n⟦We apologize, but this video has failed to "
            "load.⟧\nIt "
            "is the largest loss since measuring began.",
            fixed="The glacier lost four metres last summer, measurements near Tromsø show.\nIt is the largest loss since measuring began.",
        ),
        Bad(
            "De gletsjer verloor afgelopen zomer vier meter, blijkt uit metingen.\n⟦(Tekst gaat verder onder de foto.)⟧\nDat is het "
            "grootste "
            "verlies sinds het begin van de metingen in het dal, zeggen onderzoekers die er elk jaar komen kijken en meten.",
            fixed="De gletsjer verloor afgelopen zomer vier meter, blijkt uit metingen.\nDat is het grootste "
            "verlies sinds het begin van de metingen in het dal, zeggen onderzoekers die er elk jaar komen kijken en meten.",
            safe=True,
        ),
        Good("The video failed to load, and so the teacher drew the glacier on the board."),
        Good("Video\n\nThe video shows the wall of ice breaking off above the valley, police in Aosta said."),
        Good("Listen: there is a sound of water under the ice."),
    )
