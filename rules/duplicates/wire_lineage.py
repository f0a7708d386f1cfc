"""Versions of one wire story: repeats, updates, corrections."""

from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, PairRule, Related, Stage, compare_texts, headline_stem, sketch_keys, versions_of_story

_STORY = (
    "Brackwater port reopened on Friday after engineers cleared the wreck of a dredger that had blocked its northern channel since June. "
    "Two tankers entered with the morning tide, the harbour master said, and a dozen more vessels were waiting at anchor off the cape. "
    "Freight rates fell sharply on hopes that grain shipments would soon be back to normal.\n"
)
_UPDATE = _STORY + "Exporters cautioned that the backlog may take weeks to clear, because crews and tugs have left for other ports.\n"


class WireLineage(PairRule):
    """Two documents are versions of one wire story: a mark before the headline (RPT, UPDATE 2, CORRECTED, REFILE and their like) says
    that this is a repeat, a later version or a correction, and headline or text agree with the other's.

    A repeat is the original without any change, so one of the two is enough; of updates and corrections the last one replaces the others.
    The finding is for information: it names the other version and never removes anything. The marks are those of the Reuters handbook and
    of other agencies. Versions count as such when their headlines agree without marks and outlet tails, or when two fifths of the words
    are shared.
    """

    stage = Stage.CORPUS
    copies = True
    severity = "info"
    kind = "sketch"
    crowded = 6  # of 24: a quarter of a text, which a notice shared by many seldom makes up
    examples = (
        Bad("⟦⟧RPT - Port reopens after wreck is cleared\n" + _STORY, corpus=("Port reopens after wreck is cleared\n" + _STORY,)),
        Bad("⟦⟧UPDATE 1-Port reopens, freight rates fall\n" + _STORY, corpus=("UPDATE 2-Ships enter port, backlog feared\n" + _UPDATE,)),
        Bad("⟦⟧Port reopens after wreck is cleared\n" + _STORY, corpus=("CORRECTED-Port reopens after wreck is cleared\n" + _UPDATE,)),
        Good("Port reopens after wreck is cleared\n" + _STORY, corpus=("Port open again, freight rates fall\n" + _UPDATE,)),
        Good("WRAPUP 1-Shipping news of the day\n" + _STORY, corpus=("Port reopens after wreck is cleared\n" + _STORY,)),
        Good(
            "UPDATE 2-Port reopens after wreck is cleared\n" + _STORY, corpus=("Port reopens after wreck is cleared\nNo more is known.\n",)
        ),
    )

    def keys(self, doc: Document) -> Iterable[str]:
        return sketch_keys(doc)

    def compare(self, doc: Document, other: Document) -> Iterable[Hit]:
        if versions_of_story(doc, other):
            mine, theirs = _versions(doc), _versions(other)
            yield Hit(0, 0, _message(mine, theirs), related=(Related(other.place),), evidence=_evidence(doc, other, mine, theirs))


def _evidence(doc: Document, other: Document, mine: str, theirs: str) -> dict[str, float | int | str]:
    found = compare_texts(doc, other)
    return {"versions": mine, "other_versions": theirs, "share": round(found.share, 3), "other_share": round(found.other_share, 3)}


def _versions(doc: Document) -> str:
    stem = headline_stem(doc)
    return ", ".join(stem.versions) if stem else ""


def _message(mine: str, theirs: str) -> str:
    if mine and theirs and mine != theirs:
        return f"{mine} of a story whose {theirs} stands elsewhere"
    if mine:
        return f"{mine} of a story that stands elsewhere"
    return f"a story of which {theirs} stands elsewhere"
