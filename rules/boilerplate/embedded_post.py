"""Links and credits of embedded posts."""

import re
from collections.abc import Iterable, Iterator

from lint import Bad, Document, Fix, Good, Hit, PhraseRule, Safety, lazy_pattern

_LINK = lazy_pattern(r"(?:https?://)?pic\.twitter\.com/\w{8,12}|https?://t\.co/\w{8,12}")
_CREDIT = lazy_pattern(r"[—–-] ?[^\n@()]{1,60} \(@\w{1,30}\) (?=[^\n]{6,30}$)[^\n.!?]{0,20}\d{4}", re.M)


class EmbeddedPost(PhraseRule):
    """A post from a social network stood in the page, and its furniture stayed in the text: the link of its picture
    ("pic.twitter.com/…"), the label of its frame ("View this post on Instagram"), the line that says whose it is ("— NAME
    (@handle) DATE").

    Link and label are taken out (unsafe; a known label on a line of its own: safe). The credit is shown and stays, and the
    quoted words are content and are never touched. A public scraper that drops whole paragraphs for "pic.twitter.com" loses the
    quotations with them.
    """

    says = "the label of an embedded post"
    examples = (
        Bad(
            "We are opening the new bridge at Mostar today. ⟦pic.twitter.com/Ab3dEf9hIj⟧\n⟦— City of Mostar (@mostar) May 3, 2021⟧",
            fixed="We are opening the new bridge at Mostar today.\n— City of Mostar (@mostar) May 3, 2021",
        ),
        Bad(
            "The mayor showed the new bridge to the press on Monday before it was opened to carts, cars and everyone on foot.\n⟦View "
            "this post "
            "on Instagram⟧\nThe old one is being taken down stone by stone, and each of the stones has its own number painted on its "
            "side in white.",
            fixed="The mayor showed the new bridge to the press on Monday before it was opened to carts, cars and everyone on "
            "foot.\nThe old one is "
            "being taken down stone by stone, and each of the stones has its own number painted on its side in white.",
            safe=True,
        ),
        Good("— Who goes there? (the guard called) — A friend."),
        Good("The ministry (@mfa on most networks) answered within the hour."),
        Good("His picture on Twitter was seen by millions."),
    )

    def concerns(self, doc: Document) -> bool:
        text = doc.text
        address = "/" in text and ("twitter.com/" in text or "//t.co/" in text)
        return address or ("@" in text and " (@" in text) or super().concerns(doc)

    def check(self, doc: Document) -> Iterable[Hit]:
        yield from super().check(doc)
        yield from self._links(doc)

    def _links(self, doc: Document) -> Iterator[Hit]:
        for m in _LINK.finditer(doc.text) if "/" in doc.text else ():
            fix = Fix((doc.removal(m.start(), m.end()),), Safety.UNSAFE, 0.95)
            yield Hit(m.start(), m.end(), "the link of an embedded post", (fix,))
        for m in _CREDIT.finditer(doc.text) if " (@" in doc.text else ():
            yield Hit(m.start(), m.end(), "who wrote the embedded post: shown, kept")
