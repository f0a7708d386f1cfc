"""Who wrote the article, and when: bylines and stamps on lines of their own."""

import re
from collections.abc import Iterable, Iterator

from lint import Bad, Document, Good, Hit, Rule, Span, Stage, byline_in, stamp_weight

MOST_DAYS = 2  # lines that are a date only; more of them are a chronicle or a list of events
_ROLE = re.compile(
    r"[^\W\d_][\w.'’-]{1,20}(?: [^\W\d_][\w.'’-]{0,20}){1,3}(?:,? (?:AP|Associated Press|Reuters|AFP|Staff Writer|USA TODAY|Special to [\w ]{2,30})"
    r"|, [\w ]{0,30}\b(?i:writer|reporter|editor|correspondent|redakteur|redakteurin))|"
    r"[^\W\d_][\w.'’-]{1,20}(?: [^\W\d_][\w.'’-]{0,20}){1,3} @\w{2,30}(?: / [\w ]{2,20})?"
)
_OPENERS = frozenset(
    "by written words text texte texto tekst testo von par por di door autor autorin autoren auteur auteurs autore author автор текст".split()
)


class Byline(Rule):
    """A byline or a stamp stands on a line of its own: "By Ana Souza, Reuters", "Von Jürgen Groß", "Updated 19 Nov 2019, 9:41 pm". It is
    metadata, and worth keeping as such: it is shown and never removed. `inspect` tells what was read from it.

    A line that is a date and nothing else counts up to twice in a document; where there are more, they are the days of a chronicle or of a
    tour. Names must be names: "By the river" and "Von Peking nach Berlin" are not.
    """

    stage = Stage.FURNITURE
    severity = "info"
    examples = (
        Bad("Rain in Recife\n⟦By Ana Souza, Diário do Porto⟧\nIt rained for nine days."),
        Bad("Regen in Kiel\n⟦Von Jürgen Groß⟧\nEs regnete neun Tage."),
        Bad("Rain in Recife\n⟦Ana Souza Published May 3, 2021 | 11:10 AM⟧\nIt rained for nine days."),
        Bad("Rain in Recife\n⟦Updated 19 Nov 2021, 9:41 pm⟧\nIt rained for nine days."),
        Bad("Regen in Kiel\n⟦Stand: 3.2.2021, 14:00 Uhr⟧\nEs regnete neun Tage."),
        Good("By the river\nBy the river she sat down."),
        Good("Von Peking nach Berlin\nDer Zug fährt neun Tage."),
        Good("3 May 2021\nRain.\n4 May 2021\nRain.\n5 May 2021\nSun."),
        Good("Updated plans for the harbour of Recife\nThe plans were shown on 3 May 2021."),
        Good("Par ici\nPar là"),
    )

    def check(self, doc: Document) -> Iterable[Hit]:
        days: list[Span] = []
        for paragraph in doc.paragraphs:
            weight = stamp_weight(paragraph.text)
            if weight == 1:
                days.append(paragraph)
            elif weight:
                yield Hit(paragraph.start, paragraph.end, "when it was published: metadata, kept")
            else:
                yield from self._names(paragraph)
        if len(days) <= MOST_DAYS:
            yield from (Hit(day.start, day.end, "a date on a line of its own: metadata, kept") for day in days)

    def _names(self, paragraph: Span) -> Iterator[Hit]:
        text = paragraph.text
        opens = text.partition(" ")[0].rstrip(":").lower() in _OPENERS
        if len(text) <= 140 and (opens or _has_year_after_names(text)) and (found := byline_in(paragraph)):
            rest = text[len(found[1].text) :].strip(" ,|–—-·/")
            end = paragraph.end if not rest or len(rest) < 40 or stamp_weight(rest) else found[1].end
            yield Hit(paragraph.start, end, "who wrote it: metadata, kept")
        elif (
            len(text) <= 90
            and text[-1:].isalnum()
            and ("," in text or "@" in text or " A" in text or " R" in text)
            and _ROLE.fullmatch(text)
        ):
            yield Hit(paragraph.start, paragraph.end, "who wrote it: metadata, kept")


def _has_year_after_names(text: str) -> bool:
    return text[:1].isupper() and " Published " in text and any(map(str.isdigit, text))
