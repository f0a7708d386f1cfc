"""The same text in two places of the corpus."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lint import Bad, Corpus, Document, Good, Hit, KeyRule, Place, Related, Stage, digest, letters, option

_TEXT = "The ferry to the islands will sail again on Monday after two weeks of storms, the harbour office said.\n"


@dataclass(frozen=True, slots=True)
class Copies:
    """How many documents hold one text, and the first two of them."""

    count: int
    first: tuple[Place, ...]


class ExactDuplicate(KeyRule[Copies]):
    """This text stands elsewhere in the corpus too, word for word. Copies weigh an article twice in counts and in training, and spread
    its errors.

    Case, white space, quotation marks and dashes make no difference; a comma or a word does (that is near-duplicate's matter). Every copy
    is reported and names the first other place, in the order of paths and records. Nothing is deleted: which copy stays is the user's
    choice. Texts of fewer than 60 letters and digits are left out: they are stubs, captions and empty pages, and alike without being
    copies.
    """

    stage = Stage.CORPUS
    copies = True
    kind = "text"
    least: int = option(60, "bytes of UTF-8 that the letters and digits of a text must have, so that stubs stay out; about ten words")
    examples = (
        Bad("⟦⟧" + _TEXT, corpus=(_TEXT,)),
        Bad("⟦⟧" + _TEXT, corpus=("Rain is likely.", _TEXT.replace(" ", "\n\n").upper(), _TEXT)),
        Bad("⟦⟧Паром на острова снова пойдёт в понедельник, сообщили “в порту” после двух недель штормов.",
            corpus=("Паром на острова снова пойдёт в понедельник, сообщили «в порту» после двух недель штормов.",)),
        Good(_TEXT, corpus=(_TEXT.replace("Monday", "Sunday"),)),
        Good("This page is not available.", corpus=("This page is not available.",)),
        Good("", corpus=("",)),
    )  # fmt: skip

    def keys(self, doc: Document) -> Iterable[str]:
        if len(letters(doc)) >= self.least:
            yield digest(doc)

    def doubtful(self, keys: Iterable[str], corpus: Corpus) -> Iterable[str]:
        return corpus.shared(self.kind, keys)

    def judge(self, key: str, corpus: Corpus) -> Copies:
        return Copies(corpus.count(self.kind, key), tuple(corpus.holders(self.kind, key)))

    def place(self, doc: Document, verdicts: Mapping[str, Copies]) -> Iterable[Hit]:
        for copies in verdicts.values():
            others = [place for place in copies.first if place != doc.place]
            if others:
                yield Hit(0, 0, _message(copies.count), related=(Related(others[0]),), evidence={"copies": copies.count})


def _message(count: int) -> str:
    return "the same text stands in another place" if count == 2 else f"the same text stands in {count - 1} other places"
