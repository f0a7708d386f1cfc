"""Texts that break off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, lazy_pattern, option

MORE = lazy_pattern(
    r"""(?:…|\.\.\.|\[\s?(?:…|\.{3})\s?\]|\(\s?(?:…|\.{3}|more)\s?\)|\[\+\d{1,6}\ chars\]
    |(?:read|see|learn)\ more|continue\ reading|read\ (?:the\ )?full\ (?:story|article)|weiterlesen|mehr\ lesen|lire\ la\ suite
    |seguir\ leyendo|leer\ más|leggi\ (?:tutto|di\ più|l'articolo\ completo)|continua\ a\ leggere
    |leia\ mais|continue\ lendo|lees\ (?:verder|meer)
    |czytaj\ (?:dalej|więcej)|читать\ (?:далее|дальше|полностью)|читати\ далі)(?:\s?[»›>→.…]{1,3})?$""",
    re.IGNORECASE | re.VERBOSE,
)
STUB = lazy_pattern(
    r"""(?:subscribe|sign\ in|log\ in|register)\b.{0,60}\b(?:to\ (?:continue|keep|read)|for\ full\ access)|remaining\ \d{1,3}\ ?%\ of
    |(?:réservé|reserved)\ (?:aux|to|for)\ (?:abonnés|subscribers)|nur\ für\ abonnenten|solo\ para\ suscriptores
    |artykuł\ dostępny\ dla\ prenumeratorów""",
    re.IGNORECASE | re.VERBOSE,
)
DOTS = lazy_pattern(r"[….]{1,4}\s?$")
ENDS = frozenset(".!?…:;\"'”’“»«)]}。！？」』।؟።*_|>©®™%°€$")
DOTTED = ("...", "…", "]", ")", "»", "›", ">")
STUB_WORDS = ("subscri", "sign in", "log in", "register", "remaining", "réservé", "abonnenten", "suscriptores", "prenumerat")
REACH = 40  # code points that the longest such phrase takes
LAST = 200  # code points at the end that are looked at


class TruncatedText(Rule):
    """The text breaks off: it ends with `…`, `[...]`, `Read more` or the count of missing characters, as previews do; with a notice
    that the rest is for subscribers; or its last long paragraph stops without an end mark, often inside a word. Whoever learns from it
    learns half sentences.

    The end is shown and nothing proposed, for the rest is elsewhere; where the corpus holds a copy of the text that goes on, its end is
    proposed (unsafe) and the copy named. A last line shorter than 100 code points may be a name, a place or
    a label and is not judged by its end mark. C4 drops every line without an end mark; that also drops headlines, verses and closing
    quotations.
    """

    stage = Stage.CHARACTERS
    severity = "info"
    shortest: int = option(
        100, "code points of a last paragraph that must have an end mark; headlines and captions are nearly always shorter"
    )
    examples = (
        Bad("Rain fell.\nThe mayor of Łódź said that the bridge would be closed until ⟦[…]⟧"),
        Bad("The mayor of Łódź said that the bridge would be ⟦… Read more⟧"),
        Bad(
            "Rain fell.\nThe mayor of Pécs said on Monday that the old bridge would be closed to all "
            "until the end of the summer, and the minis⟦ter⟧"
        ),
        Good("Rain fell.\nThe mayor said: “We shall see…”"),
        Good("The mayor said that the bridge would be closed.\n\nAnselm Oyelaran-Whyte in Lagos"),
        Good("The bridge is closed.\nPhotos by A. Ito, S. Núñez"),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        end = len(doc.text.rstrip())
        start = max(doc.text.rfind("\n", 0, end), end - LAST) + 1 if end else 0
        last = doc.text[start:end]
        if len(last) < 20 or not any(char.isalpha() for char in last[:20]):
            return
        small = last.lower()
        if (small[-1] not in ENDS or small.endswith(DOTTED)) and (found := MORE.search(last, max(0, len(last) - REACH))):
            at = start + found.start()
            before = doc.text[:at].rstrip()[-1:]
            if found[0][0] in ".…[(" or before not in ENDS or before == "…":
                dots = DOTS.search(doc.text, max(start, at - 6), at)
                yield Hit(dots.start() if dots else at, end, "the text breaks off")
        elif any(word in small for word in STUB_WORDS) and (found := STUB.search(last)):
            yield Hit(start + found.start(), end, "the rest is for subscribers")
        elif last.rsplit(None, 1)[-1].islower() and last.rsplit(None, 1)[-1].isalpha() and _long(doc.text, end, self.shortest):
            yield Hit(max(start, end - 3), end, "the last paragraph stops without an end mark")

    def restored(self, hit: Hit, here: str, there: str) -> Safety | None:
        """The rest of a copy, a few words at least, where it goes on with the same word."""
        goes_on = not any(char.isalpha() for char in here) or not here.isalpha() or there.startswith(here)
        return Safety.UNSAFE if goes_on and there.count(" ") >= 3 else None


def _long(text: str, end: int, shortest: int) -> bool:
    start = text.rfind("\n", 0, end) + 1
    paragraph = text[start:end]
    return len(paragraph) >= shortest and paragraph.count(" ") > shortest // 12 and not paragraph.isupper()
