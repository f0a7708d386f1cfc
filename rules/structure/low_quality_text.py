"""Texts of which too many words are unknown."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Stage, distinct_runs, option, unknown_share


class LowQualityText(Rule):
    """A large share of the text's distinct words is unknown in its language: a page scanned badly, another language than was told, a
    list of codes. Such a text is better scanned again or left out than repaired word by word.

    Counted are distinct words, as impresso's OCR quality does, so that `the` read well a hundred times does not hide the rest. Of 696
    BBC articles none has more than 0.18 unknown words, and half of the scanned newspaper pages with bad words in every line have more
    than 0.16. The share in the message is rounded: it is no exact measure. Shown only.
    """

    stage = Stage.CHARACTERS
    severity = "info"
    share: float = option(
        0.2, "unknown among the distinct words; 700 BBC articles stay below 0.18, the worse half of scanned pages lies above 0.16"
    )
    words: int = option(50, "distinct words that a text must have; shorter ones may be lists of names")
    examples = (
        Bad(
            "⟦⟧Tbe rnen ol' tlie viliage lieard tbe rivcr and tbe niglit wlien tbey slcpt on tlie lill. Rnin fcll upon tbe rools ol "
            "tbe liouses, and witb tbe water cnme tbe niud, wliicb took tbe bridgc, tbe inill, and balf ol tbe sclioolbouse. Nobodv "
            "slcpt, lor tbe wnter was in everv liouse, and tbe cattle wcre on tbe rond. At dnwn tbe men went down witb bonts and "
            "ropcs, and brouglit wbat tbey could.",
            metadata={"language": "en"},
        ),
        Good("Tbe rnen ol tlie viliage."),
        Good(
            "The men of the village heard the river in the night when they slept on the hill. Rain fell upon the roofs of the "
            "houses, and with the water came the mud, which took the bridge, the mill, and half of the schoolhouse. Nobody slept, "
            "for the water was in every house, and the cattle were on the road. At dawn the men went down with boats and ropes, and "
            "brought what they could to the church of Skibbereen."
        ),
    )

    def concerns(self, doc: Document) -> bool:
        return len(doc.text) > 4 * self.words and len(doc.odd_words) > self.share * self.words

    def check(self, doc: Document) -> Iterable[Hit]:
        share, distinct = unknown_share(doc), distinct_runs(doc)
        if distinct >= self.words and share > self.share:
            message = f"about {share:.0%} of the distinct words are unknown in the language {doc.language}"
            yield Hit(0, 0, message, evidence={"share": round(share, 1), "distinct_words": distinct})
