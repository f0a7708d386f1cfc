"""Credits of pictures that are not there."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, picture_credits, replacing

_SIGNS = (
    "©",
    ":",
    "/",
    "|",
    " by ",
    "opyright",
    "ot.",
    "redit",
    "ourtesy",
    "hoto)",
    "ymbolbild",
    "rchiv",
    "рхив",
    "foto ",
    "llustra",
    "ilustra",
)


class PhotoCredit(Rule):
    """The credit of a picture stands in the text ("Foto: NAME/AGENCY", "© AGENCY / NAME", "(Photo by NAME)"); the picture does
    not. A caption and its credit are often glued together, with the label of a photo bank between them: there the credit ends
    at the seam, and the caption stays.

    A credit is a label and a value that is a name: each word with a capital, an agency, an address. A colon after "Photo" is
    not enough. The fix takes the credit out and is unsafe, since it takes credited words away; the journal keeps them.
    (RealNews meant to remove credits, but its patterns never matched.)
    """

    stage = Stage.FURNITURE
    examples = (
        Bad(
            "⟦© Vesna / Milica Petrović / Go to the photo bank⟧The ferry in the port of Kotor\nThe ferry sank on Friday.",
            fixed="The ferry in the port of Kotor\nThe ferry sank on Friday.",
        ),
        Bad(
            "The ferry sank on Friday.\n⟦Photo Credit: (Photo: kotor.me)⟧\nNobody was hurt.",
            fixed="The ferry sank on Friday.\nNobody was hurt.",
        ),
        Bad(
            "Die Fähre im Hafen von Kotor. ⟦(Foto: Jana Weiß/dpa)⟧\nSie sank am Freitag.",
            fixed="Die Fähre im Hafen von Kotor.\nSie sank am Freitag.",
        ),
        Bad("The ferry sank on Friday.\n⟦Milica Petrović | Getty Images⟧", fixed="The ferry sank on Friday."),
        Bad("La nave nel porto. ⟦Foto: ANSA⟧\nÈ affondata venerdì.", fixed="La nave nel porto.\nÈ affondata venerdì."),
        Bad(
            "Die Fähre im Hafen von Kotor ⟦(Archivbild)⟧\nSie sank am Freitag.", fixed="Die Fähre im Hafen von Kotor\nSie sank am Freitag."
        ),
        Bad("La nave è affondata venerdì.\n⟦— Foto: Getty Images⟧", fixed="La nave è affondata venerdì."),
        Good("Das Archivbild zeigt den Hafen von Kotor."),
        Good("The archive (file photo of 1931) burnt down."),
        Good("Photo: a word for a picture made by light."),
        Good("Photo Nguyen, who is called after his grandfather, runs the shop in Hải Phòng."),
        Good("Image: what others see. Character: what they do not."),
        Good("The AP, Reuters and AFP sent reporters to the port."),
        Good("Bild: Ein Kind malt den Hafen von Kotor, und der Vater sieht zu."),
        Good("© 2021 Hafenbetrieb Kotor GmbH"),
    )

    def concerns(self, doc: Document) -> bool:
        return any(sign in doc.text for sign in _SIGNS)

    def check(self, doc: Document) -> Iterable[Hit]:
        for paragraph in doc.paragraphs:
            for start, end in picture_credits(paragraph.text):
                yield self._hit(doc, paragraph.start + start, paragraph.start + end)

    def _hit(self, doc: Document, start: int, end: int) -> Hit:
        edit = doc.removal(start, end)
        return Hit(start, end, "the credit of a picture that is not here", (replacing(edit.start, edit.end, "", Safety.UNSAFE, 0.95),))
