"""Most of a text stands in another one too."""

from collections.abc import Iterable, Sequence

from lint import Bad, Document, Good, Hit, Likeness, PairRule, Related, Stage, compare_texts, digest, option, sketch_keys, versions_of_story

_TEXT = (
    "The council of Brackwater voted on Thursday to close the old swimming baths at the end of the summer. Repairs would cost at least "
    "four million pounds, the treasurer told the meeting, and visitors have become fewer every year since the leisure park opened. "
    "Campaigners who had gathered outside the town hall said they would take over the building themselves, and asked for another year to "
    "raise the money. The mayor replied that the offer was generous but came too late, for the roof might not last another winter.\n"
)
_OTHER = (
    "The council of Brackwater voted on Thursday to close the old swimming baths at the end of the summer. A second library is planned "
    "on the site of the bus garage, where work begins in spring, and the committee for schools wants a new kitchen for the academy by "
    "next autumn. Parents welcomed the kitchen but doubted the date. The mayor replied that the offer was generous but came too late, "
    "for the roof might not last another winter.\n"
)
PASSAGES, QUOTED = 8, 80  # passages that are quoted at most, and code points of each: what a line of evidence can hold


class NearDuplicate(PairRule):
    """Most of this text stands in another document too: an edited, shortened, framed or misread copy. The message says how much is shared
    and which text contains the other; the evidence quotes the passages that only one of them has, the eight longest of each in their order.

    Copies are met through up to 24 content-defined pieces of each text, in any script, and then compared word by word (character by
    character where a script has no blanks). A word misread in one copy still counts as shared. Texts that share a form but not its names
    and figures (tables, results, forecasts, legal notices) are no copies, nor are live blogs unless nine tenths agree both ways. Copies
    that are alike word for word are exact-duplicate's, versions of a wire story are wire-lineage's. Nothing is deleted: which copy stays
    is the user's choice.

    Planted copies of news share at least 0.86 of their words (one word in ten changed, cut to a quarter, a tenth of the characters
    wrong), other news of the same weeks 0.41 at most: the limit of 0.7 lies between.
    """

    stage = Stage.CORPUS
    copies = True
    kind = "sketch"
    crowded = 6  # of 24: a quarter of a text, which a notice shared by many seldom makes up
    least: float = option(0.7, "share of the words of one text that must stand in the other; measured, see above")
    words: int = option(25, "words the shorter text must have; briefs of a sentence or two repeat without being copies")
    examples = (
        Bad("⟦⟧" + _TEXT, corpus=("Baths to close\n" + _TEXT + "Share this\n",)),
        Bad("⟦⟧" + _TEXT, corpus=(_TEXT.replace("Thursday", "Friday").replace("four", "five").replace("generous", "kind"),)),
        Bad("⟦⟧" + _TEXT[: len(_TEXT) // 2], corpus=(_TEXT,)),
        Bad("⟦⟧" + _TEXT, corpus=(_TEXT.replace("the", "tlie").replace("ing", "iug").replace("money", "rnoney"),)),
        Good(_TEXT, corpus=(_OTHER,)),
        Good(_TEXT, corpus=(_TEXT,)),
        Good("Premier league\n" + "".join(f"Leeds {n} Hull {n + 2} attendance {n}7{n}31\n" for n in range(1, 9)),
             corpus=("Premier league\n" + "".join(f"Leeds {n + 3} Hull {n} attendance {n}9{n}02\n" for n in range(1, 9)),)),
        Good("RPT - Baths to close in Brackwater\n" + _TEXT, corpus=("Baths to close in Brackwater\n" + _TEXT,)),
    )  # fmt: skip

    def keys(self, doc: Document) -> Iterable[str]:
        return sketch_keys(doc)

    def compare(self, doc: Document, other: Document) -> Iterable[Hit]:
        found = compare_texts(doc, other)
        if self._is_copy(found) and not versions_of_story(doc, other) and digest(doc) != digest(other):
            yield Hit(0, 0, _message(found), related=(Related(other.place),), evidence=_evidence(found, doc, other))

    def _is_copy(self, found: Likeness) -> bool:
        if found.contained < self.least or found.shorter < self.words or found.form:
            return False
        return not found.live or min(found.share, found.other_share) >= 0.9


def _message(found: Likeness) -> str:
    mine, theirs = f"{found.share:.0%}", f"{found.other_share:.0%}"
    if found.share > found.other_share + 0.1:
        return f"{mine} of this text stands in a longer one"
    if found.other_share > found.share + 0.1:
        return f"this text contains {theirs} of a shorter one"
    return f"{mine} of this text stands in another one"


def _evidence(found: Likeness, doc: Document, other: Document) -> dict[str, float | int | str]:
    out: dict[str, float | int | str] = {"share": round(found.share, 3), "other_share": round(found.other_share, 3)}
    if found.only_here:
        out["only_here"] = _quoted(doc.text, found.only_here)
    if found.only_there:
        out["only_there"] = _quoted(other.text, found.only_there)
    return out


def _quoted(text: str, passages: Sequence[tuple[int, int]]) -> str:
    longest = sorted(sorted(passages, key=lambda span: span[0] - span[1])[:PASSAGES])
    return " … ".join(text[start : min(end, start + QUOTED)] for start, end in longest)
