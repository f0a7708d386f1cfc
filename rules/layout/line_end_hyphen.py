"""Words cut at a line's end."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, cut_words, replacing


class LineEndHyphen(Rule):
    """A word is cut by a hyphen at the end of a line, as print and PDF files have it, or by a hyphen and a blank where such lines were
    run together. Neither half is found when one looks for the word.

    Joined is what the word lists know as one word and whose halves are none; a soft hyphen always. Two words that also make one
    (`re-sign` and `resign`) are shown only, and rarer ones not spoken of: they may be compounds that keep their hyphen, as
    `vice-president` does. The fix at a line's end takes the line break along and is safe (on scanned lines 288 of 290 words so joined
    stand in the corrected text); the one inside a line is unsafe.
    """

    stage = Stage.LAYOUT
    anchors = ("-", "\u2010", "\u00ad", "¬")
    examples = (
        Bad("Then the ⟦govern-\nment⟧ fell in the spring.", fixed="Then the government fell in the spring.", safe=True),
        Bad("Then the ⟦gov\u00ad\r\nernment⟧ fell in the spring.", fixed="Then the government fell in the spring.", safe=True),
        Bad("Some of the ⟦jour- nalists⟧ were there that day.", fixed="Some of the journalists were there that day."),
        Bad("He said that he is to ⟦re-\nsign⟧ before the summer."),
        Good("He is a well-\nknown man and was vice-\npresident for years."),
        Good("It was the Franco-\nGerman border, and the pre- and post-war years."),
        Good("Die Vor- und Nachteile der Haupt- und Nebenstraßen sind bekannt."),
        Good("She said - and this is all -\nthat it was so, in Guinea-\nBissau and with Jean-\nLuc."),
        Good("On y va peut-\nêtre avec la grand-\nmère et les enfants de la ville."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        for word in cut_words(doc):
            safety = (Safety.SAFE if word.ends_line else Safety.UNSAFE) if word.sure else Safety.SHOW
            message = f"“{word.joined}” cut in two" if word.sure else f"“{word.joined}” cut in two, or a compound with a hyphen"
            yield Hit(word.start, word.end, message, (replacing(word.cut, word.resumes, "", safety, 0.99 if word.sure else 0.5),))
