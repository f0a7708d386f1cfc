"""The placeholder that stands where an e-mail address was hidden from robots."""

import re
from collections.abc import Iterable

from lint import Bad, Document, Fix, Good, Hit, Rule, Safety, Stage, lazy_pattern, replacing

_PLACEHOLDER = lazy_pattern(r"\[email[\s\u00a0]{1,3}protected\]")
_LONGEST = 120  # code points of an address with the marks around it
_BEFORE = lazy_pattern(r"(?:^|[\r\n])[ \t]{0,8}(?:(?:e-?mail|contact|mail|correo|courriel|kontakt)\s?:[ \t]{0,4})?$", re.I)
_AFTER = lazy_pattern(r"[ \t]{0,8}(?:[\r\n]|$)")


class ObfuscatedEmail(Rule):
    """ "[email protected]" stands where a web server hid an e-mail address, a user name or a title with an @ from robots. A
    script would have put the original back; in the text it is gone, and no rule can know it. With the HTML of the page it can
    be decoded; where the corpus holds a copy of the text that has it, between the same words, it is proposed and the copy named.

    Nothing is invented, and inside a sentence nothing is removed, since a subject or object would vanish with it. Alone on its
    line, or after a label such as "Email:", it may go (unsafe). It is English in pages of every language, and its blank is most
    often U+00A0.
    """

    stage = Stage.FURNITURE
    anchors = ("[email",)
    examples = (
        Bad("Write to ⟦[email protected]⟧ before Friday."),
        Bad("⟦[email\u00a0protected]⟧ on the treaty: “It is a beginning.”"),
        Bad(
            "The office opens at nine.\nEmail: ⟦[email\u00a0protected]⟧\nIt closes at noon.",
            fixed="The office opens at nine.\nIt closes at noon.",
        ),
        Good("His [email] was protected by two passwords."),
        Good("Email protected the archive better than paper did."),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        for m in _PLACEHOLDER.finditer(doc.text):
            line = _BEFORE.search(doc.text, max(0, m.start() - 40), m.start())
            alone = line is not None and _AFTER.match(doc.text, m.end())
            fixes: tuple[Fix, ...] = ()
            if line and alone:
                edit = doc.removal(line.end() - len(line[0].lstrip("\r\n")), m.end())
                fixes = (replacing(edit.start, edit.end, "", Safety.UNSAFE, 0.9),)
            yield Hit(m.start(), m.end(), "an address stood here; it cannot be known from this text", fixes)

    def restored(self, hit: Hit, here: str, there: str) -> Safety | None:
        """Safe for one word with an @ in it, which is what such servers hide."""
        return Safety.SAFE if "@" in there and not any(map(str.isspace, there)) and len(there) <= _LONGEST else None
