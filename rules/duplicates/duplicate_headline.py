"""The same headline above two different texts."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, PairRule, Related, Stage, compare_texts, digest, headline_stem, option, versions_of_story

_FERRY = (
    "Ferry to sail again to the outer islands\nTwo weeks of storms had kept the boats in port and the shops without bread, the harbour "
    "office said. Fishermen left earlier, because their boats need less water under the keel.\n"
)
_BATHS = (
    "Ferry to sail again to outer islands | Island Gazette\nThe council will close the old swimming baths after the summer. Repairs "
    "would cost four million pounds, and campaigners asked for another year in order to raise the money themselves.\n"
)
_MOST_KEYS = 24


class DuplicateHeadline(PairRule):
    """Another document has the same headline, or nearly the same, above a different text: a headline was put on the wrong article, or two
    reports of one event were filed under one title. Programs that join articles by title will mix them up.

    Wire marks, outlet tails and punctuation are taken off. Headlines of at least four words and 20 characters (10 in scripts without
    blanks) that differ in one word or less are met, and must be alike to 90 % (rapidfuzz's ratio) with the same figures, so that "Results
    of 5 May" and "Results of 6 May" stay apart. A headline of more than five documents is generic ("Letters to the editor") and says
    nothing. Texts that are copies are left to the rules about copies, forms and live blogs of one title are meant to share it. Shown
    only.
    """

    stage = Stage.CORPUS
    kind = "headline"
    shared = 1
    most_holders = 5
    alike: float = option(90.0, "rapidfuzz ratio from which two folded headlines are the same; one letter in ten may differ")
    examples = (
        Bad("⟦" + _FERRY.replace("\n", "⟧\n", 1), corpus=(_BATHS,)),
        Bad("⟦" + _FERRY.replace("\n", "⟧\n", 1), corpus=(_BATHS.replace("Ferry", "RPT - Ferrry"),)),
        Good(_FERRY, corpus=(_FERRY + "Tickets can be had at the quay.\n",)),
        Good("Weather\n" + _FERRY, corpus=("Weather\n" + _BATHS,)),
        Good(_FERRY.replace("outer", "5"), corpus=(_BATHS.replace("outer", "6"),)),
        Good(_FERRY, corpus=(_BATHS.replace("Ferry to sail", "Council to meet"),)),
    )

    def concerns(self, doc: Document) -> bool:
        return doc.header.headline is not None

    def keys(self, doc: Document) -> Iterable[str]:
        words = _parts(doc)
        if words:
            yield " ".join(words)
        for at in range(min(len(words), _MOST_KEYS - 1)):
            yield " ".join(words[:at] + words[at + 1 :])

    def compare(self, doc: Document, other: Document) -> Iterable[Hit]:
        from rapidfuzz.fuzz import ratio

        mine, theirs = _parts(doc), _parts(other)
        alike = ratio(" ".join(mine), " ".join(theirs)) if mine and theirs else 0.0
        if alike >= self.alike and _figures(mine) == _figures(theirs) and _bodies_differ(doc, other):
            yield Hit(*_span(doc), "the same headline stands above another text", related=(Related(other.place, *_span(other)),),
                      evidence={"alike": round(alike / 100, 3)})  # fmt: skip


def _parts(doc: Document) -> list[str]:
    stem = headline_stem(doc)
    words = stem.words.split() if stem else []
    if len(words) >= 4 and len(" ".join(words)) >= 20:
        return words
    letters = "".join(words)
    return list(letters) if len(letters) >= 10 and len(letters.encode("utf-8", "replace")) >= 3 * len(letters) else []


def _figures(words: list[str]) -> list[str]:
    return [word for word in words if any(map(str.isdigit, word))]


def _bodies_differ(doc: Document, other: Document) -> bool:
    if digest(doc) == digest(other) or versions_of_story(doc, other):
        return False
    found = compare_texts(doc, other)
    return found.contained < 0.7 and found.shorter >= 25 and not found.form and not found.live


def _span(doc: Document) -> tuple[int, int]:
    span = doc.header.headline_span
    return (span.start, span.end) if span else (0, 0)
