"""Blanks of unusual kind or number between words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from lint import Bad, Document, Good, Hit, Rule, Safety, Span, Stage, lazy_pattern, replacing

ODD = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
RUN = lazy_pattern(f"[ {ODD}]{{2,}}|[{ODD}]")
WIDE = lazy_pattern(f"(?<=\\S)(?:[ {ODD}]*\t[ {ODD}]*|[ {ODD}]{{3,}})(?=\\S)")
CODE = lazy_pattern(r"[A-Za-z0-9_]\s*(?:[;{}]|\)\s*\{|=>|==)\s*$")
NARROW = frozenset("\u00a0\u2007\u2009\u200a\u202f\u2006")
WIDE_SCRIPTS = lazy_pattern("[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
SHORT_WORD = lazy_pattern(r"(?:^|[^\w])(\w{1,3}|[^\W\d_]{1,4}\.)$")


class OddSpace(Rule):
    """A blank that is not the plain one stands between two words (no-break, thin, ideographic blank, tab), or several stand in a row.
    They look like one blank and make other tokens: a search for the two words finds nothing.

    The fix puts one plain blank. Left alone is what typography asks for: no-break and thin blanks beside digits, signs and dashes,
    before French `: ; ! ? »`, after short words and abbreviations where a language binds them, ideographic blanks between Chinese and
    Japanese characters, a second blank after a sentence's end, the columns of tables and the indent of lines.
    """

    stage = Stage.LAYOUT
    examples = (
        Bad("He said during⟦\u00a0⟧“the talks” that it rained.", fixed="He said during “the talks” that it rained.", safe=True),
        Bad("The⟦  ⟧mayor of⟦\t⟧Łomża⟦\u2009 ⟧resigned.", fixed="The mayor of Łomża resigned.", safe=True),
        Good("Il a dit\u00a0: «\u00a0Oui\u00a0!\u00a0» Vraiment\u202f?"),
        Good("It cost 10\u00a0000\u202f€, weighed 5\u00a0kg and grew by 20\u00a0%, see §\u00a05 and p.\u00a012."),
        Good("Mieszka w\u00a0Polsce i\u00a0pracuje z\u00a0nami w\u00a0małym mieście nad rzeką."),
        Good("Москва\u00a0— столица, А.\u00a0С.\u00a0Пушкин, Dr.\u00a0Hà"),
        Good("Name\tAge\nOlu\t12\nPiotr\t9"),
        Good("Team      Points\nKano         12\nLagos         9"),
        Good("It rained.  Then it stopped.\n    Indented, too."),
        Good("東京\u3000大阪"),
    )

    def concerns(self, doc: Document) -> bool:
        return "  " in doc.text or "\t" in doc.text or not doc.specials.isdisjoint(ODD)

    def check(self, doc: Document) -> Iterable[Hit]:
        plain = doc.text.isascii() or doc.specials.isdisjoint(ODD)
        lines = [line for line in doc.lines if "  " in line.text or "\t" in line.text or (not plain and RUN.search(line.text))]
        rows = _rows(lines)
        for line in lines:
            if line.start in rows:
                continue
            for match in RUN.finditer(line.text, len(line.text) - len(line.text.lstrip()), len(line.text.rstrip())):
                if not _belongs(doc, line.text, match.start(), match.end()):
                    start, end = line.start + match.start(), line.start + match.end()
                    yield Hit(start, end, _message(match[0]), (replacing(start, end, " ", Safety.SAFE),))


def _rows(lines: list[Span]) -> frozenset[int]:
    """Starts of lines that are rows of a table: wide gaps in this line and the next or last one, or several gaps in one; and lines of
    code.
    """
    wide = [(line.start, line.end, sum(1 for _ in WIDE.finditer(line.text))) for line in lines]
    rows = {start for start, _, gaps in wide if gaps > 2}
    for (start, end, gaps), (after, _, more) in pairwise(wide):
        if gaps and more and after - end <= 3:
            rows |= {start, after}
    return frozenset(rows | {line.start for line in lines if CODE.search(line.text[-80:])})


def _belongs(doc: Document, line: str, start: int, end: int) -> bool:
    before, after, run = line[start - 1], line[end], line[start:end]
    if run == "  ":
        return before in ".!?:…\"'”’»)"
    if "\u3000" in run:
        return bool(WIDE_SCRIPTS.match(before) or WIDE_SCRIPTS.match(after))
    if len(run) > 1 or run not in NARROW:
        return False
    if before.isdigit() or after.isdigit() or not (before.isalnum() or before in '.,;:!?)"”’»') or after in "–—%°€$£&+×=/":
        return True
    return _bound(doc, line[max(0, start - 6) : start], before, after)


def _bound(doc: Document, head: str, before: str, after: str) -> bool:
    if before == "«" or after in "»:;!?":
        return True
    if SHORT_WORD.search(head):
        return head.endswith(".") or doc.language != "en"
    return False


def _message(run: str) -> str:
    names = {"\t": "a tab", "\u00a0": "a no-break blank", "\u3000": "an ideographic blank"}
    if len(run) > 1:
        return f"{len(run)} blanks in a row"
    return f"{names.get(run, 'an unusual blank')} between words"
