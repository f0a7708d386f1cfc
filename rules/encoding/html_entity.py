"""HTML entities that were never decoded."""

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Rule, Safety, Stage, lazy_pattern, replacing

BARE = "nbsp|amp|quot|lt|gt|laquo|raquo|hellip|mdash|ndash|lsquo|rsquo|ldquo|rdquo|bdquo|apos"  # meant even without a semicolon
ENTITY = lazy_pattern(rf"&(?:amp;){{0,6}}(?:#\d{{1,7}};|#[xX][0-9a-fA-F]{{1,6}};|[A-Za-z][A-Za-z0-9]{{1,31}};|(?:{BARE})(?![A-Za-z0-9=;]))")
ABOUT = lazy_pattern(r"\bHTML|\bentit|\bescap|\bUnicode|\bXML\b", re.IGNORECASE)
SHOWN = "`\"'‘“«„"


class HtmlEntity(Rule):
    """An HTML entity (`&amp;`, `&#8217;`, also escaped twice as `&amp;amp;`) stands where its character should: a page's source was
    taken for its text. Readers and tokenisers see `AT&amp;T`.

    The fix puts the character. Left alone are addresses, entities shown in quotation marks or backticks, lines that speak of HTML,
    escapes or Unicode, and numbers that stand for no printable character.
    """

    stage = Stage.CHARACTERS
    anchors = ("&",)
    examples = (
        Bad("Marks ⟦&amp;⟧ Spencer, AT⟦&amp;amp;⟧T", fixed="Marks & Spencer, AT&T", safe=True),
        Bad("It⟦&#8217;⟧s 5⟦&nbsp;⟧km to K⟦&ouml;⟧ln", fixed="It’s 5\u00a0km to Köln", safe=True),
        Bad("He said ⟦&quot⟧ no ⟦&quot⟧ twice.", fixed='He said " no " twice.', safe=True),
        Good("AT&T, R&D; Q&A; Procter & Gamble; Marks&Spencer"),
        Good("In HTML you write &amp; for an ampersand."),
        Good("The entry reads `&lt;` and “&gt;”."),
        Good("See https://example.org/?a=1&lt;=2&amp;copy=3 for more."),
        Good("Simon &Schuster; Dolce &Gabbana;"),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        for line in doc.lines:
            if "&" not in line.text or ABOUT.search(line.text):
                continue
            for match in ENTITY.finditer(line.text):
                char = _decoded(match[0])
                if char and not _shown(line.text, match.start()):
                    start, end = line.start + match.start(), line.start + match.end()
                    yield Hit(start, end, f"an HTML entity for “{char}”", (replacing(start, end, char, Safety.SAFE),))


def _decoded(entity: str) -> str | None:
    import html

    seen, now = "", entity
    while now != seen:
        seen, now = now, html.unescape(now)
    printable = now.isprintable() or now.isspace() or now in "\u00ad\u200b\u200c\u200d\u200e\u200f"
    return now if printable and "\ufffd" not in now and now != entity else None


def _shown(line: str, at: int) -> bool:
    if at and line[at - 1] in SHOWN and line[at:].partition(";")[2][:1] in ("`", '"', "'", "’", "”", "»", "“"):
        return True
    token = line[max(0, at - 500) : at].rpartition(" ")[2]
    return "://" in token or token.startswith("www.")
