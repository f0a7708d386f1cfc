"""Characters without width that nothing in the text needs."""

from collections.abc import Iterable
from unicodedata import bidirectional, name

from lint import Bad, Document, Edit, Fix, Good, Hit, Rule, Safety, Stage, lazy_pattern

JOINERS = "\u200c\u200d"
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
OTHERS = "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
ALL = frozenset(JOINERS + BIDI + OTHERS)
RUN = lazy_pattern(f"[{JOINERS}{BIDI}{OTHERS}]+")
BREAKS_WORDS = lazy_pattern("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3040-\u30ff\u3400-\u9fff\uaa60-\uaadf]")


class InvisibleCharacter(Rule):
    """A character that shows nothing: zero-width space, byte order mark inside a text, soft hyphen, word joiner, direction mark,
    joiner. Words that hold one look right, but are not found, counted or compared as what they are.

    The fix deletes it; no reader sees a difference. The characters of one line are one finding, at the first of them. Left alone is
    what a script needs: joiners in Persian, Indic and other scripts and in emoji, zero-width spaces between Thai, Khmer, Lao, Burmese,
    Tibetan, Chinese and Japanese characters, direction marks in lines that hold Hebrew or Arabic letters. A soft hyphen at a line's end
    is `line-end-hyphen`'s.
    """

    stage = Stage.CHARACTERS
    examples = (
        Bad("The gov⟦\u00ad⟧ern\u00adment and the\u200b mayor", fixed="The government and the mayor", safe=True),
        Bad("⟦\ufeff⟧Once upon\u2060\u200b a time\nin Tromsø⟦\u200e⟧.", fixed="Once upon a time\nin Tromsø.", safe=True),
        Bad("Auf⟦\u200c⟧lage", fixed="Auflage", safe=True),
        Good("می\u200cخواهم و क\u094d\u200dष"),
        Good("A family: 👨\u200d👩\u200d👧, ❤\ufe0f\u200d🔥"),
        Good("ภาษา\u200bไทย"),
        Good("Tel Aviv (\u200fתל אביב\u200e), he said."),
        Good("the govern\u00ad\nment"),
    )

    def concerns(self, doc: Document) -> bool:
        return not ALL.isdisjoint(doc.specials)

    def check(self, doc: Document) -> Iterable[Hit]:
        for line in doc.lines:
            if line.text.isascii() or not (runs := list(RUN.finditer(line.text))):
                continue
            leftward = _leftward(line.text)
            spans = [(line.start + run.start(), line.start + run.end()) for run in runs]
            spans = [(start, end) for start, end in spans if not _needed(doc.text, start, end, leftward)]
            if spans:
                names = ", ".join(
                    sorted({name(char, f"U+{ord(char):04X}").lower() for start, end in spans for char in doc.text[start:end]})
                )
                fix = Fix(tuple(Edit(start, end) for start, end in spans), Safety.SAFE)
                yield Hit(*spans[0], f"invisible: {names}", (fix,), evidence={"places": len(spans)})


def _leftward(line: str) -> bool:
    return any(bidirectional(char) in ("R", "AL") for char in set(line) - ALL)


def _needed(text: str, start: int, end: int, leftward: bool) -> bool:
    run, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if leftward and any(char in BIDI for char in run):
        return True
    if any(char in JOINERS for char in run):
        return any(_joins(char) for char in (before, after))
    if "\u200b" in run:
        return any(BREAKS_WORDS.match(char) for char in (before, after))
    return run == "\u00ad" and after in ("\r", "\n") and before.isalpha()


def _joins(char: str) -> bool:
    return char >= "\u0590" and not ("\u1c80" <= char <= "\u206f" or char == "\ufffd")
