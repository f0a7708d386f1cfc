"""Documents that hold more than one article."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lint import Bad, Document, Good, Hit, Related, Rule, Stage, lazy_pattern, option

DATELINE = lazy_pattern(
    r"""(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w'’.-]{1,30}[ /]?){1,4}(?:,\ [^()\n—–-]{2,40})?(?:\ \([^()\n]{2,40}\))?
    ,?\ ?(?:—|–|\ -\ |\ --\ )\s?(?=[\"“„«]?[A-ZÀ-ÞА-ЯЁ])""",
    re.VERBOSE,
)
DASHES = ("-", "—", "–")
REACH = 120  # code points of the longest dateline
AGENCY = lazy_pattern(r"\([A-Z][\w ./&-]{1,30}\) ?[-–—]")


class SeveralArticles(Rule):
    """The text has several datelines (`OSLO (Agency) —`, `LIMA, March 3 -`), each with paragraphs of its own behind it: two or more
    articles were stored as one, as in digests, live pages, or when a crawler went on to the next story.

    Shown only, at the second dateline: where one article ends and the next headline begins is for a reader to say. A dateline counts
    when its place is in capitals or an agency stands in brackets, and when enough words follow before the next.
    """

    stage = Stage.CHARACTERS
    severity = "info"
    words: int = option(60, "words that each article must have; briefs below that are one digest. Set by hand")
    anchors = DASHES
    examples = (
        Bad(
            "OSLO (Nordwire) — The river rose in the night. It took the bridge and the mill.\n\nNobody was hurt.\n\nBoats for Lima\n\n"
            "⟦LIMA (Andes News) —⟧ The town bought boats. They came by train.\n\nEverybody was glad.",
            options={"words": 8},
        ),
        Good(
            "OSLO (Nordwire) — The river rose in the night. It took the bridge and the mill.\n\nNATO — The alliance sent boats and "
            "tents there.",
            options={"words": 8},
        ),
        Good("The UN — The council met on Monday - it was late.\n\nA man — Mr Ødegård – left.", options={"words": 2}),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        found: list[tuple[int, int]] = []
        for start, _, text in doc.paragraphs:
            head = text[:REACH]
            if head[0].isupper() and ("(" in head or head[1:2].isupper()) and (match := DATELINE.match(head)) and _is_dateline(match[0]):
                found.append((start, start + len(match[0].rstrip())))
        if len(found) < 2:
            return
        ends = [*(start for start, _ in found[1:]), len(doc.text)]
        if all(len(doc.text[start:end].split()) >= self.words for (start, _), end in zip(found, ends, strict=True)):
            places = (Related(doc.place, *found[0]),)
            yield Hit(*found[1], f"{len(found)} datelines, each with a text of its own", related=places, evidence={"datelines": len(found)})


def _is_dateline(head: str) -> bool:
    if AGENCY.search(head):
        return True
    place = re.split(r"[,(—–]| -", head)[0].strip()
    return place.isupper() and len(place) > 3 and "," in head
