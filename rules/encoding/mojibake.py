"""UTF-8 that was read with another code page."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, may_hold_mojibake, mojibake_in, replacing


class Mojibake(Rule):
    """Characters that came about when UTF-8 was read as Windows-1252, Latin-1, MacRoman, Windows-1251 or a like code page: `BoyacÃ¡`
    for `Boyacá`, `donâ€™t` for `don’t`. Such words are lost to every search and count.

    Found and repaired by ftfy's encoding repair alone, line by line, then word by word where two words of one line agree; what else
    ftfy mends (quotation marks, widths, entities) is left alone. C1 control characters that Windows-1252 has a character for are
    repaired here too. The fix is safe where encoding the repaired text wrongly once or twice gives exactly the broken one, else unsafe
    (a byte was lost, or one rare character alone is the evidence, which dirt in a scan gives as well).
    """

    stage = Stage.ENCODING
    examples = (
        Bad("The road to ⟦BoyacÃ¡⟧ is open.", fixed="The road to Boyacá is open.", safe=True),
        Bad("“They ⟦donâ€™t⟧ know”, he said in Łódź.", fixed="“They don’t know”, he said in Łódź.", safe=True),
        Bad("Ein Café. ⟦ÐœÐ¾Ñ\x81ÐºÐ²Ð°, Ð·Ð¸Ð¼Ð°⟧ 2021", fixed="Ein Café. Москва, зима 2021", safe=True),
        Bad("“Le ⟦r√©gime⟧ de la ⟦soci√©t√©⟧ change” — à suivre", fixed="“Le régime de la société change” — à suivre", safe=True),
        Bad("the ⟦Ä«l⟧ of the scan", fixed="the īl of the scan"),
        Bad("⟦voilÃ⟧ le travail", fixed="voilà le travail"),
        Bad('"It is closed for ⟦ChristmasÃ\x82⟧".', fixed='"It is closed for Christmas".'),
        Bad("⟦Wait\x85⟧ what?", fixed="Wait… what?", safe=True),
        Good("L’État, c’est moi : « À bientôt », dit-elle. 20 °C, 5 µm, 3 × 4, ½ — “ok”…"),
        Good("SÃO PAULO, Ângela Conceição e João: “É ótimo!”"),
        Good("Größe, Übermaß, Äußerung, „Ärger“ – 30 €"),
        Good("Đà Nẵng, Nguyễn Văn Ả, Żółć, Ülle Õunapuu, Ērgļi, Çeşme, Αθήνα, Ђорђе, 東京「こんにちは」"),
    )

    def concerns(self, doc: Document) -> bool:
        return may_hold_mojibake(doc)

    def check(self, doc: Document) -> Iterable[Hit]:
        for found in mojibake_in(doc):
            fix = replacing(found.start, found.end, found.fixed, Safety.SAFE if found.sure else Safety.UNSAFE, 0.99)
            yield Hit(found.start, found.end, f"UTF-8 read with another code page: “{found.fixed}”", (fix,))
